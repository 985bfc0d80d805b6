// One client's page, what the therapist adds to it, and the page before a session; over courses whose answers
// are known.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { comeBack, invite, newTherapist, unlock } from "./walk.mjs";
import { addWeek, courseOf, forbidden, week, weeks } from "./weeks.mjs";

const site = "https://attune.example/a/";
const has = (tab, ...sentences) => {
  const text = tab.text();
  for (const sentence of sentences) assert.ok(text.includes(sentence), `no "${sentence}" in ${text}`);
};
const hasNot = (tab, pattern) => assert.doesNotMatch(tab.text(), pattern);
const count = (tab, name) => tab.all("button", name).length;

async function openAgain({ desk, therapist }) {
  therapist.kill();
  const again = await desk.open({ site });
  await unlock(again);
  await again.press("button", /^K\.M\./);
  return again;
}

test("quiet: an answer takes a mark out of sight here and in the list, is kept, and can be taken back",
  async () => {
  const story = await courseOf(weeks.dip);
  const { therapist } = story;
  has(therapist, "Worth asking about", "Below usual since 14 Apr");
  assert.equal(count(therapist, "Talked about it"), 1, "for the level and for what began with it");
  await therapist.press("button", "Talked about it");
  has(therapist, "You have answered what was marked", "Worth asking about: talked about it, 14 Apr",
    "Below usual since 14 Apr: talked about it, 14 Apr");
  await therapist.press("button", "All clients");
  hasNot(therapist, /Worth asking about|Below usual/);
  const again = await openAgain(story);
  has(again, "You have answered what was marked");
  await again.press("button", "Show it again");
  has(again, "Worth asking about", "Below usual since 14 Apr");
  hasNot(again, /: talked about it|: not needed/);
});

test("quiet: later is quiet until the next check-in, and then says from when it is", async () => {
  const story = await courseOf(weeks.dip);
  const { therapist } = story;
  await therapist.press("button", "Later");
  has(therapist, "Worth asking about: put off until the next check-in");
  await addWeek(story, week(7.5, 3, 1), 49);
  has(therapist, "Put off from 14 Apr: Worth asking about");
  const [why] = therapist.all("button", "Why this is marked").slice(-1);
  await therapist.act(why.id);
  has(therapist, "Here it is 5.97");
  const button = therapist.all("button", "Talked about it").at(-1);
  await therapist.act(button.id);
  has(therapist, "Put off from 14 Apr: Worth asking about: talked about it");
  await therapist.act(therapist.all("button", "Show it again").at(-1).id);
  hasNot(therapist, /: talked about it/);
  has(therapist, "Put off from 14 Apr: Worth asking about");
});

test("line: tags go to the session that is chosen, stand under the course, and are kept", async () => {
  const story = await courseOf(weeks.dip);
  const { therapist } = story;
  has(therapist, "Session of 14 Apr",
    "Only you see it, unless you choose to show it for supervision. It is never counted.");
  await therapist.press("switch", "Explained");
  await therapist.press("switch", "I felt stuck or unsure");
  await therapist.press("button", "Earlier session");
  has(therapist, "Session of 7 Apr");
  assert.equal(therapist.node("switch", "Explained").value, "0");
  await therapist.press("switch", "Attuned");
  const again = await openAgain(story);
  const table = again.all("table").find(({ columns }) => columns.includes("Your line"));
  const own = table.columns.indexOf("Your line");
  assert.deepEqual(table.cells.map((row) => row[own]),
    ["", "", "", "", "", "Attuned", "Explained, Stuck or unsure"]);
  const ring = again.all("table").find(({ columns }) => columns[0] === "Part");
  assert.match(ring.cells[0].join(), /Explained/);
  await again.press("switch", "Explained");
  await again.press("button", "Earlier session");
  await again.press("button", "Later session");
  assert.equal(again.find("button", "Later session"), null);
  assert.equal(again.node("switch", "Explained").value, "0");
});

test("line: a note of one's own is dated, changed, deleted, before there is a check-in", async () => {
  const story = await courseOf([], { today: 0 });
  const { therapist } = story;
  await therapist.press("button", "Keep this note");
  has(therapist, "Write a few words for the note first.");
  await therapist.type("textbox", "A note to yourself", "I talked too fast.");
  await therapist.press("button", "Keep this note");
  assert.equal(therapist.node("textbox", "A note to yourself").value, "");
  has(therapist, "3 Mar", "I talked too fast.");
  await therapist.press("button", "Change");
  await therapist.type("textbox", "A note to yourself", "I spoke too fast.");
  await therapist.press("button", "Keep the change");
  has(therapist, "I spoke too fast.");
  const again = await openAgain(story);
  has(again, "I spoke too fast.");
  hasNot(again, /I talked too fast/);
  await again.press("button", "Delete");
  hasNot(again, /too fast/);
});

test("course page: what the client shared before is there on request, with its day", async () => {
  const story = await courseOf([], { today: 0 });
  await addWeek(story, week(8), 0, { notes: ["The first note."] });
  await addWeek(story, week(8), 7, { notes: ["The second note."] });
  const { therapist } = story;
  has(therapist, "The second note.");
  hasNot(therapist, /The first note/);
  await therapist.press("button", "Notes shared before");
  has(therapist, "3 Mar: Is there something you want more of", "The first note.");
  await therapist.press("button", "Hide the notes shared before");
  hasNot(therapist, /The first note/);
});

// --- Before the session ------------------------------------------------------------------------------------
const words = (text) => text.match(/[\p{L}\p{N}'’.-]*[\p{L}\p{N}]/gu).length;

test("before: a dip names at most three answers that moved, two or three sentences, and where it stands",
  async () => {
  const { therapist } = await courseOf(weeks.dip);
  await therapist.press("button", "Before the session");
  has(therapist, "K.M., on 14 Apr 2026", "Last check-in, 14 Apr", "Worth asking about",
    "Stayed quiet or went along: 5 (usually 1)",
    "Check-ins are voluntary. Doing, skipping or not sharing one says nothing about taking part in");
  const moved = therapist.nodes.filter(({ key }) => /changed\/item\d$/.test(key));
  assert.ok(moved.length >= 1 && moved.length <= 3, therapist.text());
  const said = therapist.text().match(/Better not: /g).length;
  assert.ok(said >= 2 && said <= 3, therapist.text());
  hasNot(therapist, /42 CFR/);
  assert.equal(therapist.node("button", "Print").gesture, "print");
  const record = therapist.node("button", "Copy as text").payload;
  assert.match(record, /^Check-in for the session of 14 Apr 2026\. Alliance 6\.3 of 10 \(usually 7\.\d to /);
  assert.match(record, /Changed: .*Stayed quiet or went along: 5 \(usually 1\)/);
  assert.doesNotMatch(record, /K\.M\.|Worth asking|Small change/);
  assert.ok(words(record) <= 60, record);
  await therapist.press("button", "Back to K.M.");
  assert.equal(therapist.heading(), "K.M.");
});

test("before: a quiet course is much as usual, and two open questions stand ready", async () => {
  const { therapist } = await courseOf(weeks.quiet);
  await therapist.press("button", "Before the session");
  has(therapist, "Much as usual");
  assert.match(therapist.node("button", "Copy as text").payload, /Much as usual\./);
  assert.ok(therapist.nodes.filter(({ key }) => /^say\//.test(key)).length >= 3, therapist.outline());
});

test("before: without a check-in there is nothing to copy, and still something to say", async () => {
  const { therapist } = await courseOf([], { today: 0 });
  await therapist.press("button", "Before the session");
  has(therapist, "No check-in yet", "How was our last session for you?");
  assert.equal(therapist.find("button", "Copy as text"), null);
});

test("before: the notice of 42 CFR part 2 stands there where the programme turns it on", async () => {
  const config = readFileSync(new URL("../../web/config.json", import.meta.url), "utf8")
    .replace('"programme"', '"part2_notice": true,\n  "programme"');
  const { tab } = await newTherapist({ config });
  await invite(tab, "K.M.");
  await tab.press("button", /^K\.M\./);
  await tab.press("button", "Before the session");
  has(tab, "42 CFR part 2 prohibits unauthorized use or disclosure of these records.");
});

test("before: no page and no record of any course has a word that is a verdict", async () => {
  for (const course of Object.values(weeks)) {
    const { therapist } = await courseOf(course);
    await therapist.press("button", "Before the session");
    const record = therapist.node("button", "Copy as text").payload;
    assert.doesNotMatch(therapist.text() + record, forbidden);
    assert.ok(words(record) <= 60, record);
  }
});

// --- Paper -------------------------------------------------------------------------------------------------
test("paper: one row of answers is read back question by question, kept, and marked wherever it is shown",
  async () => {
  const story = await courseOf(weeks.quiet);
  const { therapist } = story;
  for (const browser of [story.desk, story.phone]) browser.passDays(1);
  await comeBack(therapist);
  await therapist.press("button", /^K\.M\./).catch(() => {});
  await therapist.press("button", "Enter from paper");
  assert.equal(therapist.heading(), "From paper, for K.M.");
  await therapist.press("button", "Keep this check-in");
  has(therapist, "Type at least one answer first.");
  await therapist.type("textbox", "The answers, in one row", "8 8 11");
  has(therapist, "Question 3 cannot be answered with \"11\"");
  await therapist.press("button", "Keep this check-in");
  has(therapist, "Correct the row first.");
  await therapist.type("textbox", "The answers, in one row", "8 8 9 8 1 0 - - 8 7 9 6 7");
  has(therapist, "8, between Partly and Completely");
  hasNot(therapist, /cannot be answered/);
  await therapist.type("textbox", /^Is there something you want more of/, "Less homework.");
  await therapist.press("button", "A day earlier");
  await therapist.press("button", "A day later");
  assert.ok(therapist.node("button", "A day later").disabled, "not after today");
  await therapist.press("button", "Keep this check-in");
  has(therapist, "7 check-ins since 3 Mar.", "typed in from paper", "Last check-in, 8 Apr, from paper",
    "Session of 8 Apr, typed in from paper", "Less homework.");
  const table = therapist.all("table").find(({ columns }) => columns.includes("Note"));
  assert.match(table.cells.at(-1).join(), /From paper/);
  assert.doesNotMatch(table.cells.at(-2).join(), /From paper/);
  await therapist.press("button", "Before the session");
  has(therapist, "Last check-in, 8 Apr, from paper");
  assert.match(therapist.node("button", "Copy as text").payload, /^Check-in on paper for the session/);
  await therapist.press("button", "Back to K.M.");
  await therapist.press("button", "All clients");
  assert.ok(therapist.find("button", /^K\.M\..*The last one is from paper\./), "the list says it");
  const again = await openAgain(story);
  has(again, "Session of 8 Apr, typed in from paper");
});

test("paper: a correction counts, what stood there before stays readable, all can be deleted", async () => {
  const { therapist } = await courseOf(weeks.quiet);
  await therapist.press("button", "Enter from paper");
  await therapist.type("textbox", "The answers, in one row", "3 8 9 8 1 0 - b");
  await therapist.type("textbox", /^Is there anything else/, "Tired.");
  await therapist.press("button", "Keep this check-in");
  await therapist.press("button", "Correct it");
  assert.equal(therapist.heading(), "Correct what you typed for K.M.");
  assert.equal(therapist.node("textbox", "The answers, in one row").value, "3 8 9 8 1 0 - b");
  assert.equal(therapist.node("textbox", /^Is there anything else/).value, "Tired.");
  await therapist.type("textbox", "The answers, in one row", "8 8 9 8 1 0 - b");
  await therapist.press("button", "A day earlier");
  await therapist.press("button", "Keep this check-in");
  has(therapist, "7 check-ins since 3 Mar.", "Session of 6 Apr, from paper. You corrected it 7 Apr");
  hasNot(therapist, /What K\.M\. changed later/);
  await therapist.press("button", "Show what stood there before");
  has(therapist, "Before: session of 7 Apr", "with my therapist today. 3, between Not at all and Partly",
    "We have not talked about it", "Tired.");
  await therapist.press("button", "Delete it");
  await therapist.press("button", "Do not delete it");
  await therapist.press("button", "Delete it");
  await therapist.press("button", "Delete it for good");
  has(therapist, "6 check-ins since 3 Mar.");
  hasNot(therapist, /typed in|You corrected|Tired/);
});

test("paper: a first check-in can come from paper; a blank one is there in each language, large too",
  async () => {
  const { therapist } = await courseOf([], { today: 0 });
  await therapist.press("button", "Print a blank check-in");
  const items = JSON.parse(readFileSync(new URL("../../web/instruments/checkin12.json", import.meta.url)));
  for (const language of ["en", "es"]) {
    if (language === "es") await therapist.press("button", "Español");
    const text = therapist.text();
    for (const { text: question } of Object.values(items.languages[language].items)) {
      assert.ok(text.includes(question), `${language}: ${question}`);
    }
  }
  has(therapist, "Día de la sesión:", "Solo si 5 o 6 es 4 o más:",
    "a) Que me pregunte   b) Yo lo voy a decir",
    "Nada   0   1   2   3   4   5 (En parte)   6   7   8   9   10   Del todo",
    "Llama o escribe al 988", "Not validated",
    "Print it and give it to your client.");
  await therapist.press("switch", /^Large print/);
  assert.equal(therapist.node("switch", /^Large print/).value, "1");
  await therapist.press("button", "English");
  has(therapist, "Day of the session:", "Only if 5 or 6 is 4 or more:");
  await therapist.press("button", "Back");
  await therapist.press("button", "Enter from paper");
  await therapist.type("textbox", "The answers, in one row", "8 8 9 8");
  await therapist.press("button", "Keep this check-in");
  has(therapist, "1 check-in, on 3 Mar, from paper.");
});

test("page: from one client's page to the next is another page", async () => {
  const { tab } = await newTherapist();
  for (const alias of ["K.M.", "R.S."]) await invite(tab, alias);
  const keys = [];
  for (const alias of [/^K\.M\./, /^R\.S\./]) {
    await tab.press("button", alias);
    keys.push(tab.screenKey);
    await tab.press("button", "All clients");
  }
  assert.notEqual(keys[0], keys[1]);
});
