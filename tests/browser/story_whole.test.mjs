// The main job, told whole: from an invite to a chart, and once more with nothing but a keyboard.
import assert from "node:assert/strict";
import { appears, story, vanishes } from "./app.mjs";
import {
  afterNotes, answerAll, button, clickLink, clipboard, heading, itemText, linkIn, makeInvite, newClient,
  newTherapist, openCourse, openInbox, question, say, screen, screenText, sendByCopy, sendSwitch, shown,
  showTable, stop,
} from "./steps.mjs";

const answers = {
  A1: 9, A2: 8, A3: 7, A4: 8, R1: 6, R2: 0, U1: "Ask me about it", P1: 3, N1: 8, N2: 9, N3: 10, M1: 5, M2: 7,
};
const note = "More room for the hard parts, less homework. Ça va?";

for (const plain of [false, true]) {
  const view = plain ? "plain view" : "canvas view";
  story(`story: a therapist sees what a client sends, and no more (${view})`, async ({ person }) => {
    const therapist = await newTherapist(person, { plain });
    const desk = therapist.page;
    const client = await newClient(person, await makeInvite(desk), { plain });
    const phone = client.page;
    assert.equal(new URL(phone.url()).hash, "", "the invite stays in the address");
    await answerAll(phone, answers);
    await phone.getByLabel(itemText("O1")).fill(note);
    await phone.getByLabel(itemText("O2")).fill("Only for me.");
    await phone.getByRole("switch", { name: say("notes.share", { name: "Dana" }) }).uncheck();
    await afterNotes(phone);

    // Each answer stands there in words.
    const review = await screenText(phone);
    for (const words of ["9, between Partly and Completely", "5, Half and half", "6, between Some and",
      "0, Not at all", "10, Completely", "Ask me about it", note, say("review.only_you")]) {
      assert.ok(review.includes(words), `"Check and send" does not say "${words}"`);
    }
    await sendSwitch(phone, "M1").uncheck();
    await shown(phone, say("review.left_out"));
    const link = linkIn(await sendByCopy(phone));
    const words = await phone.getByRole("group", { name: say("sent.word", { name: "Dana" }) }).innerText();
    const word = words.trim().split("\n").at(-1).trim();
    assert.match(word, /^[a-z]+$/);

    // The link needs no desk in its tab; the tab with the desk shows it without being touched.
    await clickLink(therapist, link);
    await openInbox(desk, 1);
    await shown(desk, say("inbox.new_device", { alias: "K.M." }));
    await shown(desk, say("inbox.word", { word }));
    await button(desk, "inbox.its_them").click();
    await vanishes(button(desk, "inbox.its_them"));
    await button(desk, "course.all").click();
    await openCourse(desk);
    await shown(desk, say("course.alliance", { value: "8.0" }));
    await shown(desk, say("course.needs", { value: "9.0" }));
    await shown(desk, say("course.withdrawal_first", { value: 6 }));
    const course = await screenText(desk);
    assert.ok(course.includes(note), "the note has not come");
    assert.ok(!course.includes("Only for me."), "a note for the client alone has come");
    assert.ok(!course.includes("Half and half"), "what was left out has come");
    await showTable(desk);
    const row = desk.getByRole("table").getByRole("row").filter({ hasText: "8.0" });
    await appears(row);
    assert.equal(await row.count(), 1);
  });
}

// Presses Tab until this has the focus; `until` says how often at most.
async function tabTo(page, locator, until = 25) {
  await appears(locator);
  for (let i = 0; i < until; i++) {
    await page.keyboard.press("Tab");
    if (await locator.evaluate((element) => element === document.activeElement)) return;
  }
  assert.fail(`Tab does not reach ${locator}`);
}
async function pressByKey(page, locator, key = "Enter") {
  await tabTo(page, locator);
  await page.keyboard.press(key);
}

story("story: a check-in is done by keys alone, and no key that chooses moves on", async ({ person }) => {
  const therapist = await newTherapist(person);
  const invite = await makeInvite(therapist.page);
  const client = await person({ device: "desk", permissions: clipboard });
  const page = await client.open(invite);
  await screen(page, "start.title", { name: "Dana" });
  await pressByKey(page, button(page, "start.only_me"));
  const values = { A1: 7, A2: 8, A3: 3, A4: 1, R1: 0, R2: 1, N1: 9, N2: 2, N3: 6, M1: 5, M2: 4 };
  let isFirst = true;
  for (const [id, value] of Object.entries(values)) {
    await question(page, id);
    await tabTo(page, stop(page, 0));
    // By digits and by arrows in turn; whatever is chosen on the way, this question stays.
    if (value % 2 === 0) {
      await page.keyboard.press("5");
      await page.keyboard.press(String(value));
    } else {
      await page.keyboard.press("0");
      for (let at = 0; at < value; at++) await page.keyboard.press("ArrowRight");
    }
    await appears(page.getByRole("radio", { checked: true, name: new RegExp(`^${value}(,|$)`) }));
    await shown(page, new RegExp(`^You chose ${value},`));
    assert.equal(await heading(page, itemText(id)).count(), 1, `a key moved on from ${id}`);
    if (isFirst) assert.ok(await page.getByRole("switch", { name: say("question.stay") }).isChecked());
    isFirst = false;
    await page.keyboard.press("Enter");
  }
  await screen(page, "notes.title");
  await tabTo(page, page.getByLabel(itemText("O1")));
  await page.keyboard.type("Slower, please.");
  await pressByKey(page, button(page, "app.next"));
  await screen(page, "review.title");
  const review = await screenText(page);
  const told = ["7, between Partly", "3, between Not at all", "5, Half and half", "Slower, please."];
  for (const words of told) {
    assert.ok(review.includes(words), `"Check and send" does not say "${words}"`);
  }
  await pressByKey(page, sendSwitch(page, "A3"), "Space");
  await shown(page, say("review.left_out"));
  await appears(button(page, "review.send", { name: "Dana" }).and(page.locator(":enabled")));
  await pressByKey(page, button(page, "review.send", { name: "Dana" }));
  await screen(page, "sent.title");
  await pressByKey(page, button(page, "sent.copy"));
  await appears(page.getByRole("main").getByText(say("app.copied")));
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /#s1\./);
});
