// The site comes up: the first page stands there, drawn, and nothing was asked of anyone else. Also what the
// budget takes for granted: which files arrive before the first page can be used.
import assert from "node:assert/strict";
import { later } from "../../web/build/budget.mjs";
import { appTest, screenshot } from "./app.mjs";
import { begin, makeInvite, newTherapist } from "./steps.mjs";
import { assertAccessible } from "./axe.mjs";
import { colourCounts, readPng } from "./png.mjs";

for (const device of ["phone", "desk"]) {
  appTest(`smoke: the first page stands on a ${device}`, async ({ person }) => {
    const page = await (await person({ device })).open();
    assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
    assert.notEqual((await page.getByRole("heading", { level: 1 }).innerText()).trim(), "");
    assert.equal(await page.title(), "Check-in");
    await screenshot(page, `first page ${device}`);
    await assertAccessible(page, "first page");
  });
}

appTest("smoke: the canvas is not blank", async ({ person }) => {
  const someone = await person();
  const page = await someone.open();
  assert.ok(await page.locator("canvas").count() > 0, "there is no canvas: is WebGL there?");
  // Words drawn by the browser would count too, so the elements over the canvas are hidden for the picture.
  await page.evaluate(() => {
    for (const element of document.querySelectorAll("main *")) {
      const holdsCanvas = element.querySelector("canvas") !== null || element.tagName === "CANVAS";
      if (!holdsCanvas) element.style.visibility = "hidden";
    }
  });
  const colours = colourCounts(readPng(await page.screenshot()));
  assert.ok(colours.size > 30, `only ${colours.size} colours`);
});

appTest("smoke: the plain view has the same heading and no canvas", async ({ person }) => {
  const drawn = await (await person()).open();
  const plain = await (await person({ plain: true })).open();
  const heading = async (page) => {
    const text = await page.getByRole("heading", { level: 1 }).innerText();
    return text.replaceAll("\n", " ");  // over the picture a line ends where the picture's does
  };
  assert.equal(await heading(plain), await heading(drawn));
  assert.equal(await plain.locator("canvas:visible").count(), 0);
  await screenshot(plain, "first page plain");
  await assertAccessible(plain, "first page, plain");
});

appTest("smoke: before the first question only what the budget counts is asked for", async ({ person }) => {
  const { page: desk } = await newTherapist(person);
  const link = await makeInvite(desk);
  const someone = await person();
  const asked = [];
  // What the service worker keeps for later is its own; on a slow machine it has begun with that.
  someone.context.on("request", (request) => request.serviceWorker() || asked.push(new URL(request.url())));
  await someone.open(link);
  await begin(someone.page);
  const early = asked.filter(({ protocol }) => protocol !== "blob:").map(({ pathname }) => pathname.slice(1));
  assert.ok(early.some((path) => path.endsWith("app.wasm")));
  // The browser asks for the icon when it likes; it is small and never waited for.
  const isLater = (path) => later.some((pattern) => pattern.test(path));
  const unexpected = early.filter((path) => isLater(path) && !/icon|manifest|sw\.js/.test(path));
  assert.deepEqual(unexpected, []);
});
