// What a page, its workers and their memories hold: heap snapshots and raw buffers, searched for a text.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const asUtf16 = (text) => Buffer.from(text, "utf16le");

// In the page or worker: how many buffers, of a program's memory or any other, hold the text.
function countIn(text) {
  const utf8 = new TextEncoder().encode(text);
  const utf16 = new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer);
  const holds = (bytes, part) => {
    for (let at = bytes.indexOf(part[0]); at !== -1; at = bytes.indexOf(part[0], at + 1)) {
      if (part.every((byte, i) => bytes[at + i] === byte)) return true;
    }
    return false;
  };
  const buffers = this.map((one) => (one instanceof WebAssembly.Memory ? one.buffer : one));
  return buffers.filter((buffer) => {
    const bytes = new Uint8Array(buffer);
    return holds(bytes, utf8) || holds(bytes, utf16);
  }).length;
}

// `send(method, params)` and `on(event, hear)` reach one page or one worker.
async function hitsIn({ send, on }, texts) {
  const chunks = [];
  on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => chunks.push(chunk));
  await send("HeapProfiler.enable");
  await send("HeapProfiler.collectGarbage");
  await send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  const snapshot = chunks.join("");
  assert.ok(snapshot.length > 100_000, "no heap snapshot came");
  const hits = texts.filter((text) => snapshot.includes(text)).map((text) => `heap: ${text}`);
  let buffers = 0;
  for (const kind of ["WebAssembly.Memory", "ArrayBuffer"]) {
    const { result } = await send("Runtime.evaluate", { expression: `${kind}.prototype` });
    const { objects } = await send("Runtime.queryObjects", { prototypeObjectId: result.objectId });
    for (const text of texts) {
      const { result: count, exceptionDetails } = await send("Runtime.callFunctionOn", {
        objectId: objects.objectId, functionDeclaration: countIn.toString(), arguments: [{ value: text }],
        returnByValue: true });
      assert.equal(exceptionDetails, undefined);
      if (count.value > 0) hits.push(`${kind}: ${text}`);
    }
    const { result: length } = await send("Runtime.callFunctionOn", { objectId: objects.objectId,
      functionDeclaration: "function () { return this.length; }", returnByValue: true });
    buffers += length.value;
    await send("Runtime.releaseObject", { objectId: objects.objectId });
  }
  return { hits, buffers, snapshotBytes: snapshot.length };
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

// Where any of the texts was found: in the page, in its worker, in their buffers.
export async function memoryHits(page, texts) {
  const session = await page.context().newCDPSession(page);
  const workers = (await workersOf(session))();
  assert.equal(workers.length, 1, "the app has one worker");
  const places = { page: { send: (...call) => session.send(...call), on: (...call) => session.on(...call) },
    worker: workers[0] };
  const found = { hits: [], buffers: 0, snapshotBytes: 0 };
  for (const [place, target] of Object.entries(places)) {
    const { hits, buffers, snapshotBytes } = await hitsIn(target, texts);
    found.hits.push(...hits.map((hit) => `${place} ${hit}`));
    found.buffers += buffers;
    found.snapshotBytes += snapshotBytes;
  }
  await session.detach();
  return found;
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
