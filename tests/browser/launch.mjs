// Which browser, how it is started and killed, and the two devices that people have.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";

export const launchOptions = {
  executablePath: process.env.ATTUNE_CHROMIUM ?? "/usr/bin/chromium",
  // Software WebGL must be asked for; without it a page would fall back to its plain view and tests would not
  // notice.
  args: ["--headless=new", "--no-sandbox", "--enable-unsafe-swiftshader", "--use-angle=swiftshader",
    "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync"],
};

export const devices = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
  desk: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
};

// For `addInitScript`, with lines: every worker that the page starts runs them before its own.
export function beforeWorker(lines) {
  globalThis.Blob = class extends Blob {
    constructor(parts = [], options = {}) {
      super(options.type === "text/javascript" ? [lines, ...parts] : parts, options);
    }
  };
}
// Such lines: a clock that stands `shift` milliseconds later, an expression.
export const clockShifted = (shift) => `
  const real = Date, shift = ${shift};
  globalThis.Date = class extends real {
    constructor(...parts) { super(...(parts.length > 0 ? parts : [real.now() + shift])); }
    static now() { return real.now() + shift; }
  };`;

const readProc = (pid, file) => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return ""; // it ended meanwhile
  }
};

// Every process of the browser whose profile is this very folder.
export function processesOf(folder) {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const parentOf = new Map(all.map((pid) => [pid, readProc(pid, "stat").split(") ").at(-1).split(" ")[1]]));
  const isOurs = (pid) => readProc(pid, "cmdline").split("\0").includes(`--user-data-dir=${folder}`);
  const found = new Set(all.filter(isOurs));
  assert.ok(found.size > 0, "no browser was running");
  const isChild = (pid) => !found.has(pid) && found.has(parentOf.get(pid));
  for (let more = all.filter(isChild); more.length > 0; more = all.filter(isChild)) {
    for (const pid of more) found.add(pid);
  }
  return [...found];
}

// The threads of a process: what each is called, and the processor time it has used.
export const threadsOf = (pid) => readdirSync(`/proc/${pid}/task`).map((thread) => ({
  name: readProc(pid, `task/${thread}/comm`).trim(),
  cpu_ms: Number(readProc(pid, `task/${thread}/schedstat`).split(" ")[0]) / 1e6,
}));

// SIGKILL to every process of the browser whose profile is this very folder: nothing gets to close anything.
export function killBrowserOf(folder) {
  for (const pid of processesOf(folder).reverse()) {
    try {
      process.kill(Number(pid), "SIGKILL");
    } catch (error) {
      if (error.code !== "ESRCH") throw error; // it ended with its parent
    }
  }
}
