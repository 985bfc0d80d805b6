// `/?check` in a real browser, on a host that does all of it and on one that sends nothing but files, as
// GitHub Pages does: what is right is told, and what is wrong in one sentence each.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { serve } from "../../deploy/serve.mjs";
import { appears, root, screenshot, story } from "./app.mjs";

const words = JSON.parse(readFileSync(join(root, "web/strings/check/en.json"), "utf8"));
let bare;
before(async () => (bare = await serve({ folder: join(root, "build/site"), bare: true })));
after(() => bare.close());

const notes = async (page) => (await page.getByRole("note").allInnerTexts()).map((text) =>
  text.replace(/\s+/g, " ").trim());

async function checkOf(someone) {
  const page = await someone.open("/?check");
  await appears(page.getByRole("heading", { level: 1, name: words.title }));
  return page;
}

story("check: a real browser finds a good host as it should be, before and after it keeps the site",
  async ({ person }) => {
    for (const plain of [false, true]) {
      const someone = await person({ plain });
      await checkOf(someone);
      await someone.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      const page = await checkOf(someone);
      assert.deepEqual(await notes(page), []);
      for (const key of ["all_right", "https_local", "address", "types", "headers", "compression", "caching",
        "config", "crisis"]) {
        await appears(page.getByText(words[key]).first());
      }
      await appears(page.getByText(/All \d\d files of this release are here/).first());
      await screenshot(page, `check-good-390${plain ? "-plain" : ""}`, { fullPage: true });
    }
  });

story("check: a host that sends no headers is told which, and how long browsers keep its page",
  async ({ person }) => {
    const someone = await person({ address: bare.address });
    const page = await checkOf(someone);
    const told = await notes(page);
    const missing = told.find((text) => text.startsWith("These headers are missing:"));
    for (const name of ["Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"]) {
      assert.ok(missing?.includes(name), name);
    }
    for (const words of [/^Browsers may keep .*index\.html.* for a while: “max-age=600”/,
      /^Browsers do not keep the files under r\/ for good/]) {
      assert.ok(told.some((text) => words.test(text)), told.join("\n"));
    }
    assert.equal(told.length, 3, told.join("\n"));
    await screenshot(page, "check-bare-390", { fullPage: true });
  });
