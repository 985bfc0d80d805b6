// The TypeScript that the browser runs, bundled for Node as it is: nothing here stands in for it.
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const web = join(root, "web");

export async function bundled() {
  const esbuild = await import(pathToFileURL(join(web, "node_modules/esbuild/lib/main.js")).href);
  const folder = join(root, "build/screens");
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, `kit-${process.pid}.mjs`);
  await esbuild.build({
    stdin: {
      contents: `
        export { Wasm } from "./worker/wasm.ts";
        export { namedFiles } from "./worker/assets.ts";
        export { perform, readEffect } from "./worker/effects.ts";
        export { mailKey, mailItemBytesMax, withRoom } from "./worker/mail.ts";
        export { RamFile } from "./worker/ram_file.ts";
        export { marked } from "./worker/mark.ts";
        export { readPacket } from "./page/packet.ts";
        export * as copies from "./worker/sealing_copy.ts";
        export { checkSite } from "./worker/check.ts";
        export { makeCode } from "./worker/codes.ts";
        export * as sealing from "./worker/sealing.ts";
        export * as vault from "./worker/vault.ts";`,
      resolveDir: web, loader: "ts",
    },
    bundle: true, format: "esm", platform: "node", outfile, logLevel: "error",
  });
  return import(pathToFileURL(outfile).href);
}
