// What is missing in a form, or could not be done, is said once, on the page where it was pressed, and is
// gone with the next press.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readLanguage } from "../../web/build/strings.mjs";
import { invite, newTherapist } from "./walk.mjs";
import { courseOf, weeks } from "./weeks.mjs";

const sentences = readLanguage("en").all;

async function complains(tab, press, key) {
  const sentence = sentences[key];
  const is = (words) => words.startsWith(sentence);
  const times = () => [tab.all("note").filter(({ name }) => is(name)).length, tab.said.filter(is).length];
  assert.deepEqual(times(), [0, 0], `"${sentence}" stands there before anything is wrong`);
  await press();
  assert.deepEqual(times(), [1, 1], `"${sentence}" on "${tab.heading()}": ${tab.outline()}`);
}
const press = (tab, key, options) => () => tab.press("button", sentences[key], options);

test("complaints: on a client's page each stands once, at its field", async () => {
  const { therapist } = await courseOf(weeks.quiet.slice(0, 2));
  await complains(therapist, press(therapist, "line.note_keep"), "line.note_missing");
  await press(therapist, "before.title")();
  assert.ok(!therapist.text().includes(sentences["line.note_missing"]), "the one before is gone");
  await complains(therapist, press(therapist, "before.copy", { value: "refused" }), "app.not_copied");
});

test("complaints: before there is a check-in, on paper and on a blank, each stands once", async () => {
  const { browser, tab } = await newTherapist();
  await invite(tab, "K.M.");
  await tab.press("button", /^K\.M\./);
  await complains(tab, press(tab, "line.note_keep"), "line.note_missing");
  await press(tab, "paper.begin")();
  await complains(tab, press(tab, "paper.keep"), "paper.row_missing");
  await tab.press("button", "Back to K.M.");
  await press(tab, "paper.blank")();
  browser.isOffline = true;
  await complains(tab, () => tab.press("button", "Español"), "fault.asset_missing");
});
