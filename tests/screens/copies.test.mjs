// Copies of a whole desk: a client's to words of their own, into a clean browser and into a desk that is
// there.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readLanguage } from "../../web/build/strings.mjs";
import { copyKit, newBrowser } from "./load.mjs";
import { rowsOf } from "./copy_rows.mjs";
import {
  answerAll, fragmentOf, invite, newClient, newTherapist, pin, send, site, steady, unlock,
} from "./walk.mjs";

const sentences = readLanguage("en").all;
const words = "river lamp stone garden";
const ownDevice = ["device.id", "device.secret", "device.last_seq", "device.last_hash"];

// A phone with a PIN has locked itself meanwhile.
async function backAt(tab) {
  await tab.wake();
  if (tab.heading() === sentences["pin.title"]) await unlock(tab, pin);
}

// A client's phone with two check-ins, the second one not sent, three days later.
async function newPhone(options = {}) {
  const { browser: desk, tab: therapist } = await newTherapist();
  const link = await invite(therapist, "K.M.");
  const { browser: phone, tab } = await newClient(link, options);
  await answerAll(tab, steady, ["It was a good talk."]);
  await send(tab);
  await tab.press("button", "Back to the first page");
  phone.passDays(7);
  await backAt(tab);
  await tab.press("button", "Start a check-in");
  await answerAll(tab, { ...steady, A1: 6 });
  await tab.press("button", "Not now");
  return { phone, tab, link, desk, therapist };
}

// The file, as it was saved.
export async function saveCopy(tab) {
  await tab.press("button", sentences["this_phone.title"]);
  await tab.type("textbox", "Words that lock it", words);
  await tab.press("button", "Make a copy");
  const [name, ...text] = tab.node("button", "Save the copy").payload.split("\n");
  await tab.press("button", "Save the copy", { value: "done" });
  return { name, text: text.join("\n") };
}

async function chooseCopy(tab, text, typed = words) {
  await tab.press("button", "Choose the file", { value: text });
  await tab.type("textbox", "Words that lock it", typed);
  await tab.press("button", "Open the copy");
}

const opened = (text) => copyKit().openCopy({ text, words });

test("screens: a client's copy brings the same rows into a clean browser, as another phone", async () => {
  const { phone, tab } = await newPhone();
  phone.passDays(3);
  const { name, text } = await saveCopy(tab);
  assert.equal(name, "check-in-copy-2026-03-13.age");
  const clean = await newBrowser({ seed: 23, now: "2026-04-01T09:00:00Z" });
  const other = await clean.open({ site });
  await other.press("button", "I have a copy");
  await chooseCopy(other, text);
  await other.press("button", "Only I use this phone");
  assert.equal(other.heading(), sentences["home.title"]);
  assert.match(other.text(), /Check-in of 3 Mar 2026/);
  assert.match(other.text(), /Check-in of 10 Mar 2026, Not sent/);
  other.kill();
  const again = await clean.open({ site });
  const second = await saveCopy(again);
  const [before, after] = [await opened(text), await opened(second.text)];
  // The first copy was made before its desk knew that it was saved.
  const rows = (copy, except) => rowsOf(copy, except).filter((row) => !row.startsWith("setting|"));
  assert.deepEqual(rows(after, ownDevice), rows(before, ownDevice));
  const device = (copy) => rowsOf(copy).find((row) => row.startsWith("device|")).split("|");
  assert.notEqual(device(after)[2], device(before)[2], "another device");
  assert.notEqual(device(after)[4], device(before)[4], "another secret");
  assert.equal(device(after)[7], "0", "it has sent nothing");
});

test("screens: a copy is offered by a line on Home, never on the day of a check-in or a shared phone",
  async () => {
    const { phone, tab } = await newPhone();
    const offer = sentences["home.copy"].replace("{page}", sentences["this_phone.title"]);
    const isOffered = (at) => at.text().includes(offer);
    assert.ok(!isOffered(tab), "the day of a check-in");
    phone.passDays(3);
    await tab.press("button", "About");
    await tab.press("button", "Back");
    assert.ok(isOffered(tab));
    await saveCopy(tab);
    await tab.press("button", "Back to the first page");
    assert.ok(!isOffered(tab), "it was saved just now");
    phone.passDays(30);
    tab.kill();
    assert.ok(isOffered(await phone.open({ site })));
    const shared = await newPhone({ shared: true });
    shared.phone.passDays(3);
    await backAt(shared.tab);
    await shared.tab.press("button", sentences["this_phone.title"]);
    assert.equal(shared.tab.find("button", "Make a copy"), null);
  });

test("screens: what is no copy, other words, or a broken file is said, and nothing is made", async () => {
  const { tab } = await newPhone();
  const { text } = await saveCopy(tab);
  const clean = await newBrowser({ seed: 3 });
  const other = await clean.open({ site });
  await other.press("button", "I have a copy");
  for (const [file, typed, sentence] of [
    ["My shopping list", words, sentences["restore.no_copy"]],
    [text, "river lamp stone gardens", sentences["restore.other_words"]],
    [text.slice(0, 500), words, sentences["fault.cut"]],
  ]) {
    const choose = other.find("button", "Choose the file") ? "Choose the file" : "Choose another file";
    await other.press("button", choose, { value: file });
    await other.type("textbox", "Words that lock it", typed);
    await other.press("button", "Open the copy");
    assert.ok(other.text().includes(sentence), sentence);
    assert.equal(clean.desks.size, 0);
  }
  await other.type("textbox", "Words that lock it", words);
});

test("screens: on a phone that others use, a copy comes back without what was sent", async () => {
  const { tab } = await newPhone();
  const { text } = await saveCopy(tab);
  const clean = await newBrowser({ seed: 23 });
  let other = await clean.open({ site });
  await other.press("button", "I have a copy");
  await chooseCopy(other, text);
  await other.press("button", "Others use it too");
  assert.equal(other.heading(), sentences["pin.new_title"]);
  assert.equal(clean.desks.size, 0, "it lies in the open");
  await other.type("textbox", "PIN", pin);
  await other.press("button", "Next");
  assert.doesNotMatch(other.text(), /Dana|Check-in of/);
  other.kill();
  other = await clean.open({ site });
  assert.equal(other.heading(), sentences["pin.title"]);
  await unlock(other, pin);
  await other.press("button", sentences["this_phone.title"]);
  assert.match(other.text(), /Check-ins kept on this phone: 1/);
});

test("screens: a phone that began anew gets the check-ins of a copy, and the same copy twice is once",
  async () => {
    const { tab, link } = await newPhone();
    const { text } = await saveCopy(tab);
    const { tab: fresh } = await newClient(link, { seed: 31 });
    await answerAll(fresh, steady);
    await fresh.press("button", "Not now");
    for (const count of [2, 0]) {
      await fresh.press("button", sentences["this_phone.title"]);
      await fresh.press("button", "I have a copy");
      await chooseCopy(fresh, text);
      assert.match(fresh.text(), new RegExp(`Check-ins that came back: ${count}`));
      await fresh.press("button", "Done");
      assert.equal(fresh.all("button", /^Check-in of/).length, 3);
    }
  });

test("screens: another therapist's copy is refused, and becomes a desk of its own", async () => {
  const { tab } = await newPhone();
  const { text } = await saveCopy(tab);
  const { tab: kim } = await newTherapist({ name: "Kim", seed: 51 });
  const { browser: phone, tab: mine } = await newClient(await invite(kim, "K.M."), { seed: 31 });
  await answerAll(mine, steady);
  await send(mine, "Kim");
  await mine.press("button", "Back to the first page");
  const files = () => [...phone.desks.values()][0].map((file) => Buffer.from(file.bytes()).toString("hex"));
  const before = files();
  await mine.press("button", sentences["this_phone.title"]);
  await mine.press("button", "I have a copy");
  await chooseCopy(mine, text);
  assert.ok(mine.text().includes(sentences["restore.other_desk"]));
  assert.deepEqual(files(), before);
  await mine.press("button", "Back to the first page");
  assert.equal(mine.all("button", /^Check-in of/).length, 1);
  await mine.press("button", "About");
  await mine.press("button", sentences["who.change"]);
  await mine.press("button", sentences["who.someone_new"]);
  await mine.press("button", "I have a copy");
  await chooseCopy(mine, text);
  await mine.press("button", "Only I use this phone");
  assert.equal(mine.all("button", /^Check-in of/).length, 2);
  assert.equal(phone.desks.size, 2);
});
