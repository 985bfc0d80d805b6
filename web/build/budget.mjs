// What a client downloads, as brotli 11 bytes, by part; fails when it is more than the budget. A part counts
// before the first answerable question unless it is known to be asked for later (see `later`, and what the
// smoke test observes).
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { root, site } from "./paths.mjs";

export const firstLoadBytesMax = 450_000;
export const allBytesMax = 900_000;

// Asked for only after the first question: the program's second part, sealing, the service worker and its
// list, icons, licences, other languages.
export const later = [
  /rest\.wasm$/, /^sw\.js$/, /release\.json$/, /(sealing|chunk|check|codes|scan|speak)[^/]*\.js$/,
  /licences\.txt$/, /icon/,
  /manifest\.webmanifest$/, /strings\/(?!en\.json)/, /words-(?!en)/, /^(\.htaccess|_headers|web\.config)$/,
];
const parts = [
  ["program (wasm)", /\.wasm$/], ["scripts", /\.js$/], ["type", /\.ttf$/], ["words", /strings\/|words-/],
  ["questions", /instruments\//], ["page and styles", /\.(html|css)$/], ["the rest", /./],
];

const cachePath = join(root, "build/brotli-sizes.json");

function brotliSizes(paths) {
  const known = existsSync(cachePath) ? JSON.parse(readFileSync(cachePath, "utf8")) : {};
  const sizes = {};
  const result = paths.map((path) => {
    const bytes = readFileSync(join(site, path));
    const key = createHash("sha256").update(bytes).digest("hex");
    sizes[key] = known[key] ?? brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }).length;
    return [path, sizes[key]];
  });
  writeFileSync(cachePath, JSON.stringify(sizes));
  return result;
}

const sum = (rows) => rows.reduce((total, [, bytes]) => total + bytes, 0);

export function budget() {
  const paths = readdirSync(site, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => relative(site, join(entry.parentPath ?? entry.path, entry.name))).sort();
  const all = brotliSizes(paths);
  const first = all.filter(([path]) => !later.some((pattern) => pattern.test(path)));
  const split = new Map(parts.map(([name]) => [name, 0]));
  for (const [path, bytes] of first) {
    const [name] = parts.find(([, pattern]) => pattern.test(path));
    split.set(name, split.get(name) + bytes);
  }
  return { first: sum(first), all: sum(all), split };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { first, all, split } = budget();
  for (const [name, bytes] of split) {
    if (bytes) console.log(`  ${name.padEnd(18)} ${String(bytes).padStart(8)}`);
  }
  console.log(`budget: first load ${first} of ${firstLoadBytesMax} brotli, all ${all} of ${allBytesMax}`);
  if (first > firstLoadBytesMax || all > allBytesMax) {
    console.error("budget: more than allowed.");
    process.exit(1);
  }
}
