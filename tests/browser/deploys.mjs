// A host that is put up, taken away and given new releases by a script. Each release says its number in four
// places that arrive on four ways: index.html, page.js, worker.js and the sentences.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { serve } from "../../deploy/serve.mjs";
import { makeSite } from "../../web/build/site.mjs";
import { until } from "./app.mjs";
import { say } from "./steps.mjs";

const titleOf = (number) => `Check-in, release ${number}`; // on every screen; the page's own is said first

// The files of release `number`, by path.
export async function makeRelease(number, change = () => {}) {
  const { files } = await makeSite((own) => {
    const append = (path, text) => own.set(path, Buffer.concat([own.get(path), Buffer.from(text)]));
    append("page.js", `;globalThis.pageRelease=${JSON.stringify(number)};`);
    append("worker.js", `;new BroadcastChannel("release").postMessage(${JSON.stringify(number)});`);
    const english = own.get("strings/en.json").toString();
    own.set("strings/en.json", Buffer.from(english.replace(say("app.title"), titleOf(number))));
    change(own);
  });
  const hash = /"r\/([0-9a-f]+)\//.exec(files.get("index.html").toString())[1];
  return { number, hash, files };
}

// In every page from the start: what its worker says of itself.
export const listen = () => {
  globalThis.workerRelease = null;
  new BroadcastChannel("release").onmessage = ({ data }) => (globalThis.workerRelease = data);
};
// The number of the release that a page runs, which all four ways must agree on.
export async function releaseOf(page, releases) {
  await page.waitForFunction(() => /\d$/.test(document.title) && globalThis.workerRelease !== null);
  const said = await page.evaluate(() => ({
    index: document.querySelector("meta[name=release]").content.split(" ").at(-1),
    page: globalThis.pageRelease, worker: globalThis.workerRelease,
    words: Number(/\d+$/.exec(document.title)[0]),
  }));
  const numbers = { ...said, index: releases.find(({ hash }) => hash === said.index)?.number };
  assert.equal(new Set(Object.values(numbers)).size, 1, `mixed: ${JSON.stringify(numbers)}`);
  return numbers.page;
}

// The service worker has begun with a release; or has all of it.
export const isBegun = (page, { hash }) =>
  until(page, (name) => caches.has(name), `attune-release-${hash}`);
export const isWhole = (page, { hash }) => until(page, async ([name, list]) =>
  (await caches.has(name)) && (await (await caches.open(name)).match(list)) !== undefined,
[`attune-release-${hash}`, `/r/${hash}/release.json`]);
// The one that is kept is served, also to this page.
export async function isKept(page, release) {
  await isWhole(page, release);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}
export const keptReleases = (page) => page.evaluate(async () =>
  (await caches.keys()).filter((name) => name.startsWith("attune-release-")).sort());

export class Site {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), "attune-deploys-"));
    this.port = 0;
  }
  async up() {
    this.server = await serve({ folder: this.folder, port: this.port });
    this.address = this.server.address;
    this.port = Number(new URL(this.address).port);
  }
  // The network is gone: connections that stand are cut, new ones are refused.
  down() {
    this.server.close();
    this.server.server.closeAllConnections();
  }
  // In place of all that was there, as hosts do that keep nothing old. `leave` says which files come, or how
  // much of them.
  deploy({ files }, leave = (path, bytes) => bytes) {
    rmSync(this.folder, { recursive: true, force: true });
    for (const [path, whole] of files) {
      const bytes = leave(path, whole);
      if (!bytes) continue;
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), bytes);
    }
  }
  remove() {
    this.down();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
