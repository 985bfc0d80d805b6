// `/?check` against servers that get one thing wrong: each fault alone is told in its one sentence, and a
// site that is as it should be in none. The servers, the site and the app are real; only the browser is not.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { serve } from "../../deploy/serve.mjs";
import { newBrowser } from "./load.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const strings = (code) => JSON.parse(readFileSync(join(root, `web/strings/check/${code}.json`), "utf8"));
const words = strings("en");
const config = readFileSync(join(root, "web/config.json"), "utf8");

let folder, hash;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "attune-check-"));
  cpSync(join(root, "build/site"), join(folder, "site"), { recursive: true });
  [hash] = readdirSync(join(folder, "site/r"));
});
after(() => rmSync(folder, { recursive: true }));

// The sentences to put right, and all words of the page. `edit` may change the files of a copy.
async function checked({ alter, compress, edit, path = "/", host = "localhost", kept = [], text = config,
  languages = [] } = {}) {
  const copy = mkdtempSync(join(folder, "copy-"));
  mkdirSync(join(copy, path), { recursive: true });
  // Of links, so that each file is compressed once for all of the servers; what is changed is written anew.
  execFileSync("cp", ["-al", `${join(folder, "site")}/.`, join(copy, path)]);
  rmSync(join(copy, path, "config.json"));
  writeFileSync(join(copy, path, "config.json"), text);
  edit?.(join(copy, path));
  const site = await serve({ folder: copy, alter, compress });
  try {
    const at = new URL(path, site.address.replace("localhost", host));
    const looks = { site: at, release: new URL(`r/${hash}/`, at), kept: async () => kept };
    const browser = await newBrowser({ config: text, languages, checked: looks });
    const tab = await browser.open({ query: "check" });
    const wrong = tab.nodes.filter(({ role }) => role === "note").map(({ name }) => name);
    return { tab, wrong, all: tab.text() };
  } finally {
    site.close();
  }
}
const said = (key, fills = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => fills[name]);
const changed = (change) => {
  const fields = JSON.parse(config);
  change(fields);
  return JSON.stringify(fields, null, 2);
};
const dropping = (name) => (path, sent) => delete sent[name];
const securityHeader = /^(Cross|Content-Sec|Ref|Perm|X-|Strict)/;
const dropAll = (path, sent) => {
  for (const name of Object.keys(sent)) if (securityHeader.test(name)) delete sent[name];
};
const wasm = (value) => (path, sent) => path.endsWith(".wasm") && (sent["Content-Type"] = value);
const inRelease = (at, name) => join(at, "r", hash, name);
const goodCaching = "public, max-age=31536000, immutable";

test("check: a site that is as it should be is told so, in nine sentences", async () => {
  const { tab, wrong, all } = await checked();
  assert.deepEqual(wrong, []);
  assert.equal(tab.heading(), words.title);
  const rights = ["all_right", "https_local", "address", "types", "headers", "compression", "caching",
    "config", "crisis"];
  for (const key of rights) assert.ok(all.includes(words[key]), key);
  assert.match(all, /All \d\d files of this release are here/);
});

const faults = {
  "no https": [{ host: "127.0.0.1" }, said("https_not")],
  "a folder of a shared address": [{
    path: "/check-in/", alter: (path, sent) => path.includes("/r/") && (sent["Cache-Control"] = goodCaching),
  }, /^The site is in the folder \/check-in\/ of this address\. All pages of localhost:\d+ can read/],
  "another app at the address": [{ kept: ["attune-mail", "desk", "wordpress"] },
    said("address_others", { names: "wordpress" })],
  "a missing file": [{ edit: (at) => rmSync(inRelease(at, "licences.txt")) },
    said("files_missing", { names: "licences.txt" })],
  "a file of another release": [{ edit: (at) => {
    rmSync(inRelease(at, "strings/es.json"));
    writeFileSync(inRelease(at, "strings/es.json"), "[]");
  } },
    said("files_missing", { names: "es.json" })],
  "a wrong type": [{ alter: wasm("application/octet-stream") },
    said("types_other", { name: "app.wasm", is: "application/octet-stream", want: "application/wasm" })],
  "no policy": [{ alter: dropping("Content-Security-Policy") },
    said("headers_missing", { names: "Content-Security-Policy" })],
  "no headers at all": [{ alter: dropAll },
    /^These headers are missing: Content-Security-Policy, Referrer-Policy, .*, Strict-Transport-Security\./],
  "a header that says more": [{ alter: (path, sent) => (sent["Referrer-Policy"] = "origin") },
    said("headers_other", { name: "Referrer-Policy", is: "origin", want: "no-referrer" })],
  "no compression": [{ compress: false },
    /^These files arrive without compression: index\.html, .*app\.wasm/],
  "a page that is kept": [
    { alter: (path, sent) => path === "/sw.js" && (sent["Cache-Control"] = "max-age=600") },
    said("caching_page", { names: "sw.js", is: "max-age=600", want: "no-cache" })],
  "a release that is not kept": [
    { alter: (path, sent) => path.startsWith("/r/") && (sent["Cache-Control"] = "no-cache") },
    said("caching_release", { is: "no-cache", want: goodCaching })],
  "no config.json": [{ edit: (at) => rmSync(join(at, "config.json")), text: "" }, said("config_missing")],
  "a config.json with a comma too much": [{ text: '{\n  "format": 1,\n  "programme": "Ü",,\n}' },
    said("config_not_json", { line: 3, column: 20 })],
  "a field that stands twice": [{ text: '{"format": 1, "crisis": "a", "crisis": "b"}' },
    said("config_twice", { field: "crisis" })],
  "a config.json that is too large": [{ text: config + " ".repeat(20_000) },
    /it has 2\d{4} bytes, and at most 16384/],
  "another format": [{ text: changed((fields) => (fields.format = 2)) }, said("config_format")],
  "a field left out": [{ text: changed((fields) => delete fields.contact) },
    said("config_no_field", { field: "contact" })],
  "a number for a text": [{ text: changed((fields) => (fields.programme = 3)) },
    said("config_kind", { field: "programme" })],
  "a text that is too long": [{ text: changed((fields) => (fields.programme = "x".repeat(61))) },
    said("config_too_long", { field: "programme", is: 61, want: 60 })],
  "a name that no home screen can hold": [{ text: changed((fields) => (fields.name = "x".repeat(31))) },
    said("config_too_long", { field: "name", is: 31, want: 30 })],
  "an unknown field": [{ text: changed((fields) => (fields.crysis = "x")) },
    said("config_unknown", { field: "crysis" })],
  "an unknown field of a language": [{ text: changed((fields) => (fields.texts.es.contact = "x")) },
    said("config_unknown", { field: "texts.es.contact" })],
  "a switch that is no yes or no": [{ text: changed((fields) => (fields.part2_notice = "yes")) },
    said("config_kind", { field: "part2_notice" })],
  "an exit that is no address": [{ text: changed((fields) => (fields.quick_exit = "javascript:1")) },
    said("config_no_address", { field: "quick_exit" })],
  "questions that are not there": [{ text: changed((fields) => fields.instruments.push("ours.json")) },
    said("config_instrument", { name: "ours.json" })],
  "no crisis text": [{ text: changed((fields) => (fields.crisis = "")) },
    said("crisis_missing", { field: "crisis" })],
  "no crisis text in one language": [{ text: changed((fields) => delete fields.texts.es.crisis) },
    said("crisis_missing", { field: "texts.es.crisis" })],
};

for (const [name, [site, sentence]] of Object.entries(faults)) {
  test(`check: ${name} is told in its one sentence`, async () => {
    const { wrong } = await checked(site);
    assert.equal(wrong.length, 1, wrong.join("\n"));
    if (sentence instanceof RegExp) assert.match(wrong[0], sentence);
    else assert.equal(wrong[0], sentence);
  });
}

test("check: it speaks the language of whoever asks, and each language has the same sentences", async () => {
  const { tab } = await checked({ languages: ["es"] });
  assert.equal(tab.heading(), strings("es").title);
  const gaps = (text) => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const [key, sentence] of Object.entries(strings("es"))) {
    assert.deepEqual(gaps(sentence), gaps(words[key]), key);
  }
  assert.deepEqual(Object.keys(strings("es")), Object.keys(words));
});
