// How long a commit of one row of 400 bytes takes: our VFS and database, encrypted and plain, beside the
// official sqlite-wasm's opfs-sahpool, in one Chromium, in turns, each synchronous=FULL. Prints figures and
// asserts nothing. Run by tests/bench/commit.sh. ATTUNE_ROUNDS and ATTUNE_COMMITS say how many.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "../../browser/node_modules/playwright-core/index.mjs";
import { launchOptions } from "../../browser/launch.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const rounds = Number(process.env.ATTUNE_ROUNDS ?? 9);
const commits = Number(process.env.ATTUNE_COMMITS ?? 200);
const kinds = [
  { name: "ours, encrypted", kind: "encrypted" }, { name: "ours, plain", kind: "plain" },
  { name: "official, TRUNCATE", kind: "official", journal: "TRUNCATE" },
  { name: "official, DELETE (its default)", kind: "official", journal: "DELETE" },
];
const folders = {
  ours: join(here, "../../../build/web"), official: join(here, "node_modules/@sqlite.org/sqlite-wasm/dist"),
  bench: here,
};
const types = { ".mjs": "text/javascript", ".wasm": "application/wasm" };

// Isolated, so that the clock is fine enough.
function serveBench() {
  const server = createServer((request, response) => {
    const headers = {
      "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp",
    };
    const [, folder, name] = request.url.split("/");
    const type = types[extname(name ?? "")];
    const isFile = folders[folder] && type;
    if (!isFile) return response.writeHead(200, { ...headers, "Content-Type": "text/html" }).end();
    const bytes = readFileSync(join(folders[folder], name));
    response.writeHead(200, { ...headers, "Content-Type": type }).end(bytes);
  });
  return new Promise((listens) => server.listen(0, "127.0.0.1", () => listens(server)));
}

const ask = (page, what) => page.evaluate((message) => new Promise((resolve, reject) => {
  const worker = new Worker("/bench/commit_worker.mjs", { type: "module" });
  worker.onerror = (event) => reject(new Error(event.message));
  worker.onmessage = ({ data }) => {
    if (data === "ready") return worker.postMessage(message);
    worker.terminate();
    if (data.error) return reject(new Error(data.error));
    resolve(data);
  };
}), what);

const at = (values, share) => [...values].sort((a, b) => a - b)[Math.floor(values.length * share)];
const ms = (value) => `${value.toFixed(2)} ms`;

const server = await serveBench();
const browser = await chromium.launch(launchOptions);
const page = await (await browser.newContext()).newPage();
await page.goto(`http://localhost:${server.address().port}/`);
const all = new Map(kinds.map(({ name }) => [name, []]));
for (let round = 0; round < rounds; round++) {
  for (const { name, ...kind } of kinds) all.get(name).push((await ask(page, { ...kind, commits })).times_ms);
}
// The medians of the rounds: a round that something else on the machine disturbed does not count alone.
const figures = new Map([...all].map(([name, runs]) =>
  [name, [0.5, 0.95].map((share) => at(runs.map((times) => at(times, share)), 0.5))]));
for (const [name, [p50, p95]] of figures) {
  console.log(`figure: a commit, ${name}: p50 ${ms(p50)}, p95 ${ms(p95)} (${rounds} x ${commits})`);
}
for (const ours of kinds.slice(0, 2)) {
  for (const theirs of kinds.slice(2)) {
    const [p50, p95] = figures.get(ours.name).map((value, i) => value / figures.get(theirs.name)[i]);
    console.log(`figure: ${ours.name} beside ${theirs.name}: p50 ${p50.toFixed(2)}x, p95 ${p95.toFixed(2)}x`);
  }
}
for (const { name, ...kind } of kinds) {
  const { count } = await ask(page, { ...kind, commits, counts: true });
  const each = Object.entries(count).map(([call, number]) => `${(number / commits).toFixed(1)} ${call}`);
  console.log(`figure: calls of a commit, ${name}: ${each.join(", ")}`);
}
await browser.close();
server.close();
