// Makes the pictures of README.md into web/pictures/: a client sends seven check-ins, a week apart, and the
// therapist reads them, all on the release site. Run by hand: node --test tests/browser/pictures.mjs
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { newPerson, root } from "./app.mjs";
import { beforeWorker, clockShifted } from "./launch.mjs";
import {
  afterNotes, answerAll, begin, button, clipboard, goHome, itemText, keepAll, linkIn, makeDesk, makeInvite,
  openCourse, question, say, screen, sendByCopy, showClients, shown, startAnother, stop,
  unlock,
} from "./steps.mjs";

const folder = join(root, "web/pictures");
const picturesMaxBytes = 600_000;

// The last one is lower than usual, and says why; that is what the pictures are to show.
const weeks = [
  { A1: 8, A2: 7, A3: 8, A4: 7, R1: 1, R2: 0 }, { A1: 8, A2: 8, A3: 8, A4: 8, R1: 0, R2: 0 },
  { A1: 9, A2: 8, A3: 8, A4: 8, R1: 1, R2: 0 }, { A1: 8, A2: 9, A3: 8, A4: 9, R1: 0, R2: 0 },
  { A1: 9, A2: 9, A3: 8, A4: 8, R1: 1, R2: 1 }, { A1: 8, A2: 8, A3: 9, A4: 9, R1: 1, R2: 0 },
  { A1: 6, A2: 5, A3: 6, A4: 5, R1: 6, R2: 1, U1: "Ask me about it", P1: 3, N1: 4, N2: 7, N3: 6, M1: 9,
    M2: 6 },
];
const daysAgo = (week) => 7 * (weeks.length - 1 - week);
const note = "A bit slower, please. And a pause before homework.";

async function tabOfDay(person, daysAgo, path = "/") {
  const page = await person.context.newPage();
  await page.addInitScript(beforeWorker, clockShifted(-86_400_000 * daysAgo));
  return person.open(path, page);
}
async function bring(therapist, daysAgo, link) {
  const tab = await tabOfDay(therapist, daysAgo, link);
  await shown(tab, say("mail.waiting"));
  await tab.close();
}
async function openInbox(page, count) {
  await button(page, "clients.inbox_count", { count }).click();
  await screen(page, "inbox.title");
}
async function picture(page, name) {
  // Nothing is to look pressed.
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "allow" });
}

// One check-in of the client, in the week of the list it stands in; answers its link.
async function sendWeek(client, week, path) {
  const isLast = week === weeks.length - 1;
  const page = await tabOfDay(client, daysAgo(week), path);
  if (week === 0) {
    await screen(page, "start.title", { name: "Dana" });
    await picture(page, "phone-start");
    await begin(page);
  } else {
    await button(page, "home.start").waitFor();
    if (isLast) await picture(page, "phone-home");
    await startAnother(page);
  }
  if (isLast) {
    await answerAll(page, weeks[week]);
    await page.getByLabel(itemText("O1")).fill(note);
    await afterNotes(page);
    await picture(page, "phone-check-and-send");
  } else {
    await answerAll(page, weeks[week], { only: 6 });
    await button(page, "question.finish").click();
    await screen(page, "review.title");
  }
  const link = linkIn(await sendByCopy(page));
  await goHome(page);
  await page.close();
  return link;
}

// A first check-in of one answer, with a picture of the question once it is answered.
async function sendOneAnswer(client, invite) {
  const page = await tabOfDay(client, 0, invite);
  await begin(page);
  await stop(page, 8).click();
  await question(page, "A2");
  await button(page, "app.back").click();
  await question(page, "A1");
  await picture(page, "phone-question");
  await button(page, "app.next").click();
  await question(page, "A2");
  await button(page, "question.finish").click();
  await screen(page, "review.title");
  return linkIn(await sendByCopy(page));
}

// The therapist reads the first one in its week, so that the invite is used in time; answers the others.
async function makeCourse(therapist, client) {
  const desk = await tabOfDay(therapist, daysAgo(0));
  await makeDesk(desk);
  const first = await sendWeek(client, 0, await makeInvite(desk, "K.M."));
  await bring(therapist, daysAgo(0), first);
  await openInbox(desk, 1);
  await button(desk, "inbox.its_them").click();
  await button(desk, "inbox.its_them").waitFor({ state: "detached" });
  await desk.close();
  const links = [];
  for (let week = 1; week < weeks.length; week++) links.push(await sendWeek(client, week));
  return links;
}

async function readInbox(therapist, links, newcomer) {
  const desk = await tabOfDay(therapist, 0);
  await unlock(desk);
  const last = links.pop();
  for (const link of links) await bring(therapist, 0, link);
  await openInbox(desk, links.length);
  await keepAll(desk, links.length);
  await showClients(desk);
  await bring(therapist, 0, await sendOneAnswer(newcomer, await makeInvite(desk, "R.S.")));
  await bring(therapist, 0, last);
  await openInbox(desk, 2);
  await picture(desk, "desk-inbox");
  await keepAll(desk, 1);
  await showClients(desk);
  await openCourse(desk, "K.M.");
  await picture(desk, "desk-course");
}

test("pictures: both sides of README.md", { timeout: 240_000 }, async () => {
  mkdirSync(folder, { recursive: true });
  const phone = { permissions: clipboard, deviceScaleFactor: 1 };
  const viewport = { width: 1000, height: 760 };
  const therapist = await newPerson({ device: "desk", permissions: clipboard, viewport });
  const client = await newPerson(phone);
  const newcomer = await newPerson(phone);
  await readInbox(therapist, await makeCourse(therapist, client), newcomer);
  for (const person of [therapist, client, newcomer]) await person.close();
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  assert.ok(bytes <= picturesMaxBytes, `the pictures have ${bytes} bytes, at most ${picturesMaxBytes}`);
});
