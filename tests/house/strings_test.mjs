// The build refuses sentences that a person would stumble over; each refusal names the key.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ourFiles } from "./files.mjs";
import {
  checkFaults, checkLanguage, checkSelf, faultNames, languageCodes, makeStrings, readLanguage, readStrings,
  stringsHeader,
} from "../../web/build/strings.mjs";

const faults = ["cut", "forged"];
const complete = { "fault.cut": "a", "fault.cut.next": "b", "fault.forged": "c", "fault.forged.next": "d" };
const without = (key) => Object.fromEntries(Object.entries(complete).filter(([name]) => name !== key));

test("strings: the ones we have are in order", () => assert.match(makeStrings(), /enum class S/));
test("strings: faults are read from the enum without its comments", () =>
  assert.deepEqual(faultNames("enum class Fault : int {\n  // a, b\n  cut,  // c\n  forged,\n};"), faults));
test("strings: a fault without its sentence is refused", () =>
  assert.throws(() => checkFaults(faults, without("fault.cut")), /no "fault.cut" for Fault::cut/));
test("strings: a fault without its next step is refused", () =>
  assert.throws(() => checkFaults(faults, without("fault.forged.next")), /no "fault.forged.next"/));
test("strings: a sentence for a fault that is gone is refused", () =>
  assert.throws(() => checkFaults(["cut"], complete), /"fault.forged", but/));
test("strings: a key that is written twice is refused", () =>
  assert.throws(() => readStrings("en.json", '{"a.b": "x", "a.b": "y"}'), /"a.b" twice/));
test("strings: a sentence that holds a quoted word and a colon is no second key", () =>
  assert.equal(readStrings("en.json", '{"a.b": "say \\"a.b\\": now"}')["a.b"], 'say "a.b": now'));
test("strings: an empty sentence is refused", () =>
  assert.throws(() => readStrings("en.json", '{"a.b": " "}'), /no sentence for "a.b"/));
test("strings: a key that cannot be an enumerator is refused", () =>
  assert.throws(() => readStrings("en.json", '{"Hello": "x"}'), /the key "Hello"/));
test("strings: two keys that would be one enumerator are refused", () =>
  assert.throws(() => stringsHeader({ client: {}, all: { "a.b_c": "x", "a.b.c": "y" } }, []),
    /both be S::a_b_c/));
test("strings: a language that lacks a key is refused", () =>
  assert.throws(() => checkLanguage("de.json", { "a.b": "x" }, {}), /de.json lacks "a.b"/));
test("strings: a language with a key of its own is refused", () =>
  assert.throws(() => checkLanguage("de.json", {}, { "a.b": "x" }), /"a.b", which English does not have/));
test("strings: a language with other placeholders is refused", () =>
  assert.throws(() => checkLanguage("de", { "a.b": "{name}" }, { "a.b": "{nom}" }), /\{nom\} instead of/));
test("strings: a language that does not say which way it is written is refused", () =>
  assert.throws(() => checkSelf("de.json", {}), /de.json says "language.direction" otherwise/));
// One accent outside the GSM 7-bit alphabet (3GPP TS 23.038) makes every letter of a text message cost twice.
test("strings: the words around a link fit the alphabet of text messages", () => {
  for (const code of languageCodes()) {
    assert.match(readLanguage(code).client["sent.message"], /^[A-Za-z0-9 :.,{}-]+$/, code);
  }
});
// A client's screen is drawn before any therapist's sentence is here.
test("strings: a client's screens speak from the client's part alone", () => {
  const { therapist } = readLanguage("en");
  const isTherapists = new Set(Object.keys(therapist).map((key) => key.replaceAll(".", "_")));
  for (const { path, text } of ourFiles().filter((file) => /^shell\/(client|programme)\//.test(file.path))) {
    const used = [...text.matchAll(/\bS::(\w+)/g)].map(([, id]) => id).filter((id) => isTherapists.has(id));
    assert.deepEqual(used, [], path);
  }
});
