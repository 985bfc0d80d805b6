#!/usr/bin/env node
// Serves a built site, without dependencies. By default with the headers of headers.mjs;
// with --bare like GitHub Pages: no headers of ours, everything cached for ten minutes. For development and
// tests, and good enough behind a proxy that speaks https.
//   node deploy/serve.mjs [--port 8080] [--host 127.0.0.1] [--bare] [folder]
import { createReadStream, readFileSync, realpathSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { cacheControl, compressed, headers, types } from "./headers.mjs";

// The file that a request's path names, or nothing: never one outside the folder, a hidden one, or a link out
// of it.
export function fileFor(folder, url) {
  let path;
  try {
    path = decodeURIComponent(url.replace(/[?#].*$/s, ""));
  } catch {
    return undefined;
  }
  if (/[\0\\]|\/\/|\/\.(?!well-known\/)/.test(path) || !path.startsWith("/")) return undefined;
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
  const key = `${encoding} ${stat.mtimeMs} ${stat.size} ${stat.dev} ${stat.ino}`;
  if (!bodies.has(key)) {
    const bytes = readFileSync(file);
    const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };
    bodies.set(key, encoding === "br" ? brotliCompressSync(bytes, brotli) : gzipSync(bytes));
  }
  return bodies.get(key);
}

function answer(request, response, site) {
  const { folder, bare, alter, compress = true } = site;
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
    "Content-Type": types[extension] ?? "application/octet-stream",
    "Cache-Control": bare ? "max-age=600" : cacheControl(path),
    ETag: etag, Vary: "Accept-Encoding", ...(bare ? {} : headers),
  };
  alter?.(path, sent);
  if (request.headers["if-none-match"] === etag) return response.writeHead(304, sent).end();
  const accepted = request.headers["accept-encoding"] ?? "";
  const names = accepted.split(/[\s,;]+/);
  const encoding = ["br", "gzip"].find((name) => compress && compressed.test(file) && names.includes(name));
  const body = encoding ? encoded(file, stat, encoding) : undefined;
  if (encoding) sent["Content-Encoding"] = encoding;
  response.writeHead(200, { ...sent, "Content-Length": body?.length ?? stat.size });
  if (request.method === "HEAD") return response.end();
  return body ? response.end(body) : createReadStream(file).pipe(response);
}

// Resolves when it listens; port 0 takes a free one. The answer's `address` has no slash at its end. For
// tests of a host that gets it wrong: `alter(path, headers)` changes what is sent, `compress` may be false.
export function serve({ port = 0, host = "127.0.0.1", ...site }) {
  const server = createServer((request, response) => answer(request, response, site));
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
