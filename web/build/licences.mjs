// One text with the licence of everything that is in the site: ours, and what others gave.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.mjs";

const modules = join(root, "web/node_modules");
const documents = "/usr/share/doc";

function cryptographyModules() {
  const scoped = (scope) => readdirSync(join(modules, scope)).sort().map((name) => `${scope}/${name}`);
  return ["age-encryption", "qr", ...scoped("@noble"), ...scoped("@scure")];
}

export function licencesText() {
  const sources = [
    ["Attune", join(root, "LICENSE")],
    ["Atkinson Hyperlegible", join(root, "build/fonts/OFL.txt")],
    ["Dear ImGui", join(root, "build/vendor/imgui/LICENSE.txt")],
    ["SQLite3 Multiple Ciphers (SQLite itself is in the public domain), as packed by this module",
      join(modules, "better-sqlite3-multiple-ciphers/LICENSE")],
    ["cereal", join(documents, "libcereal-dev/copyright")],
    ["RapidJSON", join(documents, "rapidjson-dev/copyright")],
    ["Emscripten's libraries", join(documents, "emscripten/copyright")],
    ...cryptographyModules().map((name) => [name, join(modules, name, "LICENSE")]),
  ];
  const entry = ([name, path]) =>
    [name, "=".repeat(name.length), "", readFileSync(path, "utf8").trim(), ""].join("\n");
  return sources.filter(([, path]) => existsSync(path)).map(entry).join("\n\n");
}
