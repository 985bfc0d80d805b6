// One client's page from check-in to session: a mark is answered, the therapist's own line is kept, the page
// before the session is read, printed and copied, and a check-in comes from paper. In both views.
import assert from "node:assert/strict";
import { readLanguage } from "../../web/build/strings.mjs";
import { appears, story, vanishes, views } from "./app.mjs";
import { printed } from "./paper.mjs";
import {
  button, clickLink, consent, copied, heading, itemText, keepAll, keepFirst, makeInvite, makeSupervisorInvite,
  newClient, newTherapist, openCourse, openInbox, readCase, say, screen, screenText, sealCase, sendSession,
  sessions, showClients, shown, startAnother,
} from "./steps.mjs";

const forbidden = /\b(strong|unrepaired|confrontation|withdrawal|rupture|missed|failed|risk|alert|alarm)\b/i;

async function threeSessions(person, plain) {
  const therapist = await newTherapist(person, { plain });
  const desk = therapist.page;
  const { page: phone } = await newClient(person, await makeInvite(desk), { plain });
  await keepFirst(therapist, await sendSession(phone, sessions[0]));
  for (const answers of sessions.slice(1)) {
    if (answers === sessions.at(-1)) await consent(phone);
    await startAnother(phone);
    await clickLink(therapist, await sendSession(phone, answers));
  }
  await openInbox(desk, 2);
  await keepAll(desk, 2);
  await showClients(desk);
  await openCourse(desk);
  return desk;
}

async function answerMark(desk) {
  const talked = button(desk, "course.quiet.talked");
  await appears(talked.first());
  const marks = await talked.count();
  await talked.first().click();
  await shown(desk, /Worth asking about: talked about it/);
  await button(desk, "course.quiet.undo").click();
  await vanishes(button(desk, "course.quiet.undo"));
  assert.equal(await talked.count(), marks);
}

async function keepLine(desk) {
  await desk.getByRole("switch", { name: say("line.transparency"), exact: true }).check();
  await appears(desk.getByRole("switch", { name: say("line.transparency"), checked: true }));
  await desk.getByLabel(say("line.note"), { exact: true }).fill("I spoke too fast, and K.M. waited.");
  await button(desk, "line.note_keep").click();
  await shown(desk, "I spoke too fast, and K.M. waited.");
}

async function readBefore(desk, view) {
  await button(desk, "before.title").click();
  await screen(desk, "before.title");
  const sheets = await printed(desk, `before ${view}`);
  assert.equal(sheets.length, 1, "one page");
  assert.equal((await printed(desk, `before letter ${view}`, "Letter")).length, 1, "one page of US Letter");
  for (const words of ["K.M., on", "Last check-in", "Worth asking about",
    "Stayed quiet or went along: 6 (usually 0.5)", "Better not:", say("before.voluntary"),
    say("course.chance"), `${say("course.title")} Below usual since`, "Let down"]) {
    assert.ok(sheets[0].includes(words), `the page does not say "${words}": ${sheets[0]}`);
  }
  assert.doesNotMatch(sheets[0], forbidden);
  assert.ok(!sheets[0].includes(say("before.copy")), "buttons are not printed");
  const record = await copied(desk, "before.copy");
  assert.match(record, /^Check-in for the session of .* Changed: Stayed quiet or went along: 6/);
  assert.ok(record.split(/\s+/).length <= 60, record);
  await button(desk, "before.back", { alias: "K.M." }).click();
}

// To a supervisor with a desk of their own, who reads the same page and deletes it.
async function sendCase(person, desk, { plain, view }) {
  const supervisor = await newTherapist(person, { name: "Sam", plain });
  const { page } = supervisor;
  await clickLink(supervisor, await sealCase(desk, await makeSupervisorInvite(page)));
  await readCase(page);
  const sheets = await printed(page, `supervised ${view}`);
  assert.equal(sheets.length, 1, "one page");
  assert.match(sheets[0], /Dana sent this\. .* Alliance 10 5 0 1 3 Their line Explained/);
  assert.match(sheets[0], /After session 3 I spoke too fast, and the client waited\./);
  assert.ok(!sheets[0].includes("K.M."));
  await button(page, "supervised.delete").click();
  await shown(page, say("inbox.empty"));
}

async function supervise(person, desk, { plain, view }) {
  await button(desk, "supervision.title").click();
  await screen(desk, "supervision.title");
  await desk.getByRole("switch", { name: /^Take in the note of/ }).check();
  await shown(desk, "I spoke too fast, and the client waited.");
  const sheets = await printed(desk, `supervision ${view}`);
  assert.equal(sheets.length, 1, "one page");
  for (const key of ["said", "tone", "pace", "presence", "like"]) {
    assert.ok(sheets[0].includes(say(`supervision.${key}`)), key);
  }
  assert.match(sheets[0], /Alliance 10 5 0 1 3 Your line Explained/);
  const named = /K\.M\.|Dana|Worth asking|Below usual|\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/;
  assert.doesNotMatch(sheets[0], named);
  await sendCase(person, desk, { plain, view });
  await button(desk, "before.back", { alias: "K.M." }).click();
}

async function printBlank(desk, view) {
  await button(desk, "paper.blank").click();
  await screen(desk, "paper.blank_title");
  await desk.getByRole("button", { name: "Español", exact: true }).click();
  await shown(desk, /Día de la sesión/);
  const spanish = await printed(desk, `blank es ${view}`);
  assert.equal(spanish.length, 1, "one page");
  assert.equal((await printed(desk, `blank es letter ${view}`, "Letter")).length, 1, "one page of US Letter");
  assert.match(spanish[0], /Mi sesión .* Hoy sentí que podía ser como soy/);
  assert.ok(!spanish[0].includes(say("paper.blank_what")), "the page alone is printed");
  await desk.getByRole("button", { name: "English", exact: true }).click();
  await shown(desk, say("blank.day"));
  const english = await printed(desk, `blank en ${view}`);
  assert.equal(english.length, 1, "one page");
  assert.match(english[0], /1\. It felt safe .* Not at all 0 1 2 3 4 5 \(Partly\) 6 7 8 9 10 Completely/);
  assert.match(english[0], /13\. How ready .* want your therapist to know\?/);
  await desk.getByRole("switch", { name: say("paper.blank_large") }).check();
  await appears(desk.getByRole("switch", { name: say("paper.blank_large"), checked: true }));
  assert.ok((await printed(desk, `blank large ${view}`)).length <= 3);
  await button(desk, "app.back").click();
}

async function typePaper(desk) {
  await button(desk, "paper.begin").click();
  await screen(desk, "paper.title", { alias: "K.M." });
  await desk.getByLabel(say("paper.row"), { exact: true }).fill("8 8 9 8 1 0 - - 8 7 9 6 7");
  await shown(desk, "8, between Partly and Completely");
  await desk.getByLabel(itemText("O1")).fill("Less homework.");
  await button(desk, "paper.keep").click();
  await shown(desk, /typed in from paper/);
  // Paper knows no time of day, so it is the first of its day, and its words are among the earlier ones.
  await button(desk, "course.notes_before").click();
  await shown(desk, "Less homework.");
  const page = await screenText(desk);
  assert.ok(page.includes("Less homework."));
  assert.doesNotMatch(page, forbidden);
}

// One page, whole, in each language; the list of clients has the languages at its foot.
async function printFile(desk, view) {
  for (const tag of ["en", "es"]) {
    const words = readLanguage(tag).all;
    const press = (name) => desk.getByRole("button", { name, exact: true }).click();
    await press(words["course.new_invite"]);
    await press(words["file.open"]);
    await appears(heading(desk, words["file.title"]));
    const sheets = await printed(desk, `file ${tag} ${view}`);
    assert.equal(sheets.length, 1, "one page");
    for (const part of ["is", "not", "who", "kept", "free"]) {
      assert.ok(sheets[0].includes(`${words[`file.${part}`]} ${words[`file.${part}.words`]}`), part);
    }
    if (tag === "es") return;
    await press(words["course.all"]);
    await press("Español");
    await openCourse(desk);
  }
}

for (const plain of views) {
  const view = plain ? "plain" : "canvas";
  story(`story: a mark is answered, a page before the session printed, paper typed in (${view} view)`,
    async ({ person }) => {
      const desk = await threeSessions(person, plain);
      await answerMark(desk);
      await keepLine(desk);
      await readBefore(desk, view);
      await supervise(person, desk, { plain, view });
      await printBlank(desk, view);
      await typePaper(desk);
      await printFile(desk, view);
    });
}
