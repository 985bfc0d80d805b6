// Shared lives and hurried hands: what happens between two presses, between two days, between two people.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readLanguage } from "../../web/build/strings.mjs";
import { newBrowser } from "./load.mjs";
import {
  answer, answerAll, comeBack, fragmentOf, invite, makeDesk, newClient, newTherapist, passphrase, pin, send,
  site, steady, unlock,
} from "./walk.mjs";

const sentences = readLanguage("en").all;

test("screens: a draft without an answer does not carry its day into another", async () => {
  const { tab: therapist } = await newTherapist();
  const { browser: phone, tab } = await newClient(await invite(therapist, "K.M."));
  tab.kill();
  phone.passDays(9);
  const later = await phone.open({ site });
  await later.press("button", "Start a check-in");
  await answerAll(later, steady);
  await send(later);
  await later.press("button", "Back to the first page");
  assert.match(later.text(), /Check-in of 12 Mar 2026/);
});

test("screens: an answer that was left out is still left out after the tab was killed", async () => {
  const { tab: therapist } = await newTherapist();
  const { browser: phone, tab } = await newClient(await invite(therapist, "K.M."));
  await answerAll(tab, steady);
  await tab.press("switch", /^I felt let down/);
  tab.kill();
  const again = await phone.open({ site });
  assert.equal(again.heading(), sentences["review.title"]);
  assert.equal(again.node("switch", /^I felt let down/).value, "0");
  await send(again);
  await again.press("button", "Back to the first page");
  await again.press("button", "Start a check-in");
  await answerAll(again, steady);
  assert.equal(again.node("switch", /^I felt let down/).value, "1", "the next one has nothing left out");
});

test("screens: a phone that others use keeps an unsent draft, and the sealed message once sent", async () => {
  const { tab: therapist } = await newTherapist();
  const { browser: phone, tab } = await newClient(await invite(therapist, "K.M."), { shared: true });
  await answerAll(tab, steady);
  await tab.press("button", "Not now");
  assert.ok(tab.find("button", "Go on where you stopped"));
  await tab.press("button", "Go on where you stopped");
  const link = await send(tab);
  tab.kill();
  const again = await phone.open({ site });
  assert.doesNotMatch(again.text(), /Dana|Check-in of/);
  await unlock(again, pin);
  assert.doesNotMatch(again.text(), /Dana|Check-in of/);
  await again.press("button", /^Sent on 3 Mar/);
  assert.equal(again.node("button", "Copy the message").payload.match(/https:\S+/)[0], link);
});

test("screens: two presses on one button make one desk and one client", async () => {
  const desk = await newBrowser({ seed: 5 });
  const tab = await desk.open({ site });
  await tab.press("button", "I am a therapist");
  await tab.type("textbox", "Name your clients see", "Dana");
  await tab.type("textbox", "Passphrase", passphrase);
  const twice = async (name) => {
    const { id } = tab.node("button", name);
    const seen = tab.packets.at(-1).frame;
    const press = () =>
      tab.tell({ t: "act", seq: ++tab.seq, seen, id, key: false, value: 0 }, [new Uint8Array()]);
    press();
    press();
    await tab.settled();
  };
  await twice("Make my desk");
  assert.equal(desk.desks.size, 1);
  await tab.press("button", "To my clients");
  await tab.press("button", "Add a client");
  await tab.type("textbox", "Short name", "K.M.");
  await twice("Make the invite");
  await tab.press("button", "Choose a place");
  await tab.press("button", "Done");
  assert.equal(tab.all("listitem").length, 1);
});

test("screens: each therapist has a desk of their own on a client's phone", async () => {
  const { tab: dana } = await newTherapist();
  const { tab: sam } = await newTherapist({ seed: 9, name: "Sam" });
  const { browser: phone, tab } = await newClient(await invite(dana, "K.M."));
  tab.kill();
  const second = await phone.open({ site, fragment: fragmentOf(await invite(sam, "K.M.")) });
  assert.equal(second.heading(), sentences["who.invited"].replace("{name}", "Sam"));
  await second.press("button", /^Me\. I also answer Dana/);
  await second.press("button", "Only I use this phone");
  second.kill();
  const who = await phone.open({ site });
  assert.ok(who.find("button", "My check-ins for Dana"));
  assert.ok(who.find("button", "My check-ins for Sam"));
});

test("screens: on this computer a check-in is done only when the inbox has it", async () => {
  const { browser: desk, tab: therapist } = await newTherapist({ receive: "On this computer" });
  const link = await invite(therapist, "K.M.");
  for (const isFull of [false, true]) {
    const client = await desk.open({ site, fragment: fragmentOf(link) });
    if (isFull) await client.press("button", "Someone new");  // the first one's desk is here by now
    await client.press("button", "Only I use this phone");
    await answerAll(client, steady);
    for (let i = 0; isFull && i < 500; i++) {
      desk.mail.set(`${i}`, { key: `${i}`, bytes: new Uint8Array(), at: 0 });
    }
    await client.press("button", "Send to Dana");
    assert.equal(client.heading(), sentences[isFull ? "sent.title" : "sent.here_title"]);
    if (isFull) {
      assert.ok(client.text().includes(sentences["fault.mail_full"]));
      assert.ok(client.find("button", "Copy the message"));
    }
    client.kill();
  }
});

test("screens: an invite not used in time can be made anew, and what it brought removed", async () => {
  const { browser: desk, tab: therapist } = await newTherapist();
  const link = await invite(therapist, "K.M.");
  const { tab: client } = await newClient(link);
  await answerAll(client, steady);
  const share = await send(client);
  desk.passDays(30);
  await comeBack(therapist);
  await desk.open({ site, fragment: fragmentOf(share) });
  therapist.tell({ t: "mail" });
  await therapist.settled();
  await therapist.press("button", "Inbox");
  assert.ok(therapist.text().includes(sentences["fault.expired"]));
  await therapist.press("button", "Remove it");
  assert.equal(desk.mail.size, 0);
  await therapist.press("button", "All clients");
  await therapist.press("button", /^K\.M\./);
  await therapist.press("button", "Show the invite");
  assert.match(therapist.text(), /until 17 Mar 2026/);
  await therapist.press("button", "Make a new invite");
  assert.match(therapist.text(), /until 16 Apr 2026/);
  assert.notEqual(therapist.node("button", "Copy the link").payload, link);
});

test("screens: a mail or text app opens in the press itself, with the message in it", async () => {
  for (const [receive, scheme, label, address] of [
    ["By e-mail", "mailto:dana@example.org?body=", "Your e-mail address", "dana@example.org"],
    ["By text message", "sms:+15550100?body=", "Your phone number for texts", "+15550100"]]) {
    const browser = await newBrowser({ seed: 4 });
    const therapist = await browser.open({ site });
    await therapist.press("button", "I am a therapist");
    await makeDesk(therapist, { receive, address: [label, address] });
    const { tab: client } = await newClient(await invite(therapist, "K.M."));
    await answer(client, 8);
    await client.press("button", "Finish here");
    assert.ok(client.text().includes(sentences["review.trace"]), "that a message stays in the sent list");
    const payload = client.node("link", "Send to Dana").payload;
    assert.ok(payload.startsWith(scheme), payload);
    assert.match(decodeURIComponent(payload), /My check-in: https:\/\/attune\.example\/a\/#s1\.[\w-]+$/);
    await client.press("link", "Send to Dana", { value: "done" });
    assert.match(client.text(), /Press Send there\./);
  }
});
