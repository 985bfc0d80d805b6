// Makes build/gen/string_ids.h of the English sentences and src/base/fault.h, and build/gen/strings/*.json,
// which is what the app reads: only the sentences, in the order of the ids. Refuses what a person would
// stumble over: a fault without its two sentences, a sentence that is empty or written twice, a language
// whose keys or placeholders differ from English. A refusal is one sentence that names the key.
import { existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generated, root, writeIfChanged } from "./paths.mjs";

export class Refusal extends Error {}

// A flat JSON object of texts. JSON.parse alone would let the second of two equal keys win in silence.
export function readStrings(name, text) {
  let strings;
  try {
    strings = JSON.parse(text);
  } catch (error) {
    throw new Refusal(`${name} is not JSON: ${error.message}.`);
  }
  const seen = new Set();
  for (const [, quoted] of text.matchAll(/("(?:[^"\\]|\\.)*")\s*:/g)) {
    const key = JSON.parse(quoted);
    if (!Object.hasOwn(strings, key)) continue;  // a colon after a quotation mark inside a sentence
    if (seen.has(key)) throw new Refusal(`${name} has "${key}" twice.`);
    seen.add(key);
  }
  for (const [key, value] of Object.entries(strings)) {
    if (!/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/.test(key)) {
      throw new Refusal(`${name} has the key "${key}"; keys are like "start.title".`);
    }
    if (typeof value !== "string" || value.trim() === "") {
      throw new Refusal(`${name} has no sentence for "${key}".`);
    }
  }
  return strings;
}

export function faultNames(header) {
  const body = /enum class Fault[^{]*\{([^}]*)\}/.exec(header);
  if (!body) throw new Refusal("src/base/fault.h has no enum class Fault.");
  return body[1].replace(/\/\/.*$/gm, "").split(",").map((name) => name.trim()).filter((name) => name !== "");
}

export function checkFaults(faults, strings) {
  for (const fault of faults) {
    for (const key of [`fault.${fault}`, `fault.${fault}.next`]) {
      if (Object.hasOwn(strings, key)) continue;
      throw new Refusal(`web/strings/en.json has no "${key}" for Fault::${fault}.`);
    }
  }
  for (const key of Object.keys(strings)) {
    const match = /^fault\.([a-z0-9_]+)(\.next)?$/.exec(key);
    if (key.startsWith("fault.") && !(match && faults.includes(match[1]))) {
      throw new Refusal(`web/strings/en.json has "${key}", but src/base/fault.h has no such fault.`);
    }
  }
}

const placeholders = (sentence) => [...new Set(sentence.match(/\{[a-z0-9_]+\}/g) ?? [])].sort().join(" ");

export function checkLanguage(name, english, other) {
  for (const key of Object.keys(english)) {
    if (!Object.hasOwn(other, key)) throw new Refusal(`${name} lacks "${key}".`);
    if (placeholders(english[key]) !== placeholders(other[key])) {
      throw new Refusal(
        `${name} has other placeholders in "${key}": ${placeholders(other[key]) || "none"} instead of ` +
          `${placeholders(english[key]) || "none"}.`);
    }
  }
  for (const key of Object.keys(other)) {
    if (!Object.hasOwn(english, key)) throw new Refusal(`${name} has "${key}", which English does not have.`);
  }
}

// What a client and everyone reads comes with the first load; the therapist's part is fetched when a desk
// needs it.
export const parts = { client: "", therapist: ".therapist" };
const folder = join(root, "web/strings");
const partFile = (code, part) => `${code}${parts[part]}.json`;
function readPart(code, part) {
  const file = partFile(code, part);
  return readStrings(`web/strings/${file}`, readFileSync(join(folder, file), "utf8"));
}

// The languages that web/strings holds, English first.
export function languageCodes() {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const codes = files.map((name) => name.split(".")[0]);
  return [...new Set(["en", ...codes.sort()])];
}

// Every sentence of a language, for tests and for index.html: { client, therapist, all }.
export function readLanguage(code) {
  for (const part of Object.keys(parts)) {
    if (!existsSync(join(folder, partFile(code, part)))) {
      throw new Refusal(`web/strings/${partFile(code, part)} is missing.`);
    }
  }
  const client = readPart(code, "client");
  const therapist = readPart(code, "therapist");
  for (const key of Object.keys(client)) {
    if (Object.hasOwn(therapist, key)) throw new Refusal(`"${key}" is in both parts of "${code}".`);
  }
  return { client, therapist, all: { ...client, ...therapist } };
}

// What a language says of itself: its name for itself, and the way it is written.
export function checkSelf(name, strings) {
  if (!["ltr", "rtl"].includes(strings["language.direction"])) {
    throw new Refusal(`${name} says "language.direction" otherwise than ltr or rtl.`);
  }
}

const enumerator = (key) => key.replaceAll(".", "_");

export function stringsHeader({ client, all }, faults, languages = []) {
  const keys = Object.keys(all);
  const names = new Map();
  for (const key of keys) {
    const name = enumerator(key);
    if (names.has(name)) throw new Refusal(`"${names.get(name)}" and "${key}" would both be S::${name}.`);
    names.set(name, key);
  }
  const isKeyed = (key) => /^(guidance|cycle)\./.test(key);
  const keyedFrom = keys.length - keys.filter(isKeyed).length;
  const astray = keys.slice(keyedFrom).find((key) => !isKeyed(key));
  if (astray) throw new Refusal(`"${astray}" must stand before guidance.* and cycle.*, which come last.`);
  const pair = (name) => `{S::fault_${name}, S::fault_${name}_next}`;
  const cases = faults.map((name) => `    case Fault::${name}: return ${pair(name)};`);
  return `// Made by web/build/strings.mjs from web/strings/en*.json and src/base/fault.h.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "base/fault.h"

namespace attune {

enum class S : std::uint16_t {
${keys.map((key) => `  ${enumerator(key)},`).join("\n")}
  count
};

inline constexpr std::size_t kStringCount = static_cast<std::size_t>(S::count);

// The keys that the app looks up when it runs, of the last ids: the first is that of kKeyedFrom. The others
// stay out of the program.
inline constexpr std::size_t kKeyedFrom = ${keyedFrom};
inline constexpr std::array<std::string_view, ${keys.length - keyedFrom}> kStringKeys = {
${keys.slice(keyedFrom).map((key) => `    "${key}",`).join("\n")}
};

// The languages of the release, each by its own name for itself.
using LanguageName = std::pair<std::string_view, std::string_view>;  // its tag, its name
inline constexpr std::array<LanguageName, ${languages.length}> kLanguageNames = {{
${languages.map(([tag, name]) => `    {"${tag}", "${name}"},`).join("\n")}
}};

// The first ones are the client's part (strings/<language>.json), the others the therapist's.
inline constexpr std::size_t kClientStrings = ${Object.keys(client).length};

// What to say of a fault: the sentence, and the next step. Without a default, so that a new fault is a build
// error.
constexpr std::pair<S, S> fault_strings(Fault fault) {
  switch (fault) {
${cases.join("\n")}
  }
  return {S::count, S::count};
}

// The enumerator's own name, for the list on the About page.
constexpr std::string_view fault_name(Fault fault) {
  switch (fault) {
${faults.map((name) => `    case Fault::${name}: return "${name}";`).join("\n")}
  }
  return {};
}

}  // namespace attune
`;
}

export function makeStrings() {
  const english = readLanguage("en");
  const faults = faultNames(readFileSync(join(root, "src/base/fault.h"), "utf8"));
  checkFaults(faults, english.client);
  const languages = [];
  for (const code of languageCodes()) {
    const other = readLanguage(code);
    checkSelf(`web/strings/${code}.json`, other.client);
    languages.push([code, other.client["language.name"]]);
    for (const part of Object.keys(parts)) {
      checkLanguage(`web/strings/${partFile(code, part)}`, english[part], other[part]);
    }
  }
  return stringsHeader(english, faults, languages);
}

// A part of a language as the app reads it: a list of sentences, in the order of S.
export function sentencesInOrder(code, part) {
  const sentences = readPart(code, part);
  return JSON.stringify(Object.keys(readPart("en", part)).map((key) => sentences[key]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    writeIfChanged(join(generated, "string_ids.h"), makeStrings());
    mkdirSync(join(generated, "strings"), { recursive: true });
    for (const code of languageCodes()) {
      for (const part of Object.keys(parts)) {
        writeIfChanged(join(generated, "strings", partFile(code, part)), sentencesInOrder(code, part));
      }
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(`strings: ${error.message}`);
    process.exit(1);
  }
}
