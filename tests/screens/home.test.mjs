// The client's first page: what was sent and whether it went, what waits, an older session, the end of the
// main part.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readLanguage } from "../../web/build/strings.mjs";
import {
  answer, answerAll, comeBack, fragmentOf, invite, newClient, newTherapist, pin, questions, send, site,
  steady, unlock,
} from "./walk.mjs";

const sentences = readLanguage("en").all;
const linkOf = (tab) => tab.node("button", "Copy the message").payload.match(/https:\S+/)[0];

async function atHome(answers = steady) {
  const { browser: desk, tab: therapist } = await newTherapist();
  const { browser: phone, tab: client } = await newClient(await invite(therapist, "K.M."));
  await answerAll(client, answers);
  const link = await send(client);
  await client.press("button", "Back to the first page");
  return { desk, therapist, phone, client, link };
}
// From the list of clients to the inbox, with these links in it.
async function bring({ desk, therapist }, ...links) {
  for (const link of links) await desk.open({ site, fragment: fragmentOf(link) });
  await comeBack(therapist);
  therapist.tell({ t: "mail" });
  await therapist.settled();
  await therapist.press("button", /^Inbox/);
}
async function keepForLater(client, answers = steady) {
  await client.press("button", "Start a check-in");
  await answerAll(client, answers);
  await client.press("button", "Not now");
}

test("home: whether the last message went is asked until the person says yes, and of each anew", async () => {
  const { phone, client } = await atHome();
  assert.match(client.text(), /Ready for Dana since 3 Mar\. Did it go\?/);
  await client.press("button", "Not yet");
  assert.equal(client.heading(), sentences["sent.title"]);
  await client.press("button", "Back to the first page");
  await client.press("button", "Yes");
  assert.doesNotMatch(client.text(), /Did it go/);
  client.kill();
  const again = await phone.open({ site });
  assert.doesNotMatch(again.text(), /Did it go/);
  await again.press("button", "Start a check-in");
  await answerAll(again, steady);
  await send(again);
  await again.press("button", "Back to the first page");
  assert.match(again.text(), /Did it go/);
});

test("home: what a phone cannot know of a message is said behind a link, and nothing else is claimed",
  async () => {
  const { client } = await atHome();
  assert.doesNotMatch(client.text(), /cannot know/);
  await client.press("button", "Has Dana read it?");
  assert.match(client.text(), /This phone cannot know if Dana has read it/);
  await client.press("button", "Hide this");
  await client.press("button", "Yes");
  await client.press("button", /^Check-in of/);
  await client.press("button", "Has Dana read it?");
  assert.match(client.text(), /This phone cannot know if Dana has read it/);
});

test("home: what was put into this computer's inbox is there, so nobody is asked", async () => {
  const { browser: desk, tab: therapist } = await newTherapist({ receive: "On this computer" });
  const link = await invite(therapist, "K.M.");
  const client = await desk.open({ site, fragment: fragmentOf(link) });
  await client.press("button", "Only I use this phone");
  await answerAll(client, steady);
  await client.press("button", "Send to Dana");
  await client.press("button", "Back to the first page");
  assert.doesNotMatch(client.text(), /Did it go/);
});

test("home: all that waits goes in one message, without what was left out of each", async () => {
  const story = await atHome();
  const { desk, therapist, phone, client } = story;
  await bring(story, story.link);
  await therapist.press("button", "It's them");
  await therapist.press("button", "All clients");
  for (const browser of [desk, phone]) browser.passDays(7);
  await keepForLater(client, { ...steady, A1: 3 });
  assert.equal(client.find("button", sentences["together.title"]), null, "a single one has its own way");
  for (const browser of [desk, phone]) browser.passDays(7);
  await client.press("button", "Start a check-in");
  await answerAll(client, { ...steady, R2: 9, U1: "Ask me about it", P1: 2 });
  await client.press("switch", /^I felt let down/);
  await client.press("button", "Not now");
  assert.match(client.text(), /Check-ins that wait here: 2/);
  await client.press("button", sentences["together.title"]);
  assert.equal(client.heading(), sentences["together.title"]);
  assert.equal(client.all("listitem").length, 2);
  const share = await send(client);
  await client.press("button", "Back to the first page");
  assert.doesNotMatch(client.text(), /Check-ins that wait|Not sent/);
  await bring(story, share);
  assert.match(therapist.text(), /K\.M\., 2 check-ins/);
  assert.match(therapist.text(), /Made 10 Mar, 17 Mar, opened here 17 Mar/);
  assert.match(therapist.text(), /2 check-ins are waiting/);
  await therapist.press("button", "Keep all");
  assert.match(therapist.text(), /2 check-ins were kept/);
  await therapist.press("button", "All clients");
  await therapist.press("button", /^K\.M\./);
  assert.match(therapist.text(), /3 check-ins/);
  assert.doesNotMatch(therapist.text(), /Let down or annoyed: 9/);
});

test("home: however much was written, all that waits in one message has room in the inbox", async (t) => {
  const story = await atHome();
  const { desk, therapist, phone, client } = story;
  await bring(story, story.link);
  await therapist.press("button", "It's them");
  await therapist.press("button", "All clients");
  const notes = ["\u{1F340}".repeat(1000), "\u{1F33B}".repeat(1000)];
  for (let week = 0; week < 10; week++) {
    for (const browser of [desk, phone]) browser.passDays(7);
    await client.press("button", "Start a check-in");
    await answerAll(client, steady, notes);
    for (const { id, value } of client.all("switch")) if (value === "0") await client.act(id, "1");
    await client.press("button", "Not now");
  }
  await client.press("button", sentences["together.title"]);
  await client.press("button", "Send to Dana");
  const { payload } = client.node("button", "Save as a file");
  await comeBack(therapist);
  await therapist.press("button", /^Inbox/);
  await therapist.type("textbox", /^Paste a message/, payload.slice(payload.indexOf("\n") + 1));
  await therapist.press("button", "Read it");
  const [{ bytes }] = desk.mail.values();
  t.diagnostic(`figure: ten check-ins with the longest notes: ${bytes.length} bytes`);
  assert.ok(bytes.length > 65_536);
  await therapist.press("button", "Keep all");
  assert.match(therapist.text(), /10 check-ins were kept/);
});

test("home: one of those that wait can be looked at and sent alone", async () => {
  const { phone, client } = await atHome();
  for (const A1 of [3, 4]) {
    phone.passDays(7);
    await keepForLater(client, { ...steady, A1 });
  }
  await client.press("button", sentences["together.title"]);
  await client.press("button", /^Check-in of 10 Mar 2026/);
  assert.match(client.text(), /3, between Not at all\s+and Partly/);
  await send(client);
  await client.press("button", "Back to the first page");
  assert.ok(client.find("button", /^Check-in of 10 Mar 2026, Ready for Dana/));
  assert.ok(client.find("button", /^Check-in of 17 Mar 2026, Not sent/));
});

test("home: an answer under way is still there after all that waited was sent", async () => {
  const { phone, client } = await atHome();
  for (let week = 0; week < 2; week++) {
    phone.passDays(7);
    await keepForLater(client);
  }
  await client.press("button", "Start a check-in");
  await answer(client, 2);
  await client.press("button", "Back");
  await client.press("button", "Back");
  await client.press("button", sentences["together.title"]);
  await send(client);
  await client.press("button", "Back to the first page");
  await client.press("button", "Go on where you stopped");
  assert.match(client.text(), /You chose 2/);
});

test("older: a session is filled in for its own day and stands in its place in the course", async () => {
  const story = await atHome();
  const { desk, therapist, phone, client } = story;
  await bring(story, story.link);
  await therapist.press("button", "It's them");
  await therapist.press("button", "All clients");
  for (const browser of [desk, phone]) browser.passDays(14);
  await client.press("button", "Start a check-in");
  await answerAll(client, steady);
  const today = await send(client);
  await client.press("button", "Back to the first page");
  await client.press("button", "Fill in an older session");
  assert.equal(client.heading(), sentences["session_day.title"]);
  assert.ok(client.find("button", "Yesterday, 16 Mar"));
  assert.ok(client.find("button", "Tuesday, 3 Mar, You have one of this day."));
  await client.press("button", "Tuesday, 10 Mar");
  assert.match(client.text(), /Session of Tuesday, 10 Mar/);
  await answerAll(client, { ...steady, A1: 2 });
  assert.match(client.text(), /Session of 10 Mar 2026/);
  const older = await send(client);
  await client.press("button", "Back to the first page");
  const rows = client.all("button", /^Check-in of/).map(({ name }) => name.split(",")[0]);
  assert.deepEqual(rows, ["Check-in of 17 Mar 2026", "Check-in of 10 Mar 2026", "Check-in of 3 Mar 2026"]);
  await bring(story, today, older);
  await therapist.press("button", "Keep all");
  await therapist.press("button", "All clients");
  await therapist.press("button", /^K\.M\./);
  const cells = therapist.all("table")[0].cells.map(([day, value]) => `${day} ${value}`);
  assert.deepEqual(cells, ["3 Mar 8.0", "10 Mar 6.5", "17 Mar 8.0"]);
});

test("older: the day of answers can be changed on Check and send", async () => {
  const { phone, client } = await atHome();
  phone.passDays(3);
  await client.press("button", "Start a check-in");
  await answerAll(client, steady);
  await client.press("button", "Session of 6 Mar 2026, Change");
  await client.press("button", "Yesterday, 5 Mar");
  assert.equal(client.heading(), "Check and send");
  assert.ok(client.find("button", "Session of 5 Mar 2026, Change"));
  await send(client);
  await client.press("button", "Back to the first page");
  assert.ok(client.find("button", /^Check-in of 5 Mar 2026/));
});

test("older: an older session begun and left changes nothing of today's answers", async () => {
  const { phone, client } = await atHome();
  phone.passDays(7);
  await client.press("button", "Start a check-in");
  await answer(client, 4);
  await client.press("button", "Back");
  await client.press("button", "Back");
  await client.press("button", "Fill in an older session");
  await client.press("button", "Earlier days");
  await client.press("button", "Later days");
  await client.press("button", "Yesterday, 9 Mar");
  await client.press("button", "Back");
  await client.press("button", "Go on where you stopped");
  assert.match(client.text(), /You chose 4/);
});

test("older: what came after the day of a session does not decide what is asked about it", async () => {
  const story = await atHome({ ...steady, A1: 9, A2: 9, A3: 9, A4: 9 });
  const { phone, client } = story;
  for (const mean of [9, 9, 9, 9, 2]) {
    phone.passDays(7);
    await client.press("button", "Start a check-in");
    await answerAll(client, { ...steady, A1: mean, A2: mean, A3: mean, A4: mean });
    await send(client);
    await client.press("button", "Back to the first page");
  }
  const asksAboutRepair = async (start) => {
    for (const name of start) await client.press("button", name);
    for (const id of ["A1", "A2", "A3", "A4", "R1", "R2"]) await answer(client, id[0] === "R" ? 0 : 8);
    const asks = client.heading().startsWith("If something felt off");
    await client.press("button", "Finish here");
    await client.press("button", "Not now");
    return asks;
  };
  phone.passDays(1);
  assert.equal(await asksAboutRepair(["Start a check-in"]), true);
  assert.equal(await asksAboutRepair(["Fill in an older session", "Monday, 6 Apr"]), false);
});

test("older: a correction of the day alone is one, and is not thrown away by Not now", async () => {
  const { phone, client } = await atHome();
  phone.passDays(2);
  await client.press("button", /^Check-in of 3 Mar/);
  await client.press("button", /^My therapist understood/);
  await client.press("button", "Finish here");
  await client.press("button", "Session of 3 Mar 2026, Change");
  await client.press("button", "Yesterday, 4 Mar");
  await client.press("button", "Not now");
  assert.ok(client.find("button", /^Check-in of 4 Mar 2026, Changed since you sent it on 3 Mar/));
});

test("home: half a year is shown, more when asked for, and what waits fifty at a time", async () => {
  const { phone, client } = await atHome();
  for (let week = 0; week < 51; week++) {
    phone.passDays(7);
    await client.press("button", "Start a check-in");
    await answer(client, 8);
    await client.press("button", "Finish here");
    await client.press("button", "Not now");
  }
  assert.equal(client.all("button", /^Check-in of/).length, 26);
  assert.equal(client.find("button", /^Check-in of 3 Mar 2026/), null);
  await client.press("button", "Show 26 more");
  assert.ok(client.find("button", /^Check-in of 3 Mar 2026/));
  assert.equal(client.find("button", /^Show \d+ more/), null);
  await client.press("button", sentences["together.title"]);
  assert.equal(client.all("button", /^Check-in of/).length, 50);
  await client.press("button", "Show 1 more");
  assert.equal(client.all("button", /^Check-in of/).length, 51);
});

test("sent: what was saved as a file is said to be saved, what was copied to be copied", async () => {
  const { tab: therapist } = await newTherapist();
  const { tab } = await newClient(await invite(therapist, "K.M."));
  await answerAll(tab, steady);
  await send(tab);
  await tab.press("button", sentences["sent.file"], { value: "done" });
  assert.equal(tab.said.at(-1), sentences["own.saved"]);
  assert.ok(tab.find("said", sentences["own.saved"]), "who sees the page is told too");
  await tab.press("button", sentences["sent.copy"], { value: "done" });
  assert.equal(tab.said.at(-1), sentences["app.copied"]);
  const times = () => tab.said.filter((words) => words === sentences["app.copied"]).length;
  assert.equal(times(), 1);
  await tab.press("button", sentences["sent.copy"], { value: "done" });
  assert.equal(times(), 2, "once for each press");
});

test("question: after the main part the way out stands with the words that offer it", async () => {
  const { tab: therapist } = await newTherapist();
  const { tab } = await newClient(await invite(therapist, "K.M."));
  for (const value of [8, 8, 8, 8, 1, 0]) {
    assert.doesNotMatch(tab.text(), /That was the main part/);
    await answer(tab, value);
  }
  assert.ok(tab.heading().startsWith(questions.N1));
  assert.match(tab.text(), /That was the main part\. Five more about you, or finish here\./);
  assert.equal(tab.all("button", "Finish here").length, 1);
  const order = tab.nodes.map(({ name }) => name);
  assert.ok(order.indexOf("Finish here") > order.findIndex((name) => name.startsWith("That was")));
  // Side by side only where the words have room for three or so in a line.
  for (const [width, areBeside] of [[390, true], [320, false]]) {
    tab.tell({ t: "view", n: 1, width, viewport: 844, top: 0, height: 2532, dpr: 1 });
    const words = tab.nodes.find(({ name }) => name.startsWith("That was"));
    const [[x, , wide], [left]] = [words.rect, tab.node("button", "Finish here").rect];
    assert.equal(left >= x + wide, areBeside, `at ${width} px`);
  }
  await tab.press("button", "Finish here");
  assert.equal(tab.heading(), "Check and send");
});

test("home: a phone that others use is asked nothing that names anyone", async () => {
  const { tab: therapist } = await newTherapist();
  const { browser: phone, tab: client } = await newClient(await invite(therapist, "K.M."), { shared: true });
  await answerAll(client, steady);
  const link = await send(client);
  client.kill();
  const again = await phone.open({ site });
  await unlock(again, pin);
  assert.doesNotMatch(again.text(), /Dana|Did it go/);
  await again.press("button", /^Sent on/);
  assert.equal(linkOf(again), link);
});
