// Measures the release site beside the same twelve questions in SurveyJS: cold and warm start, idleness,
// bytes; and from a tap to its frame. Run by tests/bench/run.sh; prints figures, and fails if a start is
// slower than issue 4 allows.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import { chromium } from "../../browser/node_modules/playwright-core/index.mjs";
import { serve } from "../../../deploy/serve.mjs";
import { devices, launchOptions } from "../../browser/launch.mjs";
import { slowLine, slowMachine } from "./slow_line.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../../..");
const runs = Number(process.env.ATTUNE_RUNS ?? 7);
const idle_s = Number(process.env.ATTUNE_IDLE_S ?? 30);
const slowdown = Number(process.env.ATTUNE_SLOWDOWN ?? 4);
const line = { bits_per_second: 10_000_000, delay_ms: 20 };
const most = { cold: 0.9, warm: 0.4 };
// "machine" slows all threads of the page, workers too; "devtools" its main thread alone, as DevTools does.
const slowed = process.env.ATTUNE_SLOWED ?? "devtools";

const sorted = (values) => [...values].sort((a, b) => a - b);
const at = (values, share) => sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))];
const median = (values) => at(values, 0.5);
const figure = (text) => console.log(`figure: ${text}`);

async function buildSurvey() {
  const folder = join(root, "build/bench/survey");
  mkdirSync(folder, { recursive: true });
  await build({ entryPoints: [join(here, "survey.mjs")], bundle: true, minify: true, format: "iife",
    target: "es2022", outfile: join(folder, "app.js"), logLevel: "error", legalComments: "none" });
  writeFileSync(join(folder, "index.html"), `<!doctype html><html lang="en"><head><meta charset="utf-8">
    <title>Check-in</title><meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="icon" href="data:,"><link rel="stylesheet" href="app.css"><script src="app.js" defer></script>
    </head><body><div id="survey"></div></body></html>`);
  return folder;
}

// In the page: when the first question can be answered, and has been painted. Ours asks first who uses the
// phone, and later whether to start; those presses are made at once.
function watchStart() {
  const starts = /Only I use this phone|Start a check-in/;
  const look = () => {
    const stops = document.querySelectorAll("input[type=radio]:enabled");
    if (stops.length < 11) {
      const button = [...document.querySelectorAll("main button")]
        .find(({ textContent }) => starts.test(textContent.replaceAll("\n", " ")));
      if (button && !button.dataset.pressed) {
        button.dataset.pressed = "1";
        button.click();
      }
      return;
    }
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => (globalThis.answerable_ms = performance.now())));
  };
  const watch = new MutationObserver(look);
  watch.observe(document, { childList: true, subtree: true, attributes: true });
}

// With a profile on the disk, as people have one: a private window keeps files in another process's memory.
async function startPhone() {
  const folder = mkdtempSync(join(tmpdir(), "attune-bench-"));
  const context = await chromium.launchPersistentContext(folder, { ...launchOptions, ...devices.phone });
  await context.addInitScript(watchStart);
  const session = await context.browser().newBrowserCDPSession();
  let renderers = [];
  const look = async () => {
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    renderers = processInfo.filter(({ type }) => type === "renderer");
    return renderers;
  };
  const close = async () => {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { context, page: context.pages()[0], look, pids: () => renderers.map(({ id }) => id), close };
}

// Past Playwright, whose own script for waiting takes a slow machine a tenth of a second amid the start.
async function answerable(page) {
  const session = await page.context().newCDPSession(page);
  for (const until = performance.now() + 60_000; performance.now() < until;) {
    const { result } = await session.send("Runtime.evaluate", { expression: "globalThis.answerable_ms" })
      .catch(() => ({ result: {} }));
    if (result.value !== undefined) return result.value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("no question came");
}

// A fresh profile opens the address; then the same profile opens it again.
async function measureStarts(address, path) {
  const { context, page, look, pids, close } = await startPhone();
  await look();
  const watching = setInterval(() => void look().catch(() => {}), 100);
  const release = slowed === "machine" ? slowMachine(pids, slowdown) : () => {};
  const session = await context.newCDPSession(page);
  if (slowed === "devtools") await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  try {
    await page.goto(`${address}${path}`, { waitUntil: "commit" });
    const cold = await answerable(page);
    // Until the release is kept for the next start; a person takes longer.
    await page.evaluate(() => globalThis.attuneCounters && navigator.serviceWorker.ready.then(() => {}));
    await page.goto("about:blank");
    await page.goto(`${address}/`, { waitUntil: "commit" });
    return { cold, warm: await answerable(page) };
  } finally {
    clearInterval(watching);
    release();
    await new Promise((resolve) => setTimeout(resolve, 100));
    await close();
  }
}

// The worked example's invite: whether it was ever given is for a desk to say.
const invite = readFileSync(join(root, "tests/vectors/share/ok_invite.txt"), "utf8").match(/#i1\.[\w-]+/)[0];

async function measureIdle(address, path) {
  const { context, page, look, close } = await startPhone();
  await context.addInitScript(() => {
    globalThis.callbacks = 0;
    const ask = globalThis.requestAnimationFrame;
    globalThis.requestAnimationFrame = (done) => ask((now) => {
      globalThis.callbacks++;
      done(now);
    });
  });
  await page.goto(`${address}${path}`);
  await answerable(page);
  await page.waitForTimeout(6_000);
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable");
  const state = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    const busy_s = metrics.find(({ name }) => name === "TaskDuration").value;
    const cpu_s = (await look()).reduce((sum, { cpuTime }) => sum + cpuTime, 0);
    return { busy_s, cpu_s, ...await page.evaluate(() => ({
      callbacks: globalThis.callbacks, frames: globalThis.attuneCounters?.presented ?? 0 })) };
  };
  const before = await state();
  await page.waitForTimeout(idle_s * 1000);
  const after = await state();
  await close();
  return Object.fromEntries(Object.keys(before).map((key) => [key, after[key] - before[key]]));
}

async function measureTaps(address, path) {
  const { page, close } = await startPhone();
  await page.goto(`${address}${path}`);
  await answerable(page);
  await page.getByRole("switch").check();
  await page.evaluate(() => {
    globalThis.taps = [];
    document.addEventListener("click", (event) => {
      if (event.target.type !== "radio") return;
      const shown = globalThis.attuneCounters.presented;
      const look = () => {
        if (globalThis.attuneCounters.presented === shown) return requestAnimationFrame(look);
        requestAnimationFrame(() => globalThis.taps.push(performance.now() - event.timeStamp));
      };
      look();
    }, true);
  });
  for (let tap = 0; tap < 60; ++tap) {
    await page.getByRole("radio", { name: new RegExp(`^${tap % 11}(,|$)`) }).tap();
    await page.waitForFunction((count) => globalThis.taps.length > count, tap);
  }
  const taps = await page.evaluate(() => globalThis.taps);
  await close();
  return taps.slice(10);
}

const surveyFolder = await buildSurvey();
const sites = { ours: join(root, "build/site"), survey: surveyFolder };
const servers = {}, lines = {};
for (const [name, folder] of Object.entries(sites)) {
  servers[name] = await serve({ folder, bare: true });
  lines[name] = await slowLine({ port: new URL(servers[name].address).port, ...line });
}
const path = { ours: `/${invite}`, survey: "/" };

const times = { ours: { cold: [], warm: [] }, survey: { cold: [], warm: [] } };
for (let run = 0; run < runs; ++run) {
  for (const name of run % 2 ? ["survey", "ours"] : ["ours", "survey"]) {
    const { cold, warm } = await measureStarts(lines[name].address, path[name]);
    times[name].cold.push(cold);
    times[name].warm.push(warm);
  }
}
let isSlow = false;
for (const kind of ["cold", "warm"]) {
  const [ours, survey] = [median(times.ours[kind]), median(times.survey[kind])];
  const ratio = ours / survey;
  isSlow ||= ratio > most[kind];
  const least = (name) => Math.min(...times[name][kind]).toFixed(0);
  figure(`${kind} start to the first question (${slowed} / ${slowdown}, 10 Mbit/s, ${2 * line.delay_ms} ms ` +
    `there and back, median of ${runs}): ours ${ours.toFixed(0)} ms, SurveyJS ${survey.toFixed(0)} ms, ` +
    `ratio ${ratio.toFixed(2)}, at most ${most[kind]}; fastest ${least("ours")} and ${least("survey")} ms`);
}
if (idle_s > 0) {
  for (const name of Object.keys(sites)) {
    const { callbacks, frames, busy_s, cpu_s } = await measureIdle(servers[name].address, path[name]);
    figure(`idle ${idle_s} s, ${name}: ${frames} frames, ${callbacks} animation callbacks, ` +
      `${(busy_s * 1000).toFixed(1)} ms of main thread, ${(cpu_s * 1000).toFixed(0)} ms of renderer CPU`);
  }
  const taps = await measureTaps(servers.ours.address, path.ours);
  figure(`tap to presented frame, ${taps.length} taps: median ${median(taps).toFixed(1)} ms, ` +
    `p95 ${at(taps, 0.95).toFixed(1)} ms`);
}
const surveyBytes = readdirSync(surveyFolder)
  .reduce((sum, file) => sum + brotliCompressSync(readFileSync(join(surveyFolder, file))).length, 0);
figure(`bytes of the SurveyJS page, brotli 11: ${surveyBytes}`);
for (const name of Object.keys(sites)) {
  lines[name].close();
  servers[name].close();
}
process.exit(isSlow ? 1 : 0);
