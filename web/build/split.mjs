// Cuts the program in two by Binaryen's wasm-split: `first` has every function that runs until somebody has
// given a first answer, `rest` all others. Which those are is written down nowhere: the program is walked
// there in Node, with a counter in each function (tests/screens/first_answer.mjs). The same program gives the
// same two parts.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";

const built = join(root, "build/web");
const folder = join(root, "build/split");
// What our compiler may use; wasm-split of Debian 12 takes none of it for granted.
const features = [
  "exception-handling", "mutable-globals", "sign-ext", "nontrapping-float-to-int", "bulk-memory",
].map((name) => `--enable-${name}`);

// An emsdk keeps Binaryen beside its compiler and off the path.
function wasmSplit(...values) {
  let tool = "wasm-split";
  try {
    const beside = join(execFileSync("em-config", ["BINARYEN_ROOT"]).toString().trim(), "bin/wasm-split");
    if (existsSync(beside)) tool = beside;
  } catch {
    // No em-config: the path decides.
  }
  execFileSync(tool, values, { stdio: "inherit" });
}

export function splitProgram() {
  const [whole, glue] = [join(built, "attune.wasm"), join(built, "attune.mjs")];
  const [first, rest] = [join(folder, "app.wasm"), join(folder, "rest.wasm")];
  const stamp = createHash("sha256").update(readFileSync(whole)).digest("hex");
  const stampFile = join(folder, "stamp");
  if (!existsSync(stampFile) || readFileSync(stampFile, "utf8") !== stamp) {
    const counting = join(folder, "counting");
    const walks = join(folder, "walks");
    const profile = join(folder, "first_answer.profile");
    rmSync(folder, { recursive: true, force: true });
    for (const path of [counting, walks]) mkdirSync(path, { recursive: true });
    wasmSplit("--instrument", ...features, whole, "-o", join(counting, "attune.wasm"));
    copyFileSync(glue, join(counting, "attune.mjs"));
    execFileSync(process.execPath, [join(root, "tests/screens/first_answer.mjs"), walks],
      { stdio: "inherit", env: { ...process.env, ATTUNE_WASM: counting } });
    wasmSplit("--merge-profiles", ...readdirSync(walks).map((name) => join(walks, name)), "-o", profile);
    wasmSplit("--split", ...features, `--profile=${profile}`, whole, "-o1", first, "-o2", rest);
    writeFileSync(stampFile, stamp);
  }
  return { first: readFileSync(first), rest: readFileSync(rest) };
}
