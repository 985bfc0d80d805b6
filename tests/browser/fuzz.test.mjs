// Presses in great number and of every kind, chosen by a seed: none counts twice, none hits what came in
// between, none is unknown to the app; in both views. ATTUNE_TAPS says how many; without it a sample.
import assert from "node:assert/strict";
import { appears, appTest, hangs_after_ms } from "./app.mjs";
import { seeded } from "./seeded.mjs";
import { clipboard, makeInvite, newClient, newTherapist, question, say, stop } from "./steps.mjs";

const asked = Number(process.env.ATTUNE_TAPS ?? 0);
const seed = Number(process.env.ATTUNE_SEED ?? 20260303);

// Every act that leaves the page, with the count of screens that the person had seen by then.
const logActs = () => {
  globalThis.acts = [];
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...more) {
    // What a device answers in its own time belongs to an earlier press.
    const isOfThisPress = globalThis.event !== undefined;
    const { screens } = globalThis.attuneCounters;
    if (message.t === "act" && isOfThisPress) globalThis.acts.push({ ...message, screen: screens });
    return post.call(this, message, ...more);
  };
};

// What hands something over to the device answers when the device likes; and moving on by itself would count
// as a second screen. Leaving the page, and deleting everything, would end the walk.
const left = ["sent.copy", "sent.file", "sent.open_share", "question.stay", "this_phone.copy_save",
  "restore.choose", "erase.do"].map((key) => say(key));
const seen = (page) => page.evaluate((notThese) => {
  // Behind an open dialog nothing can be pressed.
  const place = document.querySelector("dialog[open]") ?? document.querySelector("main");
  const shown = [...place.querySelectorAll("button:enabled, input:enabled")];
  const stays = (one) => !["text", "password"].includes(one.type) && !one.dataset.leave;
  const controls = shown.filter(stays).map((one) => ({
    role: one.tagName === "BUTTON" ? "button" : one.type === "radio" ? "radio" : "switch",
    name: (one.labels?.[0] ?? one).textContent.replaceAll("\n", " ").trim(),
  }));
  const progress = document.querySelector("progress");
  const { screens, unknown } = globalThis.attuneCounters;
  return { controls: controls.filter(({ name }) => !notThese.includes(name)), screens, unknown,
    position: progress?.value ?? null };
}, left);

// All that was pressed is answered.
const answered = (page) => page.waitForFunction(() =>
  globalThis.acts.length === 0 || globalThis.attuneCounters.ack >= globalThis.acts.at(-1).seq);

const kinds = {
  mouse: (control) => control.click(),
  finger: (control) => control.tap(),
  key: (control) => control.press("Space"),
  reader: (control) => control.evaluate((element) => element.click()),
  double: (control) => control.dblclick(),
  doubleKey: async (control) => {
    await control.press("Enter");
    await control.page().keyboard.press("Enter");
  },
  twice: (control) => control.evaluate((element) => {
    element.click();
    element.click();
  }),
  // The finger goes down here; something else brings another screen; the finger comes up.
  across: async (control, next) => {
    await control.hover();
    await control.page().mouse.down();
    await next?.evaluate((element) => element.click());
    await answered(control.page());
    await control.page().mouse.up();
  },
};
const mix = ["mouse", "mouse", "finger", "finger", "finger", "key", "key", "reader", "reader", "reader",
  "double", "doubleKey", "twice", "across"];

const locatorOf = (page, { role, name }) => page.getByRole(role, { name, exact: true }).first();

async function pressMany({ person, diagnostic }, taps, plain) {
  const { page: desk } = await newTherapist(person, { permissions: clipboard });
  const invite = await makeInvite(desk);
  const client = await person({ plain, permissions: clipboard });
  await client.page.addInitScript(logActs);
  await client.page.goto(invite);
  const page = client.page;
  await page.getByRole("button", { name: say("start.only_me") }).click();
  await page.getByRole("switch", { name: say("question.stay") }).check();
  await answered(page);
  page.setDefaultTimeout(4_000);  // what a double press took away is not waited for long
  const random = seeded(seed);
  const counts = {};
  // A control may go before the press reaches it: that is no press, and another is made in its place.
  let gone = 0;
  for (let tap = 0; tap < taps;) {
    assert.ok(gone <= 10 + taps / 4, `${gone} presses found nothing to press, beside ${tap} made`);
    await appears(page.getByRole("button").first());  // a page that only says "one moment" has none
    const before = await seen(page);
    const chosen = before.controls[random(before.controls.length)];
    const kind = mix[random(mix.length)];
    const next = before.controls.find(({ name }) => [say("app.next"), say("question.skip")].includes(name));
    await page.evaluate(() => (globalThis.acts.length = 0));
    const other = kind === "across" && next ? locatorOf(page, next) : null;
    const what = `press ${tap + gone}, ${kind} on ${chosen.role} "${chosen.name}"`;
    const isMade = await kinds[kind](locatorOf(page, chosen), other).then(() => true, (error) => {
      if (!/Timeout|detached/.test(error.message)) throw error;
      return false;
    });
    await answered(page);
    const after = await seen(page);
    const acts = await page.evaluate(() => globalThis.acts);
    const screens = new Set(acts.map(({ screen }) => screen));
    assert.ok(screens.size <= 1, `${what}: acts on two screens`);
    assert.ok(acts.length <= 2, `${what}: ${acts.length} acts`);
    assert.equal(after.unknown, 0, what);
    if (before.position !== null && after.position !== null)
      assert.ok(Math.abs(after.position - before.position) <= 1, `${what}: two questions further`);
    if (isMade) {
      tap++;
      counts[kind] = (counts[kind] ?? 0) + 1;
    } else {
      gone++;
    }
  }
  // A press by script is no gesture to the browser: it shows no dialog for a file, and says so.
  client.problems = client.problems.filter((problem) => !/^console: File chooser dialog/.test(problem));
  const { late, stale } = await page.evaluate(() => globalThis.attuneCounters);
  const each = Object.entries(counts).map((pair) => pair.join(" ")).join(", ");
  diagnostic(`figure: ${taps} presses (${each}), ` +
    `${late} came too late on the page, ${stale} in the app, ${gone} found nothing to press, 0 unknown`);
}

for (const [plain, view, some] of [[false, "canvas view", 150], [true, "plain view", 60]]) {
  const taps = asked || some;
  appTest(`fuzz: G10: of ${taps} presses none counts twice and none is unknown (${view})`,
    (tools) => pressMany(tools, taps, plain), { timeout: hangs_after_ms + taps * 400 });

  appTest(`fuzz: G10: a press that began on the screen before is ignored, a key's is not (${view})`,
    async ({ person }) => {
      const { page: desk } = await newTherapist(person, { permissions: clipboard });
      const { page } = await newClient(person, await makeInvite(desk), { plain });
      await page.getByRole("switch", { name: say("question.stay") }).check();
      const next = page.getByRole("button", { name: say("app.next"), exact: true });
      await stop(page, 4).click();
      await next.click();
      await question(page, "A2");
      await stop(page, 3).click();
      await page.getByRole("button", { name: say("app.back"), exact: true }).click();
      await question(page, "A1");
      const { late } = await page.evaluate(() => globalThis.attuneCounters);
      // The finger goes down on Next; a switch presses Next meanwhile; the finger comes up over the new Next.
      await next.hover();
      await page.mouse.down();
      await next.evaluate((element) => element.click());
      await question(page, "A2");
      await page.mouse.up();
      const counts = await page.evaluate(() => ({ ...globalThis.attuneCounters }));
      // In the plain view the buttons of another question stand elsewhere, and the finger comes up over none.
      assert.deepEqual([counts.late, counts.unknown, counts.stale], [plain ? late : late + 1, 0, 0]);
      await question(page, "A2");
      await next.press("Enter");
      await question(page, "A3");
    });
}
