// What a page, each of its workers and the programs in them hold: heap snapshots and buffers of bytes,
// searched for a text; and the files of a browser's profile.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const asUtf16 = (text) => Buffer.from(text, "utf16le");

// For `beforeWorker`: the worker keeps the memory of the program that it runs where a test can read it.
export const keepMemory = `
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...from) => {
    const made = await instantiate(...from);
    globalThis.programs = [...(globalThis.programs ?? []), made];
    return made;
  };`;

// In a page or a worker, with an array of buffers as `this`: which of the texts lie in one, in either of two
// ways.
function textsInBuffers(texts) {
  const holds = (buffer, text) =>
    new TextDecoder("latin1").decode(buffer).includes(text) ||
    [0, 1].some((from) => buffer.byteLength > 1 &&
      new TextDecoder("utf-16le").decode(new Uint8Array(buffer, from)).includes(text));
  return {
    found: texts.filter((text) => this.some((buffer) => holds(buffer, text))),
    bytes: this.reduce((sum, { byteLength }) => sum + byteLength, 0),
  };
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

// Chromium ends a dedicated worker that is asked for its objects: there it is the program's memory alone.
const memories = `(globalThis.programs ?? []).flatMap(({ exports }) => Object.values(exports))
  .filter((one) => one instanceof WebAssembly.Memory).map(({ buffer }) => buffer)`;
async function buffersOf({ kind, send }) {
  const expression = kind === "worker" ? memories : "ArrayBuffer.prototype";
  const { result } = await send("Runtime.evaluate", { expression });
  if (kind === "worker") return result;
  return (await send("Runtime.queryObjects", { prototypeObjectId: result.objectId })).objects;
}

async function hitsInBuffers(place, texts) {
  const { objectId } = await buffersOf(place);
  const { result, exceptionDetails } = await place.send("Runtime.callFunctionOn", {
    objectId, functionDeclaration: textsInBuffers.toString(), returnByValue: true,
    arguments: [{ value: texts }] });
  assert.equal(exceptionDetails, undefined);
  return result.value;
}

// The workers of a page, each with its kind and a way to speak to it.
async function workersOf(session) {
  const workers = new Map();
  let last = 0;
  const waiting = new Map();
  session.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
    if (targetInfo.type.endsWith("worker")) workers.set(sessionId, { kind: targetInfo.type, hear: [] });
  });
  session.on("Target.receivedMessageFromTarget", ({ sessionId, message }) => {
    const { id, method, params, result, error } = JSON.parse(message);
    const heard = method ? workers.get(sessionId)?.hear ?? [] : [];
    for (const [name, hear] of heard) if (name === method) hear(params);
    if (id) waiting.get(id)?.(error ? Promise.reject(new Error(error.message)) : result);
  });
  await session.send("Target.setAutoAttach",
    { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  return [...workers].map(([sessionId, { kind, hear }]) => ({
    kind,
    on: (...heard) => hear.push(heard),
    send: (method, params = {}) => new Promise((resolve) => {
      waiting.set(++last, resolve);
      const message = JSON.stringify({ id: last, method, params });
      void session.send("Target.sendMessageToTarget", { sessionId, message });
    }),
  }));
}

// Where any of the texts was found, by kind of place: the heap or the buffers of the page and of each worker.
export async function memoryHits(page, texts) {
  const session = await page.context().newCDPSession(page);
  const [send, on] = ["send", "on"].map((name) => (...call) => session[name](...call));
  const own = { kind: "page", send, on };
  const places = [own, ...await workersOf(session)];
  const all = [];
  for (const place of places) {
    all.push([`${place.kind}'s heap`, await hitsInHeap(place, texts)]);
    all.push([`${place.kind}'s buffers`, await hitsInBuffers(place, texts)]);
  }
  await session.detach();
  const program = all.find(([place]) => place === "worker's buffers");
  assert.ok(program[1].bytes > 1_000_000, "the program's memory is not among the buffers");
  return {
    hits: all.flatMap(([place, { found }]) => found.map((text) => `${place}: ${text}`)),
    bytes: all.reduce((sum, [, { bytes }]) => sum + bytes, 0),
    places: all.map(([place]) => place),
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
