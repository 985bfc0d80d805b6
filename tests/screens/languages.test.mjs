// A language is changed in place: the same page, the same answers, the same typed words, in other words.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readLanguage } from "../../web/build/strings.mjs";
import { newBrowser } from "./load.mjs";
import { answer, answerAll, fragmentOf, invite, newClient, newTherapist, site, steady } from "./walk.mjs";

const english = readLanguage("en").all;
const spanish = readLanguage("es").all;
const config = JSON.stringify({
  format: 1, programme: "", contact: "", crisis: "Call 988.", someone_else: "",
  languages: ["en", "es"], instruments: ["checkin12.json"],
  texts: { es: { crisis: "Llama al 988 y oprime 2.", someone_else: "" } },
});
const both = { config };

async function clientAt(options = {}) {
  const { tab: therapist } = await newTherapist();
  const link = await invite(therapist, "K.M.");
  return { therapist, link, ...(await newClient(link, { ...both, ...options })) };
}

test("languages: with one language on offer there is nothing to choose", async () => {
  const one = JSON.stringify({ ...JSON.parse(config), languages: ["en"] });
  const tab = await (await newBrowser({ config: one })).open({ site });
  assert.equal(tab.find("button", "Español"), null);
});

test("languages: the device's language is spoken if the site offers it, else the site's first", async () => {
  const mexican = await newBrowser({ ...both, languages: ["es-MX", "en"] });
  assert.equal((await mexican.open({ site })).heading(), spanish["first_page.title"]);
  const polish = await newBrowser({ ...both, languages: ["pl"] });
  assert.equal((await polish.open({ site })).heading(), english["first_page.title"]);
});

test("languages: a question is asked in the other language at once, and its answer stays", async () => {
  const { tab } = await clientAt();
  await answer(tab, 8);
  await tab.press("radio", /^3(,|$)/, { byKey: true });
  await tab.press("button", "Español");
  assert.equal(tab.heading(), "Mi terapeuta entendió cómo son las cosas para mí.");
  assert.equal(tab.find("radio", /^3(,|$)/).value, "1", "the answer given is still chosen");
  assert.ok(tab.text().includes("2 de"), "the position is the same");
  assert.equal(tab.lang, "es");
  await tab.press("button", "Atrás");
  assert.equal(tab.find("radio", /^8(,|$)/).value, "1", "so is the one before");
  await tab.press("button", "English");
  assert.equal(tab.heading(), "It felt safe to be myself with my therapist today.");
});

test("languages: words that were typed stay as they were typed", async () => {
  const { tab } = await clientAt();
  await tab.press("button", "Skip");
  await tab.press("button", "Finish here");
  await tab.press("button", "Back");
  await tab.act(tab.all("textbox")[0].id, "less homework", true);
  await tab.press("button", "Español");
  assert.equal(tab.heading(), spanish["notes.title"]);
  assert.equal(tab.all("textbox")[0].value, "less homework");
});

test("languages: a check-in carries the language that it was answered in, and a therapist reads in theirs",
  async () => {
    const { browser, tab, therapist } = await clientAt();
    await tab.press("button", "Español");
    while (tab.heading() !== spanish["notes.title"]) await answer(tab, 2);
    await tab.press("button", spanish["app.next"]);
    await tab.press("button", "Enviar a Dana");
    const link = tab.node("button", spanish["sent.copy"]).payload.match(/https:\S+/)[0];
    const plaintext = Buffer.from(browser.sealed.at(-1)).toString("latin1");
    assert.ok(plaintext.includes("es") && !plaintext.includes("en"), "the language on the wire");
    await therapist.press("button", /^Inbox/);
    await therapist.type("textbox", english["inbox.paste_label"], link);
    await therapist.press("button", english["inbox.read"]);
    await therapist.press("button", english["inbox.its_them"]);
    await therapist.press("button", english["course.all"]);
    await therapist.press("button", /^K\.M\./);
    assert.ok(therapist.text().includes("We worked on things that matter to me."), therapist.text());
  });

test("languages: a desk is opened in the language that was chosen at it", async () => {
  const { browser, tab } = await clientAt();
  await tab.press("button", "Español");
  await answer(tab, 5);
  tab.kill();
  const again = await browser.open({ site });
  assert.equal(again.heading(), "Mi terapeuta entendió cómo son las cosas para mí.");
});

test("languages: a choice made before the first answer is kept by the desk that is then made", async () => {
  const { tab: therapist } = await newTherapist();
  const browser = await newBrowser({ seed: 11, ...both });
  const tab = await browser.open({ site, fragment: fragmentOf(await invite(therapist, "K.M.")) });
  await tab.press("button", "Español");
  await tab.press("button", spanish["start.only_me"]);
  tab.kill();
  assert.equal((await browser.open({ site })).lang, "es");
});

test("languages: without a network the page says so and stays in the language it had", async () => {
  const { browser, tab } = await clientAt();
  await answer(tab, 8);
  browser.isOffline = true;
  await tab.press("button", "Español");
  assert.ok(tab.text().includes(english["fault.asset_missing"]));
  assert.equal(tab.lang, "en");
  browser.isOffline = false;
  await tab.press("button", "Español");
  assert.equal(tab.lang, "es");
  assert.ok(!tab.text().includes(spanish["fault.asset_missing"]));
});

test("languages: a therapist's words that do not come are told, and come when tried again", async () => {
  const browser = await newBrowser();
  const tab = await browser.open({ site });
  browser.isOffline = true;
  await tab.press("button", "I am a therapist");
  assert.ok(tab.text().includes(english["fault.asset_missing"]));
  browser.isOffline = false;
  await tab.press("button", english["app.try_again"]);
  assert.equal(tab.heading(), english["setup.title"]);
});

test("languages: a therapist's desk changes its language too, with what was typed", async () => {
  const tab = await (await newBrowser(both)).open({ site });
  await tab.press("button", "I am a therapist");
  await tab.type("textbox", "Name your clients see", "Dana");
  await tab.press("button", "Español");
  assert.equal(tab.heading(), spanish["setup.title"]);
  assert.equal(tab.node("textbox", spanish["setup.name"]).value, "Dana");
});

test("languages: the desk shows a client's word in every language that a phone may speak", async () => {
  const { tab: therapist } = await newTherapist(both);
  const link = await invite(therapist, "K.M.");
  for (const [seed, language] of [[11, "en"], [12, "es"]]) {
    const { tab } = await newClient(link, { seed, ...both });
    await answerAll(tab, steady);
    if (language === "es") await tab.press("button", "Español");
    const words = language === "es" ? spanish : english;
    await tab.press("button", words["review.send"].replace("{name}", "Dana"));
    const sent = tab.node("button", words["sent.copy"]).payload.match(/https:\S+/)[0];
    const word = tab.nodes.find(({ key }) => key.endsWith("/is") || key === "is").name;
    await therapist.press("button", /^Inbox/);
    await therapist.type("textbox", english["inbox.paste_label"], sent);
    await therapist.press("button", english["inbox.read"]);
    const inBoth = new RegExp(`should be: \\w+ \\(English\\), ${word} \\(Español\\)`);
    if (language === "es") assert.match(therapist.text(), inBoth);
    await therapist.press("button", english["inbox.its_them"]);
    await therapist.press("button", english["course.all"]);
  }
});

test("languages: a script that the picture cannot draw asks for the plain view, from the right", async () => {
  const offered = JSON.stringify({ ...JSON.parse(config), languages: ["en", "ar-XB"] });
  const browser = await newBrowser({ config: offered, languages: ["en"] });
  const tab = await browser.open({ site });
  assert.deepEqual([tab.needsPlain, tab.isFromTheRight], [false, false]);
  await tab.press("button", "ar-XB");
  assert.deepEqual([tab.needsPlain, tab.isFromTheRight], [true, true]);
  await tab.press("button", "English");
  assert.deepEqual([tab.needsPlain, tab.isFromTheRight], [false, false]);
});
