// What the guidance says, in every language: short enough to say aloud, complete, claims attributed, and none
// of the engine's words (DESIGN.md 7) beside a client's name. Each rule also catches a planted sample.
import assert from "node:assert/strict";
import { test } from "node:test";
import { languageCodes, readLanguage } from "../../web/build/strings.mjs";

const sayWordsMax = 20;
const parts = ["title", "say", "avoid"];
const engineWords = new RegExp("\\b(" + [
  "strong\\w*", "unrepaired", "confrontation", "withdrawal", "ruptur\\w*", "missed", "complian\\w*",
  "adheren\\w*", "resistan\\w*", "failed", "risk\\w*", "alert", "alarm\\w*",
  "confrontaci\\w*", "retraimiento", "faltó", "incumpl\\w*", "resistente\\w*", "fracas\\w*", "riesgo\\w*",
  "alerta\\w*", "alarma\\w*", "fuerte\\w*",
].join("|") + ")", "iu");
const attributions = { en: "The article this comes from says", es: "El artículo de donde viene esto dice" };

const wordCount = (sentence) => sentence.match(/[\p{L}\p{N}'’]+/gu)?.length ?? 0;
const guidanceOf = (strings) =>
  Object.entries(strings).filter(([key]) => /^(guidance|cycle)\./.test(key));

const tooLong = (strings) => guidanceOf(strings)
  .filter(([key, text]) => key.endsWith(".say") && wordCount(text) > sayWordsMax).map(([key]) => key);
const ofTheEngine = (strings) =>
  guidanceOf(strings).filter(([, text]) => engineWords.test(text)).map(([key]) => key);
const unattributed = (strings, opening) => guidanceOf(strings)
  .filter(([key, text]) => key.startsWith("guidance.claim.") && !text.startsWith(opening))
  .map(([key]) => key);
// A row's keys end in one of the parts; "aspect" is a family of names, and one of those names is "say".
const rowsOf = (strings) => [...new Set(guidanceOf(strings)
  .map(([key]) => /^(guidance\.(?!aspect\.)[a-z_]+)\.(title|say|avoid)$/.exec(key)?.[1]).filter(Boolean))];
const incomplete = (strings) =>
  rowsOf(strings).filter((row) => !parts.every((part) => Object.hasOwn(strings, `${row}.${part}`)));

for (const code of languageCodes()) {
  const { therapist } = readLanguage(code);
  test(`guidance: words to say aloud are at most ${sayWordsMax} (${code})`, () =>
    assert.deepEqual(tooLong(therapist), []));
  test(`guidance: none of the engine's words is shown (${code})`, () =>
    assert.deepEqual(ofTheEngine(therapist), []));
  test(`guidance: each claim says whose it is (${code})`, () => {
    assert.ok(attributions[code], `no attribution is known for ${code}`);
    assert.deepEqual(unattributed(therapist, attributions[code]), []);
  });
  test(`guidance: each row has a title, words to say, and what is better not (${code})`, () => {
    assert.deepEqual(incomplete(therapist), []);
    assert.ok(rowsOf(therapist).length > 50);
  });
}

// The longest summary for the record that can be: three answers with the longest names.
function longestRecord(strings) {
  const fill = (key, fills) => strings[key].replace(/\{(\w+)\}/g, (gap, name) => fills[name] ?? gap);
  const names = Object.keys(strings).filter((key) => key.startsWith("guidance.aspect."))
    .map((key) => strings[key]).sort((a, b) => wordCount(b) - wordCount(a)).slice(0, 3);
  const moved = names.map((item) => fill("before.moved", { item, value: "10", usual: "0.5" })).join("; ");
  return [fill("before.record_paper", { day: "14 Apr 2026" }),
    fill("before.record_alliance", { value: "10.0", usual: "10.0 to 10.0" }),
    fill("before.record_changed", { items: moved }), strings["before.record_end"]].join(" ");
}
for (const code of languageCodes()) {
  const { therapist } = readLanguage(code);
  test(`before: the summary for the record has at most 60 words, and none of the engine's (${code})`, () => {
    const longest = longestRecord(therapist);
    assert.ok(longest.split(/\s+/).length <= 60, longest);
    const mine = /^(before|paper|line|supervision)\./;
    const sentences = Object.entries(therapist).filter(([key]) => mine.test(key));
    assert.deepEqual(sentences.filter(([, text]) => engineWords.test(text)).map(([key]) => key), []);
  });
}

test("guidance: that each of these is really checked", () => {
  const planted = { "guidance.a.say": "one ".repeat(21), "guidance.claim.b": "Repair helps.",
                    "cycle.c": "A rupture.", "guidance.d.avoid": "Calling them resistant." };
  assert.deepEqual(tooLong(planted), ["guidance.a.say"]);
  assert.deepEqual(unattributed(planted, attributions.en), ["guidance.claim.b"]);
  assert.deepEqual(ofTheEngine(planted), ["cycle.c", "guidance.d.avoid"]);
  assert.deepEqual(incomplete(planted), ["guidance.a", "guidance.d"]);
  assert.deepEqual(ofTheEngine({ "guidance.a.say": "What bothers you most?" }), []);
});
