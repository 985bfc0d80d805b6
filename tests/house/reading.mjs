// How hard our sentences are to read, by the formulas that the field uses. English: the grade level of
// Flesch-Kincaid (Kincaid, Fishburne, Rogers, Chissom 1975). Spanish: the reading ease of Fernández Huerta
// (1959), with the length of sentences in words, as later authors corrected it. A text of fewer than four
// words is a label and is not scored.
import { syllable } from "../browser/node_modules/syllable/index.js";

const labelWordsMax = 3;

// What stands in a gap while people read; a figure where we put figures.
const fills = { name: "Dana", alias: "Dana", crisis: "Call 988.", day: "3 May", first: "3 May",
  opened: "4 May", label: "partly", low: "1", high: "9", item: "Had a say", notice: "These are ours.",
  contact: "Dana",
  month: "May", time: "10", year: "2026", release: "1", word: "river", link: "here" };
export const filled = (text) => text.replace(/\{([a-z0-9_]+)\}/g, (gap, name) => fills[name] ?? "2");

export const wordsOf = (text) => text.match(/\p{L}[\p{L}'’-]*|\d+/gu) ?? [];
export const sentencesOf = (text) =>
  text.split(/(?<=[.!?])\s+/).filter((sentence) => wordsOf(sentence).length > 0);
export const isScored = (text) => wordsOf(filled(text)).length > labelWordsMax;

// Vowels that stand together are one syllable, except two strong ones and an accented weak one (RAE,
// Ortografía 2010, II 2.1).
export function spanishSyllables(word) {
  const letters = word.toLowerCase().replace(/qu(?=[eiéí])|gu(?=[eiéí])/g, (pair) => pair[0]);
  const groups = letters.match(/[aeiouáéíóúüy]+/g) ?? [];
  const breaks = (group) => (group.match(/[aeoáéóíú](?=[aeoáéóíú])/g) ?? []).length;
  const hasWeakY = (group) => group === "y" && letters !== "y";
  return Math.max(1, groups.reduce((sum, group) => sum + (hasWeakY(group) ? 0 : 1 + breaks(group)), 0));
}

function ratios(texts, count) {
  const sentences = texts.flatMap((text) => sentencesOf(filled(text)));
  const words = sentences.flatMap(wordsOf);
  const syllables = words.reduce((sum, word) => sum + (/^\d/.test(word) ? 1 : count(word)), 0);
  return { perSentence: words.length / sentences.length, perWord: syllables / words.length };
}

export function gradeLevel(texts) {
  const { perSentence, perWord } = ratios(texts, syllable);
  return 0.39 * perSentence + 11.8 * perWord - 15.59;
}

export function spanishEase(texts) {
  const { perSentence, perWord } = ratios(texts, spanishSyllables);
  return 206.84 - 60 * perWord - 1.02 * perSentence;
}
