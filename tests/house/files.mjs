// Finds our own files as the rules see them: path, room and lines. Nothing third-party or made is among them.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

export function ourFiles() {
  const asked = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const listing = execFileSync("git", asked, { cwd: root }).toString();
  return [...new Set(listing.split("\0"))].filter((path) => path !== "" && existsSync(join(root, path)))
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

export const isCpp = ({ path }) => /\.(h|cpp)$/.test(path);
export const isTypeScript = ({ path }) => /\.ts$/.test(path);
export const isScript = ({ path }) => /\.(ts|mjs)$/.test(path);
export const isSource = (file) => isCpp(file) || isScript(file);
// All that is written line by line, shell scripts and styles too.
export const isWritten = (file) => isSource(file) || /\.(css|html|sh|py|cmake)$|CMakeLists/.test(file.path);

// The text with comments and string contents blanked, so that a rule about code is not tripped by words. Line
// breaks stay.
export function codeOf(text) {
  return text.replace(
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g,
    (found) => {
      const blank = found.replace(/[^\n]/g, " ");
      return found.startsWith("/") ? blank : found[0] + blank.slice(2) + found[0];
    });
}

// The text with comments blanked and strings kept.
export function withoutComments(text) {
  return text.replace(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (found, quoted) => quoted ?? found.replace(/[^\n]/g, " "));
}

export function* linesOf(text) {
  let number = 0;
  for (const line of text.split("\n")) yield [++number, line];
}
