// How long a desk of many clients takes to show its list after it is unlocked, how long one paste of an
// envelope from each of them takes to be kept, whether the page answers meanwhile, and how much memory the
// program holds. In Chromium, on the built site, with the real passphrase. Prints figures; of what issue 7
// asks it says whether it was met. Run by caseload.sh.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { chromium } from "../browser/node_modules/playwright-core/index.mjs";
import { serve } from "../../deploy/serve.mjs";
import { beforeWorker, devices, launchOptions, processesOf, threadsOf } from "../browser/launch.mjs";
import { keepMemory } from "../browser/memory.mjs";
import { loadSealing, loadVault, root } from "../share/load_sealing.mjs";

const clients = Number(process.env.ATTUNE_CLIENTS ?? 500);
const checkIns = Number(process.env.ATTUNE_CHECK_INS ?? 52);
const folder = join(root, "build/bench/caseload");
const profile = join(folder, "profile");
const desk = randomBytes(16).toString("hex");
const passphrase = "made of words that nobody says";
const strings = JSON.parse(readFileSync(join(root, "web/strings/en.therapist.json"), "utf8"));
const say = (key, fills = {}) => strings[key].replace(/\{(\w+)\}/g, (gap, name) => fills[name] ?? gap);
const hex = (bytes) => Buffer.from(bytes).toString("hex");
const figure = (text) => console.log(`figure: ${text}`);
const judged = (what, value, limit, unit) =>
  figure(`${what}: ${value} ${unit} (at most ${limit}: ${value <= limit ? "met" : "MISSED"})`);

const tool = join(root, "build/native/caseload_desk");
const run = (words, input) =>
  execFileSync(tool, words, { cwd: root, input, maxBuffer: 1 << 28, encoding: "utf8" }).trim().split("\n");

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const sealing = await loadSealing();
const vault = await loadVault();

async function makeDesk() {
  const key = new Uint8Array(randomBytes(32));
  const slot = await vault.sealKey(key, "passphrase", passphrase);
  const lines = [`${hex(key)} ${hex(slot)}`];
  for (let i = 0; i < clients; i++) {
    const { identity, recipient } = await sealing.makeIdentity();
    lines.push(`${identity} ${hex(recipient)}`);
  }
  const today = new Date().toISOString().slice(0, 10);
  return run(["desk", folder, `${checkIns}`, today], lines.join("\n"));
}

async function sealAll(envelopes, site) {
  const bytes = (text) => new Uint8Array(Buffer.from(text, "hex"));
  const lines = [];
  for (const line of envelopes) {
    const [recipient, inviteId, inviteSecret, deviceSecret, plaintext] = line.split(" ");
    const { ageBytes } = await sealing.seal({
      plaintext: bytes(plaintext), recipient: bytes(recipient), inviteId: bytes(inviteId),
      inviteSecret: bytes(inviteSecret), deviceSecret: bytes(deviceSecret),
    });
    lines.push(`${recipient} ${hex(ageBytes)}`);
  }
  return run(["links", site], lines.join("\n"));
}

// In the worker: when files were last opened, and how much memory the program holds.
const watched = `${keepMemory}
  const open = FileSystemFileHandle.prototype.createSyncAccessHandle;
  FileSystemFileHandle.prototype.createSyncAccessHandle = function (...from) {
    globalThis.opens = [...(globalThis.opens ?? []), performance.timeOrigin + performance.now()];
    return open.apply(this, from);
  };`;
const heapOf = (worker) => worker.evaluate(() =>
  globalThis.programs.flatMap(({ exports, instance }) => Object.values(exports ?? instance.exports))
    .filter((one) => one instanceof WebAssembly.Memory)
    .reduce((most, { buffer }) => Math.max(most, buffer.byteLength), 0));
const megabytes = (bytes) => Math.round((bytes / 1_048_576) * 10) / 10;

// Into the folder where the app finds a desk, in pieces that a message can carry.
async function putFile(page, name, bytes) {
  const piece = 1 << 22;
  for (let at = 0; at === 0 || at < bytes.length; at += piece) {
    const text = bytes.subarray(at, at + piece).toString("base64");
    await page.evaluate(async ([to, file, from, base64]) => {
      const all = await (await navigator.storage.getDirectory()).getDirectoryHandle("desk", { create: true });
      const own = await all.getDirectoryHandle(to, { create: true });
      const handle = await own.getFileHandle(file, { create: true });
      const out = await handle.createWritable({ keepExistingData: true });
      const part = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
      await out.write({ type: "write", position: from, data: part });
      await out.close();
    }, [desk, name, at, text]);
  }
}

// Processor time of the browser's workers since it began, whoever else uses the machine.
const workersCpu_ms = () => processesOf(profile).flatMap((pid) => threadsOf(pid))
  .filter(({ name }) => name.startsWith("DedicatedWorker")).reduce((sum, { cpu_ms }) => sum + cpu_ms, 0);

// From a press to the page that holds an element with exactly these words, timed in the page.
const pressTo = (page, label, selector, words) => page.evaluate(([name, where, wanted]) => {
  const plain = (one) => one.textContent.replace(/\s+/g, " ").trim();
  const found = [...document.querySelectorAll("main button")].find((one) => plain(one).startsWith(name));
  const began = performance.now();
  found.click();
  return new Promise((done) => {
    const look = () => {
      if ([...document.querySelectorAll(where)].some((one) => plain(one) === wanted)) {
        return done(performance.now() - began);
      }
      setTimeout(look, 1);
    };
    look();
  });
}, [label, selector, words]);

async function unlock(page, worker) {
  await page.getByLabel(say("unlock.passphrase"), { exact: true }).fill(passphrase);
  const opensBefore = (await worker.evaluate(() => globalThis.opens ?? [])).length;
  const shownAt = page.evaluate(() => new Promise((done) => {
    const look = () => {
      const row = document.querySelector("main li button");
      if (row) requestAnimationFrame(() => done(performance.timeOrigin + performance.now()));
      else setTimeout(look, 1);
    };
    look();
  }));
  await page.getByRole("button", { name: say("unlock.open"), exact: true }).click();
  const shown = await shownAt;
  const opens = await worker.evaluate(() => globalThis.opens);
  return Math.round(shown - opens[opensBefore]);
}

async function settledList(page) {
  await page.waitForFunction(() => !document.querySelector("main progress, main [role=progressbar]"));
}

// A person who looks elsewhere while it works: away from the inbox and back until it says that all is done.
// The times of their presses go to `waits`.
async function lookElsewhereUntil(page, words, waits) {
  const isSaid = () => page.evaluate((wanted) => [...document.querySelectorAll("main p")]
    .some((one) => one.textContent.replace(/\s+/g, " ").trim() === wanted), words);
  const began = Date.now();
  while (!(await isSaid())) {
    if (Date.now() - began > 300_000) throw new Error(await page.locator("main").innerText());
    waits.push(await pressTo(page, say("course.all"), "h1", say("clients.title")));
    waits.push(await pressTo(page, say("clients.inbox"), "h1", say("inbox.title")));
    await new Promise((later) => setTimeout(later, 100));
  }
}

async function keepAll(page, worker, links) {
  const count = links.length;
  await page.getByRole("button", { name: say("clients.inbox"), exact: true }).click();
  await page.evaluate((text) => navigator.clipboard.writeText(text), links.join("\n\n"));
  figure(`heap before the import: ${megabytes(await heapOf(worker))} MiB`);
  const began = Date.now();
  const cpuBegan = workersCpu_ms();
  // What is pasted comes to the page it was asked on: nobody leaves it before it says what it found.
  const waits = [await pressTo(page, say("inbox.paste"), "main p", say("inbox.found", { count }))];
  figure(`a paste of ${count} is read after ${Math.round(waits[0])} ms`);
  await lookElsewhereUntil(page, say("inbox.waiting_many", { count }), waits);
  const opened = Date.now();
  const waitsOfKeeping = [];
  await pressTo(page, say("inbox.keep_all"), "h1", say("inbox.title"));
  await lookElsewhereUntil(page, say("inbox.kept_many", { count }), waitsOfKeeping);
  const kept = Date.now();
  await settledList(page);
  const seconds = (ms) => Math.round(ms / 100) / 10;
  judged(`import of ${count} envelopes from ${count} clients`, seconds(kept - began), 60, "s");
  figure(`of it ${seconds(opened - began)} s to open, ${seconds(kept - opened)} s to keep; `
    + `${seconds(workersCpu_ms() - cpuBegan)} s of processor in the worker`);
  for (const [what, all] of [["opening", waits], ["keeping", waitsOfKeeping]]) {
    all.sort((a, b) => a - b);
    figure(`presses while ${what}: ${all.length}, median ${Math.round(all[all.length >> 1])} ms, `
      + `longest ${Math.round(all.at(-1))} ms`);
  }
  judged("wasm heap after it", megabytes(await heapOf(worker)), 32, "MiB");
}

const envelopes = await makeDesk();
const server = await serve({ folder: join(root, "build/site") });
const links = await sealAll(envelopes, `${server.address}/`);
const context = await chromium.launchPersistentContext(profile, {
  ...launchOptions, ...devices.desk, locale: "en-US", permissions: ["clipboard-read", "clipboard-write"],
});
await context.addInitScript(beforeWorker, watched);
const first = await context.newPage();
await first.goto(`${server.address}/licences.txt`);
let size = 0;
for (const name of ["a.db", "a.db-journal", "b.db", "b.db-journal", "super.bin"]) {
  const bytes = readFileSync(join(folder, name));
  size += bytes.length;
  await putFile(first, name, bytes);
}
await first.close();
figure(`${clients} clients x ${checkIns} check-ins: ${megabytes(size)} MiB on the disk`);

async function openSite() {
  const page = await context.newPage();
  const [worker] = await Promise.all([page.waitForEvent("worker"), page.goto(`${server.address}/`)]);
  await page.getByLabel(say("unlock.passphrase"), { exact: true }).waitFor();
  return { page, worker };
}

for (const time of ["the first time, when no standing is kept", "again", "once more"]) {
  const { page, worker } = await openSite();
  const ms = await unlock(page, worker);
  if (time.startsWith("the first")) figure(`list shown after the key is there, ${time}: ${ms} ms`);
  else judged(`list shown after the key is there, ${time}`, ms, 300, "ms");
  const began = Date.now();
  await settledList(page);
  if (time.startsWith("the first")) figure(`every standing made: ${Date.now() - began} ms later`);
  figure(`heap then: ${megabytes(await heapOf(worker))} MiB`);
  if (time === "once more") await keepAll(page, worker, links);
  await page.close();
}
await context.close();
server.close();
