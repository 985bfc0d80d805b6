// Two languages that nobody speaks, made of English for tests: en-XA is longer by two fifths, with accents
// and in brackets, so that what is cut off or was never translated shows; ar-XB is written from the right in
// letters that the picture's type does not have. Neither is ever offered by the site.
import { readFileSync } from "node:fs";
import { root } from "../web/build/paths.mjs";
import { readLanguage } from "../web/build/strings.mjs";

const accents = { a: "á", e: "é", i: "í", o: "ö", u: "ü", y: "ý", c: "ç", n: "ñ", s: "š", z: "ž", A: "Å",
  E: "É", I: "Î", O: "Ø", U: "Û", C: "Ç", N: "Ñ", S: "Š" };
const arabic = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي";

// A placeholder stays as it is; `turn` sees the words between them.
const turned = (sentence, turn) => sentence.split(/(\{[a-z0-9_]+\})/)
  .map((part, index) => (index % 2 === 1 ? part : turn(part))).join("");

function longer(sentence) {
  const words = turned(sentence, (part) => part.replace(/[a-zA-Z]/g, (letter) => accents[letter] ?? letter));
  const more = " löng éñöügh tö šée íf ít fítš".repeat(9).slice(0, Math.ceil(sentence.length * 0.4));
  return `[${words}${more}]`;
}

const fromTheRight = (sentence) => turned(sentence, (part) =>
  part.replace(/[a-zA-Z]/g, (letter) => arabic[letter.toLowerCase().charCodeAt(0) - 97]));

const kept = ["language.direction"];
const each = (strings, turn) => Object.fromEntries(
  Object.entries(strings).map(([key, text]) => [key, kept.includes(key) ? text : turn(text)]));

// The words of an instrument, however deep they stand.
function eachText(value, turn) {
  if (typeof value === "string") return turn(value);
  if (Array.isArray(value)) return value.map((one) => eachText(one, turn));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, eachText(one, turn)]));
}

function made(turn, direction) {
  const { client, therapist } = readLanguage("en");
  const words = each(client, turn);
  words["language.direction"] = direction;
  return {
    client: words, therapist: each(therapist, turn),
    list: readFileSync(`${root}/web/strings/words-en.txt`, "utf8"),
    instrument: (english) => eachText(english, turn),
  };
}

export const pseudo = { "en-XA": () => made(longer, "ltr"), "ar-XB": () => made(fromTheRight, "rtl") };

// The text of an instrument's file with these languages added to its own.
export function instrumentIn(text, tags) {
  const instrument = JSON.parse(text);
  for (const tag of tags) {
    instrument.languages[tag] = pseudo[tag]().instrument(instrument.languages.en);
  }
  return JSON.stringify(instrument);
}
