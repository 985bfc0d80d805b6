// Whatever happens to the page while someone answers, nothing is lost and nothing is stuck: the picture's
// context, the worker, the tab in the background, the window's size, the text's size, the theme.
import assert from "node:assert/strict";
import { appears, appTest, rendered } from "./app.mjs";
import {
  afterNotes, answerAll, clipboard, itemText, linkIn, makeInvite, newClient, newTherapist, question, screen,
  sendByCopy, stop,
} from "./steps.mjs";

const words = "It was hard to say, and then it was not.";
const note = (page) => page.getByLabel(itemText("O1"));
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.tagName);

async function clientAt(person, where, options = {}) {
  const { page: desk } = await newTherapist(person, { permissions: clipboard });
  const client = await newClient(person, await makeInvite(desk), options);
  if (where === "notes") {
    await answerAll(client.page, { A1: 8, A2: 7 });
    await note(client.page).focus();
    await client.page.keyboard.type(words);
  }
  return client;
}
// What was typed and answered arrives whole on the last page, and can be sent.
async function sendsAll(page) {
  await afterNotes(page);
  await appears(page.getByRole("switch", { name: itemText("A1"), exact: true }));
  await appears(page.getByText(words).first());
  assert.match(linkIn(await sendByCopy(page)), /#s1\./);
}

const loseContext = (page, isRestored) => page.evaluate((restores) => new Promise((resolve) => {
  const canvas = document.querySelector("canvas");
  const loss = canvas.getContext("webgl2").getExtension("WEBGL_lose_context");
  const began = performance.now();
  const shown = window.attuneCounters.presented;
  canvas.addEventListener("webglcontextrestored", () => queueMicrotask(() => {
    resolve({ ms: performance.now() - began, isDrawn: window.attuneCounters.presented > shown });
  }), { once: true });
  canvas.addEventListener("webglcontextlost", () => {
    if (restores) setTimeout(() => loss.restoreContext());
    else resolve();
  }, { once: true });
  loss.loseContext();
}), isRestored);

appTest("hardness: G12: a hundred lost contexts come back, with every letter typed meanwhile",
  async ({ person, diagnostic }) => {
    const { page } = await clientAt(person, "notes");
    await rendered(page);
    const before = await page.screenshot({ caret: "hide" });
    const times = [];
    for (let i = 0; i < 100; ++i) {
      const loss = loseContext(page, true);
      if (i % 10 === 0) await page.keyboard.type("x");
      const { ms, isDrawn } = await loss;
      assert.ok(isDrawn, `loss ${i} was not drawn again`);
      times.push(ms);
    }
    assert.equal(await note(page).inputValue(), words + "x".repeat(10));
    for (let i = 0; i < 10; ++i) await page.keyboard.press("Backspace");
    await rendered(page);
    assert.ok(before.equals(await page.screenshot({ caret: "hide" })), "the picture is another one");
    times.sort((a, b) => a - b);
    diagnostic(`figure: 100 lost contexts, back after ${times[50].toFixed(0)} ms in the middle, ` +
      `${times[99].toFixed(0)} ms at most`);
    assert.ok(times[50] <= 500);  // the slowest of them says how busy the machine is
    await sendsAll(page);
  });

appTest("hardness: a context that never comes back gives way to the plain view", async ({ person }) => {
  const { page } = await clientAt(person, "notes");
  await loseContext(page, false);
  await appears(page.locator("html.plain"));
  assert.equal(await note(page).inputValue(), words);
  assert.equal(await page.locator("canvas:visible").count(), 0);
  await sendsAll(page);
});

// A trap inside the app, an error in the worker's own script, and a browser that ends it without a word.
const deaths = {
  "breaks inside the app": () => {
    TextEncoder.prototype.encode = () => { throw new Error("broken for a test"); };
  },
  "throws": () => void setTimeout(() => { throw new Error("thrown for a test"); }),
  "is ended without a word": () => void setTimeout(() => self.close()),
};
// Its answer may not get out any more.
const kill = (worker, die) => worker.evaluate(die).catch(() => {});
for (const [index, [name, die]] of Object.entries(deaths).entries()) {
  const plain = index === 1;
  appTest(`hardness: G12: a worker that ${name} is replaced, and no letter is lost`,
    async ({ person, diagnostic }) => {
      const { page } = await clientAt(person, "notes", { plain });
      const began = performance.now();
      const next = page.waitForEvent("worker");
      await kill(page.workers()[0], die);
      await page.keyboard.type(" And more.");
      await next;
      await page.waitForFunction(() => window.attuneCounters.restarts === 1);
      diagnostic(`figure: a new worker after ${(performance.now() - began).toFixed(0)} ms`);
      assert.equal(await note(page).inputValue(), `${words} And more.`);
      assert.match(await focused(page), /^n\d+$/, "the field has lost the focus");
      await page.keyboard.type(" And the end.");
      await afterNotes(page);
      await appears(page.getByText(`${words} And more. And the end.`).first());
      assert.match(linkIn(await sendByCopy(page)), /#s1\./);
    });
}

appTest("hardness: a worker that breaks again and again is told of, and loading the page goes on from there",
  async ({ person }) => {
    const { page } = await clientAt(person, "notes");
    const died = page.waitForEvent("worker");
    await kill(page.workers()[0], deaths["is ended without a word"]);
    await kill(await died, deaths["is ended without a word"]);
    await page.getByRole("button", { name: "Load the page again" }).click();
    await screen(page, "notes.title");
    assert.equal(await note(page).inputValue(), words);
  });

appTest("hardness: a tab put aside by the browser and woken goes on where it was", async ({ person }) => {
  const client = await clientAt(person, "notes");
  const { page } = client;
  const session = await client.context.newCDPSession(page);
  await session.send("Page.setWebLifecycleState", { state: "frozen" });
  await session.send("Page.setWebLifecycleState", { state: "active" });
  await page.waitForFunction((text) => document.querySelector("textarea")?.value === text, words);
  await sendsAll(page);
});

appTest("hardness: a tab that was hidden behind another one is whole when it is seen again",
  async ({ person }) => {
    const client = await clientAt(person, "question");
    await stop(client.page, 8).click();
    const other = await client.context.newPage();
    await other.bringToFront();
    await client.page.emulateMedia({ colorScheme: "dark" });
    await client.page.bringToFront();
    await question(client.page, "A2");
    await stop(client.page, 7).click();
    await question(client.page, "A3");
    await client.page.getByRole("button", { name: "Back" }).click();
    await question(client.page, "A2");
    assert.ok(await stop(client.page, 7).isChecked());
  });

// Everything that can change under a person's hands, one after another, while a word is half written.
const changes = {
  "turned on its side": (page) => page.setViewportSize({ width: 844, height: 390 }),
  "narrowed": (page) => page.setViewportSize({ width: 320, height: 640 }),
  "dark": (page) => page.emulateMedia({ colorScheme: "dark" }),
  "more contrast": (page) => page.emulateMedia({ contrast: "more" }),
  "less motion": (page) => page.emulateMedia({ reducedMotion: "reduce" }),
  "forced colours": (page) => page.emulateMedia({ forcedColors: "active" }),
  "colours its own again": (page) => page.emulateMedia({ forcedColors: "none" }),
  "larger text": (page, session) => session.send("Page.setFontSizes", { fontSizes: { standard: 32 } }),
  "text as before": (page, session) => session.send("Page.setFontSizes", { fontSizes: { standard: 16 } }),
  "zoomed to 125 %": (page, session) => session.send("Emulation.setDeviceMetricsOverride",
    { width: 312, height: 675, deviceScaleFactor: 2.5, mobile: true }),
  "another screen's density": (page, session) => session.send("Emulation.setDeviceMetricsOverride",
    { width: 390, height: 844, deviceScaleFactor: 3, mobile: true }),
  "pinched": (page, session) => session.send("Emulation.setPageScaleFactor", { pageScaleFactor: 2 }),
  "let go": (page, session) => session.send("Emulation.setPageScaleFactor", { pageScaleFactor: 1 }),
  "letters spaced": (page) => page.evaluate(() => (document.body.style.letterSpacing = "0.12em")),
};

appTest("hardness: G13: size, zoom, theme, contrast and text size change under a half-written word",
  async ({ person, diagnostic }) => {
    const client = await clientAt(person, "notes");
    const { page } = client;
    const session = await client.context.newCDPSession(page);
    const field = await focused(page);
    let written = words;
    for (const [name, change] of Object.entries(changes)) {
      await change(page, session);
      await page.keyboard.type("a");
      written += "a";
      await rendered(page);
      assert.equal(await note(page).inputValue(), written, name);
      assert.equal(await focused(page), field, `${name}: the focus has gone`);
    }
    const { stale, unknown } = await page.evaluate(() => window.attuneCounters);
    diagnostic(`figure: ${Object.keys(changes).length} changes, ${stale} stale, ${unknown} unknown`);
    assert.deepEqual([stale, unknown], [0, 0]);
    await page.getByRole("button", { name: "Next" }).click();
    await appears(page.getByText(written).first());
  });
