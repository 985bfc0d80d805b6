// A desk from its key sheet to the archive: what comes in as several files, a list that is searched and
// filtered, and the page before a session where the programme's records fall under 42 CFR Part 2. In both
// views.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { appears, root, story, vanishes, views } from "./app.mjs";
import { printed } from "./paper.mjs";
import { newPhone, sendWeek } from "./phones.mjs";
import {
  button, clickLink, clipboard, heading, keepAll, makeInvite, openCourse, openInbox, say, screen, screenText,
  secretField, setUp, showClients, shown,
} from "./steps.mjs";

const config = JSON.parse(readFileSync(join(root, "web/config.json"), "utf8"));
const body = JSON.stringify({ ...config, part2_notice: true });
const withNotice = { contentType: "application/json", body };

// Answers the code that is printed on it.
async function printKeySheet(desk, view) {
  const sheets = await printed(desk, `key sheet ${view}`);
  assert.equal(sheets.length, 1, "one page");
  for (const key of ["title", "code", "forgot", "forgot_do", "ill_do", "new_do", "leave_do"]) {
    assert.ok(sheets[0].includes(say(`sheet.${key}`)), `the sheet does not say "${key}": ${sheets[0]}`);
  }
  assert.match(sheets[0], /Desk of Dana, /);
  assert.ok(!sheets[0].includes(say("sheet.first_client")), "buttons are not printed");
  return sheets[0].match(/AGE-SECRET-KEY-1[ A-Z0-9]+(?= Desk of)/)[0];
}

// Several files at once, each from a phone that was not seen before.
async function openFiles(desk, files) {
  const folder = mkdtempSync(join(tmpdir(), "attune-files-"));
  const paths = files.map((_, place) => join(folder, `check-in${place}.txt`));
  for (const [place, path] of paths.entries()) writeFileSync(path, files[place]);
  await button(desk, "clients.inbox").click();
  const choosing = desk.waitForEvent("filechooser");
  await button(desk, "inbox.open_file").click();
  await (await choosing).setFiles(paths);
  const yes = button(desk, "inbox.its_them");
  await shown(desk, say("inbox.found", { count: files.length }));
  for (let left = files.length; left > 0; left--) {
    await appears(yes.nth(left - 1));
    await yes.first().click();
    await vanishes(yes.nth(left - 1));
  }
  rmSync(folder, { recursive: true });
  await showClients(desk);
}

const row = (desk, alias) =>
  desk.getByRole("button", { name: new RegExp(`^${alias.replaceAll(".", "\\.")}`) });
const isListed = (desk, alias) => appears(row(desk, alias));
const isNotListed = (desk, alias) => vanishes(row(desk, alias));

async function archive(desk, alias) {
  await openCourse(desk, alias);
  await button(desk, "course.archive").click();
  await shown(desk, say("course.archived"));
  await showClients(desk);
  await isNotListed(desk, alias);
}

async function findAndFilter(desk) {
  const show = (key, fills) => desk.getByRole("tab", { name: say(key, fills), exact: true }).click();
  await show("clients.archived", { count: 1 });
  await isListed(desk, "C.D.");
  await isNotListed(desk, "A.B.");
  await show("clients.unread");
  await isListed(desk, "A.B.");
  await isNotListed(desk, "E.F.");
  await show("clients.all");
  await isListed(desk, "E.F.");
  const search = desk.getByLabel(say("clients.search"), { exact: true });
  await search.fill("c.d");
  await isListed(desk, "C.D.");
  await isNotListed(desk, "A.B.");
  await search.fill("nobody");
  await shown(desk, say("clients.nobody"));
  await search.fill("");
  await isListed(desk, "A.B.");
}

async function readBefore(desk, view) {
  await openCourse(desk, "C.D.");
  await button(desk, "before.title").click();
  await shown(desk, say("before.part2"));
  const sheets = await printed(desk, `before part2 ${view}`);
  assert.equal(sheets.length, 1, "one page");
  assert.ok(sheets[0].includes(say("before.part2")));
  await button(desk, "before.back", { alias: "C.D." }).click();
  await appears(heading(desk, "C.D."));
}

// What was kept under the wrong client goes, and a day of it is left.
async function setAside(desk) {
  await button(desk, "course.not_theirs", { alias: "C.D." }).click();
  await shown(desk, say("course.set_aside_phone", { alias: "C.D." }));
  await button(desk, "course.set_aside_do").click();
  await shown(desk, /^On .* you set aside the check-in of .*, as not C\.D\.'s\.$/);
  assert.match(await screenText(desk), / 1 check-in, on /);
}

// What stands on paper opens the desk.
async function openByCode(desk, code) {
  await showClients(desk);
  await button(desk, "covered.lock").click();
  await screen(desk, "unlock.title");
  await button(desk, "unlock.by_code").click();
  await secretField(desk, "unlock.code").fill(code);
  await button(desk, "unlock.open").click();
  await screen(desk, "clients.title");
}

for (const plain of views) {
  const view = plain ? "plain" : "canvas";
  story(`story: a desk from its printed key sheet to its archive, by files and by links (${view} view)`,
    async ({ person }) => {
      const therapist = await person({ device: "desk", permissions: clipboard, plain });
      await therapist.context.route("**/config.json", (route) => route.fulfill(withNotice));
      const desk = await therapist.open();
      await setUp(desk);
      const code = await printKeySheet(desk, view);
      await button(desk, "sheet.done").click();
      await screen(desk, "clients.title");
      const invites = [];
      for (const alias of ["A.B.", "C.D.", "E.F."]) invites.push(await makeInvite(desk, alias));
      const phones = await Promise.all(invites.map((invite, place) => newPhone(invite, 41 + place)));
      const files = [];
      for (const phone of phones.slice(0, 2)) files.push((await sendWeek(phone)).file);
      await openFiles(desk, files);
      await archive(desk, "C.D.");
      await findAndFilter(desk);
      // A new check-in brings back who was in the archive.
      await clickLink(therapist, (await sendWeek(phones[1])).link);
      await openInbox(desk, 1);
      await keepAll(desk, 1);
      await showClients(desk);
      await isListed(desk, "C.D.");
      await readBefore(desk, view);
      await setAside(desk);
      await openByCode(desk, code);
    });
}
