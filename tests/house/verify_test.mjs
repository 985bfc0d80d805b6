// A live site is compared with a release of one's own: nothing differs, or each difference is named.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { serve } from "../../deploy/serve.mjs";
import { verify } from "../../deploy/verify.mjs";

let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "attune-verify-"));
  mkdirSync(join(folder, "ours/r/0123456789ab"), { recursive: true });
  const contents = { "index.html": "<p>page", "r/0123456789ab/page.js": "run()" };
  const files = Object.entries(contents).map(([path, text]) => {
    writeFileSync(join(folder, "ours", path), text);
    return { path, size: text.length, sha256: createHash("sha256").update(text).digest("hex") };
  });
  const list = JSON.stringify({ release: "1 0123456789ab", files });
  writeFileSync(join(folder, "ours/r/0123456789ab/release.json"), list);
  cpSync(join(folder, "ours"), join(folder, "theirs"), { recursive: true });
});
after(() => rmSync(folder, { recursive: true }));

async function compared(options = {}, change = () => {}) {
  const theirs = mkdtempSync(join(folder, "site-"));
  cpSync(join(folder, "theirs"), theirs, { recursive: true });
  change(theirs);
  const site = await serve({ folder: theirs, ...options });
  try {
    return await verify(`${site.address}/`, join(folder, "ours"));
  } finally {
    site.close();
  }
}

test("verify: a site that is the release has nothing to complain of", async () => {
  const { count, wrong, weak } = await compared();
  assert.deepEqual([count, wrong, weak], [3, [], []]);
});
test("verify: a page that was changed is named", async () => {
  const { wrong } = await compared({}, (site) => writeFileSync(join(site, "index.html"), "<p>paged"));
  assert.deepEqual(wrong, ["index.html: is another file (8 bytes, should be 7)"]);
});
test("verify: a list that was changed along with its files is named", async () => {
  const { wrong } = await compared({}, (site) =>
    writeFileSync(join(site, "r/0123456789ab/release.json"), "{}"));
  assert.match(wrong.join(), /release\.json: is another file/);
});
test("verify: a missing file is named", async () => {
  const { wrong } = await compared({}, (site) => rmSync(join(site, "r/0123456789ab/page.js")));
  assert.deepEqual(wrong, ["r/0123456789ab/page.js: answered with 404"]);
});
test("verify: a host without headers is told which", async () => {
  const { wrong, weak } = await compared({ bare: true });
  assert.deepEqual(wrong, []);
  assert.ok(weak.includes("Content-Security-Policy is missing (3 of 3 files)"));
  assert.ok(weak.includes('Cache-Control is "max-age=600" (3 of 3 files)'));
});
