#!/usr/bin/env node
// Serves a built site, without dependencies. By default with the headers the hosting recipes are made from;
// with --bare like GitHub Pages: no headers of ours, everything cached for ten minutes. For development and
// tests, and good enough behind a proxy that speaks https.
//   node deploy/serve.mjs [--port 8080] [--host 127.0.0.1] [--bare] [folder]
import { createReadStream, readFileSync, realpathSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".txt": "text/plain; charset=utf-8",
  ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json", ".webmanifest": "application/manifest+json", ".wasm": "application/wasm",
  ".ttf": "font/ttf", ".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon",
};
const compressed = /\.(html|css|txt|js|mjs|json|webmanifest|wasm|ttf|svg)$/;

// The same text stands in index.html as a meta element, without frame-ancestors, which a meta element cannot
// say.
export const contentSecurityPolicy = [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "worker-src 'self' blob:", "style-src 'self'",
  "img-src 'self' data: blob:", "font-src 'self'", "manifest-src 'self'", "connect-src 'self'",
  "form-action 'none'", "base-uri 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'",
  "trusted-types attune",
].join("; ");

const headers = {
  "Content-Security-Policy": contentSecurityPolicy,
  "Referrer-Policy": "no-referrer",
  "Permissions-Policy": "camera=(self), microphone=(), geolocation=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
};

const cacheControl = (path, bare) =>
  bare ? "max-age=600" : path.startsWith("/r/") ? "public, max-age=31536000, immutable" : "no-cache";

// The file that a request's path names, or nothing: never one outside the folder, a hidden one, or a link out
// of it.
export function fileFor(folder, url) {
  let path;
  try {
    path = decodeURIComponent(url.replace(/[?#].*$/s, ""));
  } catch {
    return undefined;
  }
  if (/[\0\\]|\/[./]/.test(path) || !path.startsWith("/")) return undefined;
  if (path.endsWith("/")) path += "index.html";
  try {
    const file = realpathSync(join(folder, path));
    const inside = file.startsWith(realpathSync(folder) + sep);
    return inside && statSync(file).isFile() ? { file, path } : undefined;
  } catch {
    return undefined;
  }
}

const bodies = new Map();  // compressed once for each file, time of change and encoding
function encoded(file, stat, encoding) {
  const key = `${encoding} ${stat.mtimeMs} ${stat.size} ${file}`;
  if (!bodies.has(key)) {
    const bytes = readFileSync(file);
    const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };
    bodies.set(key, encoding === "br" ? brotliCompressSync(bytes, brotli) : gzipSync(bytes));
  }
  return bodies.get(key);
}

function answer(request, response, folder, bare) {
  const refuse = (status, text) => {
    response.writeHead(status, { "Content-Type": types[".txt"], "X-Content-Type-Options": "nosniff" });
    response.end(request.method === "HEAD" ? undefined : `${text}\n`);
  };
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(405, "Only GET and HEAD.");
  const found = fileFor(folder, request.url);
  if (!found) return refuse(404, "There is no such file here.");
  const { file, path } = found;
  const stat = statSync(file);
  const extension = extname(file);
  const etag = `"${stat.size.toString(16)}-${Math.round(stat.mtimeMs).toString(16)}"`;
  const sent = {
    "Content-Type": types[extension] ?? "application/octet-stream", "Cache-Control": cacheControl(path, bare),
    ETag: etag, Vary: "Accept-Encoding", ...(bare ? {} : headers),
  };
  if (request.headers["if-none-match"] === etag) return response.writeHead(304, sent).end();
  const accepted = request.headers["accept-encoding"] ?? "";
  const names = accepted.split(/[\s,;]+/);
  const encoding = compressed.test(file) && ["br", "gzip"].find((name) => names.includes(name));
  const body = encoding ? encoded(file, stat, encoding) : undefined;
  if (encoding) sent["Content-Encoding"] = encoding;
  response.writeHead(200, { ...sent, "Content-Length": body?.length ?? stat.size });
  if (request.method === "HEAD") return response.end();
  return body ? response.end(body) : createReadStream(file).pipe(response);
}

// Resolves when it listens; port 0 takes a free one. The answer's `address` has no slash at its end.
export function serve({ folder, port = 0, host = "127.0.0.1", bare = false }) {
  const server = createServer((request, response) => answer(request, response, folder, bare));
  return new Promise((listens, fails) => {
    server.once("error", fails);
    server.listen(port, host, () => {
      listens({ server, address: `http://localhost:${server.address().port}`, close: () => server.close() });
    });
  });
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: "string", default: "8080" }, host: { type: "string", default: "127.0.0.1" },
      bare: { type: "boolean", default: false },
    },
  });
  const folder = resolve(positionals[0] ?? join(fileURLToPath(import.meta.url), "../../build/site"));
  try {
    const { address } = await serve({ ...values, folder, port: Number(values.port) });
    console.log(`Attune is at ${address}/ (Ctrl+C stops it)`);
  } catch (error) {
    const busy = error.code === "EADDRINUSE";
    console.error(`serve: ${busy ? `port ${values.port} is in use. Try --port 8081.` : error.message}`);
    process.exit(1);
  }
}
