// Runs every rule of rules.mjs over our files; and over a planted sample, so that a rule that no longer
// catches anything is a failure too.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ourFiles } from "./files.mjs";
import * as rules from "./rules.mjs";

const many = (count, line) => Array(count).fill(line).join("\n");

// For each rule: its sentence, what it must catch, and what it must let pass.
const cases = [
  [rules.rankRule, "a room includes lower ranks only", [
    ["src/share/a.cpp", '#include "record/desk.h"'], ["src/base/a.h", '#include "share/link.h"'],
    ["src/course/a.cpp", '#include "../shell/app.h"'], ["src/record/a.h", '#include "host.h"'],
  ], [["src/share/a.cpp", '#include "base/bytes.h"'], ["shell/app.cpp", '#include "record/desk.h"']]],
  [rules.vendorRule, "a vendor header has one owner", [
    ["shell/client/a.cpp", "#include <imgui.h>"], ["src/share/link.cpp", "#include <cereal/cereal.hpp>"],
    ["shell/app.cpp", "#include <sqlite3.h>"], ["shell/ui/a.cpp", "#include <emscripten.h>"],
    ["src/instrument/a.cpp", '#include "rapidjson/reader.h"'],
  ], [["src/record/a.cpp", "#include <sqlite3.h>"], ["shell/web/main.cpp", "#include <emscripten/em_js.h>"]]],
  [rules.platformRule, "a platform difference is a file", [["shell/app.cpp", "#ifdef __EMSCRIPTEN__"],
    ["src/base/a.cpp", "#if defined(__EMSCRIPTEN__)"]], [["src/base/a.cpp", "#ifdef NDEBUG"]]],
  [rules.bareImGuiRule, "only shell/ui speaks to Dear ImGui",
    [["shell/client/a.cpp", '  ImGui::Button("Next");']],
    [["shell/ui/a.cpp", "ImGui::Render();"], ["shell/app.cpp", "// never ImGui::Button"]]],
  [rules.colourRule, "colours live in the tokens", [["shell/client/a.cpp", 'paint("#AD4426");'],
    ["web/page/a.ts", "const ring = '#1C55D4';"], ["web/page/a.css", "a { color: rgb(1, 2, 3); }"]],
  [["web/page/a.ts", "const hash = '#home';"], ["shell/client/a.cpp", "pass.tone(Tone::ask);"]]],
  [rules.geometryRule, "screens have no geometry", [["shell/client/a.cpp", "ui::space(pass, 12);"],
    ["shell/therapist/a.cpp", "ui::space(pass, kGap);"], ["shell/client/a.cpp", '#include "ui/pass.h"']],
  [["shell/client/a.cpp", "ui::space(pass, ui::Space::entries);"], ["shell/ui/a.cpp", "tokens::kMargin"]]],
  [rules.consoleRule, "nothing is ever logged", [["web/worker/a.ts", "console.log(answer);"]],
    [["web/build/site.mjs", "console.log(1);"], ["web/page/a.ts", "// no console.log here"]]],
  [rules.guardRule, "no press is guarded by time", [["web/page/twin.ts", "setTimeout(act, 300);"],
    ["web/page/presses.ts", "if (event.timeStamp < 300) return;"],
  ], [["web/page/start.ts", "setTimeout(look, 10);"]]],
  [rules.motionRule, "motion lasts at most 200 ms", [["web/page/a.css", "a { transition: color 240ms; }"],
    ["web/page/a.css", "a { animation: appear 1s; }"],
  ], [["web/page/a.css", "a { animation: appear 160ms; }"]]],
  [rules.originRule, "no other origin is named in the page", [
    ["web/page/a.ts", "fetch('https://example.org/x')"],
    ["web/index.html", '<script src="//cdn.example.com/a.js">'],
  ], [["web/page/a.ts", "// see https://example.org"]]],
  [rules.todoRule, "nothing is left for later in the sources", [["src/base/a.cpp", "// TODO: later"]],
    [["src/base/a.cpp", "// done"]]],
  [rules.nameRule, "names say what a thing is", [["shell/a.h", "class SessionManager {"], ["web/page/a.ts",
    "function dateHelper() {"]], [["shell/a.h", "class Session {"]]],
  [rules.includeStyleRule, "includes are written from the top", [["shell/ui/a.cpp", '#include "../app.h"']],
    [["shell/ui/a.cpp", '#include "app.h"']]],
  [rules.widthRule, `lines have at most ${rules.lineWidthMax} columns`, [["src/base/a.cpp", "x".repeat(111)]],
    [["src/base/a.cpp", "é".repeat(110)]]],
  [rules.lengthRule, `files have at most ${rules.fileLinesMax} lines`, [["web/page/a.ts", many(402, "a();")]],
    [["web/page/a.ts", many(400, "a();")]]],
  [rules.functionRule, `functions have at most ${rules.functionLinesMax} lines`, [
    ["src/base/a.cpp", `int f(int a) {\n${many(70, "  g();")}\n}`],
    ["web/page/a.ts", `export function f(a: string): void {\n${many(70, "  if (a) { g(); }")}\n}`],
    ["web/page/b.ts", `const f = (a) => {\n${many(70, "  g();")}\n}`],
  ], [["src/base/a.cpp", `namespace attune {\n${many(80, "int a();")}\n}`],
    ["src/base/b.cpp", `int f(int a) {\n${many(60, "  g();")}\n}\nint h() {\n${many(60, "  g();")}\n}`]]],
  [rules.listedRule, "every source is listed in CMakeLists.txt", [
    ["src/base/a.cpp", ""], ["CMakeLists.txt", "room(base SOURCES src/base/gone.cpp)"]], []],
  [rules.readmeRule, "every room has a README.md", [["src/base/a.h", "// It is."]],
    [["src/base/a.h", "// It is."], ["src/base/README.md", "# base"]]],
  [rules.topLevelRule, "the top level is fixed", [["notes.md", ""], ["docs/a.md", ""]],
    [["README.md", ""], [".ci/run", ""]]],
  [rules.openingRule, "a source opens with what it is for", [["src/base/a.h", "#pragma once\n"]],
    [["src/base/a.h", "// Bytes.\n#pragma once\n"]]],
];

const asFiles = (pairs) => pairs.map(([path, text]) => ({ path, text }));
const files = ourFiles();

for (const [rule, sentence, caught, passed] of cases) {
  test(`house: ${sentence}`, () => {
    const complaints = rule(files);
    assert.equal(complaints.length, 0, `\n${complaints.join("\n")}`);
  });
  test(`house: that ${sentence} is really checked`, () => {
    // A listing is right or wrong as a whole; every other sample stands for itself.
    if (rule === rules.listedRule) assert.equal(rule(asFiles(caught)).length, caught.length);
    else for (const pair of caught) assert.equal(rule(asFiles([pair])).length, 1, `not caught: ${pair[0]}`);
    assert.deepEqual(rule(asFiles(passed)), []);
  });
}

test("house: there are files to look at", () => assert.ok(files.length > 40));
