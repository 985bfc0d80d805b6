// What a page, its worker and the program in it hold: heap snapshots and raw memory, searched for a text.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const asUtf16 = (text) => Buffer.from(text, "utf16le");

// For `addInitScript`: the worker, which starts from one import line, keeps the memory of the program that it
// runs where a test can read it.
export function keepMemory() {
  const later = `
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...from) => {
      const made = await instantiate(...from);
      globalThis.programs = [...(globalThis.programs ?? []), made];
      return made;
    };`;
  globalThis.Blob = class extends Blob {
    constructor(parts = [], options = {}) {
      super(options.type === "text/javascript" ? [...parts, later] : parts, options);
    }
  };
}

// In the worker: which of the texts lie in the program's memory, in either of two ways.
function textsInProgram(texts) {
  const holds = (bytes, part) => {
    for (let at = bytes.indexOf(part[0]); at !== -1; at = bytes.indexOf(part[0], at + 1)) {
      if (part.every((byte, i) => bytes[at + i] === byte)) return true;
    }
    return false;
  };
  const memories = globalThis.programs.flatMap(({ exports }) => Object.values(exports))
    .filter((one) => one instanceof WebAssembly.Memory).map(({ buffer }) => new Uint8Array(buffer));
  const found = texts.filter((text) => {
    const utf16 = new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer);
    return memories.some((bytes) => holds(bytes, new TextEncoder().encode(text)) || holds(bytes, utf16));
  });
  return { found, bytes: memories.reduce((sum, { length }) => sum + length, 0) };
}

async function hitsInHeap({ send, on }, texts) {
  const chunks = [];
  on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => chunks.push(chunk));
  await send("HeapProfiler.enable");
  await send("HeapProfiler.collectGarbage");
  await send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  const snapshot = chunks.join("");
  assert.ok(snapshot.length > 100_000, "no heap snapshot came");
  return { found: texts.filter((text) => snapshot.includes(text)), bytes: snapshot.length };
}

async function hitsInProgram({ send }, texts) {
  const expression = `(${textsInProgram})(${JSON.stringify(texts)})`;
  const { result, exceptionDetails } = await send("Runtime.evaluate", { expression, returnByValue: true });
  assert.equal(exceptionDetails, undefined);
  assert.ok(result.value.bytes > 1_000_000, "the program has no memory");
  return result.value;
}

// The workers of a page, each with a way to speak to it.
async function workersOf(session) {
  const workers = new Map();
  let last = 0;
  const waiting = new Map();
  session.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
    if (targetInfo.type === "worker") workers.set(sessionId, []);
  });
  session.on("Target.receivedMessageFromTarget", ({ sessionId, message }) => {
    const { id, method, params, result, error } = JSON.parse(message);
    if (method) for (const [name, hear] of workers.get(sessionId) ?? []) if (name === method) hear(params);
    if (id) waiting.get(id)?.(error ? Promise.reject(new Error(error.message)) : result);
  });
  await session.send("Target.setAutoAttach",
    { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  return () => [...workers.keys()].map((sessionId) => ({
    on: (name, hear) => workers.get(sessionId).push([name, hear]),
    send: (method, params = {}) => new Promise((resolve) => {
      waiting.set(++last, resolve);
      const message = JSON.stringify({ id: last, method, params });
      void session.send("Target.sendMessageToTarget", { sessionId, message });
    }),
  }));
}

// Where any of the texts was found: in the page's heap, in its worker's, in the program's memory.
export async function memoryHits(page, texts) {
  const session = await page.context().newCDPSession(page);
  const [worker, ...more] = (await workersOf(session))();
  assert.ok(worker && more.length === 0, "the app has one worker");
  const own = { send: (...call) => session.send(...call), on: (...call) => session.on(...call) };
  const looks = { page: await hitsInHeap(own, texts), worker: await hitsInHeap(worker, texts),
    program: await hitsInProgram(worker, texts) };
  await session.detach();
  const all = Object.entries(looks);
  return {
    hits: all.flatMap(([place, { found }]) => found.map((text) => `${place}: ${text}`)),
    bytes: all.reduce((sum, [, { bytes }]) => sum + bytes, 0),
  };
}

// The files of a browser profile in which any of the texts lies, as UTF-8 or UTF-16.
export function profileHits(folder, texts) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const hits = [];
  let bytes = 0;
  for (const name of names) {
    const content = readFileSync(name);
    bytes += statSync(name).size;
    for (const text of texts) {
      if (content.includes(text) || content.includes(asUtf16(text))) hits.push(`${name}: ${text}`);
    }
  }
  return { hits, files: names.length, bytes };
}
