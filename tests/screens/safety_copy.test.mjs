// The therapist's safety copy: written anew after every change, opened by the recovery code alone, and no
// invite before its key is in it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readLanguage } from "../../web/build/strings.mjs";
import { rowsOf } from "./copy_rows.mjs";
import { copyKit, newBrowser } from "./load.mjs";
import {
  answerAll, fragmentOf, invite, newClient, newTherapist, passphrase, send, site, steady, unlock,
} from "./walk.mjs";

const sentences = readLanguage("en").all;
const words = "river lamp stone garden";

// A desk with a recovery code, in a browser where no place for a copy was chosen.
async function newDesk({ seed = 7, ...options } = {}) {
  const browser = await newBrowser({ seed });
  Object.assign(browser, options);
  const tab = await browser.open({ site });
  await tab.press("button", "I am a therapist");
  await tab.type("textbox", "Name your clients see", "Dana");
  await tab.type("textbox", "Passphrase", passphrase);
  await tab.press("button", "Make my desk");
  return { browser, tab, code: await leaveSheet(tab) };
}
async function leaveSheet(tab) {
  const code = tab.node("text", /^AGE-SE/).name.replace(/\s/g, "");
  await tab.press("button", "To my clients");
  return code;
}

async function addClient(tab, alias) {
  await tab.press("button", "Add a client");
  await tab.type("textbox", "Short name", alias);
  await tab.press("button", "Make the invite");
}
const aliases = (copy) => rowsOf(copy).filter((row) => row.startsWith("relationship|"))
  .map((row) => Buffer.from(row.split("|")[3], "hex").toString());
const opened = async ({ text }, code) => copyKit().openCopy({ text, words: code });
// The short time after a change has passed.
async function aMomentLater(browser, tab) {
  browser.nowMs += 2000;
  await tab.wake();
}

test("screens: an invite is not shown before its key is in the safety copy", async () => {
  const { browser, tab, code } = await newDesk();
  await addClient(tab, "K.M.");
  assert.equal(tab.find("button", "Copy the link"), null);
  assert.ok(tab.text().includes(sentences["safety.gate"]));
  await tab.press("button", "Choose a place");
  assert.ok(tab.find("button", "Copy the link"));
  const copy = await opened(browser.safetyCopies.at(-1), code);
  assert.deepEqual(aliases(copy), ["K.M."]);
  assert.ok(rowsOf(copy).some((row) => row.includes(Buffer.from("AGE-SECRET-KEY-1").toString("hex"))));
  assert.equal(await opened(browser.safetyCopies.at(-1), words), "wrong_key");
  await tab.press("button", "Done");
  await addClient(tab, "B.");
  assert.ok(tab.find("button", "Copy the link"), "the second client costs no press more");
  assert.deepEqual(aliases(await opened(browser.safetyCopies.at(-1), code)).sort(), ["B.", "K.M."]);
});

test("screens: what waits stays its client's when a copy brings in a client who began earlier", async () => {
  const { browser: other, tab: earlier, code } =
    await newDesk({ seed: 41, nowMs: Date.parse("2026-01-05T15:00:00Z") });
  await addClient(earlier, "A.A.");
  await earlier.press("button", "Choose a place");
  const { browser: desk, tab } = await newTherapist();
  const { tab: client } = await newClient(await invite(tab, "X.X."));
  await answerAll(client, steady);
  await desk.open({ site, fragment: fragmentOf(await send(client)) });
  tab.tell({ t: "mail" });
  await tab.settled();
  await tab.press("button", sentences["this_desk.title"]);
  await tab.press("button", "I have a copy");
  await tab.press("button", "Choose the file", { value: other.safetyCopies.at(-1).text });
  await tab.type("textbox", "Words that lock it", code);
  await tab.press("button", "Open the copy");
  await tab.press("button", "Done");
  assert.ok(tab.find("button", /^A\.A\./));
  await tab.press("button", "Inbox, 1 new");
  assert.match(tab.text(), /X\.X\., session of 3 Mar/);
  assert.doesNotMatch(tab.text(), /A\.A\./);
  await tab.press("button", "It's them");
  await tab.press("button", "All clients");
  await tab.press("button", /^X\.X\./);
  assert.match(tab.text(), /1 check-in, on 3 Mar/);
});

test("screens: what is kept is in the copy a moment later, and a copy is not written without a change",
  async () => {
    const { browser, tab, code } = await newDesk();
    await addClient(tab, "K.M.");
    await tab.press("button", "Choose a place");
    const link = tab.node("button", "Copy the link").payload;
    await tab.press("button", "Done");
    await aMomentLater(browser, tab);
    const before = browser.safetyCopies.length;
    await tab.press("button", "About");
    await aMomentLater(browser, tab);
    assert.equal(browser.safetyCopies.length, before, "nothing had changed");
    const { tab: client } = await newClient(link);
    await answerAll(client, steady);
    await browser.open({ site, fragment: fragmentOf(await send(client)) });
    await tab.press("button", "Back");
    tab.tell({ t: "mail" });
    await tab.settled();
    await tab.press("button", /^Inbox/);
    await tab.press("button", "It's them");
    await aMomentLater(browser, tab);
    const copy = await opened(browser.safetyCopies.at(-1), code);
    assert.equal(rowsOf(copy).filter((row) => row.startsWith("check_in|")).length, 1);
  });

test("screens: where the browser asks again, one press goes on; a file that is gone is said", async () => {
  const { browser, tab } = await newDesk();
  await addClient(tab, "K.M.");
  await tab.press("button", "Choose a place");
  tab.kill();
  for (const [fault, sentence, press] of [
    ["refused", "safety.allow_why", "Go on writing it"], ["missing", "safety.gone", "Choose a place"]]) {
    browser.placeFault = fault;
    const again = await browser.open({ site });
    await unlock(again);
    await aMomentLater(browser, again);
    assert.ok(again.text().includes(sentences["safety.needs_you"]), fault);
    await again.press("button", sentences["safety.title"]);
    assert.ok(again.text().includes(sentences[sentence]), fault);
    const count = browser.safetyCopies.length;
    await again.press("button", press);
    assert.equal(browser.safetyCopies.length, count + 1);
    await again.press("button", "All clients");
    assert.ok(!again.text().includes(sentences["safety.needs_you"]));
    again.kill();
  }
});

test("screens: where no file can be written the copy is saved, and the desk says of when it is", async () => {
  const { tab, code } = await newDesk({ writesFiles: false });
  await addClient(tab, "K.M.");
  assert.equal(tab.find("button", "Copy the link"), null);
  await tab.press("button", "Make a safety copy");
  const [name, ...text] = tab.node("button", "Save the safety copy").payload.split("\n");
  assert.equal(name, "check-in-desk-2026-03-03.age");
  await tab.press("button", "Save the safety copy", { value: "done" });
  assert.ok(tab.find("button", "Copy the link"));
  assert.deepEqual(aliases(await opened({ text: text.join("\n") }, code)), ["K.M."]);
  await tab.press("button", "Done");
  await tab.press("button", sentences["this_desk.title"]);
  assert.match(tab.text(), /Last written: 3 Mar, 15:00/);
});

test("screens: a copy opened on a second computer adds what that one has not", async () => {
  const { browser, tab, code } = await newDesk();
  await addClient(tab, "K.M.");
  await tab.press("button", "Choose a place");
  const copy = browser.safetyCopies.at(-1).text;
  const { tab: other } = await newDesk({ seed: 41 });
  await addClient(other, "B.");
  await other.press("button", "Choose a place");
  await other.press("button", "Done");
  await other.press("button", sentences["this_desk.title"]);
  await other.press("button", "I have a copy");
  await other.press("button", "Choose the file", { value: copy });
  await other.type("textbox", "Words that lock it", code);
  await other.press("button", "Open the copy");
  await other.press("button", "Done");
  assert.ok(other.find("button", /^B\./));
  assert.ok(other.find("button", /^K\.M\./));
});

test("screens: after a new key sheet the safety copy opens with its code", async () => {
  const { browser, tab } = await newTherapist();
  await invite(tab, "K.M.");
  await tab.press("button", sentences["this_desk.title"]);
  await tab.type("textbox", sentences["desk.current"], passphrase);
  await tab.press("button", sentences["desk.sheet_make"]);
  const code = await leaveSheet(tab);
  await aMomentLater(browser, tab);
  assert.deepEqual(aliases(await opened(browser.safetyCopies.at(-1), code)), ["K.M."]);
});

test("screens: a renewed invite and a renewed key wait for the safety copy too", async () => {
  const { browser, tab, code } = await newDesk();
  await addClient(tab, "K.M.");
  await tab.press("button", "Choose a place");
  const { tab: client } = await newClient(tab.node("button", "Copy the link").payload);
  await answerAll(client, steady);
  await browser.open({ site, fragment: fragmentOf(await send(client)) });
  await tab.press("button", "Done");
  tab.tell({ t: "mail" });
  await tab.settled();
  await tab.press("button", /^Inbox/);
  await tab.press("button", "It's them");
  await tab.press("button", "All clients");
  await tab.press("button", /^K\.M\./);
  await tab.press("button", "Show the invite");
  for (const renew of ["Make a new invite", "Give K.M. a new key"]) {
    browser.placeFault = "refused";
    await tab.press("button", renew);
    assert.equal(tab.find("button", "Copy the link"), null, renew);
    assert.ok(tab.text().includes(sentences["safety.gate"]), renew);
    await tab.press("button", "Go on writing it");
    const link = tab.node("button", "Copy the link").payload;
    const body = Buffer.from(fragmentOf(link).slice("i1.".length), "base64url").toString("hex");
    const rows = rowsOf(await opened(browser.safetyCopies.at(-1), code));
    const invites = rows.filter((row) => row.startsWith("invite|")).map((row) => row.split("|"));
    const [recipient] = rows.filter((row) => row.startsWith("relationship|")).map((row) => row.split("|")[5]);
    assert.ok(invites.some(([, id]) => body.includes(id)), "its secret is not in the copy");
    assert.ok(body.includes(recipient), "its key is not in the copy");
  }
});

test("screens: a copy that a new key sheet's code does not open counts no more", async () => {
  const { tab, code } = await newDesk({ writesFiles: false });
  await tab.press("button", sentences["this_desk.title"]);
  await tab.press("button", "Make a safety copy");
  await tab.press("button", "Save the safety copy", { value: "done" });
  assert.match(tab.text(), /Last written: /);
  await tab.type("textbox", sentences["desk.current"], passphrase);
  await tab.press("button", sentences["desk.sheet_make"]);
  assert.notEqual(await leaveSheet(tab), code);
  assert.ok(tab.text().includes(sentences["safety.needs_you"]));
  await tab.press("button", sentences["this_desk.title"]);
  assert.ok(tab.text().includes(sentences["safety.never"]));
});
