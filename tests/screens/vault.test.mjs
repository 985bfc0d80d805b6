// What closes a desk and opens it again: passphrase, recovery code, PIN, and nobody there.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readLanguage } from "../../web/build/strings.mjs";
import { newBrowser } from "./load.mjs";
import {
  answer, answerAll, codeOn, comeBack, fragmentOf, invite, newClient, newTherapist, passphrase, pin, send,
  site, steady, unlock,
} from "./walk.mjs";

const sentences = readLanguage("en").all;
const minuteMs = 60_000;
const coverPin = "482916";
const files = (browser) =>
  [...browser.desks.values()][0].map((file) => Buffer.from(file.bytes()).toString("hex"));
const at = (tab, key) => assert.equal(tab.heading(), sentences[key]);

async function aDesk() {
  const { browser, tab } = await newTherapist();
  await invite(tab, "SENTINEL-K.M.");
  return { browser, tab };
}
async function choosePin(tab) {
  await tab.press("button", sentences["this_desk.title"]);
  await tab.type("textbox", sentences["covered.pin"], coverPin);
  await tab.press("button", sentences["desk.pin_choose"]);
  await tab.press("button", "All clients");
}
const seen = (tab) => tab.text().includes("SENTINEL-K.M.");
// The memory of the program that runs now, in both ways that a text may lie in it.
function memoryHolds(tab, text) {
  const memory = Buffer.from(tab.wasm.glue.HEAPU8);
  return memory.includes(Buffer.from(text, "utf8")) || memory.includes(Buffer.from(text, "utf16le"));
}

test("vault: set-up takes at most 7 presses and 4 screens up to the invite", async () => {
  const tab = await (await newBrowser()).open({ site });
  const screens = new Set();
  let presses = 0;
  const press = async (role, name) => {
    presses++;
    await tab.press(role, name);
    screens.add(tab.screenKey);
  };
  await press("button", "I am a therapist");
  await tab.type("textbox", "Name your clients see", "Dana");
  await press("button", sentences["setup.use_words"]);
  const words = tab.node("textbox", "Passphrase").value.split(" ");
  assert.equal(words.length, 5);
  await press("button", "Make my desk");
  await press("button", sentences["sheet.print"]);
  await press("button", sentences["sheet.first_client"]);
  await tab.type("textbox", "Short name", "K.M.");
  await press("button", "Make the invite");
  await press("button", "Choose a place"); // of the safety copy
  assert.match(tab.node("button", "Copy the link").payload, /#i1\./);
  await tab.press("button", "Done");
  await tab.press("button", sentences["this_desk.title"]);
  assert.ok(!tab.text().includes(words.join(" ")), "the passphrase is offered for all to read");
  assert.ok(presses <= 7, `${presses} presses`);
  assert.ok(screens.size <= 4, `${screens.size} screens`);
});

test("vault: a short passphrase is asked for again, and no desk is made", async () => {
  const browser = await newBrowser();
  const tab = await browser.open({ site });
  await tab.press("button", "I am a therapist");
  await tab.type("textbox", "Name your clients see", "Dana");
  for (const short of ["", "eleven char", "   short          "]) {
    await tab.type("textbox", "Passphrase", short);
    await tab.press("button", "Make my desk");
    assert.ok(tab.text().includes(sentences["setup.passphrase_short"]));
    assert.equal(browser.desks.size, 0);
  }
});

test("vault: a locked desk shows nothing, refuses a wrong passphrase, opens by the right one", async () => {
  const { browser, tab } = await aDesk();
  assert.ok(seen(tab) && memoryHolds(tab, "SENTINEL-K.M."));
  await tab.press("button", "Lock");
  at(tab, "unlock.title");
  assert.ok(!seen(tab));
  assert.ok(!memoryHolds(tab, "SENTINEL-K.M."), "the new memory knows a client");
  const before = files(browser);
  for (const wrong of ["", "made of words that nobody said", "MADE OF WORDS THAT NOBODY SAYS"]) {
    await unlock(tab, wrong);
    at(tab, "unlock.title");
    assert.ok(tab.text().includes(sentences["unlock.wrong"]));
    assert.ok(tab.said.at(-1).includes(sentences["unlock.wrong"]));
  }
  assert.deepEqual(files(browser), before, "a wrong passphrase changed something");
  await unlock(tab);
  at(tab, "clients.title");
  assert.ok(seen(tab));
});

test("vault: nothing of a therapist's desk lies in the open", async () => {
  const { browser, tab } = await aDesk();
  const all = [...browser.desks.values()][0].map((file) => Buffer.from(file.bytes()));
  for (const file of all) {
    for (const text of ["SENTINEL-K.M.", passphrase, "AGE-SECRET-KEY"]) {
      assert.ok(!file.includes(text) && !file.includes(Buffer.from(text, "utf16le")), text);
    }
  }
  assert.match(all[4].toString("latin1"), /-> scrypt /);
  assert.match(all[4].toString("latin1"), /-> X25519 /);
  tab.kill();
});

test("vault: the code of the key sheet opens the desk until there is a new sheet", async () => {
  const browser = await newBrowser();
  const tab = await browser.open({ site });
  await tab.press("button", "I am a therapist");
  await tab.type("textbox", "Name your clients see", "Dana");
  await tab.type("textbox", "Passphrase", passphrase);
  await tab.press("button", "Make my desk");
  at(tab, "sheet.title");
  const code = codeOn(tab);
  await tab.press("button", "To my clients");
  const byCode = async (typed) => {
    await tab.press("button", "Lock");
    await tab.press("button", "Use the recovery code");
    await tab.type("textbox", "Recovery code", typed);
    await tab.press("button", "Open");
  };
  await byCode(code.toLowerCase());
  at(tab, "clients.title");
  await tab.press("button", sentences["this_desk.title"]);
  await tab.press("button", sentences["desk.sheet_make"]);
  assert.ok(tab.text().includes(sentences["unlock.wrong"]), "a new sheet asks for the passphrase");
  await tab.type("textbox", sentences["desk.current"], passphrase);
  await tab.press("button", sentences["desk.sheet_make"]);
  at(tab, "sheet.title");
  const second = codeOn(tab);
  assert.notEqual(second, code);
  await tab.press("button", "To my clients");
  assert.ok(!tab.text().includes(second), "the sheet is shown once");
  await byCode(code);
  at(tab, "unlock.title");
  await tab.type("textbox", "Recovery code", second);
  await tab.press("button", "Open");
  at(tab, "clients.title");
});

test("vault: without room for a new key sheet the old one goes on opening the desk, and no other code does",
  async () => {
  const { browser, tab } = await aDesk();
  await tab.press("button", sentences["this_desk.title"]);
  const databases = [...browser.desks.values()][0].slice(0, 4);
  const writes = databases.map((file) => file.write);
  for (const file of databases) {
    file.write = () => {
      throw new DOMException("", "QuotaExceededError");
    };
  }
  await tab.type("textbox", sentences["desk.current"], passphrase);
  await tab.press("button", sentences["desk.sheet_make"]);
  at(tab, "this_desk.title");
  databases.forEach((file, i) => {
    file.write = writes[i];
  });
  await tab.press("button", "All clients");
  await tab.press("button", "Lock");
  await tab.press("button", "Use the recovery code");
  const [first, , second] = browser.identities; // the other is the client's
  await tab.type("textbox", "Recovery code", second);
  await tab.press("button", "Open");
  at(tab, "unlock.title");
  await tab.type("textbox", "Recovery code", first);
  await tab.press("button", "Open");
  at(tab, "clients.title");
});

test("vault: a new passphrase takes the old one, and leaves the database as it is", async () => {
  const { browser, tab } = await aDesk();
  await tab.press("button", sentences["this_desk.title"]);
  const change = async (now, next) => {
    await tab.type("textbox", sentences["desk.current"], now);
    await tab.type("textbox", sentences["desk.new_passphrase"], next);
    await tab.press("button", sentences["desk.change"]);
  };
  const before = files(browser);
  await change("not the passphrase", "other words for this desk");
  assert.ok(tab.text().includes(sentences["unlock.wrong"]));
  await change(passphrase, "too short");
  assert.ok(tab.text().includes(sentences["setup.passphrase_short"]));
  assert.deepEqual(files(browser), before);
  await change(passphrase, "other words for this desk");
  assert.ok(tab.text().includes(sentences["desk.passphrase_changed"]));
  const after = files(browser);
  assert.deepEqual(after.slice(0, 4), before.slice(0, 4), "the database was written");
  assert.notEqual(after[4], before[4]);
  await tab.press("button", "All clients");
  await tab.press("button", "Lock");
  await unlock(tab);
  at(tab, "unlock.title");
  await unlock(tab, "other words for this desk");
  assert.ok(seen(tab));
});

test("vault: covered, a desk opens by six digits, and locks after five wrong ones", async () => {
  const { browser, tab } = await aDesk();
  await tab.press("button", "Cover");
  at(tab, "this_desk.title"); // there is no PIN yet
  await tab.press("button", "All clients");
  await choosePin(tab);
  await tab.press("button", "Cover");
  at(tab, "covered.title");
  assert.ok(!seen(tab) && !memoryHolds(tab, "SENTINEL-K.M."));
  await unlock(tab, coverPin);
  at(tab, "clients.title");
  assert.ok(seen(tab));
  await tab.press("button", "Cover");
  for (let left = 4; left > 0; left--) {
    await unlock(tab, "000000");
    at(tab, "covered.title");
    assert.ok(tab.text().includes(`It can be tried ${left} times`));
  }
  await unlock(tab, "000000");
  at(tab, "unlock.title");
  await unlock(tab, coverPin);
  at(tab, "unlock.title"); // the PIN is worth nothing at a locked desk
  await unlock(tab);
  assert.ok(seen(tab));
  await tab.press("button", "Cover");
  browser.nowMs += 12 * 60 * minuteMs;
  await tab.wake();
  at(tab, "unlock.title");
});

test("vault: a covered desk can be locked instead, and its PIN outlives that", async () => {
  const { tab } = await aDesk();
  await choosePin(tab);
  await tab.press("button", "Lock");
  await unlock(tab);
  await tab.press("button", "Cover");
  at(tab, "covered.title");
  await tab.press("button", "Use my passphrase");
  at(tab, "unlock.title");
});

test("vault: when nobody is there the desk closes, also where a computer slept", async () => {
  const { browser, tab } = await aDesk();
  browser.nowMs += 4 * minuteMs;
  await tab.wake();
  await comeBack(tab);
  at(tab, "clients.title");
  assert.ok(seen(tab), "somebody was there");
  browser.nowMs += 5 * minuteMs;
  await tab.wake();
  at(tab, "unlock.title");
  await unlock(tab);
  await choosePin(tab);
  browser.nowMs += 5 * minuteMs;
  await tab.press("button", "Add a client"); // the first press finds the desk covered
  at(tab, "covered.title");
  await unlock(tab, coverPin);
  await tab.press("button", sentences["this_desk.title"]);
  await tab.press("radio", "15 minutes");
  browser.nowMs += 14 * minuteMs;
  await tab.press("button", "All clients");
  at(tab, "clients.title");
  browser.nowMs += 15 * minuteMs;
  await tab.wake();
  at(tab, "covered.title");
});

test("vault: a phone that others use asks for a PIN, names nobody before it, locks by itself", async () => {
  const { tab: therapist } = await newTherapist();
  const link = await invite(therapist, "K.M.");
  const phone = await newBrowser({ seed: 11 });
  const first = await phone.open({ site, fragment: fragmentOf(link) });
  await first.press("button", "Others use it too");
  for (const wrong of ["", "123", "123456789", "12a4"]) {
    await first.type("textbox", "PIN", wrong);
    await first.press("button", "Next");
    at(first, "pin.new_title");
    assert.equal(phone.desks.size, 0);
  }
  await first.type("textbox", "PIN", pin);
  await first.press("button", "Next");
  await answerAll(first, steady);
  first.kill();
  const tab = await phone.open({ site });
  at(tab, "pin.title");
  assert.doesNotMatch(tab.text(), /Dana/);
  const before = files(phone);
  await unlock(tab, "0000");
  assert.ok(tab.text().includes(sentences["pin.wrong"]));
  assert.deepEqual(files(phone), before);
  await unlock(tab, pin);
  assert.ok(tab.find("button", "Go on where you stopped"));
  phone.nowMs += 5 * minuteMs;
  await tab.wake();
  at(tab, "pin.title");
  await unlock(tab, pin);
  await tab.press("button", "Go on where you stopped");
  assert.match(await send(tab), /#s1\./);
});

test("vault: after five wrong PINs each further try waits longer, and nothing is deleted", async () => {
  const { tab: therapist } = await newTherapist();
  const link = await invite(therapist, "K.M.");
  const { browser: phone, tab: first } = await newClient(link, { shared: true });
  await answer(first, 8);
  first.kill();
  const before = files(phone);
  const waits = (tab) => tab.text().includes("That PIN was wrong too often.");
  let tab = await phone.open({ site });
  const other = await phone.open({ site }); // a second page knows of no try yet
  for (let i = 0; i < 4; i++) {
    await unlock(tab, "0000");
    assert.ok(tab.text().includes(sentences["pin.wrong"]));
  }
  await unlock(other, "0000");
  assert.ok(waits(other), "a page beside it has five tries of its own");
  await unlock(tab, "0000");
  assert.ok(waits(tab));
  for (const minutes of [5, 15, 60, 60]) {
    tab.kill();
    tab = await phone.open({ site });
    await unlock(tab, pin);
    assert.ok(waits(tab), "a fresh page tries at once");
    phone.nowMs += minutes * minuteMs;
    await unlock(tab, "0000");
    assert.ok(waits(tab));
  }
  assert.match(tab.text(), /You can try again after \d+ Mar, \d\d:\d\d\. Nothing was deleted/);
  assert.deepEqual(files(phone), before);
  phone.nowMs += 60 * minuteMs;
  await unlock(tab, pin);
  assert.ok(tab.find("button", "Go on where you stopped"));
  await tab.press("button", "Lock");
  await unlock(tab, "0000");
  assert.ok(tab.text().includes(sentences["pin.wrong"]), "the right PIN does not begin anew");
});
