// In the browser: a fresh database of one kind, and how long each of so many commits takes, in milliseconds.
// Kinds: "encrypted" and "plain" are ours; "official" is sqlite-wasm's opfs-sahpool.
import createOurs from "/ours/commit_bench.mjs";
import initOfficial from "/official/index.mjs";

const warmUp = 20;
const names = ["a.db", "a.db-journal", "b.db", "b.db-journal", "super.bin"];

// Answers a function that commits one row of 400 bytes.
async function openOurs(isEncrypted) {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("ours", { create: true });
  const files = [];
  for (const name of names) {
    const file = await (await folder.getFileHandle(name, { create: true })).createSyncAccessHandle();
    file.truncate(0);
    files.push(file);
  }
  const wasm = WebAssembly.compileStreaming(fetch("/ours/commit_bench.wasm"));
  const ours = await createOurs({
    host: { files, nowMs: () => Date.now(), fillRandom: (into) => crypto.getRandomValues(into) },
    instantiateWasm(imports, ready) {
      wasm.then((module) => WebAssembly.instantiate(module, imports)).then(ready);
      return {};
    },
  });
  if (ours._bench_open(isEncrypted ? 1 : 0) !== 1) throw new Error("ours did not open");
  return () => {
    if (ours._bench_commit() !== 1) throw new Error("ours did not commit");
  };
}

// Every call that reaches a file, whoever makes it.
function countCalls() {
  const count = {};
  const handle = FileSystemSyncAccessHandle.prototype;
  for (const name of ["read", "write", "truncate", "getSize", "flush"]) {
    const call = handle[name];
    handle[name] = function (...values) {
      count[name] = (count[name] ?? 0) + 1;
      return call.apply(this, values);
    };
  }
  return count;
}

async function openOfficial(journal) {
  const sqlite3 = await initOfficial();
  const pool = await sqlite3.installOpfsSAHPoolVfs({ directory: "/official", clearOnInit: true });
  const db = new pool.OpfsSAHPoolDb("/bench.db");
  db.exec(`PRAGMA locking_mode=EXCLUSIVE; PRAGMA page_size=4096; PRAGMA temp_store=MEMORY;
    PRAGMA secure_delete=ON; PRAGMA cell_size_check=ON; PRAGMA foreign_keys=ON;
    PRAGMA journal_mode=${journal}; PRAGMA synchronous=FULL;
    CREATE TABLE row(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)`);
  const insert = db.prepare("INSERT INTO row(bytes) VALUES(?)");
  const row = new Uint8Array(400).fill(7);
  return () => insert.bind(1, row).stepReset();
}

async function measure({ kind, journal, commits, counts }) {
  const count = counts ? countCalls() : null;
  const isOfficial = kind === "official";
  const commit = await (isOfficial ? openOfficial(journal) : openOurs(kind === "encrypted"));
  for (let i = 0; i < warmUp; i++) commit();
  if (count) for (const name of Object.keys(count)) count[name] = 0;
  const times_ms = [];
  for (let i = 0; i < commits; i++) {
    const began_ms = performance.now();
    commit();
    times_ms.push(performance.now() - began_ms);
  }
  return { times_ms, count };
}

onmessage = ({ data }) => measure(data).then(postMessage, (error) => postMessage({ error: String(error) }));
postMessage("ready");
