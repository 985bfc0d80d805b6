// All test vectors of C2SP for age, in a page and in a worker of the browser, through what seals and opens
// check-ins: the browser's own X25519, HKDF and HMAC answer here, not Node's.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { bundleVectors } from "../share/cctv_bundle.mjs";
import { launchOptions } from "./launch.mjs";

let server;
let browser;
let address;
before(async () => {
  const files = {
    "/": ["text/html", "<!doctype html><title>vectors</title>"],
    "/page.mjs": ["text/javascript", readFileSync(await bundleVectors("page", "export { judgeAll };"))],
    "/worker.mjs": ["text/javascript",
      readFileSync(await bundleVectors("worker", "judgeAll().then((judged) => postMessage(judged));"))],
  };
  server = createServer((request, response) => {
    const [type, body] = files[request.url] ?? ["text/plain", ""];
    response.writeHead(200, { "content-type": type }).end(body);
  });
  await new Promise((ready) => server.listen(0, "localhost", ready));
  address = `http://localhost:${server.address().port}/`;
  browser = await chromium.launch(launchOptions);
});
after(async () => {
  await browser?.close();
  server?.close();
});

const places = {
  page: async () => (await import("/page.mjs")).judgeAll(),
  worker: () => new Promise((resolve, reject) => {
    const worker = new Worker("/worker.mjs", { type: "module" });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message));
  }),
};
for (const [place, judge] of Object.entries(places)) {
  test(`the 143 test vectors of age end as their author says in a ${place}`, async (t) => {
    const page = await browser.newPage();
    await page.goto(address);
    const { count, right, wrong } = await page.evaluate(judge);
    t.diagnostic(`figure: test vectors of age in a ${place}: ${right} of ${count}`);
    assert.deepEqual(wrong, []);
    assert.equal(count, 143);
  });
}
