// The build refuses sentences that a person would stumble over; each refusal names the key.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  checkFaults, checkLanguage, faultNames, makeStrings, readStrings, stringsHeader,
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
