// Read aloud: only where the device has a voice of its own for the language, and never on a page that asks
// for a PIN.
import assert from "node:assert/strict";
import { test } from "node:test";
import { newBrowser } from "./load.mjs";
import { answer, answerAll, fragmentOf, invite, newTherapist, pin, send, site, steady } from "./walk.mjs";

async function reader(voices, name = "Only I use this phone") {
  const { tab: therapist } = await newTherapist();
  const phone = await newBrowser({ seed: 11 });
  const fragment = fragmentOf(await invite(therapist, "K.M."));
  const tab = await phone.open({ site, fragment, environment: { voices } });
  await tab.press("button", name);
  return { phone, tab };
}
const reading = (tab) => tab.find("button", "Read aloud");

test("aloud: every item can be read, with all that can be answered", async () => {
  const { tab } = await reader("de,en");
  const heard = [];
  for (const value of [8, 8, 8, 8, 6, 0, null, 3, 8, 8, 8, 8, 8]) {
    const { gesture, payload } = tab.node("button", "Read aloud");
    assert.equal(gesture, "speak");
    const [language, words] = payload.split("\n");
    assert.equal(language, "en");
    assert.ok(words.includes(tab.heading()), words);
    heard.push(words);
    if (value === null) {
      await tab.press("radio", "Ask me about it");
      await tab.wake();
    } else await answer(tab, value);
  }
  assert.equal(heard[0],
    "It felt safe to be myself with my therapist today. 0, Not at all. 5, Partly. 10, Completely.");
  assert.match(heard[4], /^Two questions about hard moments\. 0 means it did not happen\. I stayed quiet/);
  assert.match(heard[6], /Ask me about it\. I will bring it up\. Just so you know\.$/);
  assert.match(heard[7], /Nothing felt off\. We have not talked about it\.$/);
  assert.equal(tab.heading(), "In your own words");
  assert.equal(tab.all("button", "Read aloud").length, 2);
});

test("aloud: without a voice of the device for this language there is no button", async () => {
  for (const voices of [undefined, "", "de,es", "eng"]) {
    const { tab } = await reader(voices);
    assert.equal(reading(tab), null, `${voices}`);
  }
});

test("aloud: nothing is read where a phone that others use asks for its PIN", async () => {
  const { phone, tab } = await reader("en", "Others use it too");
  assert.equal(reading(tab), null);
  await tab.type("textbox", "PIN", pin);
  await tab.press("button", "Next");
  assert.ok(reading(tab));
  await answerAll(tab, steady);
  await send(tab);
  tab.kill();
  const again = await phone.open({ site, environment: { voices: "en" } });
  assert.equal(reading(again), null);
});
