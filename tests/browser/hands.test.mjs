// One whole check-in and one therapist's review, by keys alone, by a screen reader's actions alone, and with
// text twice as large; each in both views. The focus is never lost on the way, and what is announced is
// announced once. ATTUNE_WHOLE=1 takes every way in both views.
import assert from "node:assert/strict";
import { appears, appTest, vanishes } from "./app.mjs";
import { keys, pointer, reader } from "./hands.mjs";
import {
  clipboard, heading, itemText, linkIn, passphrase, question, say, screen, shown,
} from "./steps.mjs";

const isWhole = process.env.ATTUNE_WHOLE === "1";
const answers = { A1: 7, A2: 6, A3: 7, A4: 8, R1: 1, R2: 0, N1: 8, N2: 7, N3: 9, M1: 5, M2: 6 };
const plainly = (link) => link.replace(/\/(#|$)/, "/?plain$1");

// Everything that is spoken, in order; for `addInitScript`.
function keepSpoken() {
  globalThis.spoken = [];
  const watch = new MutationObserver((changes) => {
    for (const { target } of changes) {
      const region = (target.nodeType === 1 ? target : target.parentElement)?.closest(".say");
      if (region?.textContent) globalThis.spoken.push(region.textContent.trim());
    }
  });
  watch.observe(document, { childList: true, subtree: true, characterData: true });
}
const spoken = (page) => page.evaluate(() => globalThis.spoken);

// Once for each press, and no more.
async function saidTimes(page, words, times) {
  await page.waitForFunction(([words, times]) =>
    globalThis.spoken.filter((text) => text === words).length >= times, [words, times]);
  const said = (await spoken(page)).filter((text) => text === words);
  assert.equal(said.length, times, `"${words}" was announced ${said.length} times`);
}
async function copyBy(hands, page, key) {
  for (const times of [1, 2]) {
    await hands.press(page, "button", say(key));
    await appears(page.getByRole("main").getByText(say("app.copied")));
    await saidTimes(page, say("app.copied"), times);
  }
  return page.evaluate(() => navigator.clipboard.readText());
}
async function focusIsSomewhere(page, where) {
  const tag = await page.evaluate(() => document.activeElement.tagName);
  assert.notEqual(tag, "BODY", `${where}: the focus has fallen to the page`);
}

async function makeInviteBy(hands, page) {
  await hands.press(page, "button", say("first_page.therapist"));
  await screen(page, "setup.title");
  for (const times of [1, 2]) {
    await hands.press(page, "button", say("setup.make"));
    await shown(page, say("setup.name_missing"));
    await saidTimes(page, say("setup.name_missing"), times);
  }
  await hands.type(page, say("setup.name"), "Dana");
  await hands.press(page, "radio", say("setup.how_any"));
  await hands.type(page, say("setup.passphrase"), passphrase);
  await hands.press(page, "button", say("setup.make"));
  await screen(page, "sheet.title");
  await focusIsSomewhere(page, "key sheet");
  await hands.press(page, "button", say("sheet.done"));
  await screen(page, "clients.title");
  await focusIsSomewhere(page, "clients");
  await hands.press(page, "button", say("clients.add"));
  await screen(page, "new_client.title");
  await hands.type(page, say("new_client.alias"), "K.M.");
  await hands.press(page, "button", say("new_client.make"));
  await screen(page, "invite.title", { alias: "K.M." });
  await focusIsSomewhere(page, "invite");
  await hands.press(page, "button", say("safety.choose"));
  await appears(page.getByRole("button", { name: say("invite.copy"), exact: true }));
  const invite = await copyBy(hands, page, "invite.copy");
  await hands.press(page, "button", say("app.done"));
  return invite;
}

async function checkInBy(hands, page) {
  await screen(page, "start.title", { name: "Dana" });
  await hands.press(page, "button", say("start.only_me"));
  await question(page, "A1");
  if (hands !== keys) await hands.press(page, "switch", say("question.stay"));
  for (const [id, value] of Object.entries(answers)) {
    await question(page, id);
    await focusIsSomewhere(page, id);
    await hands.press(page, "radio", new RegExp(`^${value}(,|$)`));
    await hands.press(page, "button", say("app.next"));
  }
  await screen(page, "notes.title");
  await hands.type(page, itemText("O1"), "More time at the end.");
  assert.deepEqual(await spoken(page), [], "storing an answer is never announced");
  await hands.press(page, "button", say("app.next"));
  await screen(page, "review.title");
  await focusIsSomewhere(page, "check and send");
  await hands.press(page, "switch", itemText("A2"));
  await hands.press(page, "button", say("review.send", { name: "Dana" }));
  await screen(page, "sent.title");
  return linkIn(await copyBy(hands, page, "sent.copy"));
}

async function reviewBy(hands, page, plain) {
  await hands.press(page, "button", say("clients.inbox_count", { count: 1 }));
  await screen(page, "inbox.title");
  await hands.press(page, "button", say("inbox.its_them"));
  await vanishes(page.getByRole("button", { name: say("inbox.its_them") }));
  await focusIsSomewhere(page, "inbox");
  await hands.press(page, "button", say("course.all"));
  await screen(page, "clients.title");
  await hands.press(page, "button", /^K\.M\./);
  await appears(heading(page, "K.M."));
  await focusIsSomewhere(page, "course");
  await shown(page, "More time at the end.");
  // In the plain view the table stands there anyway.
  if (!plain) await hands.press(page, "button", say("table.show"));
  await appears(page.getByRole("table").first());
  await focusIsSomewhere(page, "the course's table");
}

const ways = [
  [keys, false], [reader, true], [pointer, false], [keys, true], [reader, false], [pointer, true],
];
for (const [hands, plain] of isWhole ? ways : ways.slice(0, 3)) {
  const view = plain ? "plain view" : "canvas view";
  const name = `access: G1 G7 G14: a check-in and a review by ${hands.name} (${view})`;
  appTest(name, async ({ person, diagnostic }) => {
    const as = (link) => plain ? plainly(link) : link;
    const someone = async (device, path) => {
      const one = await person({ device, permissions: clipboard });
      await one.context.addInitScript(keepSpoken);
      if (hands === pointer) {
        const session = await one.context.newCDPSession(one.page);
        await session.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
      }
      await one.open(as(path));
      return one;
    };
    const therapist = await someone("desk", "/");
    const invite = await makeInviteBy(hands, therapist.page);
    const client = await someone("phone", invite);
    const link = await checkInBy(hands, client.page);
    const tab = await therapist.newTab(as(link));
    await shown(tab, say("mail.waiting"));
    await tab.close();
    await reviewBy(hands, therapist.page, plain);
    const { unknown } = await therapist.page.evaluate(() => window.attuneCounters);
    assert.equal(unknown, 0);
    diagnostic(`figure: ${hands.name}, ${view}: a check-in and a review`);
  });
}
