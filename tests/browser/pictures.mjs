// Makes the pictures of README.md into web/pictures/: a client sends seven check-ins, a week apart, and the
// therapist reads them, all on the release site. Run by hand: node --test tests/browser/pictures.mjs
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { newPerson, root } from "./app.mjs";
import {
  begin, button, clipboard, keepAll, linkIn, makeInvite, openCourse, openInbox, question, screen, sendByCopy,
  showClients, stop,
} from "./steps.mjs";
import { bring, keepWeeks, makeCourse, tabOfDay } from "./weeks.mjs";

const folder = join(root, "web/pictures");
const picturesMaxBytes = 600_000;

async function picture(page, name) {
  // Nothing is to look pressed.
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "allow" });
}

// Of a screen that comes twice the later picture stays.
const onPhone = { start: "phone-start", home: "phone-home", check_and_send: "phone-check-and-send" };
const pictureAt = async (name, page) => onPhone[name] && picture(page, onPhone[name]);

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

async function readInbox(therapist, links, newcomer) {
  const last = links.pop();
  const desk = await keepWeeks(therapist, links);
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
  await readInbox(therapist, await makeCourse(therapist, client, pictureAt), newcomer);
  for (const person of [therapist, client, newcomer]) await person.close();
  const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  assert.ok(bytes <= picturesMaxBytes, `the pictures have ${bytes} bytes, at most ${picturesMaxBytes}`);
});
