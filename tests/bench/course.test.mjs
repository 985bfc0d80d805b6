// course_bench as a person runs it: the line for the benchmark, files of other shapes, refusals, and the same
// program as wasm in Node. Build both first: ./tests/run.sh bench.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const native = [join(root, process.env.ATTUNE_NATIVE ?? "build/native", "course_bench")];
const wasm = [process.execPath, join(root, process.env.ATTUNE_WEB ?? "build/web", "course_bench.cjs")];
const file = join(root, "tests/vectors/course/bench1000.csv");
const folder = mkdtempSync(join(tmpdir(), "attune-bench-"));
after(() => rmSync(folder, { recursive: true }));

const run = ([program, ...first], ...words) =>
  execFileSync(program, [...first, ...words], { encoding: "utf8", stdio: "pipe" });
const rows = readFileSync(file, "utf8").trimEnd().split("\r\n");
let files = 0;
function written(lines) {
  const path = join(folder, `${(files += 1)}.csv`);
  writeFileSync(path, lines.join("\n"));
  return path;
}
const measured = (lines) => {
  const { ns_per_checkin: _, ...rest } = JSON.parse(run(native, written(lines)));
  return rest;
};

const expected = '{"events":514,"quiet":13159,"hits":{"imr3":[277,255],"imr2":[377,609],' +
  '"drop1.25":[369,1010],"z1.45":[414,662],"z2.05":[343,262],"E1.95":[478,663],"E2.60":[441,254],' +
  '"E2.60|S7":[444,260],"x<9":[480,8479]},"auc":{"z":0.931699,"E":0.976861,"last":0.895350},' +
  '"machine":{"repaired":651,"partly":46,"unrepaired":101,"open":79},"ns_per_checkin":';

test("bench: the file is the one that the numbers were made from", () =>
  assert.equal(createHash("sha256").update(readFileSync(file)).digest("hex"),
    "3d683237c8a4b89f554f9232f53a3e528074785b774b99bdc43784baed876360"));

test("bench: the line is the specification's to the last digit, natively and as wasm", (t) => {
  const line = run(native, file);
  assert.equal(line.slice(0, expected.length), expected);
  assert.match(line.slice(expected.length), /^\d+\.\d\}\n$/);
  assert.equal(run(wasm, file).slice(0, expected.length), expected);
  t.diagnostic(`figure: course_bench ${line.trim()}`);
});

test("bench: native and wasm make the same bits of the whole file", (t) => {
  const digest = run(native, "--digest", file);
  assert.match(digest, /^[0-9a-f]{16}\n$/);
  assert.equal(run(wasm, "--digest", file), digest);
  t.diagnostic(`figure: course_bench --digest ${digest.trim()}, native and wasm`);
});

test("bench: what the app says of chance is what the file shows, to a point in a hundred", (t) => {
  const chances = JSON.parse(run(native, "--chance", file));
  for (const [rule, { hits, of, said }] of Object.entries(chances)) {
    t.diagnostic(`figure: chance of ${rule}: ${hits} of ${of}, the app says ${said}`);
    assert.ok(Math.abs(hits / of - said) <= 0.01, `${rule}: ${hits} of ${of}, the app says ${said}`);
  }
  assert.equal(Object.keys(chances).length, 8);
});

test("bench: the digest tells files apart", () => {
  const changed = rows.slice();
  changed[1] = changed[1].replace(/^1,1,10,/, "1,1,9,");
  assert.notEqual(changed[1], rows[1]);
  assert.notEqual(run(native, "--digest", written(changed)), run(native, "--digest", file));
});

test("bench: a check-in costs the same in a course of a million as in one of a thousand", (t) => {
  const scale = JSON.parse(run(native, "--scale", file));
  t.diagnostic(`figure: course_bench --scale ${JSON.stringify(scale)}`);
  assert.ok(scale.ratio <= 1.2, `ratio ${scale.ratio}`);
});

test("bench: wasm takes at most twice as long as native", (t) => {
  const best = (program) => JSON.parse(run(program, file)).ns_per_checkin;
  const times = [0, 1, 2].map(() => [best(native), best(wasm)]);
  const [ours, theirs] = [0, 1].map((which) => Math.min(...times.map((pair) => pair[which])));
  t.diagnostic(`figure: ns per check-in ${ours} native, ${theirs} wasm, ratio ${(theirs / ours).toFixed(2)}`);
  assert.ok(theirs <= 2 * ours, `${theirs} ns against ${ours} ns`);
});

test("bench: the order of rows and of columns does not matter, nor a column more", () => {
  const [header, ...body] = rows;
  assert.deepEqual(measured([header, ...body.reverse()]), measured(rows));
  const turned = rows.map((row, i) => [...row.split(",").reverse(), i === 0 ? "note" : "x"].join(","));
  assert.deepEqual(measured(turned), measured(rows));
});

const header = "client,session,a1,a2,a3,a4,w,c,effect,onset_session";
// One client whose answers are all of one number in each session; null is a session without a row.
function course(client, scores, onset = 0) {
  const row = (score, i) =>
    `${client},${i + 1},${score},${score},${score},${score},0,0,${onset && i + 1 >= onset ? 1 : 0},${onset}`;
  return scores.flatMap((score, i) => (score === null ? [] : [row(score, i)]));
}

test("bench: a file without events has no area, and its quiet sessions count from the fifth", () => {
  const quiet = measured([header, ...course("k", [8, 8, 8, 8, 8, 8, 8])]);
  assert.equal(quiet.events, 0);
  assert.equal(quiet.quiet, 3);
  assert.deepEqual(quiet.auc, { z: null, E: null, last: null });
});

test("bench: a missing onset session is an event that its next session can still hit", () => {
  const lines = [header, ...course("k", [8, 8, 8, 8, 8, null, 5], 6), ...course("l", [8, 8, 8, 8, 8, 8])];
  const found = measured(lines);
  assert.equal(found.events, 1);
  assert.deepEqual(found.hits["E2.60"], [1, 0]);
  assert.equal(found.auc.E, 0);  // the statistic at the onset does not exist, so it is the lowest
  assert.equal(found.machine.open, 1);
});

test("bench: an empty field is an answer left out, and too few of them no score", () => {
  const lines = [header, ...course("k", [8, 8, 8]), "k,4,,,3,3,,,0,0"];
  assert.deepEqual(measured(lines).hits["x<9"], [0, 0]);
  assert.equal(measured(lines).machine.open, 0);
});

const refusals = {
  "an empty file": [[], /no rows/],
  "a header alone": [[header], /no rows/],
  "a column that is missing": [[header.replace(",w", ""), "1,1,8,8,8,8,0,0,0"], /line 2: .*"w"/],
  "a row that is cut": [[header, "1,1,8,8,8"], /line 2: .*fields/],
  "a word for a number": [[header, "1,1,8,8,8,eight,0,0,0,0"], /line 2: "eight"/],
  "an answer off the scale": [[header, "1,1,8,8,8,11,0,0,0,0"], /line 2: "11" cannot be "a4"/],
  "half an answer": [[header, "1,1,8,8,8,7.5,0,0,0,0"], /"7.5" cannot be "a4"/],
  "no number for the effect": [[header, "1,1,8,8,8,8,0,0,nan,0"], /"nan"/],
  "a session zero": [[header, "1,0,8,8,8,8,0,0,0,0"], /"0" cannot be "session"/],
  "a session twice": [[header, "1,1,8,8,8,8,0,0,0,0", "1,1,8,8,8,8,0,0,0,0"], /session 1 twice/],
  "two onsets of one client": [[header, "1,1,8,8,8,8,0,0,0,0", "1,2,8,8,8,8,0,0,1,2"], /line 3: .*onset/],
};
for (const [what, [lines, reason]] of Object.entries(refusals)) {
  test(`bench: ${what} is refused with its place and exit 2`, () => {
    const { status, stdout, stderr } = spawnSync(native[0], [written(lines)], { encoding: "utf8" });
    assert.equal(status, 2);
    assert.equal(stdout, "");
    assert.match(stderr, reason);
  });
}

test("bench: a file that is not there, and words it does not know, are refused with exit 2", () => {
  assert.equal(spawnSync(native[0], [join(folder, "none.csv")]).status, 2);
  assert.equal(spawnSync(native[0], ["--fast", file]).status, 2);
  assert.equal(spawnSync(native[0], []).status, 2);
});
