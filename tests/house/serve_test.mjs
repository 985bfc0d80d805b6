// What the server gives out, and what it never does. It runs for real, over a folder made for this.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { brotliDecompressSync } from "node:zlib";
import { serve } from "../../deploy/serve.mjs";

let folder, site, bare;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "attune-serve-"));
  mkdirSync(join(folder, "site/r/abc"), { recursive: true });
  writeFileSync(join(folder, "outside.txt"), "outside");
  writeFileSync(join(folder, "site/index.html"), "<!doctype html>page");
  writeFileSync(join(folder, "site/.hidden"), "hidden");
  writeFileSync(join(folder, "site/r/abc/app.wasm"), Buffer.alloc(5000));
  symlinkSync(join(folder, "outside.txt"), join(folder, "site/link.txt"));
  site = await serve({ folder: join(folder, "site") });
  bare = await serve({ folder: join(folder, "site"), bare: true });
});
after(() => {
  site.close();
  bare.close();
  rmSync(folder, { recursive: true });
});

// The path goes out exactly as written; fetch() would tidy it up first.
function ask(from, path, headers = {}, method = "GET") {
  return new Promise((answered, failed) => {
    const { port } = new URL(from.address);
    const asked = request({ host: "127.0.0.1", port, path, headers, method, agent: false }, (response) => {
      const parts = [];
      const { statusCode: status, headers: got } = response;
      response.on("data", (part) => parts.push(part));
      response.on("end", () => answered({ status, headers: got, body: Buffer.concat(parts) }));
    });
    asked.on("error", failed);
    asked.end();
  });
}

test("serve: the page comes with every header and is asked for anew each time", async () => {
  const { status, headers, body } = await ask(site, "/");
  assert.equal(status, 200);
  assert.equal(body.toString(), "<!doctype html>page");
  assert.equal(headers["cache-control"], "no-cache");
  assert.match(headers["content-security-policy"], /frame-ancestors 'none'.*trusted-types attune/);
  assert.equal(headers["referrer-policy"], "no-referrer");
  assert.equal(headers["x-content-type-options"], "nosniff");
});

test("serve: a release file is wasm, compressed and kept for good", async () => {
  const { headers, body } = await ask(site, "/r/abc/app.wasm", { "Accept-Encoding": "gzip, br" });
  assert.equal(headers["content-type"], "application/wasm");
  assert.equal(headers["content-encoding"], "br");
  assert.match(headers["cache-control"], /immutable/);
  assert.equal(brotliDecompressSync(body).length, 5000);
  assert.equal((await ask(site, "/r/abc/app.wasm", { "If-None-Match": headers.etag })).status, 304);
});

test("serve: bare is like GitHub Pages", async () => {
  const { headers } = await ask(bare, "/");
  assert.equal(headers["cache-control"], "max-age=600");
  assert.equal(headers["content-security-policy"], undefined);
});

for (const path of ["/../outside.txt", "/%2e%2e/outside.txt", "/r/..%2f..%2foutside.txt", "/..%5coutside.txt",
  "/link.txt", "/.hidden", "/r", "/none.html", "/%", "/%00", "//outside.txt"]) {
  test(`serve: ${path} is not there`, async () => assert.equal((await ask(site, path)).status, 404));
}

test("serve: nothing can be sent to it", async () =>
  assert.equal((await ask(site, "/", {}, "POST")).status, 405));
