// What goes wrong with what is kept, and the one sentence and next step that a person gets: damage, a newer
// version, files taken away, storage wiped; and deleting everything on purpose.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readLanguage } from "../../web/build/strings.mjs";
import { copyKit } from "./load.mjs";
import {
  answer, answerAll, fragmentOf, invite, newClient, newTherapist, send, site, steady, unlock,
} from "./walk.mjs";

const sentences = readLanguage("en").all;
const words = "river lamp stone garden";
const keptPage = sentences["this_phone.title"];

// A phone with one check-in, ten days later; its idle slot holds the desk as it was then.
async function newPhone() {
  const { tab: therapist } = await newTherapist();
  const { browser: phone, tab } = await newClient(await invite(therapist, "K.M."));
  await answerAll(tab, steady);
  await send(tab);
  tab.kill();
  phone.passDays(10);
  (await phone.open({ site })).kill();
  return phone;
}
const filesOf = (phone) => [...phone.desks.values()][0];
const bytesOf = (phone) => filesOf(phone).map((file) => Buffer.from(file.bytes()).toString("base64"));

// Every page of the slot is another, as after a fault of the disk.
function damage(file) {
  const bytes = file.bytes();
  for (let at = 40; at < bytes.length; at += 512) bytes[at] ^= 0xff;
  file.write(bytes, { at: 0 });
}

// What "Make a copy" saves, and its way back.
async function copyOf(phone) {
  const tab = await phone.open({ site });
  await tab.press("button", keptPage);
  await tab.type("textbox", "Words that lock it", words);
  await tab.press("button", "Make a copy");
  const copy = tab.node("button", "Save the copy").payload;
  tab.kill();
  return copy;
}
async function bringBack(tab, copy) {
  await tab.press("button", "I have a copy");
  await tab.press("button", "Choose the file", { value: copy });
  await tab.type("textbox", "Words that lock it", words);
  await tab.press("button", "Open the copy");
}

test("screens: a damaged desk opens as it was before, and what was set aside is deleted when asked",
  async () => {
    const phone = await newPhone();
    damage(filesOf(phone)[0]);
    const before = bytesOf(phone)[0];
    const tab = await phone.open({ site });
    assert.equal(tab.heading(), sentences["damaged.title"]);
    assert.equal(bytesOf(phone)[0], before, "nothing was written over");
    await tab.press("button", "Open it as it was before");
    assert.match(tab.text(), /Check-in of 3 Mar 2026/);
    assert.equal(bytesOf(phone)[0], before, "it is set aside");
    await tab.press("button", keptPage);
    await tab.press("button", "Delete what did not open");
    assert.equal(filesOf(phone)[0].getSize(), 0);
    assert.equal(tab.find("button", "Delete what did not open"), null);
  });

test("screens: a damaged desk with nothing older gets a copy in its place, and its files can be saved",
  async () => {
    const phone = await newPhone();
    const copy = await copyOf(phone);
    for (const slot of [0, 2]) damage(filesOf(phone)[slot]);
    const tab = await phone.open({ site });
    await tab.press("button", "Open it as it was before");
    assert.ok(tab.text().includes(sentences["damaged.no_earlier"]));
    await tab.type("textbox", "Words that lock it", words);
    await tab.press("button", "Make one file of them");
    const [name, ...text] = tab.node("button", "Save the file").payload.split("\n");
    assert.equal(name, "check-in-files-2026-03-13.age");
    const files = await copyKit().openCopy({ text: text.join("\n"), words });
    assert.equal(Buffer.from(files.subarray(0, 8)).toString(), "ATTNFILE");
    await bringBack(tab, copy);
    assert.match(tab.text(), /Check-in of 3 Mar 2026/);
    assert.equal(phone.desks.size, 1);
    tab.kill();
    assert.match((await phone.open({ site })).text(), /Check-in of 3 Mar 2026/);
  });

test("screens: a desk whose first file is damaged comes back from a copy as a new one", async () => {
  const phone = await newPhone();
  const copy = await copyOf(phone);
  const before = bytesOf(phone)[0];
  damage(filesOf(phone)[4]);
  const tab = await phone.open({ site });
  assert.equal(tab.heading(), sentences["damaged.title"]);
  await bringBack(tab, copy);
  await tab.press("button", "Only I use this phone");
  assert.match(tab.text(), /Check-in of 3 Mar 2026/);
  assert.equal(phone.desks.size, 2);
  assert.equal(bytesOf(phone)[0], before, "the other stays as it is");
});

// CRC-32C (Castagnoli), as src/record/FORMAT.md says.
function crc32c(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0x82f63b78 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

test("screens: what a newer version wrote is opened by nothing, and not a byte of it changes", async () => {
  const phone = await newPhone();
  const bytes = Buffer.from(filesOf(phone)[4].bytes());
  for (const at of [0, 16384]) {
    if (String(bytes.subarray(at, at + 8)) !== "ATTUNESB") continue;
    const size = bytes.readUInt32LE(at + 12);
    bytes.writeUInt32LE(2, at + 8);
    bytes.writeUInt32LE(crc32c(bytes.subarray(at, at + size - 4)), at + size - 4);
  }
  filesOf(phone)[4].write(bytes, { at: 0 });
  const before = bytesOf(phone);
  const tab = await phone.open({ site });
  assert.ok(tab.text().includes(sentences["fault.newer_database"]));
  assert.deepEqual(bytesOf(phone), before);
});

test("screens: files that the browser closed are opened again, and the last answer is kept", async () => {
  const { tab: therapist } = await newTherapist();
  const { browser: phone, tab } = await newClient(await invite(therapist, "K.M."));
  await answer(tab, 8);
  const question = tab.heading();
  for (const file of filesOf(phone)) {
    file.write = file.flush = file.truncate = () => {
      throw new DOMException("", "InvalidStateError");
    };
  }
  await tab.press("radio", /^3/);
  assert.ok(tab.text().includes(sentences["fault.handle_lost"]));
  for (const file of filesOf(phone)) for (const name of ["write", "flush", "truncate"]) delete file[name];
  await tab.press("button", "Try again");
  assert.equal(tab.heading(), question);
  assert.equal(tab.node("radio", /^3/).value, "1");
  tab.kill();
  const again = await phone.open({ site });
  assert.equal(again.heading(), question);
  assert.equal(again.node("radio", /^3/).value, "1");
});

test("screens: taking back that could not be made ready is tried again, and then goes", async () => {
  const { tab: therapist } = await newTherapist();
  const { browser: phone, tab } = await newClient(await invite(therapist, "K.M."));
  await answerAll(tab, steady);
  await send(tab);
  await tab.press("button", "Back to the first page");
  await tab.press("button", /^Check-in of/);
  const { seal } = phone.sealing;
  phone.sealing.seal = async () => {
    throw new Error("no room");
  };
  await tab.press("button", "Take it back");
  assert.equal(tab.find("button", "Send it"), null);
  await tab.press("button", "Try again");
  assert.ok(tab.find("button", "Try again"), "still no room");
  phone.sealing.seal = seal;
  await tab.press("button", "Try again");
  await tab.press("button", "Send it");
  assert.match(tab.node("button", "Copy the message").payload, /#s1\./);
});

test("screens: storage that was wiped since last time is told, and nothing is told of what it was",
  async () => {
    const phone = await newPhone();
    phone.desks.clear();
    const tab = await phone.open({ site });
    assert.ok(tab.text().includes(sentences["first_page.gone"]));
    assert.doesNotMatch(tab.text(), /Dana/);
    assert.ok(tab.find("button", "I have a copy"));
  });

test("screens: each start says whether this browser may delete what is kept", async () => {
  for (const [promise, sentence] of [[true, "home.stays"], [false, "home.may_delete"]]) {
    const { browser, tab: desk } = await newTherapist();
    const { browser: phone, tab } = await newClient(await invite(desk, "K.M."));
    for (const [one, at] of [[browser, desk], [phone, tab]]) {
      at.kill();
      one.promisesToKeep = promise;
      one.passDays(1);
      const opened = await one.open({ site });
      if (one === browser) await unlock(opened);
      assert.ok(opened.text().includes(sentences[sentence]), sentence);
    }
  }
});

test("screens: everything is deleted only when asked twice, and then the browser is as if new", async () => {
  const phone = await newPhone();
  const tab = await phone.open({ site });
  await tab.press("button", keptPage);
  await tab.press("button", "Delete everything");
  await tab.press("button", "Keep it");
  assert.equal(phone.desks.size, 1);
  await tab.press("button", "Delete everything");
  const files = filesOf(phone);
  await tab.press("button", "Delete it all");
  assert.equal(tab.heading(), sentences["erase.done"]);
  assert.ok(tab.text().includes(sentences["erase.left_nothing"]));
  assert.equal(phone.desks.size, 0);
  assert.deepEqual(files.map((file) => file.getSize()), [0, 0, 0, 0, 0]);
  await tab.press("button", "Go to the first page");
  assert.equal(tab.heading(), sentences["first_page.title"]);
  assert.ok(!tab.text().includes(sentences["first_page.gone"]));
});

test("screens: a client whose invite found no room is there, and gets one when there is room", async () => {
  const { browser, tab } = await newTherapist();
  await invite(tab, "A.A.");
  await tab.press("button", "Add a client");
  await tab.type("textbox", "Short name", "B.B.");
  const files = filesOf(browser);
  const full = () => {
    throw new DOMException("", "QuotaExceededError");
  };
  // The client still comes in, and nothing after it.
  for (const file of [files[0], files[2]]) {
    const flush = file.flush.bind(file);
    file.flush = () => {
      flush();
      for (const one of files.slice(0, 4)) one.write = full;
    };
  }
  await tab.press("button", "Make the invite");
  assert.ok(tab.text().includes(sentences["fault.storage_full"]));
  for (const file of files) {
    delete file.write;
    delete file.flush;
  }
  tab.kill();
  const later = await browser.open({ site });
  await unlock(later);
  await later.press("button", /^B\.B\./);
  await later.press("button", sentences["course.new_invite"]);
  await later.press("button", sentences["invite.renew"]);
  assert.ok(later.find("button", "Copy the link"));
});

test("screens: a desk that another tab began meanwhile is not deleted with everything", async () => {
  const { browser, tab: dana } = await newTherapist();
  const { tab: robin } = await newTherapist({ seed: 5 });
  const visitor = await browser.open({ site, fragment: fragmentOf(await invite(robin, "M.K.")) });
  await visitor.press("button", sentences["start.only_me"]);
  await answer(visitor, 7);
  visitor.kill();
  assert.equal(browser.desks.size, 2);
  await dana.press("button", sentences["this_desk.title"]);
  await dana.press("button", "Delete everything");
  await dana.press("button", "Delete it all");
  assert.equal(browser.desks.size, 1);
  assert.ok(dana.text().includes(sentences["erase.left_others"]));
});

test("screens: a therapist's deleted desk takes what waited for it, and leaves another's alone", async () => {
  const { browser, tab: dana } = await newTherapist();
  const link = await invite(dana, "K.M.");
  const { tab: client } = await newClient(link);
  await answerAll(client, steady);
  const share = await send(client);
  await browser.open({ site, fragment: share.slice(share.indexOf("#") + 1) });
  dana.tell({ t: "mail" });
  await dana.settled();
  assert.equal(browser.mail.size, 1);
  await dana.press("button", sentences["this_desk.title"]);
  await dana.press("button", "Delete everything");
  await dana.press("button", "Delete it all");
  assert.equal(browser.mail.size, 0);
  assert.equal(browser.desks.size, 0);
});

test("screens: no room is said where it happened, and the next change is kept again", async () => {
  const { tab: therapist } = await newTherapist();
  const { browser: phone, tab } = await newClient(await invite(therapist, "K.M."));
  for (const file of filesOf(phone)) {
    file.write = () => {
      throw new DOMException("", "QuotaExceededError");
    };
  }
  await tab.press("radio", /^3/);
  assert.ok(tab.text().includes(sentences["fault.storage_full"]));
  for (const file of filesOf(phone)) delete file.write;
  await tab.press("radio", /^4/);
  assert.ok(!tab.text().includes(sentences["fault.storage_full"]));
  tab.kill();
  assert.equal((await phone.open({ site })).node("radio", /^4/).value, "1");
});

test("screens: a desk that is open in another tab is said, and used here when asked", async () => {
  const { browser, tab } = await newTherapist();
  const second = await browser.open({ site });
  assert.ok(second.text().includes(sentences["fault.open_elsewhere"]));
  await second.press("button", "Use it here");
  await unlock(second);
  assert.equal(second.heading(), sentences["clients.title"]);
  assert.equal(tab.wasm, null);
});
