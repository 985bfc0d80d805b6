// The rules of the house, each a function from files to complaints ("path:line: sentence"). house_test.mjs
// runs every rule over our files, and over a planted sample that must be caught.
import {
  codeOf, isCpp, isScript, isSource, isTypeScript, isWritten, linesOf, withoutComments,
} from "./files.mjs";

export const lineWidthMax = 110;
export const fileLinesMax = 400;
export const functionLinesMax = 70;
const ranks = { base: 0, instrument: 1, course: 2, guidance: 3, share: 3, record: 3, exchange: 4 };

const complain = (path, number, sentence) => `${path}:${number}: ${sentence}`;

function* matches(files, pattern, view = (file) => file.text) {
  for (const file of files) {
    for (const [number, line] of linesOf(view(file))) {
      const match = pattern.exec(line);
      if (match) yield { path: file.path, number, match };
    }
  }
}

// --- Who may include whom ----------------------------------------------------------------------------------
const includePattern = /^\s*#\s*include\s*["<]([^">]+)[">]/;
const shellPattern = /^(shell|ui|client|therapist|programme|web|headless)\/|^(app|host|action)\.h$/;

export function rankRule(files) {
  const complaints = [];
  for (const { path, number, match } of matches(files.filter(isCpp), includePattern)) {
    const room = /^src\/([a-z_]+)\//.exec(path)?.[1];
    if (room === undefined) continue;
    const included = match[1];
    const target = included.split("/")[0];
    if (/(^|\/)\.\.(\/|$)/.test(included)) {
      complaints.push(complain(path, number, `"${included}" climbs; includes are written from src/.`));
    } else if (shellPattern.test(included)) {
      complaints.push(complain(path, number, `src may not include the shell ("${included}").`));
    } else if (target in ranks && target !== room && ranks[target] >= ranks[room]) {
      const sentence = `${room} (rank ${ranks[room]}) may not include ${target} (${ranks[target]}).`;
      complaints.push(complain(path, number, sentence));
    }
  }
  return complaints;
}

const owners = [
  [/^sqlite3(ext)?\.h$/, /^src\/record\//, "src/record"],
  [/^cereal\//, /^src\/share\/codec(_archive)?\./, "src/share/codec"],
  [/^rapidjson\//, /^src\/base\/json\./, "src/base/json"],
  [/^(imgui|imgui_internal|imstb_\w+)\.h$/, /^shell\/ui\//, "shell/ui"],
  [/^emscripten(\.h|\/)/, /^shell\/web\//, "shell/web"],
  [/^doctest/, /^tests\//, "tests"],
];

export function vendorRule(files) {
  const complaints = [];
  for (const { path, number, match } of matches(files.filter(isCpp), includePattern)) {
    const owner = owners.find(([header]) => header.test(match[1]));
    // A test may look behind its room.
    const inTests = path.startsWith("tests/") && /^(imgui|sqlite3)/.test(match[1]);
    if (owner && !owner[1].test(path) && !inTests) {
      complaints.push(complain(path, number, `<${match[1]}> belongs to ${owner[2]}.`));
    }
  }
  return complaints;
}

// --- Code --------------------------------------------------------------------------------------------------
const forbidIn = (select, pattern, sentence, view) => (files) =>
  [...matches(files.filter(select), pattern, view)].map(({ path, number, match }) =>
    complain(path, number, sentence.replace("$0", match[0].trim())));

const inScreens = ({ path }) => /^shell\/((client|therapist|programme)\/.*|[^/]+)\.(h|cpp)$/.test(path);
const code = ({ text }) => codeOf(text);
const commentless = ({ text }) => withoutComments(text);

export const platformRule = forbidIn(isCpp, /#\s*(el)?if.*(__EMSCRIPTEN__|__wasm__|__unix__|_WIN32)/,
  "a platform difference is a file, not a branch ($0).");
export const bareImGuiRule = forbidIn((file) => isCpp(file) && /^(shell|src)\//.test(file.path) &&
  !file.path.startsWith("shell/ui/"), /\bImGui::|\bImDrawList\b|\bIM_COL32/,
  "$0 outside shell/ui is invisible to a screen reader.", code);
export const colourRule = forbidIn(
  (file) => (isCpp(file) && inScreens(file)) || (isTypeScript(file) && file.path.startsWith("web/")) ||
    (/^web\/.*\.css$/.test(file.path)),
  /#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{8}\b|\brgba?\(|\bIM_COL32|0x[0-9a-fA-F]{8}\b.*colou?r/i,
  "colours live in web/tokens.json ($0).", commentless);
export const geometryRule = forbidIn((file) => isCpp(file) && inScreens(file),
  /\btokens::|"ui\/(pass|node|ink|paint)\.h"|\bui::space\([^,]*,\s*[\d.k]/,
  "a screen has no lengths and paints nothing ($0).", commentless);
export const consoleRule = forbidIn((file) => isTypeScript(file) && file.path.startsWith("web/"),
  /\bconsole\.\w+/, "$0: nothing is ever logged.", code);
export const guardRule = forbidIn(({ path }) => /^web\/page\/(presses|twin|elements)\.ts$/.test(path),
  /\bsetTimeout|\bsetInterval|\bperformance\.now|\bDate\.now|\btimeStamp\b/,
  "$0: whether a press counts is never measured in time.", code);
export const motionRule = forbidIn(({ path }) => /^web\/.*\.css$/.test(path),
  /\b(transition|animation)\b[^;]*[\s,](20[1-9]|2[1-9]\d|[3-9]\d\d|\d{4,})ms|[\s,:]\.?\d[\d.]*s\b/,
  "$0: motion lasts at most 200 ms, and is written in ms.", commentless);
export const originRule = forbidIn(
  (file) => file.path.startsWith("web/") && !file.path.startsWith("web/build/") &&
    /\.(ts|html|css|webmanifest)$/.test(file.path),
  /(https?:)?\/\/[a-z0-9-]+\.[a-z]{2,}/i, "no other origin is named in the page ($0).", commentless);
export const todoRule = forbidIn((file) => isSource(file) && !file.path.startsWith("tests/house/"),
  /\b(TODO|FIXME|XXX|HACK)\b/, "$0: it is an issue, or it is done.");
export const nameRule = forbidIn((file) => isSource(file) && !file.path.startsWith("tests/house/"),
  /\b(class|struct|interface|namespace|function)\s+\w*([Mm]anager|[Hh]elper|[Uu]tils?)\b/,
  "$0: the name does not say what it is.", code);
export const includeStyleRule = forbidIn((file) => isCpp(file) && /^(src|shell)\//.test(file.path),
  /^\s*#\s*include\s*"\.\.?\//, "$0: includes are written from src/ or shell/.");

// --- Sizes -------------------------------------------------------------------------------------------------
export function widthRule(files) {
  const tooWide = new RegExp(`^.{${lineWidthMax + 1},}$`, "u");
  return [...matches(files.filter(isWritten), tooWide)].map(({ path, number, match }) =>
    complain(path, number, `${[...match[0]].length} columns are more than ${lineWidthMax}.`));
}

export function lengthRule(files) {
  return files.filter(isWritten).map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }))
    .filter(({ lines }) => lines > fileLinesMax)
    .map(({ path, lines }) => complain(path, lines, `${lines} lines are more than ${fileLinesMax}.`));
}

// What opens a block that is not a function: a type, a namespace, a table.
const notAFunction = /\b(namespace|class|struct|enum|union|interface|extern)\b|=\s*\{?$|[=,(\[{]\s*$|^\s*$/;
const opensFunction = (head) => /\)[^;{}]*$|=>$/.test(head) && !/^(if|for|while|switch|catch)\b/.test(head) &&
  !notAFunction.test(head.replace(/=>$/, ")"));

export function functionRule(files) {
  const complaints = [];
  for (const file of files.filter(isSource)) {
    const open = [];
    let head = "";
    for (const [number, line] of linesOf(codeOf(file.text))) {
      for (const letter of line) {
        if (letter === "{") {
          open.push({ number, isFunction: opensFunction(head.trim()), name: head.trim().slice(0, 60) });
          head = "";
        } else if (letter === "}") {
          const block = open.pop();
          const lines = block ? number - block.number + 1 : 0;
          const test = /^(TEST_CASE|test|describe)\b/.test(block?.name ?? "");
          if (block?.isFunction && lines > functionLinesMax && !test) {
            const sentence = `a function of ${lines} lines (${block.name}).`;
            complaints.push(complain(file.path, block.number, sentence));
          }
          head = "";
        } else if (letter === ";") {
          head = "";
        } else {
          head += letter;
        }
      }
      head += " ";
    }
  }
  return complaints;
}

// --- What goes together ------------------------------------------------------------------------------------
export function listedRule(files) {
  const cmake = files.find(({ path }) => path === "CMakeLists.txt")?.text ?? "";
  const listed = new Set(cmake.match(/\b(src|shell|tests)\/[\w/.-]+\.cpp\b/g) ?? []);
  const present = files.map(({ path }) => path).filter((path) => /^(src|shell|tests)\/.*\.cpp$/.test(path));
  const unlisted = present.filter((path) => !listed.has(path));
  const absent = [...listed].filter((path) => !present.includes(path));
  return [
    ...unlisted.map((path) => complain(path, 1, "not listed in CMakeLists.txt.")),
    ...absent.map((path) => complain("CMakeLists.txt", 1, `${path} is not there.`)),
  ];
}

export function readmeRule(files) {
  const paths = new Set(files.map(({ path }) => path));
  const rooms = new Set(files.filter((file) => isSource(file) || /\.(json|txt)$/.test(file.path))
    .map(({ path }) => /^((src|shell|web)\/[a-z_]+)\//.exec(path)?.[1]).filter((room) => room !== undefined));
  return [...rooms].filter((room) => !paths.has(`${room}/README.md`)).map((room) =>
    complain(room, 1, "a room without README.md."));
}

export function topLevelRule(files) {
  const allowed =
    /^(CMakeLists\.txt|CMakePresets\.json|README\.md|LICENSE|\.[^/]+|(src|shell|web|tests|deploy|\.ci)\/.*)$/;
  return files.filter(({ path }) => !allowed.test(path)).map(({ path }) =>
    complain(path, 1, "the top level is fixed (DESIGN.md 2)."));
}

// A source says first what it is for; of a pair the header does.
export function openingRule(files) {
  const paths = new Set(files.map(({ path }) => path));
  const hasHeader = (path) => path.endsWith(".cpp") && paths.has(path.replace(/\.cpp$/, ".h"));
  return files.filter((file) => isSource(file) && /^(src|shell|web|deploy)\//.test(file.path))
    .filter(({ path, text }) => !/^(#!.*\n)?(\/\/|\/\*)/.test(text) && !hasHeader(path))
    .map(({ path }) => complain(path, 1, "it does not open with what it is for."));
}
