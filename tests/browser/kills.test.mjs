// The whole browser is killed while answers stream into the disk, over and over in one profile. An answer
// counts as acknowledged when the frame that shows it was presented. ATTUNE_KILLS says how often; without it
// a sample.
import assert from "node:assert/strict";
import { closeSync, openSync, readSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { appears, appTest } from "./app.mjs";
import { killBrowserOf } from "./launch.mjs";
import { seeded } from "./seeded.mjs";
import {
  button, clipboard, itemText, makeInvite, newClient, newTherapist, question, say, stop,
} from "./steps.mjs";

const kills = Number(process.env.ATTUNE_KILLS ?? 20);
const seed = Number(process.env.ATTUNE_SEED ?? 20260303);
const items = ["A1", "A2", "A3", "A4"];
const answersInARow = 8;
const mostAnswers = 20; // before a kill
const latestKill_ms = 40; // after the last of them: while the next ones are being kept

const random = seeded(seed);

// So many different values, in some order, the first of them not what stands there.
function someValues(count, standing) {
  const values = Array.from({ length: 11 }, (_, value) => value);
  for (let i = 10; i > 0; i--) {
    const j = random(i + 1);
    [values[i], values[j]] = [values[j], values[i]];
  }
  return values.filter((value) => value !== standing).slice(0, count);
}

// Presses the stops one after another, each as soon as the frame that shows the one before was presented, and
// tells of each such frame.
const answerInARow = (page, values) => page.getByRole("radio").evaluateAll(async (all, order) => {
  for (const [index, value] of order.entries()) {
    const before = globalThis.attuneCounters.ack;
    all[value].click();
    while (globalThis.attuneCounters.ack === before) await new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(null);
    });
    globalThis.shown(index);
  }
}, values);

const chosenOn = async (page) => {
  const names = await page.getByRole("radio", { checked: true }).evaluateAll((all) =>
    all.map((radio) => radio.labels[0].textContent));
  return names.length === 0 ? null : Number.parseInt(names[0], 10);
};
const itemOn = async (page) => {
  const title = items.map((id) => page.getByRole("heading", { level: 1, name: itemText(id), exact: true }));
  await appears(title.reduce((any, one) => any.or(one)));
  for (const [index, one] of title.entries()) if (await one.count() > 0) return items[index];
};

// What is kept of the four answers, read from the page. On another day the draft waits on the first page.
async function readKept(page) {
  const resume = button(page, "home.resume");
  await appears(resume.or(button(page, "app.next")));
  if (await resume.count() > 0) await resume.click();
  for (let at = items.indexOf(await itemOn(page)); at > 0; at--) {
    await button(page, "app.back").click();
    await question(page, items[at - 1]);
  }
  const kept = {};
  for (const [at, id] of items.entries()) {
    kept[id] = await chosenOn(page);
    if (kept[id] === null || at === items.length - 1) break;
    await button(page, "app.next").click();
    await question(page, items[at + 1]);
  }
  return kept;
}

// A journal with records in it: the kill fell into a commit.
function countHotJournals(folder) {
  let count = 0;
  const magic = Buffer.from("d9d505f920a163d7", "hex");
  const files = readdirSync(join(folder, "Default/File System"), { recursive: true, withFileTypes: true });
  for (const file of files.filter((entry) => entry.isFile())) {
    const head = Buffer.alloc(8);
    const opened = openSync(join(file.parentPath ?? file.path, file.name));
    readSync(opened, head, 0, 8, 0);
    closeSync(opened);
    if (head.equals(magic)) count++;
  }
  return count;
}

class Life {
  acknowledged = {}; // by item: the last value that a presented frame showed, as far as the test heard
  mayBe = {}; // by item: the values that were under way when the browser died
  shownCount = 0;
  hotJournals = 0;
  underWay = 0; // kills with a press that no frame had answered

  // Hears of each frame that shows one of the answers in `order`, to the question at `at`.
  listen(page) {
    return page.exposeBinding("shown", (_, index) => {
      this.acknowledged[items[this.at]] = this.order[index];
      this.mayBe[items[this.at]] = this.order.slice(index + 1);
      this.shownCount++;
      if (this.shownCount === this.wanted) this.isThere();
    });
  }

  // So many more frames that show an answer.
  shown(count) {
    this.wanted = this.shownCount + count;
    return new Promise((isThere) => (this.isThere = isThere));
  }

  // Values stream in, from question to question and round again, until the browser is dead.
  async stream(page) {
    for (this.at = items.indexOf(await itemOn(page));;) {
      const { at } = this;
      this.order = someValues(answersInARow, this.acknowledged[items[at]]);
      this.mayBe = { [items[at]]: this.order };
      await answerInARow(page, this.order);
      this.mayBe = {};
      const next = at < items.length - 1 ? at + 1 : at - 1;
      await button(page, next > at ? "app.next" : "app.back").click();
      await question(page, items[next]);
      this.at = next;
    }
  }

  check(kept) {
    for (const id of items) {
      const allowed = [this.acknowledged[id] ?? null, ...(this.mayBe[id] ?? [])];
      const place = `${id}: ${kept[id]} is kept, and ${allowed[0]} was shown (seed ${seed})`;
      assert.ok(allowed.includes(kept[id] ?? null), place);
      if (kept[id] !== undefined && kept[id] !== null) this.acknowledged[id] = kept[id];
    }
  }
}

appTest("kills: a browser killed among commits is whole again, with every answer that was shown",
  async ({ person, persistentPerson, diagnostic }) => {
    const therapist = await newTherapist(person);
    const invite = await makeInvite(therapist.page);
    await therapist.close();
    const life = new Life();
    let one = await newClient(persistentPerson, invite, {});
    await one.page.getByRole("switch", { name: say("question.stay") }).check();
    await stop(one.page, 5).click();
    await appears(button(one.page, "app.next").and(one.page.locator(":enabled"))); // the frame that shows it
    life.acknowledged.A1 = 5;
    for (let kill = 0; kill < kills; kill++) {
      await life.listen(one.page);
      let isKilled = false;
      const streaming = life.stream(one.page).catch((error) => isKilled || error);
      await Promise.race([life.shown(1 + random(mostAnswers)), streaming]);
      await new Promise((done) => setTimeout(done, random(latestKill_ms)));
      isKilled = true;
      killBrowserOf(one.folder);
      assert.equal(await streaming, true);
      await one.context.close().catch(() => {});
      one.problems.length = 0;
      life.hotJournals += countHotJournals(one.folder) > 0 ? 1 : 0;
      life.underWay += Object.values(life.mayBe).some((values) => values.length > 0) ? 1 : 0;
      one = await persistentPerson({ folder: one.folder, permissions: clipboard });
      await one.open();
      life.check(await readKept(one.page));
    }
    const { shownCount, hotJournals, underWay } = life;
    diagnostic(`figure: ${kills} kills of the browser, ${shownCount} answers shown before them; ` +
      `${underWay} with answers under way, ${hotJournals} inside a commit; 0 corrupt, 0 lost`);
  }, { timeout: 60_000 + kills * 20_000 });
