// Starts that fail say why, with the words that are in index.html itself.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { appears, root, story } from "./app.mjs";
import { begin, button, makeInvite, newTherapist, screen } from "./steps.mjs";

const heading = (page, name) => appears(page.getByRole("heading", { level: 1, name }));

// The browser's own complaint of the missing file; for a worker's requests it makes none.
const forget404 = (someone) => {
  someone.problems = someone.problems.filter((problem) => !/status of 404/.test(problem));
};

for (const file of ["app.wasm", "strings/en.json", "worker.js", "atkinson-400.ttf"]) {
  story(`starts: without ${file} the page says that a part could not be loaded`, async ({ person }) => {
    const someone = await person();
    await someone.context.route(`**/${file}`, (route) => route.fulfill({ status: 404, body: "" }));
    await someone.page.goto(`${someone.address}/#kept`);
    await heading(someone.page, "A part of this page could not be loaded.");
    await someone.context.unrouteAll();
    await someone.page.getByRole("button", { name: "Load the page again" }).click();
    await someone.page.getByRole("heading", { level: 1 }).filter({ hasNotText: "could not be loaded" })
      .first().waitFor();
    forget404(someone);
  });
}

story("starts: without rest.wasm the first press that needs it says so", async ({ person }) => {
  const someone = await person();
  await someone.context.route("**/rest.wasm", (route) => route.fulfill({ status: 404, body: "" }));
  const page = await someone.open();
  await page.getByRole("button", { name: "I am a therapist" }).click();
  await heading(page, "A part of this page could not be loaded.");
  await someone.context.unrouteAll();
  await page.getByRole("button", { name: "Load the page again" }).click();
  await page.getByRole("button", { name: "I am a therapist" }).click();
  await appears(page.getByRole("textbox", { name: "Name your clients see" }));
  forget404(someone);
});

story("starts: without page.js the words are there all the same", async ({ person }) => {
  const someone = await person();
  await someone.context.route("**/page.js", (route) => route.fulfill({ status: 404, body: "" }));
  await someone.page.goto(someone.address);
  await someone.page.getByText("A part of this page could not be loaded.").first()
    .waitFor({ timeout: 15_000 });
  forget404(someone);
});

story("starts: without WebAssembly the page says so", async ({ person }) => {
  const someone = await person();
  await someone.context.addInitScript(() => delete globalThis.WebAssembly);
  await someone.page.goto(someone.address);
  await heading(someone.page, /cannot run the check-in/);
});

story("starts: without OPFS everything works, under a banner that nothing is kept", async ({ person }) => {
  const someone = await person({ device: "desk" });
  const [release] = readdirSync(join(root, "build/site/r"));
  const workerSource = readFileSync(join(root, "build/site/r", release, "worker.js"), "utf8");
  await someone.context.route("**/worker.js", async (route) => {
    const refuse = "navigator.storage.getDirectory = () => " +
      "Promise.reject(new DOMException('', 'SecurityError'));";
    await route.fulfill({ contentType: "text/javascript", body: refuse + workerSource });
  });
  const page = await someone.open();
  await page.getByRole("button", { name: "I am a therapist" }).click();
  await page.getByRole("textbox", { name: "Name your clients see" }).fill("Dana");
  await page.getByLabel("Passphrase", { exact: true }).fill("made of words that nobody says");
  await page.getByRole("button", { name: "Make my desk" }).click();
  await appears(page.getByText(/This browser keeps nothing here/).first());
});

story("starts: without WebGL the plain view takes over", async ({ person }) => {
  const someone = await person();
  await someone.context.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
      return kind === "webgl2" ? null : original.call(this, kind, ...more);
    };
  });
  const page = await someone.open();
  await page.getByRole("button", { name: "I am a therapist" }).click();
  await heading(page, "Set up your desk");
  assert.equal(await page.locator("canvas:visible").count(), 0);
});

story("starts: opened as a file, the page says that it needs an address", async ({ person }) => {
  const someone = await person();
  await someone.page.goto(pathToFileURL(join(root, "build/site/index.html")).href);
  await heading(someone.page, /opened as a file/);
  someone.problems.length = 0; // the browser complains of file addresses in its own words
});

story("starts: opened by http under another name than localhost, the page says so", async ({ person }) => {
  const someone = await person();
  const url = new URL(someone.address);
  await someone.page.route("http://check-in.example/**", async (route) => {
    const path = new URL(route.request().url()).pathname;
    await route.fulfill({ response: await route.fetch({ url: new URL(path, url).href }) });
  });
  await someone.page.goto("http://check-in.example/");
  await heading(someone.page, /begins with http/);
  someone.problems.length = 0; // the other name is this test's own doing
});

story("starts: a link pasted into the same tab is read and erased", async ({ person }) => {
  const someone = await person();
  const page = await someone.open();
  await page.evaluate(() => { location.hash = "s1.not-a-link"; });
  await page.waitForFunction(() => location.hash === "");
  await appears(page.getByRole("heading", { level: 1 }).first());
});

story("starts: an invite outlives loading the page again, until somebody begins", async ({ person }) => {
  const { page: desk } = await newTherapist(person);
  const invite = await makeInvite(desk);
  const someone = await person();
  const page = await someone.open(invite);
  await screen(page, "start.title", { name: "Dana" });
  await page.reload();
  await screen(page, "start.title", { name: "Dana" });
  await button(page, "start.others_too").click();
  await screen(page, "pin.new_title");
  await page.reload();
  await begin(page);
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
});
