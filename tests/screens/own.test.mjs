// What is the client's own: files of all answers, a reminder, the consent to supervision, more than one
// therapist.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../browser/node_modules/csv-parse/lib/sync.js";
import ICAL from "../browser/node_modules/ical.js/dist/ical.js";
import { readLanguage } from "../../web/build/strings.mjs";
import {
  answer, answerAll, comeBack, fragmentOf, invite, newClient, newTherapist, pin, send, site, steady,
} from "./walk.mjs";

const sentences = readLanguage("en").all;
const fileOf = (tab, name) => {
  const { payload } = tab.node("button", name);
  const end = payload.indexOf("\n");
  return { name: payload.slice(0, end), text: payload.slice(end + 1) };
};
const toThisPhone = (tab) => tab.press("button", sentences["this_phone.title"]);

async function oneSent(answers = steady, notes = []) {
  const { browser: desk, tab: therapist } = await newTherapist();
  const link = await invite(therapist, "K.M.");
  const { browser: phone, tab: client } = await newClient(link);
  await answerAll(client, answers, notes);
  const share = await send(client);
  await client.press("button", "Back to the first page");
  return { desk, therapist, phone, client, share, link };
}
async function arrive({ desk, therapist }, link, press) {
  await desk.open({ site, fragment: fragmentOf(link) });
  await comeBack(therapist);
  therapist.tell({ t: "mail" });
  await therapist.settled();
  if (therapist.find("button", "All clients")) await therapist.press("button", "All clients");
  await therapist.press("button", /^Inbox/);
  await therapist.press("button", press);
  await therapist.press("button", "All clients");
}

test("own: more check-ins than a page has room for are shown and printed in parts, and no one is left out",
  async () => {
  const { phone, client } = await oneSent();
  for (let made = 1; made < 106; made++) {
    phone.passDays(7);
    await client.press("button", "Start a check-in");
    await answer(client, 8);
    await client.press("button", "Finish here");
    await client.press("button", "Not now");
  }
  await toThisPhone(client);
  await client.press("button", sentences["own.open"]);
  const isDay = ({ name }) => /^Check-in of/.test(name);
  const days = () => client.all("heading").filter(isDay).map(({ name }) => name);
  const newest = days();
  assert.equal(newest.length, 104);
  assert.match(client.text(), /This part shows 104 of 106/);
  assert.equal(client.find("button", sentences["own.newer"]), null);
  await client.press("button", sentences["own.older"]);
  assert.equal(days().length, 2);
  assert.equal(new Set([...newest, ...days()]).size, 106);
  assert.equal(client.find("button", sentences["own.older"]), null);
  await client.press("button", sentences["own.newer"]);
  assert.deepEqual(days(), newest);
});

test("own: the table is read by a CSV library, and every answer is there as it was given", async () => {
  const note = "=HYPERLINK(\"a\")\nand, more";
  const answers = { ...steady, R1: 6, U1: "Ask me about it", P1: 0, N1: undefined };
  const { phone, client } = await oneSent(answers, [note]);
  phone.passDays(7);
  await client.press("button", "Start a check-in");
  await answerAll(client, { ...steady, A1: 0 });
  await client.press("switch", /^I felt let down/);
  await client.press("button", "Not now");
  await toThisPhone(client);
  await client.press("button", sentences["own.open"]);
  const { name, text } = fileOf(client, sentences["own.csv"]);
  assert.equal(name, "check-ins.csv");
  const [first, second, ...more] = parse(text, { bom: true, columns: true, record_delimiter: "\r\n" });
  assert.deepEqual(more, []);
  const of = (row, item) => row[Object.keys(row).find((column) => column.startsWith(`${item} `))];
  assert.deepEqual(["A1", "R1", "U1", "P1", "N1"].map((item) => of(first, item)),
    ["8", "6", "Ask me about it", "0", "skipped"]);
  assert.equal(of(first, "O1"), `'${note}`, "a formula cannot run");
  assert.deepEqual([first.session_day, first.sent_to, second.session_day, second.sent_to, second.left_out],
    ["2026-03-03", "Dana", "2026-03-10", "", "R2"]);
  assert.deepEqual([of(second, "A1"), of(second, "P1"), of(second, "R2")], ["0", "", "0"]);
});

test("own: the other file is JSON with all of it, and the page shows the same to read and print",
  async () => {
  const { client } = await oneSent({ ...steady, R1: 5, U1: "Ask me about it", P1: 3 }, ["Slower", "Mine"]);
  await toThisPhone(client);
  await client.press("button", sentences["own.open"]);
  const { name, text } = fileOf(client, sentences["own.json"]);
  assert.equal(name, "check-ins.json");
  const { format, version, check_ins } = JSON.parse(text);
  assert.deepEqual([format, version, check_ins.length], ["attune.own", 1, 1]);
  const [{ answers, sent, session_day }] = check_ins;
  assert.deepEqual([session_day, sent.to, answers.length], ["2026-03-03", "Dana", 15]);
  assert.deepEqual(answers.find(({ item }) => item === "U1").words, "Ask me about it");
  const table = client.all("table")[0];
  assert.deepEqual(table.cells.map(([question]) => question), answers.map(({ question }) => question));
  assert.deepEqual(table.cells.at(-2)[1], "Slower");
  assert.equal(client.node("button", sentences["own.print"]).gesture, "print");
});

test("own: on a phone that others use there is nothing to save, and nobody is named", async () => {
  const { tab: therapist } = await newTherapist();
  const { tab: client } = await newClient(await invite(therapist, "K.M."), { shared: true });
  await answerAll(client, steady);
  await send(client);
  await client.press("button", "Back to the first page");
  await toThisPhone(client);
  assert.equal(client.find("button", sentences["own.open"]), null);
  assert.equal(client.find("heading", sentences["others.title"]), null);
});

test("reminder: a calendar library reads the file: weekly, at that hour of the phone, in the person's words",
  async () => {
  const { client } = await oneSent();
  await toThisPhone(client);
  await client.press("button", sentences["reminder.make"]);
  await client.press("radio", "Friday");
  await client.type("textbox", sentences["reminder.time"], "5:45 pm");
  const words = "Ten quiet minutes; tea, then “that thing” — with a long line of my own, 😀 and é";
  await client.type("textbox", sentences["reminder.words"], words);
  const { name, text } = fileOf(client, sentences["reminder.save"]);
  assert.equal(name, "check-in-reminder.ics");
  assert.doesNotMatch(text, /Dana|attune\.example|https?:/);
  assert.ok(text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75 && !line.includes("\n")));
  const calendar = new ICAL.Component(ICAL.parse(text));
  const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent"));
  assert.equal(event.summary, words);
  assert.equal(event.startDate.zone.tzid, "floating");
  const times = event.iterator();
  const next = Array.from({ length: 3 }, () => times.next().toString());
  assert.deepEqual(next, ["2026-03-06T17:45:00", "2026-03-13T17:45:00", "2026-03-20T17:45:00"]);
  const alarm = event.component.getFirstSubcomponent("valarm");
  assert.equal(alarm.getFirstPropertyValue("trigger").toSeconds(), 0);
  assert.equal(alarm.getFirstPropertyValue("description"), words);
  const again = fileOf(client, sentences["reminder.save"]).text;
  assert.equal(new ICAL.Event(new ICAL.Component(ICAL.parse(again)).getFirstSubcomponent("vevent")).uid,
    event.uid, "a calendar takes the newer one in place of the older");
  await client.press("button", sentences["reminder.save"], { value: "done" });
  assert.deepEqual(client.said.at(-1), sentences["own.saved"]);
});

test("reminder: a time that is none is refused in words, and nothing is saved", async () => {
  const { client } = await oneSent();
  await toThisPhone(client);
  await client.press("button", sentences["reminder.make"]);
  await client.type("textbox", sentences["reminder.time"], "after lunch");
  assert.equal(client.node("button", sentences["reminder.save"]).gesture, undefined);
  await client.press("button", sentences["reminder.save"]);
  assert.ok(client.text().includes(sentences["reminder.time_wrong"]));
});

test("consent: off at first, and one byte of every share from then on says how it stands", async () => {
  const { phone, client } = await oneSent();
  const flags = () => phone.sealed.at(-1)[2];
  assert.equal(flags(), 0);
  await toThisPhone(client);
  const consents = () => client.node("switch", "Dana may show my answers").value;
  assert.equal(consents(), "0");
  for (const wanted of [1, 1, 0]) {
    if (Number(consents()) !== wanted) await client.press("switch", "Dana may show my answers");
    assert.equal(Number(consents()), wanted);
    await client.press("button", "Back to the first page");
    await client.press("button", "Start a check-in");
    await answerAll(client, steady);
    await send(client);
    assert.equal(flags(), wanted);
    await client.press("button", "Back to the first page");
    await toThisPhone(client);
  }
  client.kill();
  const again = await phone.open({ site });
  await toThisPhone(again);
  assert.equal(again.node("switch", "Dana may show my answers").value, "0");
});

test("others: what one therapist was told is copied to another only by hand, and sent only by hand",
  async () => {
  const { tab: therapist } = await newTherapist();
  const { browser: phone, tab: client } = await newClient(await invite(therapist, "K.M."));
  await answerAll(client, { ...steady, A1: 3, R1: 7, U1: "Ask me about it", P1: 2 }, ["Slower", "Only mine"]);
  await client.press("button", "Back");
  await client.press("switch", "Dana may read this");
  await client.press("button", "Next");
  const share = await send(client);
  const { browser: samDesk, tab: sam } = await newTherapist({ seed: 9, name: "Sam" });
  const invited = await invite(sam, "K.M.");
  client.kill();
  const second = await phone.open({ site, fragment: fragmentOf(invited) });
  await second.press("button", "Someone new");
  await second.press("button", "Only I use this phone");
  await second.press("button", "Back");
  assert.match(second.text(), /My check-ins for Sam/);
  assert.doesNotMatch(second.text(), /Check-in of|Dana/);
  await second.press("button", sentences["others.open"]);
  await second.press("button", "My check-ins for Dana");
  await toThisPhone(second);
  for (const copied of [1, 0]) {
    await second.press("button", "Copy my check-ins to those for Sam");
    assert.match(second.text(), new RegExp(`Check-ins copied here: ${copied}\\. Nothing was sent`));
    assert.match(second.text(), /My check-ins for Sam/);
    assert.equal(second.all("button", /^Check-in of/).length, 1);
    if (copied === 0) break;
    await second.press("button", sentences["others.open"]);
    await second.press("button", "My check-ins for Dana");
    assert.doesNotMatch(second.text(), /copied here/);
    await toThisPhone(second);
  }
  await second.press("button", /^Check-in of 3 Mar 2026/);
  assert.doesNotMatch(second.text(), /Only mine/);
  const sent = await send(second, "Sam");
  await arrive({ desk: samDesk, therapist: sam }, sent, "It's them");
  await sam.press("button", /^K\.M\./);
  assert.match(sam.text(), /Slower/);
  assert.notEqual(sent, share);
  const idOf = (bytes) => Buffer.from(bytes).subarray(37, 53).toString("hex"); // share/FORMAT.md, 3
  assert.notEqual(idOf(phone.sealed.at(-1)), idOf(phone.sealed[0]),
    "two therapists cannot tell that it is one");
});

test("others: a desk with a PIN asks for it before anything is copied into it", async () => {
  const { phone, client } = await oneSent();
  const { tab: sam } = await newTherapist({ seed: 9, name: "Sam" });
  const invited = await invite(sam, "K.M.");
  client.kill();
  const second = await phone.open({ site, fragment: fragmentOf(invited) });
  await second.press("button", "Someone new");
  await second.press("button", "Only I use this phone");
  await second.press("button", "Back");
  await toThisPhone(second);
  await second.type("textbox", "PIN", pin);
  await second.press("button", sentences["pin.choose"]);
  await second.press("button", "Back to the first page");
  await second.press("button", sentences["others.open"]);
  await second.press("button", "My check-ins for Dana");
  await toThisPhone(second);
  await second.press("button", "Copy my check-ins to those for Sam");
  assert.equal(second.heading(), sentences["pin.title"]);
  await second.type("textbox", "PIN", pin);
  await second.press("button", sentences["pin.open"]);
  assert.match(second.text(), /Check-ins copied here: 1/);
});
