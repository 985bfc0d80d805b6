// How much a check-in asks of people: taps, and a time that is modelled from taps and words. Printed, and
// held to what issue 7 allows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { wordsOf } from "../house/reading.mjs";
import { newBrowser } from "./load.mjs";
import {
  answerAll, comeBack, fragmentOf, invite, newClient, newTherapist, send, site, steady,
} from "./walk.mjs";

// What a person does outside of the app: the link, or the app's icon; and Send in the message app.
const outside = 2;

// Every press of this tab, and the screens that it came by, from now on.
function watch(tab) {
  const seen = { taps: 0, screens: [tab.snapshot()] };
  const press = tab.press.bind(tab);
  tab.press = async (...what) => {
    seen.taps++;
    const result = await press(...what);
    seen.screens.push(tab.snapshot());
    return result;
  };
  const wake = tab.wake.bind(tab);
  tab.wake = async () => {
    await wake();
    seen.screens.push(tab.snapshot());
  };
  return seen;
}

async function beginClient() {
  const { browser: desk, tab: therapist } = await newTherapist();
  const link = await invite(therapist, "K.M.");
  const { browser: phone, tab: client } = await newClient(link);
  await answerAll(client, steady);
  const share = await send(client);
  await client.press("button", "Back to the first page");
  return { desk, therapist, phone, client, link, share };
}
// What the therapist does about one check-in from a phone, from the link in their messages on.
async function take({ desk, therapist }, share) {
  await desk.open({ site, fragment: fragmentOf(share) });
  await comeBack(therapist);
  therapist.tell({ t: "mail" });
  await therapist.settled();
  const seen = watch(therapist);
  await therapist.press("button", /^Inbox/);
  await therapist.press("button", therapist.find("button", "Keep all") ? "Keep all" : "It's them");
  const clicks = seen.taps + 1; // the link
  await therapist.press("button", "All clients");
  return clicks;
}

test("counts: a first check-in takes at most 18 taps, a weekly one at most 17", async (t) => {
  const { tab: therapist } = await newTherapist();
  const phone = await newBrowser({ seed: 11 });
  const tab = await phone.open({ site, fragment: fragmentOf(await invite(therapist, "K.M.")) });
  const first = watch(tab);
  await tab.press("button", "Only I use this phone");
  await answerAll(tab, steady);
  await send(tab);
  await tab.press("button", "Back to the first page");
  const firstTaps = first.taps - 1; // the way back is no part of it
  const again = watch(tab);
  await tab.press("button", "Start a check-in");
  await answerAll(tab, steady);
  await send(tab);
  const counted = [firstTaps + outside, again.taps + outside];
  t.diagnostic(`figure: taps of a client, first use ${counted[0]}, weekly ${counted[1]} (of them ` +
    `${outside} outside: the link or icon, Send in the message app)`);
  assert.ok(counted[0] <= 18 && counted[1] <= 17, counted.join(", "));
});

// --- Time ------------------------------------------------------------------------------------------------
// What a person reads: words that stand on the page, not the names of groups, pictures and hidden tables.
const isRead = ({ role, raw }) =>
  ["heading", "text", "note", "button", "link", "radio", "switch", "textbox"].includes(role) ||
  (role === "table" && raw.w === 1);
// The label of a stop stands beside it, and its number in it; what describes a button is heard, not seen.
function linesOf(nodes) {
  return nodes.filter(isRead).flatMap(({ role, name, words, description }) => {
    if (role === "radio") return /^\d+$/.test(words ?? "") ? [name.replace(/^\d+,? ?/, "")] : [name];
    if (role === "button" || role === "link") return [words ?? name];
    return [name, description];
  });
}

// The words from the first page to Sent. On the questions a line that came before is not read again.
function wordsRead(screens) {
  const onItems = new Set();
  let count = 0;
  let before = "";
  for (const nodes of screens) {
    const heading = nodes.find(({ level }) => level === 1)?.name;
    if (heading === before) continue; // the same page with an answer chosen
    before = heading;
    const isItem = nodes.some(({ role }) => role === "radiogroup");
    for (const line of linesOf(nodes).filter(Boolean)) {
      const label = line.replace(/\d+/g, "0");
      if (isItem && onItems.has(label)) continue;
      if (isItem) onItems.add(label);
      count += wordsOf(line).length;
    }
  }
  return count;
}

test("counts: the time of a second check-in without notes, modelled from taps and words", async (t) => {
  const { phone, client } = await beginClient();
  await client.press("button", "Yes");
  phone.passDays(7);
  client.kill();
  const tab = await phone.open({ site });
  const seen = watch(tab);
  await tab.press("button", "Start a check-in");
  await answerAll(tab, steady);
  await send(tab);
  const words = wordsRead(seen.screens);
  const items = 11;
  const seconds = (wordsPerMinute) => seen.taps * 1.1 + words / wordsPerMinute * 60;
  t.diagnostic(`figure: a client's second check-in without notes: ${seen.taps} taps, ${words} words`);
  for (const wordsPerMinute of [180, 110]) {
    const whole = seconds(wordsPerMinute);
    t.diagnostic(`figure: modelled at ${wordsPerMinute} words a minute: ${whole.toFixed(0)} s, ` +
      `${(whole / items).toFixed(1)} s for each of ${items} items (beside 9.4 and 15.7 s an item)`);
  }
  assert.ok(words > 300 && words < 700, `${words} words`);
});

// --- What went wrong --------------------------------------------------------------------------------------
test("counts: wiped storage, a second browser, a new phone: at most 2 taps and 1 click more than usual",
  async (t) => {
  const story = await beginClient();
  const { desk, therapist, link } = story;
  await take(story, story.share);
  const week = async (open) => {
    desk.passDays(7);
    story.phone.passDays(7);
    const tab = await open();
    const seen = watch(tab);
    if (tab.find("button", "Start a check-in")) await tab.press("button", "Start a check-in");
    else await tab.press("button", "Only I use this phone");
    await answerAll(tab, steady);
    const share = await send(tab);
    return { taps: seen.taps, clicks: await take(story, share) };
  };
  story.client.kill();
  const usual = await week(() => story.phone.open({ site }));
  const isNew = (seed) => async () => (await newBrowser({ seed })).open({ site, fragment: fragmentOf(link) });
  const wiped = () => {
    for (const tab of [...story.phone.tabs]) tab.kill();
    story.phone.desks.clear();
    return story.phone.open({ site, fragment: fragmentOf(link) });
  };
  const starts = { "wiped storage": wiped, "second browser": isNew(21), "new phone": isNew(22) };
  for (const [name, open] of Object.entries(starts)) {
    const { taps, clicks } = await week(open);
    t.diagnostic(`figure: ${name}: ${taps} taps and ${clicks} clicks; a usual week: ${usual.taps} and ` +
      `${usual.clicks}`);
    assert.ok(taps <= usual.taps + 2 && clicks <= usual.clicks + 1, name);
  }
  await therapist.press("button", /^K\.M\./);
  assert.match(therapist.text(), /5 check-ins/, "all of them are in one course");
});
