// Runs fonts.py with the first Python that has fontTools: the one on PATH is not always the distribution's.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./paths.mjs";

const pythons = ["python3", "/usr/bin/python3"];
const hasFontTools = (name) => spawnSync(name, ["-c", "import fontTools.subset, brotli"]).status === 0;
const python = pythons.find(hasFontTools);
if (!python) {
  console.error("fonts: no python3 here has fontTools. Install python3-fonttools and python3-brotli.");
  process.exit(1);
}
process.exit(spawnSync(python, ["-B", join(root, "web/build/fonts.py")], { stdio: "inherit" }).status ?? 1);
