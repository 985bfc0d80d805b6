// What the site is called: "Check-in" for everyone, until a programme gives it another name.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { serve } from "../../deploy/serve.mjs";
import { root, story } from "./app.mjs";
import { say } from "./steps.mjs";

let folder, site;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "attune-named-"));
  cpSync(join(root, "build/site"), folder, { recursive: true });
  const config = JSON.parse(readFileSync(join(folder, "config.json"), "utf8"));
  writeFileSync(join(folder, "config.json"), JSON.stringify({ ...config, name: "Notebook" }));
  site = await serve({ folder });
});
after(() => {
  site.close();
  rmSync(folder, { recursive: true });
});

// As the browser itself would put it on a home screen.
async function manifestOf(page) {
  const session = await page.context().newCDPSession(page);
  const { url, data, errors } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  const manifest = JSON.parse(data);
  const icons = manifest.icons.map(({ src }) => new URL(src, url).href);
  return { ...manifest, start: new URL(manifest.start_url, url).href, icons };
}

story("named: the title and the home screen say Check-in, or what config.json says", async ({ person }) => {
  for (const [options, name] of [[{}, say("app.title")], [{ address: site.address }, "Notebook"]]) {
    const someone = await person(options);
    someone.stoodIn.add("/manifest.webmanifest"); // the service worker's, on no host
    const page = await someone.open();
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.reload();
    await page.waitForFunction((title) => document.title === title, name);
    await page.locator("link[rel=manifest]").waitFor({ state: "attached" }); // after the start
    const manifest = await manifestOf(page);
    assert.deepEqual([manifest.name, manifest.short_name], [name, name]);
    assert.equal(manifest.start, `${someone.address}/`);
    for (const icon of manifest.icons) assert.equal((await page.request.get(icon)).status(), 200, icon);
  }
});
