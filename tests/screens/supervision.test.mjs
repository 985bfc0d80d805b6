// One case for supervision: on the page, sealed to a supervisor's own link, at the supervisor's desk.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  answerAll, fragmentOf, invite, makeDesk, newClient, newTherapist, send, site, unlock,
} from "./walk.mjs";
import { addWeek, courseOf, forbidden, weeks } from "./weeks.mjs";

const has = (tab, ...sentences) => {
  const text = tab.text();
  for (const sentence of sentences) assert.ok(text.includes(sentence), `no "${sentence}" in ${text}`);
};
const linkField = "The link your supervisor gave you";

test("supervision: without the client's yes there is no way to it", async () => {
  const { therapist } = await courseOf(weeks.dip);
  assert.equal(therapist.find("button", "For supervision"), null);
});

// The client's own switch, on their own page.
async function consent(client) {
  await client.press("button", "Your answers and settings");
  await client.press("switch", "Dana may show my answers");
  await client.press("button", "Back to the first page");
}

test("supervision: with it one case is shown without names and dates, the line at its centre", async () => {
  const story = await courseOf(weeks.quiet);
  const { therapist } = story;
  await therapist.press("switch", "Explained");
  await therapist.type("textbox", "A note to yourself", "K.M. waited, and Dana hurried.");
  await therapist.press("button", "Keep this note");
  await consent(story.client);
  await addWeek(story, weeks.dip.at(-1), 42, { notes: ["A secret of mine."] });
  await therapist.press("switch", "I felt stuck or unsure");
  await therapist.press("button", "For supervision");
  const [table] = therapist.all("table");
  assert.deepEqual(table.columns, ["Session", "Alliance", "Usual", "Your line"]);
  assert.deepEqual(table.cells.map(([session]) => session), ["1", "2", "3", "4", "5", "6", "7"]);
  assert.deepEqual(table.cells.slice(-2).map((row) => row.at(-1)), ["Explained", "Stuck or unsure"]);
  has(therapist, "What did I say, in my own words?", "What was my tone?", "What was my pace?",
    "How present was I?", "What might it have been like for this person?");
  const apart = () => therapist.nodes.filter(({ role, key }) => !["button", "switch"].includes(role) &&
    key !== "title").map(({ name, description }) => `${name} ${description ?? ""}`).join("\n");
  assert.doesNotMatch(apart(), /hurried|secret/);
  await therapist.press("switch", /^Take in the note of/);
  assert.match(apart(), /the client waited, and the therapist hurried\./);
  assert.doesNotMatch(apart(), /K\.M\.|Dana|\bMar\b|\bApr\b|Worth asking|Small change|Below usual/);
  assert.doesNotMatch(therapist.text(), forbidden);
});

test("supervision: other clients' names and parts of this one's go out of a note as well", async () => {
  const { browser: desk, tab: therapist } = await newTherapist();
  const link = await invite(therapist, "Ana Roe");
  for (const other of ["Ana Roe-Lind", "Óscar", "A"]) await invite(therapist, other);
  const { browser: phone, tab: client } = await newClient(link);
  const story = { desk, therapist, phone, client, day: 0, count: 0, alias: "Ana Roe" };
  await addWeek(story, weeks.quiet[0], 0);
  await consent(client);
  await addWeek(story, weeks.quiet[1], 7);
  await therapist.type("textbox", "A note to yourself",
    "“Ana”’s ROE… Ana Roe-Lind and óscar—not Oscar, Anabel or a tree.");
  await therapist.press("button", "Keep this note");
  await therapist.press("button", "For supervision");
  await therapist.press("switch", /^Take in the note of/);
  has(therapist,
    "“the client”’s the client… another client and another client—not Oscar, Anabel or a tree.");
});

// --- Sealed to a supervisor --------------------------------------------------------------------------------
async function newSupervisor() {
  const { browser, tab } = await newTherapist({ name: "Sam", seed: 21 });
  await tab.press("button", "What is kept here");
  await tab.press("button", "Make a link for therapists");
  const link = tab.node("button", "Copy this link").payload;
  await tab.press("button", "All clients");
  return { browser, tab, link };
}
async function consentingCourse() {
  const story = await courseOf(weeks.quiet);
  await consent(story.client);
  await addWeek(story, weeks.dip.at(-1), 42);
  return story;
}
async function takeUp(therapist, link) {
  await therapist.press("button", "For supervision");
  await therapist.type("textbox", linkField, link);
  await therapist.press("button", "Use this link");
}
async function seal(therapist) {
  await therapist.press("button", "Make the message for Sam");
  return therapist.node("button", "Copy the message").payload.match(/https:\S+/)[0];
}
async function openInbox(tab) {
  tab.tell({ t: "mail" });
  await tab.settled();
  await tab.press("button", /^Inbox/);
}
const inTable = (tab) => tab.all("table")[0].cells;

test("supervision: a case is read at the supervisor's desk as the page had it, and deleted there",
  async () => {
  const supervisor = await newSupervisor();
  const { therapist } = await consentingCourse();
  await therapist.press("switch", "Explained");
  await therapist.type("textbox", "A note to yourself", "K.M. waited, and Dana hurried.");
  await therapist.press("button", "Keep this note");
  await takeUp(therapist, supervisor.link);
  await therapist.press("switch", /^Take in the note of/);
  const link = await seal(therapist);
  assert.ok(link.length <= 1600, `${link.length} characters`);
  await supervisor.browser.open({ site, fragment: fragmentOf(link) });
  await openInbox(supervisor.tab);
  has(supervisor.tab, "A case for supervision, from Dana");
  await supervisor.tab.press("button", "Read this case");
  assert.equal(supervisor.tab.heading(), "A case for supervision");
  assert.deepEqual(inTable(supervisor.tab), inTable(therapist));
  assert.equal(inTable(supervisor.tab).at(-1).at(-1), "Explained");
  has(supervisor.tab, "Names, and the days of the sessions, were taken out.", "After session 7",
    "the client waited, and the therapist hurried.", "What might it have been like for this person?");
  const text = supervisor.tab.text();
  assert.doesNotMatch(text, /K\.M\.|\bMar\b|\bApr\b|Worth asking|Small change|Below usual|[Cc]hance/);
  assert.doesNotMatch(text, forbidden);
  await supervisor.tab.press("button", "Delete this case");
  assert.equal(supervisor.tab.find("button", "Read this case"), null);
  assert.equal(supervisor.browser.mail.size, 0);
});

test("supervision: what the page no longer shows is not what was sealed: it is made anew", async () => {
  const { link } = await newSupervisor();
  const { therapist } = await consentingCourse();
  await therapist.type("textbox", "A note to yourself", "I waited.");
  await therapist.press("button", "Keep this note");
  await takeUp(therapist, link);
  await seal(therapist);
  assert.equal(therapist.find("button", "Make the message for Sam"), null);
  await therapist.press("switch", /^Take in the note of/);
  assert.equal(therapist.find("button", "Copy the message"), null);
  await seal(therapist);
  await therapist.press("button", "Back to K.M.");
  await therapist.press("button", "For supervision");
  assert.equal(therapist.find("button", "Copy the message"), null);
});

test("supervision: one that is too long for a link goes as a file", async () => {
  const supervisor = await newSupervisor();
  const { therapist } = await consentingCourse();
  for (const letter of ["a", "b"]) {
    await therapist.type("textbox", "A note to yourself", `${letter} `.repeat(499));
    await therapist.press("button", "Keep this note");
  }
  await takeUp(therapist, supervisor.link);
  for (const { id } of therapist.all("switch", /^Take in the note of/)) await therapist.act(id);
  await therapist.press("button", "Make the message for Sam");
  has(therapist, "It is too long for a link.");
  const { gesture, payload } = therapist.node("button", "Save it as a file");
  assert.equal(gesture, "download");
  assert.match(payload, /^case\.txt\n-----BEGIN AGE/);
  await supervisor.tab.press("button", /^Inbox/);
  await supervisor.tab.type("textbox", /^Paste a message/, payload.slice(payload.indexOf("\n") + 1));
  await supervisor.tab.press("button", "Read it");
  await supervisor.tab.press("button", "Read this case");
  has(supervisor.tab, "a a a", "b b b");
});

test("supervision: once the client takes the yes back nothing more can be sent, and the page says so",
  async () => {
  const { link } = await newSupervisor();
  const story = await consentingCourse();
  const { therapist } = story;
  await takeUp(therapist, link);
  await seal(therapist);
  await therapist.press("button", "Back to K.M.");
  await consent(story.client);  // off again
  await addWeek(story, weeks.dip.at(-1), 49);
  await therapist.press("button", "For supervision");
  has(therapist, "If they took the yes back, nothing more can be printed or sent.");
  for (const name of ["Make the message for Sam", "Copy the message", "Print"]) {
    assert.equal(therapist.find("button", name), null, name);
  }
});

test("supervision: a supervisor's link starts nothing at a client's, and a client's is not a supervisor's",
  async () => {
  const { link } = await newSupervisor();
  const { tab: phone } = await newTherapist({ seed: 30 });
  const clients = await invite(phone, "R.S.");
  const stranger = await newClient(clients);
  const opened = await stranger.browser.open({ site, fragment: fragmentOf(link) });
  has(opened, "This link is for a therapist.");
  const { therapist } = await consentingCourse();
  await takeUp(therapist, clients);
  has(therapist, "This is not a link from a supervisor.");
  await therapist.press("button", "Back to K.M.");
  await therapist.press("button", "All clients");
  await therapist.press("button", /^Inbox/);
  await therapist.type("textbox", /^Paste a message/, link);
  await therapist.press("button", "Read it");
  has(therapist, "From now on Sam is your supervisor at this desk.");
});

test("supervision: a new link of a supervisor's ends the old one", async () => {
  const supervisor = await newSupervisor();
  const { therapist } = await consentingCourse();
  await takeUp(therapist, supervisor.link);
  const link = await seal(therapist);
  await supervisor.tab.press("button", "What is kept here");
  await supervisor.tab.press("button", "Make a new link");
  await supervisor.tab.press("button", "All clients");
  await supervisor.browser.open({ site, fragment: fragmentOf(link) });
  await openInbox(supervisor.tab);
  assert.equal(supervisor.tab.find("button", "Read this case"), null);
});

// A case that waits in the supervisor's mail slot.
async function sentCase() {
  const supervisor = await newSupervisor();
  const { therapist } = await consentingCourse();
  await takeUp(therapist, supervisor.link);
  const link = await seal(therapist);
  await supervisor.browser.open({ site, fragment: fragmentOf(link) });
  return { ...supervisor, therapist };
}

test("supervision: a case is news until it was read, and two of them can be told apart", async () => {
  const { browser, tab, therapist } = await sentCase();
  await openInbox(tab);
  assert.match(tab.node("button", "Read this case").description, /from Dana\. Opened here 3 Mar, 15:00/);
  await tab.press("button", "All clients");
  assert.ok(tab.find("button", "Inbox, 1 new"));
  await tab.press("button", "Inbox, 1 new");
  await tab.press("button", "Read this case");
  await tab.press("button", "Back to the inbox");
  await tab.press("button", "All clients");
  assert.ok(tab.find("button", "Inbox"));
  tab.kill();
  const again = await browser.open({ site });
  await unlock(again);
  assert.ok(again.find("button", "Inbox"), "it is no news after the desk was closed either");
  assert.equal(browser.mail.size, 1);
  assert.ok(therapist.find("button", "Copy the message"));
});

test("supervision: a new link of a supervisor's takes the cases that waited for the old one with it",
  async () => {
  const { browser, tab } = await sentCase();
  await openInbox(tab);
  await tab.press("button", "All clients");
  await tab.press("button", "What is kept here");
  has(tab, "Cases that wait in your inbox are deleted.");
  await tab.press("button", "Make a new link");
  assert.equal(browser.mail.size, 0);
  await tab.press("button", "All clients");
  assert.ok(tab.find("button", "Inbox"));
});

test("supervision: a case that the mail slot does not let go still stands in the inbox", async () => {
  const { browser, tab } = await sentCase();
  await openInbox(tab);
  await tab.press("button", "Read this case");
  browser.mailIsStuck = true;
  await tab.press("button", "Delete this case");
  assert.ok(tab.find("button", "Read this case"));
  has(tab, "The browser did not allow that.");
});

test("supervision: a deleted desk takes its cases with it, where another therapist has one too", async () => {
  const { browser, tab } = await sentCase();
  tab.kill();
  const other = await browser.open({ site });
  await other.press("button", "Someone else is here");
  await other.press("button", "Someone new");
  await other.press("button", "I am a therapist");
  await makeDesk(other, { name: "Pat" });
  other.kill();
  const again = await browser.open({ site });
  await again.press("button", "Sam, therapist");
  await unlock(again);
  assert.ok(again.find("button", "Inbox, 1 new"));
  await again.press("button", "What is kept here");
  await again.press("button", "Delete everything");
  await again.press("button", "Delete it all");
  assert.equal(browser.mail.size, 0);
  assert.equal(browser.desks.size, 1);
});

test("supervision: a text that was pasted into the inbox never names another supervisor", async () => {
  const { link } = await newSupervisor();
  const { browser, tab: kim } = await newTherapist({ name: "Kim", seed: 51 });
  assert.ok(browser);
  await kim.press("button", "What is kept here");
  await kim.press("button", "Make a link for therapists");
  const kims = kim.node("button", "Copy this link").payload;
  const { therapist, client } = await consentingCourse();
  await takeUp(therapist, link);
  await therapist.press("button", "Back to K.M.");
  await therapist.press("button", "All clients");
  await client.press("button", "Start a check-in");
  await answerAll(client, weeks.quiet[0]);
  const share = await send(client);
  await therapist.press("button", /^Inbox/);
  await therapist.type("textbox", /^Paste a message/, `${kims}\n${share}`);
  await therapist.press("button", "Read it");
  has(therapist, "Sam is your supervisor at this desk. To name another",
    "Check-ins found in this text: 1.");
  await therapist.press("button", "All clients");
  await therapist.press("button", /^K\.M\./);
  await therapist.press("button", "For supervision");
  assert.ok(therapist.find("button", "Make the message for Sam"));
});

test("supervision: more notes than a message holds are said beside the button, in words of their own",
  async () => {
  const { link } = await newSupervisor();
  const { therapist } = await consentingCourse();
  for (let i = 0; i < 21; i++) {
    await therapist.type("textbox", "A note to yourself", `Note ${i}`);
    await therapist.press("button", "Keep this note");
  }
  await takeUp(therapist, link);
  for (const { key } of therapist.all("switch", /^Take in the note of/)) {
    await therapist.act(therapist.nodes.find((node) => node.key === key).id, "1");
  }
  await therapist.press("button", "Make the message for Sam");
  assert.equal(therapist.text().match(/It is too much for one message/g).length, 1);
  assert.equal(therapist.find("button", "Copy the message"), null);
  await therapist.press("switch", /^Take in the note of/);
  await therapist.press("button", "Make the message for Sam");
  assert.ok(therapist.find("button", "Save it as a file") || therapist.find("button", "Copy the message"));
});

test("supervision: what was sealed is gone once the client's page changed behind it", async () => {
  const { link } = await newSupervisor();
  const story = await consentingCourse();
  const { therapist, client, desk } = story;
  await takeUp(therapist, link);
  await client.press("button", "Start a check-in");
  await answerAll(client, weeks.quiet[0]);
  await desk.open({ site, fragment: fragmentOf(await send(client)) });
  await seal(therapist);
  therapist.tell({ t: "mail" });
  await therapist.settled();
  await therapist.press("button", "Back to K.M.");
  await therapist.press("button", "All clients");
  await therapist.press("button", "Inbox, 1 new");
  await therapist.press("button", "Keep all");
  await therapist.press("button", "All clients");
  await therapist.press("button", /^K\.M\./);
  await therapist.press("button", "For supervision");
  assert.equal(therapist.find("button", "Copy the message"), null);
  assert.ok(therapist.find("button", "Make the message for Sam"));
});
