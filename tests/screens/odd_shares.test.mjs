// Shares that no phone of ours would make, or that nobody at this desk can read: each is refused with its
// reason, and none is in the way of the others.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { readLanguage } from "../../web/build/strings.mjs";
import * as format from "../share/format.mjs";
import { answerAll, fragmentOf, invite, newClient, newTherapist, send, site, steady } from "./walk.mjs";

const sentences = readLanguage("en").all;
const instrument = { id: "attune.checkin12", version: 1, hash: Buffer.from("99b99a18d2d029b7", "hex") };
const calm = [8, 8, 8, 8, 1, 0, null, null, 7, 7, 7, 6, 6, null, null];
const dayOf = (browser) => Math.floor(browser.nowMs / 86_400_000);

// A phone that is given an invite and seals what it is told to; answers the links.
function phoneWith(link, browser) {
  const body = Buffer.from(fragmentOf(link).slice(3), "base64url").subarray(6);
  const [inviteId, recipient, inviteSecret] = [[2, 10], [10, 42], [42, 74]].map(
    ([from, to]) => new Uint8Array(body.subarray(from, to)));
  const [deviceId, deviceSecret] = [randomBytes(8), new Uint8Array(randomBytes(16))];
  let [seq, prev] = [0, Buffer.alloc(8)];
  return async (over) => {
    const one = { id: randomBytes(16), revision: 1, day: dayOf(browser), language: "en", instrument,
      answers: calm, notes: [], ...over };
    const padded = format.pad(format.envelope({ deviceId, deviceSecret, seq: ++seq, prev, checkIns: [one] }));
    prev = format.tagOf(padded);
    const { ageBytes } = await browser.sealing.seal(
      { plaintext: new Uint8Array(padded), recipient, inviteId, inviteSecret, deviceSecret });
    return `${site}#s1.${format.sharePayload(format.compactAge(Buffer.from(ageBytes), recipient))}`;
  };
}
async function readIn(tab, text) {
  await tab.type("textbox", sentences["inbox.paste_label"], text);
  await tab.press("button", sentences["inbox.read"]);
}
async function atInbox() {
  const { browser, tab } = await newTherapist();
  const links = [await invite(tab, "A.A."), await invite(tab, "B.B.")];
  await tab.press("button", /^Inbox/);
  return { browser, tab, links };
}

test("inbox: a check-in of a day that has not come is refused with its reason, and kept once it has",
  async () => {
    const { browser, tab, links } = await atInbox();
    const seal = phoneWith(links[0], browser);
    await readIn(tab, await seal({}));
    await tab.press("button", sentences["inbox.its_them"]);
    await readIn(tab, await seal({ day: dayOf(browser) + 1 }));
    await tab.press("button", sentences["inbox.keep_all"]);
    await readIn(tab, await seal({ day: dayOf(browser) + 3 }));
    assert.ok(tab.text().includes(sentences["fault.future_day"]));
    assert.equal(tab.find("button", sentences["inbox.keep_all"]), null);
    tab.kill();
    browser.passDays(2);
    const later = await browser.open({ site });
    await later.type("textbox", /^Passphrase/, "made of words that nobody says");
    await later.press("button", "Open");
    await later.press("button", /^Inbox/);
    assert.ok(later.find("button", sentences["inbox.keep_all"]));
  });

test("inbox: one that cannot be kept says why, and the others are kept", async () => {
  const { browser, tab, links } = await atInbox();
  const [a, b] = links.map((link) => phoneWith(link, browser));
  for (const seal of [a, b]) {
    await readIn(tab, await seal({}));
    await tab.press("button", sentences["inbox.its_them"]);
  }
  const short = await a({ answers: [8] });
  await readIn(tab, `${short}\n${await b({})}\n${await a({})}`);
  await tab.press("button", sentences["inbox.keep_all"]);
  await tab.wake();
  assert.ok(tab.text().includes(sentences["inbox.kept_many"].replace("{count}", "2")));
  assert.equal(browser.mail.size, 1);
  await tab.press("button", sentences["inbox.remove"]);
  assert.equal(browser.mail.size, 0);
});

test("inbox: what is for nobody here can be removed, and then there is room again", async () => {
  const { browser, tab, links } = await atInbox();
  const nobodys = () => `${site}#s1.${format.sharePayload(format.concat([2], randomBytes(258)))}`;
  await readIn(tab, Array.from({ length: 500 }, nobodys).join("\n"));
  assert.equal(browser.mail.size, 500);
  const { tab: phone } = await newClient(links[0]);
  await answerAll(phone, steady);
  const link = await send(phone);
  await readIn(tab, link);
  assert.ok(tab.text().includes(sentences["fault.mail_full"]));
  await tab.press("button", sentences["inbox.others_remove"]);
  await tab.press("button", sentences["inbox.others_keep"]);
  assert.equal(browser.mail.size, 500);
  await tab.press("button", sentences["inbox.others_remove"]);
  await tab.press("button", sentences["inbox.others_do"]);
  assert.equal(browser.mail.size, 0);
  await readIn(tab, link);
  assert.ok(tab.find("button", sentences["inbox.its_them"]));
});

test("inbox: a check-in is found among large files that were chosen with it", async () => {
  const { browser, tab, links } = await atInbox();
  const large = "x".repeat(700_000);
  const link = await phoneWith(links[0], browser)({});
  await tab.press("button", sentences["inbox.open_file"], { value: [large, large, link].join("\n") });
  assert.ok(tab.find("button", sentences["inbox.its_them"]));
});
