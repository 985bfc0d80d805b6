// A therapist's computer in a client's hands. What a desk gives to the fresh page is made here from its own
// parts: the invite's body and a device of this one time (src/share/FORMAT.md, type 3).
import assert from "node:assert/strict";
import { test } from "node:test";
import { readLanguage } from "../../web/build/strings.mjs";
import { answerAll, fragmentOf, invite, newTherapist, site, steady } from "./walk.mjs";

const sentences = readLanguage("en").all;
const say = (key) => sentences[key].replace("{name}", "Dana");
const headBytes = 6;  // of an invite's payload: its length and checksum

async function handedOver() {
  const { browser, tab: desk } = await newTherapist();
  const link = await invite(desk, "K.M.");
  const body = Buffer.from(fragmentOf(link).slice("i1.".length), "base64url").subarray(headBytes);
  const { deviceId, deviceSecret } = await browser.sealing.makeHereDevice(browser.identities.at(-1));
  const parcel = Buffer.concat([deviceId, deviceSecret, Buffer.of(0), body]).toString("base64url");
  return { browser, desk, parcel, tab: await browser.open({ site, handed: parcel }) };
}

test("handed over: it says where answers go and what is deleted, and names no client", async () => {
  const { tab } = await handedOver();
  assert.equal(tab.heading(), say("start.title"));
  assert.ok(tab.text().includes(say("handed.goes_to")));
  assert.ok(!tab.text().includes("K.M."));
  assert.ok(!tab.text().includes(sentences["start.whose_phone"]));
  await tab.press("button", "About");
  assert.equal(tab.find("button", sentences["who.change"]), null);
});

test("handed over: what is sent waits in the desk's inbox and is kept without asking whose phone it was",
  async () => {
    const { browser, desk, tab } = await handedOver();
    const before = browser.desks.size;
    await tab.press("button", sentences["home.start"]);
    await answerAll(tab, steady, ["Made at the desk."]);
    assert.ok(tab.text().includes(sentences["handed.deleted"]));
    assert.ok(!tab.text().includes(sentences["review.saved"]));
    assert.ok(!tab.text().includes(sentences["review.trace"]), "nothing leaves this computer");
    await tab.press("button", "Send to Dana");
    assert.equal(tab.heading(), sentences["sent.here_title"]);
    assert.ok(!tab.text().includes("Made at the desk."));
    assert.equal(tab.find("button", sentences["sent.copy"]), null);
    assert.equal(browser.mail.size, 1);
    assert.equal(typeof [...browser.mail.values()][0].hint, "number", "all keys of the desk are tried");
    assert.equal(browser.desks.size, before, "a desk was made on the disk");
    await tab.press("button", sentences["handed.give_back"]);
    assert.equal(tab.gave, "", "the next page is given something");

    desk.tell({ t: "mail" });
    await desk.settled();
    await desk.press("button", /^Inbox/);
    assert.equal(desk.find("button", sentences["inbox.its_them"]), null);
    await desk.press("button", sentences["inbox.keep_all"]);
    await desk.press("button", sentences["course.all"]);
    await desk.press("button", /^K\.M\./);
    assert.ok(desk.text().includes("Made at the desk."));
  });

test("handed over: what is not sent is nowhere once it is given back", async () => {
  const { browser, tab } = await handedOver();
  const before = browser.desks.size;
  await tab.press("button", sentences["home.start"]);
  await answerAll(tab, steady);
  await tab.press("button", sentences["handed.delete"]);
  assert.equal(tab.gave, "");
  assert.deepEqual([browser.mail.size, browser.desks.size], [0, before]);
});

test("handed over: something that cannot be read gives a start like any other", async () => {
  const { browser, parcel } = await handedOver();
  for (const broken of ["?", parcel.slice(0, 60), "A".repeat(20)]) {
    const tab = await browser.open({ site, handed: broken });
    assert.notEqual(tab.heading(), say("start.title"));
  }
});
