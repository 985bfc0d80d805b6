// The therapist's page of one client over courses whose answers are known, and the client's own trend.
import assert from "node:assert/strict";
import { test } from "node:test";
import { unlock } from "./walk.mjs";
import { addWeek, courseOf, forbidden, week, weeks } from "./weeks.mjs";

const has = (tab, ...sentences) => {
  const text = tab.text();
  for (const sentence of sentences) assert.ok(text.includes(sentence), `no "${sentence}" in ${text}`);
};
const hasNot = (tab, pattern) => assert.doesNotMatch(tab.text(), pattern);
const why = async (tab, place = 0) => {
  const button = tab.all("button", "Why this is marked")[place];
  assert.ok(button, `no "Why this is marked"; there is ${tab.outline()}`);
  await tab.act(button.id);
};
const all = (mean, count) => Array.from({ length: count }, () => week(mean));
// Every course of this file is read for words that never stand beside a client's name.
const seen = [];
const story = async (...course) => {
  const made = await courseOf(...course);
  seen.push(made);
  return made;
};

test("course page: a quiet course is much as usual and nothing is marked", async () => {
  const { therapist } = await story(weeks.quiet);
  has(therapist, "Much as usual", "6 check-ins since 3 Mar.");
  assert.equal(therapist.find("button", "Why this is marked"), null);
  hasNot(therapist, /Below usual since|Slowly going down|No check-in for/);
});

test("course page: a dip says how far below whose usual, what was said, and how often chance does it",
  async () => {
  const { therapist } = await story(weeks.dip);
  has(therapist, "Worth asking about", "2.1 below this client's usual 8.4",
    "Stayed quiet or went along: 5 (usually 1)", "Below usual since 14 Apr");
  hasNot(therapist, /Much as usual/);
  await why(therapist);
  has(therapist, "2.60 or more is marked", "Here it is 5.97",
    "Chance alone marks about 2 of 100 quiet check-ins.");
  await therapist.press("button", "Hide why");
  hasNot(therapist, /Chance alone/);
});

test("course page: repaired within two is a dip and then back, its claim is the article's and no score",
  async () => {
  const { therapist } = await story(weeks.repaired);
  has(therapist, "Back to usual since 28 Apr", "A dip on 14 Apr, then back to usual.");
  await why(therapist);
  has(therapist, "The article this comes from says: a small dip and then a return");
  const table = therapist.all("table").find(({ columns }) => columns.includes("Note"));
  assert.match(table.cells[6].join(), /Worth asking about/);
  assert.match(table.cells[8].join(), /Back to usual/);
});

test("course page: four check-ins later it is still below usual, until it is closed with a note",
  async () => {
  const { therapist, desk } = await story(weeks.unrepaired);
  has(therapist, "Still lower than before", "Lower than before 31 Mar. Usual was 8.5, the last one is 6.3");
  await therapist.press("button", "Close with a note");
  for (const times of [1, 2]) {
    await therapist.press("button", "Close it");
    assert.equal(therapist.all("note", "Write a few words first.").length, 1, "it stands in one place");
    const said = therapist.said.filter((words) => words === "Write a few words first.");
    assert.equal(said.length, times, "and is said once for each press");
  }
  await therapist.type("textbox", "What do you want to remember?", "We talked about it on the phone.");
  desk.nowMs += 6 * 60_000;  // the desk closes by itself, and the note is there again
  await therapist.wake();
  await unlock(therapist);
  await therapist.press("button", /^K\.M\./);
  assert.match(therapist.node("textbox", "What do you want to remember?").value, /on the phone\.$/);
  await therapist.press("button", "Close it");
  hasNot(therapist, /Lower than before/);
  has(therapist, "We talked about it on the phone.");
  therapist.kill();
  const again = await desk.open({ site: "https://attune.example/a/" });
  await unlock(again);
  await again.press("button", /^K\.M\./);
  hasNot(again, /Lower than before/);
  has(again, "We talked about it on the phone.", "You closed");
});

test("course page: half of the way back says so", async () => {
  const { therapist } = await story(weeks.partly);
  has(therapist, "Part of the way back", "Close with a note");
});

test("course page: a slow fall is dated, and its chance is that of a whole course", async () => {
  const { therapist } = await story(weeks.drift);
  has(therapist, "Slowly going down since");
  await why(therapist);
  has(therapist, "Chance alone does this in about 5 of 100 quiet courses.");
});

test("course page: of what was only said nothing is called below usual, there, in the list or the picture",
  async () => {
  const made = await story([...all(8, 5), week(9, 0, 7)]);
  const { therapist } = made;
  has(therapist, "Worth asking about", "Let down or annoyed: 7 (usually 0)", "Hard moment told on 7 Apr",
    "The alliance has not been below this client's usual 8.0.");
  const row = async () => {
    await therapist.press("button", "All clients");
    const words = therapist.text();
    await therapist.press("button", /^K\.M\./);
    return words;
  };
  assert.match(await row(), /Hard moment told on 7 Apr/);
  assert.doesNotMatch(therapist.text() + await row(), /below usual since|lowest|a dip/i);
  await addWeek(made, week(9, 0, 2), 42);
  has(therapist, "Eased again since 14 Apr",
    "A hard moment was told on 7 Apr. The alliance was not below usual.");
  await why(therapist);
  assert.doesNotMatch(therapist.text() + await row(), /below usual (since|from)|back to usual|dip/i);
  const table = therapist.all("table").find(({ columns }) => columns.includes("Note"));
  assert.match(table.cells[6].join(), /Eased again/);
  assert.doesNotMatch(made.client.text(), /It was lower around/);
});

test("course page: a gap is told in days beside what is usual, and nothing counts what did not come",
  async () => {
  const { therapist } = await story(weeks.quiet.slice(0, 4), { days: [0, 7, 14, 22], today: 37 });
  has(therapist, "No check-in for 15 days (usually 7)");
  hasNot(therapist, /missed|last time, no check-in/i);
});

test("course page: lower last time and nothing since is told", async () => {
  const { therapist } = await story(weeks.dip, { today: 42 + 10 });
  has(therapist, "Worth asking about last time, no check-in since");
});

test("course page: all tens say little, a low start asks, one number may be a slip", async () => {
  const flat = await story([week(10), week(10), week(10), week(10)]);
  has(flat.therapist, "All tens 4 times in a row: the numbers say little, an open question may say more");
  const low = await story([week(4.5)]);
  has(low.therapist, "A low start: ask what would help");
  const same = await story([week(8), week(8.25), week(7, 7, 7)]);
  has(same.therapist, "The same number on every question. May be a slip: ask", "Small change");
  hasNot(same.therapist, /Worth asking about$/m);
});

test("course page: a statement as high as in the last three is steady and moves nobody up", async () => {
  const { therapist } = await story(weeks.steady);
  has(therapist, "As high as in the last three check-ins: steady, not new",
    "Stayed quiet or went along: 6 (usually 6)");
  await therapist.press("button", "All clients");
  hasNot(therapist, /Small change|Worth asking about/);
});

test("course page: a mark that was put off and then answered stands in the list no more", async () => {
  const made = await story([...all(8, 6), week(5, 0, 4)]);
  const { therapist } = made;
  while (therapist.find("button", "Later")) await therapist.press("button", "Later");
  await addWeek(made, week(8), 49);
  has(therapist, "Put off from 14 Apr: Worth asking about");
  const row = async () => {
    await therapist.press("button", "All clients");
    const words = therapist.text();
    await therapist.press("button", /^K\.M\./);
    return words;
  };
  assert.match(await row(), /Put off from 14 Apr: Worth asking about/);
  while (therapist.find("button", "Talked about it")) await therapist.press("button", "Talked about it");
  assert.doesNotMatch(await row(), /Worth asking about|3\.0 below/);
});

test("course page: needs singly, reasons and readiness stand beside their usual; few check-ins say not yet",
  async () => {
  const { therapist } = await story([...weeks.quiet, week(8.25, 0, 0, { N1: 3, M1: 2 })]);
  const panels = therapist.all("table").find(({ columns }) => columns.includes("Had a say"));
  assert.deepEqual(panels.columns,
    ["Session", "Had a say", "Feels able", "Matters here", "Own reasons", "Ready"]);
  assert.equal(panels.cells.length, weeks.quiet.length + 2, "each session, and what is usual");
  assert.deepEqual(panels.cells.map(([, ...numbers]) => numbers).slice(-3), [["8", "7", "9", "6", "7"],
    ["3, below usual", "7", "9", "2, below usual", "7"], ["8", "7", "9", "6", "7"]]);
  has(therapist, "Mostly because others want it", "3, between Not at all and Partly (usually 8)");
  hasNot(therapist, /(?<!Better not: .*)low motivation/i);
  const bare = Object.fromEntries(["N1", "N2", "N3", "M1", "M2"].map((item) => [item, undefined]));
  const few = await story([week(8, 0, 0, bare), week(8)]);
  const one = few.therapist.all("table").find(({ columns }) => columns.includes("Had a say"));
  assert.equal(one.cells.length, 1, "no row for a session without them, and none for what is not known yet");
  const first = await story([week(8)]);
  has(first.therapist, "Too few check-ins to say what is usual.");
  const ring = first.therapist.all("table").find(({ columns }) => columns[0] === "Part");
  const isNotYet = ([, last, usual]) => last === "Not yet" || usual === "No usual yet";
  assert.ok(ring.cells.every(isNotYet), ring.cells.join("; "));
});

test("course page: each part of the cycle has a value or not yet, and claims no cause", async () => {
  const { therapist } = await story(weeks.dip);
  const ring = therapist.all("table").find(({ columns }) => columns[0] === "Part");
  assert.equal(ring.cells.length, 5);
  for (const [part, last, usual] of ring.cells) assert.ok(part && (last || usual), ring.cells.join("; "));
  has(therapist, "It does not say that one of these numbers causes another.");
});

test("course page: how much it moves is hidden below six check-ins and an early estimate below ten",
  async () => {
  const few = await story(weeks.quiet.slice(0, 5));
  hasNot(few.therapist, /From one check-in to the next/);
  has(few.therapist, "Over the first 5 check-ins: 0.15 a check-in, give or take 0.22.");
  const some = await story(weeks.quiet);
  has(some.therapist, "From one check-in to the next, about 0.3 points.",
    "An early estimate, from 6 check-ins.");
});

test("course page: what to try comes in order with words to say, and a tag of one's own brings up its card",
  async () => {
  const { therapist, desk } = await story(weeks.dip);
  has(therapist, "What you could try", "Better not: ", "Why this: ", "Ask me about it");
  const titles = therapist.nodes.filter(({ key }) => key.endsWith("/title")).map(({ name }) => name);
  assert.ok(titles.length > 0);
  await therapist.press("switch", "I felt stuck or unsure");
  has(therapist, "About this kind: Stayed quiet or went along");
  therapist.kill();
  const again = await desk.open({ site: "https://attune.example/a/" });
  await unlock(again);
  await again.press("button", /^K\.M\./);
  assert.equal(again.node("switch", "I felt stuck or unsure").value, "1");
  await again.press("switch", "I felt stuck or unsure");
  assert.equal(again.node("switch", "I felt stuck or unsure").value, "0");
});

test("course page: each answer of an earlier check-in is read, and the way back is there", async () => {
  const { therapist } = await story([...weeks.quiet, week(4, 0, 0)]);
  has(therapist, "Last check-in, ", "4, between Not at all and Partly (usually 8)");
  hasNot(therapist, /Later check-in/);
  await therapist.press("button", "Earlier check-in");
  has(therapist, "Check-in of ", "8, between Partly and Completely (usually 8)", "Later check-in");
  hasNot(therapist, /Last check-in, |4, Not at all/);
  for (let back = 1; back < weeks.quiet.length; back++) await therapist.press("button", "Earlier check-in");
  hasNot(therapist, /Earlier check-in/);
  await therapist.press("button", "All clients");
  await therapist.press("button", /^K\.M\./);
  has(therapist, "Last check-in, ");
});

test("course page: more to try opens and closes again", async () => {
  const { therapist } = await story(weeks.dip);
  const more = therapist.find("button", /^Show \d+ more$/);
  assert.ok(more, therapist.outline());
  const before = therapist.nodes.length;
  await therapist.press("button", /^Show \d+ more$/);
  assert.ok(therapist.nodes.length > before);
  await therapist.press("button", "Show fewer");
  assert.equal(therapist.nodes.length, before);
});

test("course page: no word that is a verdict stands on any of these pages", async () => {
  for (const { therapist } of seen) {
    for (const button of therapist.all("button", "Why this is marked")) await therapist.act(button.id);
    assert.doesNotMatch(therapist.text(), forbidden);
  }
  assert.ok(seen.length >= 10);
});

test("client's trend: none before three check-ins, then beside their own last few, without a level",
  async () => {
  const made = await courseOf([week(8), week(8.25)]);
  const { client } = made;
  assert.ok(client.find("img", "How it has felt to you, from 0 to 10"));
  hasNot(client, /your last few/);
  await addWeek(made, week(8.5), 14);
  has(client, "About the same as your last few.");
  await addWeek(made, week(5, 6), 21);
  has(client, "A bit lower than your last few.");
  hasNot(client, /Worth asking|Small change|chance|mark|risk|Below usual/i);
  await addWeek(made, week(8.5), 28);
  has(client, "About the same as your last few. It was lower around 24 Mar and came back.");
});
