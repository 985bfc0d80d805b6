// Two things at once: what a person does, or what time does, while something else is under way. A press is
// sent without waiting for what it asks for.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readLanguage } from "../../web/build/strings.mjs";
import {
  answerAll, fragmentOf, invite, newClient, newTherapist, site, steady, unlock,
} from "./walk.mjs";

const sentences = readLanguage("en").all;
const pinsTried = (tab) => tab.effects.filter((effect) => effect === "open_key").length;

async function tryPin(tab, secret) {
  const before = pinsTried(tab);
  await tab.type("textbox", /^PIN/, secret);
  await tab.press("button", "Open");
  return pinsTried(tab) > before;
}
const inviteIdIn = (bytes, at) => bytes.subarray(at, at + 8).toString("hex");

test("meanwhile: while this computer is made ready for one client, no other one can be chosen", async () => {
  const { tab } = await newTherapist();
  const link = await invite(tab, "A.A.");
  await invite(tab, "B.B.");
  await tab.press("button", /^A\.A\./);
  const ready = tab.press("button", /fill it in here/);
  assert.equal(tab.find("button", sentences["course.all"]), null);
  await ready;
  const handed = Buffer.from(tab.gave, "base64url");
  const given = Buffer.from(fragmentOf(link).slice(3), "base64url");
  assert.equal(inviteIdIn(handed, 27), inviteIdIn(given, 8));
});

test("meanwhile: what is on its way into this computer's inbox can no longer be changed", async () => {
  const { browser, tab: therapist } = await newTherapist({ receive: sentences["setup.how_here"] });
  const fragment = fragmentOf(await invite(therapist, "A.A."));
  const tab = await browser.open({ site, fragment });
  await tab.press("button", sentences["start.only_me"]);
  await answerAll(tab, steady);
  const sent = tab.press("button", "Send to Dana");
  assert.equal(tab.find("button", "Back"), null);
  await sent;
  assert.equal(tab.heading(), sentences["sent.here_title"]);
});

test("meanwhile: a PIN that is stored takes nothing that is typed on another page", async () => {
  const { tab } = await newTherapist();
  await invite(tab, "A.A.");
  await tab.press("button", sentences["this_desk.title"]);
  await tab.type("textbox", sentences["covered.pin"], "123456");
  const stored = tab.press("button", sentences["desk.pin_choose"]);
  const opened = tab.press("button", sentences["course.all"]).then(() => {});
  const atClient = tab.press("button", /^A\.A\./);
  const typed = tab.type("textbox", sentences["line.note"], "The last weeks were hard");
  await Promise.all([stored, opened, atClient, typed]);
  assert.equal(tab.node("textbox", sentences["line.note"]).value, "The last weeks were hard");
});

test("meanwhile: a note that is half written when the desk closes by itself is there again", async () => {
  const { browser, tab } = await newTherapist();
  for (const alias of ["A.A.", "B.B."]) await invite(tab, alias);
  await tab.press("button", /^A\.A\./);
  await tab.type("textbox", sentences["line.note"], "Twenty minutes of");
  browser.nowMs += 6 * 60_000;
  await tab.wake();
  await unlock(tab);
  await tab.press("button", /^B\.B\./);
  assert.equal(tab.node("textbox", sentences["line.note"]).value, "");
  await tab.type("textbox", sentences["line.note"], "Of another client");
  browser.nowMs += 6 * 60_000;
  await tab.wake();
  await unlock(tab);
  await tab.press("button", /^A\.A\./);
  assert.equal(tab.node("textbox", sentences["line.note"]).value, "Twenty minutes of");
});

test("meanwhile: what is half typed from paper when the desk closes by itself is there again", async () => {
  const { browser, tab } = await newTherapist();
  for (const alias of ["A.A.", "B.B."]) await invite(tab, alias);
  const [row, words] = [sentences["paper.row"], /^Is there anything else/];
  const dayIn = (page) => page.text().match(/Session of .*/)[0];
  const openPaper = async (alias) => {
    await tab.press("button", alias);
    await tab.press("button", sentences["paper.begin"]);
  };
  await openPaper(/^A\.A\./);
  await tab.type("textbox", row, "8 7 -");
  await tab.type("textbox", words, "On the back of the page");
  await tab.press("button", sentences["paper.day_earlier"]);
  const day = dayIn(tab);
  browser.nowMs += 6 * 60_000;
  await tab.wake();
  await unlock(tab);
  await openPaper(/^B\.B\./);
  assert.equal(tab.node("textbox", row).value, "");
  // Where nothing was typed there is nothing to put by, not even the day.
  const today = dayIn(tab);
  await tab.press("button", sentences["paper.day_earlier"]);
  browser.nowMs += 6 * 60_000;
  await tab.wake();
  await unlock(tab);
  await openPaper(/^B\.B\./);
  assert.equal(dayIn(tab), today);
  await tab.press("button", /^Back to B/);
  await tab.press("button", sentences["course.all"]);
  await openPaper(/^A\.A\./);
  assert.equal(tab.node("textbox", row).value, "8 7 -");
  assert.equal(tab.node("textbox", words).value, "On the back of the page");
  assert.ok(tab.text().includes(day));
});

test("meanwhile: the day that was pressed is the day that is meant, after midnight too", async () => {
  const { tab: therapist } = await newTherapist();
  const link = await invite(therapist, "A.A.");
  const { browser, tab } = await newClient(link, { now: "2026-03-03T23:50:00Z" });
  await answerAll(tab, steady);
  await tab.press("button", "Not now");
  await tab.press("button", sentences["home.older"]);
  browser.nowMs += 20 * 60_000;
  await tab.press("button", /^Yesterday, 2 Mar/);
  assert.match(tab.text(), /2 Mar/);
  assert.doesNotMatch(tab.text(), /3 Mar/);
});

test("meanwhile: PINs that were tried in another tab count in this one", async () => {
  const { tab: therapist } = await newTherapist();
  const { browser, tab } = await newClient(await invite(therapist, "A.A."), { shared: true });
  tab.kill();
  const [first, second] = [await browser.open({ site }), await browser.open({ site })];
  for (let i = 0; i < 5; i++) assert.ok(await tryPin(first, `000${i}`));
  assert.ok(!await tryPin(first, "0005"));
  assert.ok(!await tryPin(second, "1111"));
});
