// Old files put in the place of newer ones, and a whole desk brought back elsewhere: it is told, and what
// closes a desk is neither brought along nor left out.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readLanguage } from "../../web/build/strings.mjs";
import { newBrowser } from "./load.mjs";
import {
  answerAll, codeOn, fragmentOf, invite, newClient, newTherapist, passphrase, send, site, steady, unlock,
} from "./walk.mjs";

const sentences = readLanguage("en").all;
const coverPin = "482916";
const at = (tab, key) => assert.equal(tab.heading(), sentences[key]);
const seen = (tab) => tab.text().includes("SENTINEL-K.M.");

function putBack(browser, old) {
  for (const [i, file] of [...browser.desks.values()][0].entries()) {
    file.truncate(0);
    file.write(old[i], { at: 0 });
  }
}
const bytesOf = (browser) => [...browser.desks.values()][0].map((file) => file.bytes());

test("put back: an old database at a desk is told, and the safety copy is not written over", async () => {
  const { browser, tab: first } = await newTherapist();
  await invite(first, "SENTINEL-K.M.");
  first.kill();
  let tab = await browser.open({ site });
  await unlock(tab);
  tab.kill();
  const old = bytesOf(browser);
  tab = await browser.open({ site });
  await unlock(tab);
  assert.ok(!tab.text().includes(sentences["home.put_back"]));
  await invite(tab, "B.");
  tab.kill();
  const whole = bytesOf(browser);
  const database = [...old.slice(0, 4), whole[4]];
  for (const [what, files] of [["all files", old], ["the database alone", database]]) {
    putBack(browser, files);
    const copies = browser.safetyCopies.length;
    tab = await browser.open({ site });
    await unlock(tab);
    assert.ok(tab.text().includes(sentences["home.put_back"]), what);
    assert.ok(seen(tab) && !tab.find("button", /^B\./));
    browser.nowMs += 2000;
    await tab.wake();
    assert.equal(browser.safetyCopies.length, copies, "the newer copy is gone");
    assert.ok(tab.text().includes(sentences["safety.needs_you"]));
    await tab.press("button", sentences["this_desk.title"]);
    assert.ok(tab.text().includes(sentences["safety.older"]));
    tab.kill();
  }
  putBack(browser, whole);
  browser.marks = {}; // who deletes the marks too is told nothing, and loses nothing
  tab = await browser.open({ site });
  await unlock(tab);
  assert.ok(!tab.text().includes(sentences["home.put_back"]));
  assert.ok(tab.find("button", /^B\./));
});

async function bringBack(browser, copy, code) {
  const tab = await browser.open({ site });
  await tab.press("button", "I have a copy");
  await tab.press("button", "Choose the file", { value: copy });
  await tab.type("textbox", "Words that lock it", code);
  await tab.press("button", "Open the copy");
  return tab;
}

test("put back: a copy elsewhere is closed before it is shown, and brings no PIN along", async () => {
  const { browser, tab, code } = await newTherapist();
  await tab.press("button", sentences["this_desk.title"]);
  await tab.type("textbox", sentences["covered.pin"], coverPin);
  await tab.press("button", sentences["desk.pin_choose"]);
  await tab.press("button", "All clients");
  await invite(tab, "SENTINEL-K.M.");
  const copy = browser.safetyCopies.at(-1).text;
  const clean = await newBrowser({ seed: 29 });
  const other = await bringBack(clean, copy, code);
  at(other, "setup.passphrase_title");
  assert.ok(!seen(other), "shown before it is closed");
  assert.equal(clean.desks.size, 0, "it lies in the open");
  await other.type("textbox", "Passphrase", "too short");
  await other.press("button", sentences["restore.title"]);
  assert.ok(other.text().includes(sentences["setup.passphrase_short"]));
  await other.type("textbox", "Passphrase", "other words for this desk");
  await other.press("button", sentences["restore.title"]);
  at(other, "sheet.title");
  assert.notEqual(codeOn(other), code);
  await other.press("button", "To my clients");
  assert.ok(seen(other));
  await other.press("button", "Cover");
  at(other, "this_desk.title"); // there is no PIN of this desk
  await other.press("button", "All clients");
  await other.press("button", "Lock");
  for (const wrong of [coverPin, passphrase]) {
    await unlock(other, wrong);
    at(other, "unlock.title");
  }
  await unlock(other, "other words for this desk");
  assert.ok(seen(other));
  for (const file of bytesOf(clean)) assert.ok(!Buffer.from(file).includes("SENTINEL"));

  const forgetful = await newBrowser({ seed: 31, keepsNothing: true });
  const third = await bringBack(forgetful, copy, code);
  await third.type("textbox", "Passphrase", "other words for this desk");
  await third.press("button", sentences["restore.title"]);
  await third.press("button", "To my clients");
  assert.ok(seen(third) && third.text().includes(sentences["memory.banner"]));
  assert.deepEqual(forgetful.marks, {}, "a trace of what is not kept");
});

test("put back: what comes from an old database on a phone is refused at the therapist", async () => {
  const { browser: desk, tab: therapist } = await newTherapist();
  const { browser: phone, tab } = await newClient(await invite(therapist, "K.M."));
  tab.kill();
  const between = await phone.open({ site });
  const old = bytesOf(phone);
  await between.press("button", "Start a check-in");
  await answerAll(between, steady);
  const first = await send(between);
  between.kill();
  (await phone.open({ site })).kill();
  putBack(phone, old);
  const again = await phone.open({ site });
  assert.ok(again.text().includes(sentences["home.put_back"]));
  await again.press("button", "Start a check-in");
  await answerAll(again, { ...steady, A1: 3 });
  const second = await send(again);
  for (const share of [first, second]) {
    await desk.open({ site, fragment: fragmentOf(share) });
    therapist.tell({ t: "mail" });
    await therapist.settled();
    if (!therapist.find("heading", "Inbox")) await therapist.press("button", /^Inbox/);
    if (share === first) await therapist.press("button", "It's them");
  }
  assert.ok(therapist.text().includes(sentences["fault.replayed"]));
  await therapist.press("button", "All clients");
  await therapist.press("button", /^K\.M\./);
  assert.equal(therapist.all("button", "Keep all").length, 0);
});
