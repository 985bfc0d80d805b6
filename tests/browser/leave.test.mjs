// Leaving at once: one press, or Escape three times, and the tab shows somewhere else. Going back and forward
// from there leads to no page with a question, an answer or a name; whoever opens the link anew goes on.
import assert from "node:assert/strict";
import { address, appears, story } from "./app.mjs";
import { button, itemText, makeInvite, newTherapist, question, say, screen, stop } from "./steps.mjs";

const elsewhere = "https://www.weather.gov/";
const page = { contentType: "text/html", body: "<!doctype html><title>Weather</title><h1>Weather</h1>" };

async function client(person, options) {
  const { page: desk } = await newTherapist(person);
  const invite = await makeInvite(desk);
  const someone = await person(options);
  await someone.context.route(`${elsewhere}**`, (route) => route.fulfill(page));
  return { someone, invite, tab: someone.page };
}
const weather = (tab) => appears(tab.getByRole("heading", { name: "Weather" }));

// Every page that Back and Forward lead to, until they lead nowhere, has nothing of ours on it.
async function hasNothingBehind(tab) {
  for (const way of ["goBack", "goForward", "goBack", "goBack", "goBack"]) {
    const went = await tab[way]({ timeout: 5000 }).catch(() => null);
    await tab.waitForURL((url) => url.href === elsewhere || url.protocol === "about:");
    const html = await tab.content();
    for (const word of [itemText("A1"), itemText("A2"), "Dana", say("home.start")]) {
      assert.ok(!html.includes(word), `${way} shows "${word}"`);
    }
    if (!went) continue;
    assert.ok(!(await tab.title()).includes("Dana"));
  }
}

story("leave: one press leads elsewhere, Back and Forward show nothing, and the answers are kept",
  async ({ person, diagnostic }) => {
    const { someone, invite, tab } = await client(person);
    // Two pages of ours in this tab's history: the first page, and the invite that was pasted over it.
    await someone.open();
    await tab.evaluate((link) => (location.href = link), invite);
    await screen(tab, "start.title", { name: "Dana" });
    await button(tab, "start.only_me").click();
    await question(tab, "A1");
    await stop(tab, 8).click();
    await question(tab, "A2");
    await tab.mouse.wheel(0, 2000);
    const began = Date.now();
    await button(tab, "app.leave").click();
    await weather(tab);
    diagnostic(`figure: elsewhere ${Date.now() - began} ms after the press`);
    await hasNothingBehind(tab);
    await someone.open(invite);
    await question(tab, "A2");
    someone.expectProblem(/another origin: https:\/\/www\.weather\.gov\//);
  });

story("leave: what the app has to show after the tab was left meets an empty page", async ({ person }) => {
  const { someone, invite, tab } = await client(person);
  // As if the other page took for ever: no content, so the tab stays where it is.
  await someone.context.route(`${elsewhere}**`, (route) => route.fulfill({ status: 204 }));
  await someone.open(invite);
  await button(tab, "start.only_me").click();
  await question(tab, "A1");
  const answered = tab.waitForEvent("requestfailed");
  for (let i = 0; i < 3; i++) await tab.keyboard.press("Escape");
  await answered;
  const elements = () => tab.evaluate(() => document.documentElement.childNodes.length);
  assert.equal(await elements(), 0);
  const packets = await tab.evaluate(() => window.attuneCounters.frames);
  await tab.emulateMedia({ colorScheme: "dark" });
  await tab.waitForFunction((before) => window.attuneCounters.frames > before, packets);
  assert.equal(await elements(), 0);
  someone.expectProblem(/another origin: https:\/\/www\.weather\.gov\//);
});

story("leave: Escape three times in a row leads elsewhere, in the plain view too; twice does not",
  async ({ person }) => {
    const { someone, invite, tab } = await client(person, { plain: true });
    await someone.open(invite);
    await button(tab, "start.only_me").click();
    await question(tab, "A1");
    for (const key of ["Escape", "Escape", "Tab", "Escape", "Escape"]) await tab.keyboard.press(key);
    await question(tab, "A1");
    await stop(tab, 5).focus();
    for (let i = 0; i < 3; i++) await tab.keyboard.press("Escape");
    await weather(tab);
    await hasNothingBehind(tab);
    await someone.open(address());
    await appears(button(tab, "app.leave"));
    someone.expectProblem(/another origin: https:\/\/www\.weather\.gov\//);
  });

story("leave: an invite that nobody has begun with is not met by who opens the address next",
  async ({ person }) => {
    const { someone, invite, tab } = await client(person);
    await someone.open(invite);
    await screen(tab, "start.title", { name: "Dana" });
    await button(tab, "app.leave").click();
    await weather(tab);
    await someone.open(address());
    await screen(tab, "first_page.title");
    assert.ok(!(await tab.content()).includes("Dana"));
    someone.expectProblem(/another origin: https:\/\/www\.weather\.gov\//);
  });
