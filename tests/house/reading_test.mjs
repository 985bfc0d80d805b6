// What a person reads is easy to read: grade and length by screen, and word by word. A screen is the first
// part of a key ("start" of "start.title"); the questions of the instruments belong to "question".
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { root } from "../../web/build/paths.mjs";
import { readLanguage } from "../../web/build/strings.mjs";
import {
  filled, gradeLevel, isScored, sentencesOf, spanishEase, spanishSyllables, wordsOf,
} from "./reading.mjs";

const clientGradeMax = 5;
const therapistGradeMax = 9;
const spanishEaseMin = 75;
const sentenceWordsMax = 20;
// Said by people who grew up with the language, and misread by the others.
const idioms = ["at odds", "on the same page", "open up", "touch base", "reach out", "feel free",
  "hang in there",
  "get through to", "in the loop", "down the road", "heads up", "kick off", "wrap up", "circle back",
  "ballpark", "run out of steam", "hit the mark", "miss the mark", "get the hang", "a piece of cake",
  "under the weather", "rule of thumb", "by and large", "figure out", "come up with", "sort out"];
// The app's own name is no word of the language.
const names = new Set(["attune", "dana", "pin", "javascript", "http", "https", "k.m"]);

const folder = `${root}/web/instruments`;
const instruments = readdirSync(folder).filter((name) => name.endsWith(".json"))
  .map((name) => JSON.parse(readFileSync(`${folder}/${name}`, "utf8")));

function textsOf(value) {
  if (typeof value === "string") return [value];
  return Object.values(value).flatMap(textsOf);
}
const asked = (language) => instruments.flatMap((one) => textsOf(one.languages[language] ?? {}));

// What the site's own settings say on a client's first page, as they come with the release.
const config = JSON.parse(readFileSync(`${root}/web/config.json`, "utf8"));
const settings = (language) => {
  const { crisis, someone_else } = language === "en" ? config : config.texts[language];
  return [crisis, someone_else].filter((text) => text !== "");
};

function screensOf(strings, questions = [], home = []) {
  const screens = new Map([["question", [...questions]], ["home", [...home]]]);
  for (const [key, text] of Object.entries(strings)) {
    const screen = key.split(".")[0];
    if (screen !== "language") screens.set(screen, [...(screens.get(screen) ?? []), text]);
  }
  return screens;
}

// The screens that fail, each with its score.
function failing(screens, score, isRight) {
  return [...screens].map(([screen, texts]) => [screen, texts.filter(isScored)])
    .filter(([, texts]) => texts.length > 0 && !isRight(score(texts)))
    .map(([screen, texts]) => `${screen}: ${score(texts).toFixed(1)}`);
}

const tooLong = (texts) => texts.flatMap((text) => sentencesOf(filled(text)))
  .filter((sentence) => wordsOf(sentence).length > sentenceWordsMax);
const idiomsIn = (texts) => texts.filter((text) =>
  idioms.some((idiom) => new RegExp(`\\b${idiom}\\b`, "i").test(text)));

const english = readLanguage("en");
const spanish = readLanguage("es");
const { "language.direction": direction, ...clientSentences } = english.client;
const clientEnglish = [...Object.values(clientSentences), ...asked("en"), ...settings("en")];
const clientSpanish = [...Object.values(spanish.client), ...asked("es"), ...settings("es")];

test("reading: English that a client reads is at most grade 5, screen by screen", () => {
  const screens = screensOf(english.client, asked("en"), settings("en"));
  assert.deepEqual(failing(screens, gradeLevel, (grade) => grade <= clientGradeMax), []);
});

test("reading: English that a therapist reads is at most grade 9, screen by screen", () => {
  const screens = screensOf(english.therapist);
  assert.deepEqual(failing(screens, gradeLevel, (grade) => grade <= therapistGradeMax), []);
});

test("reading: Spanish that a client reads has an ease of at least 75, screen by screen", () => {
  const screens = screensOf(spanish.client, asked("es"), settings("es"));
  assert.deepEqual(failing(screens, spanishEase, (ease) => ease >= spanishEaseMin), []);
});

test("reading: no sentence that a client reads has more than 20 words", () => {
  assert.deepEqual(tooLong(clientEnglish), []);
  assert.deepEqual(tooLong(clientSpanish), []);
});

test("reading: every word that a client reads is in the reviewed list", () => {
  const plain = readFileSync(`${root}/tests/plain_words.txt`, "utf8").split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const read = new Set(clientEnglish.flatMap((text) => wordsOf(text.replace(/\{[a-z0-9_]+\}/g, " ")))
    .map((word) => word.toLowerCase()).filter((word) => !/^\d/.test(word) && !names.has(word)));
  assert.deepEqual([...read].filter((word) => !plain.includes(word)), [], "not in tests/plain_words.txt");
});

test("reading: no idioms", () => {
  assert.deepEqual(idiomsIn([...clientEnglish, ...Object.values(english.therapist)]), []);
});

// --- That these catch what they are for --------------------------------------------------------------------
test("reading: hard text is caught", () => {
  const hard = ["Therapeutic relationships necessitate continuous collaborative recalibration."];
  assert.ok(gradeLevel(hard) > therapistGradeMax);
  assert.ok(gradeLevel(["The dog ran to the red house."]) < clientGradeMax);
  assert.ok(spanishEase(["La conceptualización terapéutica posibilita transformaciones."]) < spanishEaseMin);
  assert.equal(tooLong([`${"word ".repeat(21)}.`]).length, 1);
  assert.equal(idiomsIn(["Let us touch base."]).length, 1);
  assert.equal(isScored("Keep all of it"), true);
  assert.equal(isScored("Keep all"), false);
});

test("reading: Spanish syllables are counted as they are spoken", () => {
  const counted = { casa: 2, ciudad: 2, oír: 2, guitarra: 3, que: 1, día: 2, muy: 1, y: 1, teatro: 3,
    cuida: 2, paraguas: 3, lingüista: 3, todavía: 4, bien: 1 };
  const wrong = Object.entries(counted).filter(([word, syllables]) => spanishSyllables(word) !== syllables);
  assert.deepEqual(wrong, []);
});
