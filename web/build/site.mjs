// Puts the site together in build/site: index.html, config.json and sw.js, and everything else under
// r/<release>/, where <release> is 12 hexadecimal digits of a hash over those contents. The same inputs give
// the same bytes.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { contentSecurityPolicy } from "../../deploy/headers.mjs";
import { iconPng } from "./icons.mjs";
import { licencesText } from "./licences.mjs";
import { generated, root, site, writeIfChanged } from "./paths.mjs";
import { splitProgram } from "./split.mjs";
import { languageCodes, parts, readLanguage, sentencesInOrder } from "./strings.mjs";

const web = join(root, "web");
const read = (path) => readFileSync(join(root, path));
// What hosts read for themselves and never give out; each is of no meaning to the others.
const forHosts = [".htaccess", "_headers", "web.config"];
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

export class Refusal extends Error {}

function need(path, sentence) {
  if (!existsSync(join(root, path))) throw new Refusal(`${path} is missing. ${sentence}`);
}

// --- Scripts and styles ------------------------------------------------------------------------------------
const scriptOptions = {
  bundle: true, minify: true, write: false, format: "esm", target: "es2022", platform: "browser",
  charset: "utf8", legalComments: "none", logLevel: "error", outdir: "/", absWorkingDir: web,
  // What Emscripten's glue asks for when it runs in Node; no browser reaches those lines.
  external: ["fs", "path", "url", "crypto", "module", "node:*"],
};

async function bundle(esbuild, options) {
  const { outputFiles } = await esbuild.build({ ...scriptOptions, ...options });
  return outputFiles.map(({ path, contents }) => [basename(path), Buffer.from(contents)]);
}

// The worker does without the bundler's own few bytes, which only its later parts use: importing them would
// be one more way to the host before the first question.
function withoutShared([name, contents]) {
  if (name !== "worker.js") return [name, contents];
  return [name, Buffer.from(contents.toString().replace(/^import"\.\/chunk-\w+\.js";/, ""))];
}

// The sealing is reached by import(), so it becomes a file of its own, loaded after the first question.
async function scripts(esbuild) {
  const alias = { "attune-wasm": join(root, "build/web/attune.mjs") };
  return [
    // A classic script, because a page that was opened as a file may load no module, and then nothing could
    // say so.
    ...await bundle(esbuild, { entryPoints: { page: "page/start.ts" }, format: "iife" }),
    ...await bundle(esbuild, { entryPoints: { scan: "page/scan.ts", speak: "page/speak.ts" } }),
    ...(await bundle(esbuild, {
      entryPoints: { worker: "worker/worker.ts" }, splitting: true, alias, chunkNames: "[name]-[hash]",
    })).map(withoutShared),
  ];
}

async function styles(esbuild) {
  const { outputFiles } = await esbuild.build({
    bundle: true, minify: true, write: false, outdir: "/", absWorkingDir: web, entryPoints: ["page/page.css"],
    external: ["*.ttf"], logLevel: "error", target: "es2022",
  });
  const source = readFileSync(join(generated, "tokens.css"), "utf8");
  const tokens = await esbuild.transform(source, { loader: "css", minify: true });
  return Buffer.from(tokens.code + Buffer.from(outputFiles[0].contents).toString("utf8"));
}

// --- The release's own files -------------------------------------------------------------------------------
function folderFiles(folder, pattern) {
  const path = join(web, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path).filter((name) => pattern.test(name))
    .map((name) => [`${folder}/${name}`, read(`web/${folder}/${name}`)]);
}

function manifest(strings) {
  return `${JSON.stringify({
    name: strings["app.title"], short_name: strings["app.title"], start_url: "../../", scope: "../../",
    display: "standalone",
    icons: [
      { src: "icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "icon-512.png", sizes: "512x512", type: "image/png" },
    ],
  })}\n`;
}

async function releaseFiles(esbuild, strings) {
  const { colours } = JSON.parse(read("web/tokens.json"));
  const program = splitProgram();
  const files = new Map([
    ...await scripts(esbuild),
    ["page.css", await styles(esbuild)],
    ["app.wasm", program.first],
    ["rest.wasm", program.rest],
    ["atkinson-400.ttf", read("build/fonts/atkinson-400.ttf")],
    ["atkinson-700.ttf", read("build/fonts/atkinson-700.ttf")],
    ...languageCodes().flatMap((code) => Object.keys(parts).map((part) =>
      [`strings/${code}${parts[part]}.json`, Buffer.from(sentencesInOrder(code, part))])),
    ...folderFiles("strings", /^words-.*\.txt$/).map(([path, bytes]) => [basename(path), bytes]),
    ...folderFiles("instruments", /\.json$/), ...folderFiles("strings/check", /\.json$/),
    ["manifest.webmanifest", Buffer.from(manifest(strings))],
    ["icon-180.png", iconPng(colours, 180)],
    ["icon-192.png", iconPng(colours, 192)],
    ["icon-512.png", iconPng(colours, 512)],
    ["licences.txt", Buffer.from(licencesText())],
  ]);
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const escapeHtml = (text) =>
  text.replace(/[&<>"]/g, (letter) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[letter]);

// {{name}} is one of ours, or the key of an English sentence. An element of sentences alone carries those of
// the other languages beside it, for page/failed.ts: data-es="...".
export function fillPage(html, values, { en, ...others }) {
  const fill = (text, strings) => text.replace(/\{\{([a-z0-9_.]+)\}\}/g, (whole, name) => {
    const value = values[name] ?? strings[name];
    if (value === undefined) throw new Refusal(`web/index.html asks for ${whole}, which nobody knows.`);
    return escapeHtml(value);
  });
  const ofSentences = /<(h1|p|button)([^>]*)>((?:\s*\{\{[a-z0-9_.]+\}\})+)\s*<\/\1>/g;
  const translated = html.replace(ofSentences, (whole, element, attributes, text) => {
    const beside = Object.entries(others).map(([tag, strings]) => ` data-${tag}="${fill(text, strings)}"`);
    return `<${element}${attributes}${beside.join("")}>${text}</${element}>`;
  });
  return fill(translated, en);
}

function version() {
  return /project\(attune VERSION ([0-9.]+)/.exec(read("CMakeLists.txt").toString())[1];
}

// `change` may alter the release's own files, by path, before they are named after their contents.
export async function makeSite(change = () => {}) {
  const esbuild = await import("esbuild").catch(() => import(join(web, "node_modules/esbuild/lib/main.js")));
  const words = Object.fromEntries(languageCodes().map((code) => [code, readLanguage(code).client]));
  const release = await releaseFiles(esbuild, words.en);
  change(release);
  const listed = [...release].map(([path, bytes]) => ({ path, size: bytes.length, sha256: sha256(bytes) }));
  const hash = sha256(JSON.stringify(listed)).slice(0, 12);
  const base = `r/${hash}/`;
  const releaseName = `${version()} ${hash}`;
  const values = {
    release: releaseName, base, page: `${base}page.js`, css: `${base}page.css`,
    csp: contentSecurityPolicy.replace(" frame-ancestors 'none';", ""),
  };
  const [[, serviceWorker]] = await bundle(esbuild, {
    entryPoints: { sw: "offline/sw.ts" }, format: "iife", define: { __RELEASE__: JSON.stringify(hash) },
  });
  const files = new Map([
    ["index.html", Buffer.from(fillPage(read("web/index.html").toString(), values, words))],
    ["config.json", read("web/config.json")],
    ["sw.js", serviceWorker],
    ...[...release].map(([path, bytes]) => [base + path, bytes]),
  ]);
  const contents = [...files].filter(([path]) => path !== "config.json")  // a programme may edit that one
    .map(([path, bytes]) => ({ path, size: bytes.length, sha256: sha256(bytes) }));
  const list = { format: 1, release: releaseName, files: contents };
  files.set(`${base}release.json`, Buffer.from(`${JSON.stringify(list, null, 1)}\n`));
  for (const name of forHosts) files.set(name, read(`deploy/hosting/${name}`));
  return { files, releaseName };
}

function writeSite(files) {
  // Folders go as well as files: what is left of an older release would go into the zip.
  const old = existsSync(site) ? readdirSync(site, { recursive: true, withFileTypes: true }) : [];
  for (const entry of old) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const name = relative(site, path).replaceAll("\\", "/");
    const isKept = files.has(name) || [...files.keys()].some((kept) => kept.startsWith(`${name}/`));
    if (!isKept) rmSync(path, { recursive: true, force: true });
  }
  return [...files].filter(([path, bytes]) => writeIfChanged(join(site, path), bytes)).length;
}

// Each place has its own globals: the page's, a worker's, a service worker's.
function checkTypes() {
  const compiler = join(web, "node_modules/.bin/tsc");
  for (const project of ["", "worker", "offline"]) {
    execFileSync(compiler, ["--noEmit", "-p", join(web, project)], { stdio: "inherit" });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    need("web/node_modules/esbuild", "Run deploy/setup.sh first.");
    need("build/web/attune.wasm", "Run deploy/run.sh --build, which compiles it.");
    for (const script of ["strings.mjs", "tokens.mjs", "fonts.mjs"]) {
      execFileSync(process.execPath, [join(web, "build", script)], { stdio: "inherit" });
    }
    checkTypes();
    const { files, releaseName } = await makeSite();
    const changed = writeSite(files);
    console.log(`site: ${releaseName}, ${files.size} files${changed ? "" : ", nothing new"}`);
  } catch (error) {
    if (!(error instanceof Refusal) && error.status === undefined && !error.errors) throw error;
    console.error(`site: ${error instanceof Refusal ? error.message : "not built; see above."}`);
    process.exit(1);
  }
}
