// The client's own page, whole: whether a message went, an older session, all that waits, files, a reminder,
// and read aloud at the edge of the browser's own voices.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { appears, story, vanishes, views } from "./app.mjs";
import { printed } from "./paper.mjs";
import {
  afterNotes, answerAll, button, goHome, keepAll, keepFirst, linkIn, makeInvite, newClient, newTherapist,
  openCourse, openInbox, clickLink, question, say, screen, screenText, sendByCopy, shown, startAnother, stop,
} from "./steps.mjs";

const steady = { A1: 8, A2: 8, A3: 8, A4: 8, R1: 1, R2: 0, N1: 8, N2: 7, N3: 9, M1: 6, M2: 7 };

// What a press saves: its name and its text.
async function saved(page, key) {
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, key).click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}
async function checkIn(page, answers = steady) {
  await question(page, "A1");
  await answerAll(page, answers);
  await afterNotes(page);
}

for (const plain of views) {
  const view = plain ? "plain" : "drawn";
  story(`client (${view}): a page worth coming back to`, async ({ person }) => {
    const therapist = await newTherapist(person, { plain });
    const client = await newClient(person, await makeInvite(therapist.page), { plain });
    const { page } = client;
    await checkIn(page, { ...steady, N1: undefined });
    await keepFirst(therapist, linkIn(await sendByCopy(page)));
    await goHome(page);

    // It is asked whether the message went, and not again.
    await button(page, "home.read_ask", { name: "Dana" }).click();
    await shown(page, say("home.read_unknown", { name: "Dana" }));
    await button(page, "home.went_not").click();
    await screen(page, "sent.title");
    await goHome(page);
    await button(page, "home.went").click();
    await vanishes(button(page, "home.went"));

    // An older session, and another that waits: both in one message.
    await button(page, "home.older").click();
    await screen(page, "session_day.title");
    await page.getByRole("button", { name: /^Yesterday, / }).click();
    await checkIn(page, { ...steady, A1: 2 });
    await button(page, "review.not_now").click();
    await startAnother(page);
    await question(page, "A1");
    await answerAll(page, { ...steady, R1: 0 }, { only: 6 });
    await question(page, "N1");
    await appears(page.getByText(/That was the main part/));
    await button(page, "question.finish").click();
    await screen(page, "review.title");
    await button(page, "review.not_now").click();
    await button(page, "together.title").click();
    await screen(page, "together.title");
    await clickLink(therapist, linkIn(await sendByCopy(page)));
    await goHome(page);
    await openInbox(therapist.page, 1);
    await keepAll(therapist.page, 2);
    await button(therapist.page, "course.all").click();
    await openCourse(therapist.page);
    assert.match(await screenText(therapist.page), /3 check-ins/);

    // All of it as files, and as a page that prints without its buttons.
    await button(page, "this_phone.title").click();
    await button(page, "own.open").click();
    await screen(page, "own.title");
    const table = await saved(page, "own.csv");
    assert.equal(table.name, "check-ins.csv");
    assert.equal(table.text.trim().split("\r\n").length, 4);
    const all = await saved(page, "own.json");
    assert.equal(JSON.parse(all.text).check_ins.length, 3);
    await page.emulateMedia({ media: "print" });
    await button(page, "own.print").waitFor({ state: "hidden" });
    assert.equal(await page.getByRole("table").filter({ visible: true }).count(), 3);
    await page.emulateMedia({ media: null });
    const sheets = await printed(page, `own ${plain ? "plain" : "canvas"}`);
    assert.ok(sheets[0].includes(`${say("home.felt")} 10`), "the picture's own words are on paper");
    await appears(button(page, "own.print"));
    await button(page, "app.back").click();

    // A reminder.
    await button(page, "reminder.make").click();
    await screen(page, "reminder.title");
    await page.getByRole("radio", { name: say("weekday.4") }).click();
    await page.getByLabel(say("reminder.time"), { exact: true }).fill("5 pm");
    const reminder = await saved(page, "reminder.save");
    assert.equal(reminder.name, "check-in-reminder.ics");
    assert.match(reminder.text, /\r\nDTSTART:\d{8}T170000\r\n/);
  });
}

// Two voices, of which only one is of this device; what is asked of them is written down.
const voicesOfTheDevice = () => {
  const asked = [];
  const speech = {
    asked, getVoices: () => [
      { lang: "en-US", localService: false, name: "of a server", default: true },
      { lang: "en_GB", localService: true, name: "of the device", default: false },
    ],
    speak: ({ text, voice }) => asked.push(`${voice.name}: ${text}`),
    cancel: () => asked.push("stop"),
    addEventListener() {},
  };
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  window.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
};

story("aloud: a voice of this device reads the question, and stops with it", async ({ person }) => {
  const therapist = await newTherapist(person);
  const client = await person();
  await client.context.addInitScript(voicesOfTheDevice);
  const { page } = client;
  await client.open(await makeInvite(therapist.page));
  await button(page, "start.only_me").click();
  await question(page, "A1");
  const scripts = () => page.evaluate(() =>
    performance.getEntriesByType("resource").filter(({ name }) => name.endsWith("/speak.js")).length);
  assert.equal(await scripts(), 0, "loaded before it was asked for");
  const asked = async (count) => {
    await page.waitForFunction((wanted) => speechSynthesis.asked.length >= wanted, count);
    return page.evaluate(() => speechSynthesis.asked.splice(0));
  };
  await button(page, "question.read").click();
  const words = "of the device: It felt safe to be myself with my therapist today. 0, Not at all. 5, " +
    "Partly. 10, Completely.";
  assert.deepEqual(await asked(2), ["stop", words]);
  const isOn = page.getByRole("button", { name: say("question.read"), pressed: true });
  await appears(isOn);
  await button(page, "question.read").click();
  assert.deepEqual(await asked(1), ["stop"]);
  await vanishes(isOn);
  await button(page, "question.read").click();
  assert.deepEqual(await asked(2), ["stop", words]);
  await stop(page, 8).click();
  await question(page, "A2");
  assert.deepEqual(await asked(1), ["stop"], "it ends with its screen");
  assert.equal(await isOn.count(), 0);
  await button(page, "question.read").click();
  await asked(2);
  // The page that it goes to never comes, so that this one can still be asked.
  await client.context.route("https://www.weather.gov/**", (route) => route.fulfill({ status: 204 }));
  await button(page, "app.leave").click();
  assert.deepEqual(await asked(1), ["stop"], "it ends when the page is left, at once");
  client.expectProblem(/another origin: https:\/\/www\.weather\.gov\//);
});
