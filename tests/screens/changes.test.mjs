// What changes after a check-in was sent: corrected, taken back, another phone, another key, a forger.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { readLanguage } from "../../web/build/strings.mjs";
import { newBrowser } from "./load.mjs";
import {
  answer, answerAll, arrive, fragmentOf, invite, newClient, newTherapist, send, site, steady,
} from "./walk.mjs";

// Opens a link at the therapist's, and leaves their tab in the inbox.
async function toInbox(desk, therapist, link) {
  await arrive(desk, therapist, link);
  const button = therapist.find("button", /^Inbox/);
  if (button) await therapist.press("button", /^Inbox/);
}
const sentences = readLanguage("en").all;
const toClient = async (therapist, alias = "K.M.") => {
  if (therapist.find("button", "Done")) await therapist.press("button", "Done");
  if (therapist.find("button", "All clients")) await therapist.press("button", "All clients");
  await therapist.press("button", new RegExp(`^${alias.replaceAll(".", "\\.")}`));
};

async function oneSent() {
  const { browser: desk, tab: therapist } = await newTherapist();
  const link = await invite(therapist, "K.M.");
  const { browser: phone, tab: client } = await newClient(link);
  await answerAll(client, steady);
  const share = await send(client);
  await toInbox(desk, therapist, share);
  await therapist.press("button", "It's them");
  await client.press("button", "Back to the first page");
  return { desk, therapist, phone, client, link, share };
}

test("changes: an answer is changed after it was sent, and the therapist sees that and when", async () => {
  const { desk, therapist, client } = await oneSent();
  await client.press("button", /^Check-in of/);
  assert.match(client.text(), /Ready for Dana since 3 Mar/);
  await client.press("button", /^We worked on things/);
  assert.match(client.text(), /You chose 8/);
  await answer(client, 2);
  await client.press("button", "Finish here");
  assert.equal(client.heading(), "Check and send");
  await toInbox(desk, therapist, await send(client));
  assert.match(therapist.text(), /It corrects one that you have/);
  await therapist.press("button", "Keep all");
  await toClient(therapist);
  assert.match(therapist.text(), /Session of 3 Mar: corrected, kept here 3 Mar/);
  assert.match(therapist.text(), /Alliance: 6\.5/);
  assert.match(therapist.text(), /1 check-in, on 3 Mar/);
});

test("changes: a correction that is left as it was leaves no trace", async () => {
  const { client } = await oneSent();
  await client.press("button", /^Check-in of/);
  await client.press("button", /^We worked on things/);
  await answer(client, 2);
  await client.press("button", "Finish here");
  await client.press("button", "Leave it as it was");
  assert.ok(client.find("button", "Start a check-in"));
  assert.match(client.text(), /Ready for Dana since/);
});

const changeOne = async (client, row, value) => {
  await client.press("button", row);
  await client.press("button", /^We worked on things/);
  if (value !== undefined) await answer(client, value);
};

async function backHome(client) {
  while (client.find("button", "Back")) await client.press("button", "Back");
}

test("changes: two corrections and a check-in in progress stand side by side, and none takes another's words",
  async () => {
    const { phone, client } = await oneSent();
    phone.passDays(7);
    await client.wake();
    await client.press("button", "Start a check-in");
    await answerAll(client, steady);
    await send(client);
    await client.press("button", "Back to the first page");
    phone.passDays(7);
    await client.press("button", "Start a check-in");
    await answer(client, 7); // and left there
    client.kill();
    const tab = await phone.open({ site });
    await backHome(tab);
    await changeOne(tab, /^Check-in of 3 Mar/, 2);
    await backHome(tab);
    await changeOne(tab, /^Check-in of 10 Mar/, 3);
    await backHome(tab);
    await changeOne(tab, /^Check-in of 3 Mar/);
    assert.equal(tab.node("radio", /^2/).value, "1", "the first correction was begun anew");
    await tab.press("button", "Finish here");
    await send(tab);
    await tab.press("button", "Back to the first page");
    await changeOne(tab, /^Check-in of 10 Mar/);
    assert.equal(tab.node("radio", /^3/).value, "1");
    await tab.press("button", "Finish here");
    await tab.press("button", "Leave it as it was");
    await tab.press("button", "Go on where you stopped");
    assert.equal(tab.node("radio", /^7/).value, "1", "the check-in in progress is gone");
  });

test("changes: a correction that was begun before the check-in was taken back still arrives", async () => {
  const { desk, therapist, phone, client } = await oneSent();
  await changeOne(client, /^Check-in of/, 2);
  await backHome(client);
  await client.press("button", /^Check-in of/);
  await client.press("button", "Take it back");
  await client.press("button", "Send it");
  const link = client.node("button", "Copy the message").payload.match(/https:\S+/)[0];
  await client.press("button", "Back to the first page");
  await toInbox(desk, therapist, link);
  await therapist.press("button", "Keep all");
  await therapist.press("button", "All clients");
  client.kill();
  const tab = await phone.open({ site });
  await backHome(tab);
  await changeOne(tab, /^Check-in of/);
  assert.equal(tab.node("radio", /^2/).value, "1");
  await tab.press("button", "Finish here");
  await toInbox(desk, therapist, await send(tab));
  await therapist.press("button", "Keep all");
  await toClient(therapist);
  assert.match(therapist.text(), /1 check-in, on 3 Mar/);
});

test("changes: what is taken back is deleted at the therapist's, with a trace, and comes back if sent again",
  async () => {
  const { desk, therapist, client, share } = await oneSent();
  await client.press("button", /^Check-in of/);
  await client.press("button", "Take it back");
  assert.match(client.text(), /No one can make them delete it/);
  await client.press("button", "Send it");
  const link = client.node("button", "Copy the message").payload.match(/https:\S+/)[0];
  await client.press("button", "Back to the first page");
  assert.match(client.text(), /You took it back on 3 Mar/);
  await toInbox(desk, therapist, link);
  assert.match(therapist.text(), /K\.M\. takes back the check-in of 3 Mar/);
  await therapist.press("button", "Keep all");
  assert.match(therapist.text(), /Taken back and deleted here: 1/);
  await toClient(therapist);
  assert.match(therapist.text(), /No check-in yet/);
  assert.match(therapist.text(), /Session of 3 Mar: taken back, deleted here/);
  await therapist.press("button", "All clients");
  await toInbox(desk, therapist, share);
  assert.match(therapist.text(), /You already have this one/);
  await therapist.press("button", "All clients");
  await client.press("button", /^Check-in of/);
  await client.press("button", /^We worked on things/);
  await answer(client, 9);
  await client.press("button", "Finish here");
  await toInbox(desk, therapist, await send(client));
  await therapist.press("button", "Keep all");
  await toClient(therapist);
  assert.match(therapist.text(), /1 check-in, on 3 Mar/);
});

test("changes: what was taken back is sent after all as it was, and its other message only asks again",
  async () => {
  const { desk, therapist, client } = await oneSent();
  await client.press("button", /^Check-in of/);
  await client.press("button", "Take it back");
  await client.press("button", "Send it");
  const asks = client.node("button", "Copy the message").payload;
  await client.press("button", "Back to the first page");
  await client.press("button", /^Check-in of/);
  assert.equal(client.find("button", "Send again"), null);
  await client.press("button", "Send that message again");
  assert.equal(client.node("button", "Copy the message").payload, asks);
  await client.press("button", "Back to the first page");
  await client.press("button", /^Check-in of/);
  await client.press("button", "Send it after all");
  assert.match(client.text(), /Check and send/);
  await toInbox(desk, therapist, asks.match(/https:\S+/)[0]);
  await therapist.press("button", "Keep all");
  await therapist.press("button", "All clients");
  await toInbox(desk, therapist, await send(client));
  await therapist.press("button", "Keep all");
  await toClient(therapist);
  assert.match(therapist.text(), /1 check-in, on 3 Mar/);
});

test("changes: a phone that is known takes a new key by itself, and what is under way still arrives",
  async () => {
  const { desk, therapist, phone, client } = await oneSent();
  await client.press("button", "Start a check-in");
  await answerAll(client, steady);
  const late = await send(client);
  client.kill();
  await toClient(therapist);
  await therapist.press("button", "Show the invite");
  const before = therapist.node("button", "Copy the link").payload;
  await therapist.press("button", "Give K.M. a new key");
  const renewed = therapist.node("button", "Copy the link").payload;
  assert.notEqual(renewed, before);
  assert.equal(desk.identities.length, 3); // the recovery code is one
  const opened = await phone.open({ site, fragment: fragmentOf(renewed) });
  assert.match(opened.text(), /Dana has a new place for your check-ins/);
  await opened.press("button", "Start a check-in");
  await answerAll(opened, steady);
  const next = await send(opened);
  await therapist.press("button", "Done");
  for (const link of [next, late]) await desk.open({ site, fragment: fragmentOf(link) });
  therapist.tell({ t: "mail" });
  await therapist.settled();
  await therapist.press("button", "Inbox, 2 new");
  await therapist.press("button", "Keep all");
  assert.match(therapist.text(), /2 check-ins were kept/);
  assert.doesNotMatch(therapist.text(), /not arrived|is it K\.M\./);
  const stranger = await (await newBrowser({ seed: 5 })).open({ site, fragment: fragmentOf(renewed) });
  assert.ok(stranger.find("button", "Only I use this phone"), "elsewhere it is an invite like any other");
});

test("changes: a phone that took a new key takes the next one too, whether or not it has sent since",
  async () => {
  const { desk, therapist, phone, client } = await oneSent();
  let tab = client;
  for (const [turn, isSent] of [true, true, false, false, true].entries()) {
    await toClient(therapist);
    await therapist.press("button", "Show the invite");
    await therapist.press("button", "Give K.M. a new key");
    const renewed = therapist.node("button", "Copy the link").payload;
    tab.kill();
    tab = await phone.open({ site, fragment: fragmentOf(renewed) });
    assert.match(tab.text(), /Dana has a new place for your check-ins/, `key ${turn}`);
    if (!isSent) continue;
    await tab.press("button", "Start a check-in");
    await answerAll(tab, steady);
    await therapist.press("button", "Done");
    await toInbox(desk, therapist, await send(tab));
    await therapist.press("button", "Keep all");
    assert.match(therapist.text(), /1 check-in was kept/);
  }
});

test("changes: a therapist stops a phone, and accepts it again", async () => {
  const { desk, therapist, client } = await oneSent();
  await toClient(therapist);
  await therapist.press("button", "Show the invite");
  await therapist.press("button", "Stop accepting this phone");
  assert.match(therapist.text(), /Nothing from it is accepted/);
  await therapist.press("button", "Done");
  await client.press("button", "Start a check-in");
  await answerAll(client, steady);
  await toInbox(desk, therapist, await send(client));
  assert.equal(therapist.find("button", "Keep all"), null);
  await therapist.press("button", "All clients");
  await toClient(therapist);
  await therapist.press("button", "Show the invite");
  await therapist.press("button", "Accept this phone again");
  await therapist.press("button", "Done");
  await therapist.press("button", /^Inbox/);
  await therapist.press("button", "Keep all");
  assert.match(therapist.text(), /1 check-in was kept/);
});

test("changes: who forges with another client's leaked invite is held, and never merged", async () => {
  const { desk, therapist, client, link } = await oneSent();
  await toClient(therapist);
  await therapist.press("button", "All clients");
  const other = await newClient(await invite(therapist, "R.T."), { seed: 31 });
  await answerAll(other.tab, steady);
  await toInbox(desk, therapist, await send(other.tab));
  await therapist.press("button", "It's them");
  await therapist.press("button", "All clients");
  const forger = await newClient(link, { seed: 32 });
  await answerAll(forger.tab, { ...steady, A1: 0, A2: 0 });
  await toInbox(desk, therapist, await send(forger.tab));
  assert.match(therapist.text(), /From a phone you have not seen: is it K\.M\.\?/);
  assert.equal(therapist.find("button", "Keep all"), null);
  await therapist.press("button", "All clients");
  await toClient(therapist);
  assert.match(therapist.text(), /1 check-in, on 3 Mar/);
  await therapist.press("button", "All clients");
  await client.press("button", "Start a check-in");
  await answerAll(client, steady);
  await toInbox(desk, therapist, await send(client));
  await therapist.press("button", "Keep all");
  assert.match(therapist.text(), /1 check-in was kept/);
  assert.match(therapist.text(), /is it K\.M\.\?/, "the forged one still waits");
  desk.mailIsStuck = true;
  await therapist.press("button", "It is not them: remove it");
  assert.match(therapist.text(), /is it K\.M\.\?/, "it is not gone, and the page says why");
  assert.ok(therapist.text().includes(sentences["fault.refused"]));
  desk.mailIsStuck = false;
  await therapist.press("button", "It is not them: remove it");
  assert.doesNotMatch(therapist.text(), /is it K\.M\.\?/);
  assert.equal(desk.mail.size, 0);
});

test("changes: a look into the mail slot from before 'Keep all' brings back nothing that was kept",
  async () => {
  const { desk, therapist, client } = await oneSent();
  await client.press("button", "Start a check-in");
  await answerAll(client, steady);
  await toInbox(desk, therapist, await send(client));
  therapist.tell({ t: "mail" });  // its answer comes after the press
  await therapist.press("button", "Keep all");
  assert.match(therapist.text(), /1 check-in was kept/);
  assert.doesNotMatch(therapist.text(), /You already have this one/);
  assert.equal(desk.mail.size, 0);
});

test("changes: what arrives while 'Keep all' is under way, and a yes meanwhile, change nothing of it",
  async () => {
  const { desk, therapist, client, link } = await oneSent();
  const another = async () => {
    await client.press("button", "Start a check-in");
    await answerAll(client, steady);
    const share = await send(client);
    await client.press("button", "Back to the first page");
    return share;
  };
  const open = async (share) => (await desk.open({ site, fragment: fragmentOf(share) })).kill();
  for (let i = 0; i < 4; i++) await open(await another());
  const last = await another();
  const other = await newClient(link, { seed: 32 });
  await answerAll(other.tab, steady);
  await toInbox(desk, therapist, await send(other.tab));
  assert.match(therapist.text(), /4 check-ins are waiting/);
  // Every look at the clock is 20 ms later: a portion keeps some, not all.
  let now = desk.nowMs;
  Object.defineProperty(desk, "nowMs", { get: () => (now += 20) });
  await therapist.press("button", "Keep all");
  assert.doesNotMatch(therapist.text(), /were kept/);
  const waits = therapist.all("text", /, session of/).length;
  assert.ok(waits > 1 && waits < 5, `${waits} of five`);
  await open(last);
  therapist.tell({ t: "mail" });
  await therapist.settled();
  assert.doesNotMatch(therapist.text(), /You already have this one/);
  await therapist.press("button", "It's them");
  while (therapist.wasm.wakeAfterMs() >= 0 && !/were kept/.test(therapist.text())) await therapist.wake();
  assert.match(therapist.text(), /4 check-ins were kept/);
  assert.match(therapist.text(), /1 check-in is waiting/);
  assert.equal(desk.mail.size, 1);
});

test("changes: a mail slot with all the bytes it takes still opens; what has no room is said", async () => {
  const { desk, therapist, client } = await oneSent();
  await client.press("button", "Start a check-in");
  await answerAll(client, steady);
  const share = await send(client);
  for (let i = 0; i < 32; i++) {
    desk.mail.set(`${i}`, { key: `${i}`, bytes: new Uint8Array(1_048_576), at: 0 });
  }
  const paste = async () => {
    await therapist.type("textbox", /^Paste a message/, share);
    await therapist.press("button", "Read it");
  };
  await paste();
  assert.ok(therapist.text().includes(sentences["fault.mail_full"]));
  assert.equal(desk.mail.size, 32);
  desk.mail.delete("0");
  await paste();
  await therapist.press("button", "Keep all");
  assert.match(therapist.text(), /1 check-in was kept/);
});

test("changes: none of the named bad links, files and pastes leaves anything in the mail slot or the desk",
  async (t) => {
  const { desk, therapist } = await oneSent();
  const folder = new URL("../vectors/share/", import.meta.url);
  const bad = readdirSync(folder).filter((name) => !/^(ok|mixed)_/.test(name))
    .map((name) => readFileSync(new URL(name, folder), "utf8"))
    .filter((text) => text.startsWith("form: text"))
    .map((text) => text.slice(text.indexOf("\n\n") + 2));
  const kept = () => [...desk.desks.values()].flat().map((file) => Buffer.from(file.bytes()).toString("hex"))
    .join("\n");
  const before = kept();
  for (const text of bad) {
    await therapist.type("textbox", "Paste a message with one or more links", text);
    await therapist.press("button", "Read it");
    assert.equal(desk.mail.size, 0, text);
  }
  assert.equal(kept(), before);
  assert.ok(before.length > 10000);
  t.diagnostic(`figure: bad links, files and pastes that left nothing: ${bad.length}`);
});
