#!/usr/bin/env node
// Compares a live site with a release: every file by its SHA-256, and the headers with deploy/headers.mjs.
// What the site says of itself proves nothing, so the list comes from a zip or a build of one's own.
//   node deploy/verify.mjs https://check-in.example.org/ [build/site]
// Ends with 0 only if everything is the same. Run it now and then, on a computer that the host does not know.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheControl, headers } from "./headers.mjs";

// The list of a release that lies in `folder`, and itself.
function releaseIn(folder) {
  const [hash, ...more] = readdirSync(join(folder, "r"));
  if (!hash || more.length > 0) throw new Error(`${folder}/r must hold exactly one release`);
  const path = `r/${hash}/release.json`;
  const bytes = readFileSync(join(folder, path));
  const list = JSON.parse(bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { name: list.release, files: [...list.files, { path, size: bytes.length, sha256 }] };
}

async function complaintsOf(site, { path, size, sha256 }) {
  const url = new URL(path === "index.html" ? "" : path, site);
  const got = await fetch(url, { cache: "no-store", redirect: "error" }).catch((error) => error);
  if (got instanceof Error) return [`${path}: ${got.cause?.message ?? got.message}`];
  if (!got.ok) return [`${path}: answered with ${got.status}`];
  const bytes = Buffer.from(await got.arrayBuffer());
  const complaints = [];
  if (createHash("sha256").update(bytes).digest("hex") !== sha256) {
    complaints.push(`${path}: is another file (${bytes.length} bytes, should be ${size})`);
  }
  for (const [name, value] of Object.entries({ ...headers, "Cache-Control": cacheControl(`/${path}`) })) {
    const is = got.headers.get(name);
    if (is !== value) complaints.push(`${path}: ${name} is ${is === null ? "missing" : `"${is}"`}`);
  }
  return complaints;
}

// Complaints about files first; of headers one line each, with how many files lack them.
export async function verify(site, folder) {
  const { name, files } = releaseIn(folder);
  const all = (await Promise.all(files.map((file) => complaintsOf(site, file)))).flat();
  const isHeader = (line) => / (is missing|is ")/.test(line);
  const wrong = all.filter((line) => !isHeader(line));
  const byHeader = new Map();
  for (const line of all.filter(isHeader)) {
    const text = line.replace(/^.*?: /, "");
    byHeader.set(text, (byHeader.get(text) ?? 0) + 1);
  }
  const weak = [...byHeader].map(([text, count]) => `${text} (${count} of ${files.length} files)`);
  return { name, count: files.length, wrong, weak };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [address, folder = join(fileURLToPath(import.meta.url), "../../build/site")] = process.argv.slice(2);
  if (!address) {
    console.error("verify: node deploy/verify.mjs <address of the site> [folder of the release]");
    process.exit(2);
  }
  const { name, count, wrong, weak } = await verify(address.replace(/\/?$/, "/"), folder);
  for (const line of [...wrong, ...weak]) console.error(`verify: ${line}`);
  console.log(`verify: ${count} files of ${name}, ${wrong.length} differ, ${weak.length} headers differ`);
  process.exit(wrong.length + weak.length === 0 ? 0 : 1);
}
