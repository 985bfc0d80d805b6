// Pictures of every screen in every look and width, for eyes: build/looks/<look>/<width>/<screen>.png, and
// one contact sheet a look. Run by hand: node --test tests/browser/looks.mjs; only some of them with
// ATTUNE_LOOKS=light,dark:390,1280.
import { mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { newPerson, root } from "./app.mjs";
import {
  afterNotes, answerAll, begin, button, clickLink, clipboard, copied, goHome, itemText, keepAll, makeDesk,
  makeInvite, makeSupervisorInvite, openCourse, openInbox, passphrase, pin, question, readCase, say,
  screen, screenText, sealCase, secretField, sendByCopy, showClients, shown, showTable, stop,
} from "./steps.mjs";
import { keepWeeks, makeCourse, tabOfDay } from "./weeks.mjs";
import { looks, portrait, widths as allWidths } from "./wear.mjs";

const folder = join(root, "build/looks");
const asked = (process.env.ATTUNE_LOOKS ?? ":").split(":");
const themes = Object.keys(looks).filter((theme) => !asked[0] || asked[0].split(",").includes(theme));
const widths = allWidths.filter((width) => !asked[1] || asked[1].split(",").includes(`${width}`));

// The screen that stands there, in every look and width.
async function look(name, page) {
  for (const theme of themes) {
    for (const width of widths) {
      await portrait(page, theme, width, { path: join(folder, theme, `${width}`, `${name}.png`) });
    }
  }
}

// What people come by who have no desk yet, or the wrong link, or a browser that others use too.
async function lookAround(visitor, client, link) {
  const { page } = visitor;
  await visitor.open();
  await button(page, "first_page.look_around").click();
  await screen(page, "stories.title");
  await look("stories", page);
  await page.getByRole("button", { name: say("story.below.alias") }).click();
  await look("story", page);
  await button(page, "story.show").click();
  await screen(page, "story.below.alias");
  await look("story_course", page);
  await button(page, "story.all").click();
  await button(page, "stories.list").click();
  await screen(page, "clients.title");
  await look("story_clients", page);
  await button(page, "made_up.leave").click();
  await button(page, "first_page.therapist").click();
  await screen(page, "setup.title");
  await button(page, "setup.make").click();
  await look("setup", page);
  await button(page, "app.back").click();
  await button(page, "app.about").click();
  await screen(page, "about.title");
  await look("about", page);
  for (const [name, path] of [["mail_elsewhere", link], ["refused", link.slice(0, -9)]]) {
    const tab = await visitor.newTab(path);
    await look(name, tab);
    await tab.close();
  }
  const choice = await tabOfDay(client, 0);
  await button(choice, "home.start").click();
  await answerAll(choice, { A1: 8, A2: 7, A3: 8, A4: 7, R1: 6, R2: 1 }, { only: 6 });
  await question(choice, "U1");
  await look("question_choice", choice);
  await choice.getByRole("radio", { name: "Ask me about it" }).click();
  await question(choice, "P1");
  await look("question_specials", choice);
  await choice.close();
}

// A client's own page, beside answering.
async function lookAtOwnPage(client) {
  const page = await tabOfDay(client, 0);
  await button(page, "home.older").click();
  await screen(page, "session_day.title");
  await look("session_day", page);
  await page.getByRole("listitem").nth(3).getByRole("button").click();
  await question(page, "A1");
  await look("question_older", page);
  await answerAll(page, { A1: 8, A2: 7, A3: 8, A4: 7, R1: 1, R2: 0 }, { only: 6 });
  await question(page, "N1");
  await look("question_main_part", page);
  await button(page, "question.finish").click();
  await screen(page, "review.title");
  await button(page, "review.not_now").click();
  await button(page, "home.older").click();
  await page.getByRole("listitem").nth(4).getByRole("button").click();
  await question(page, "A1");
  await stop(page, 8).click();
  await question(page, "A2");
  await button(page, "question.finish").click();
  await screen(page, "review.title");
  await button(page, "review.not_now").click();
  await button(page, "together.title").click();
  await screen(page, "together.title");
  await look("send_together", page);
  await button(page, "app.back").click();
  await button(page, "this_phone.title").click();
  await look("this_phone", page);
  await button(page, "own.open").click();
  await screen(page, "own.title");
  await look("own_file", page);
  await button(page, "app.back").click();
  await button(page, "reminder.make").click();
  await screen(page, "reminder.title");
  await look("reminder", page);
  await page.close();
}

// A case for supervision, at both its ends.
async function lookAtCase(desk, supervisor) {
  await supervisor.open();
  await makeDesk(supervisor.page, "Sam");
  const invite = await makeSupervisorInvite(supervisor.page);
  await button(desk, "supervision.title").click();
  await screen(desk, "supervision.title");
  await desk.getByRole("switch", { name: /^Take in the note of/ }).check();
  await shown(desk, "I spoke too fast.");
  await look("supervision", desk);
  await clickLink(supervisor, await sealCase(desk, invite));
  await look("supervision_sealed", desk);
  await button(desk, "before.back", { alias: "K.M." }).click();
  await openInbox(supervisor.page, 1);
  await look("inbox_case", supervisor.page);
  await showClients(supervisor.page);
  await readCase(supervisor.page);
  await look("supervised", supervisor.page);
}

async function lookAtDesk(therapist, links, newcomer, supervisor) {
  const last = links.pop();
  const desk = await keepWeeks(therapist, links);
  await button(desk, "clients.add").click();
  await screen(desk, "new_client.title");
  await look("new_client", desk);
  await button(desk, "app.back").click();
  const invite = await makeInvite(desk, "R.S.");
  await openCourse(desk, "R.S.");
  await button(desk, "course.new_invite").click();
  await look("invite", desk);
  await button(desk, "file.open").click();
  await look("for_file", desk);
  await button(desk, "course.all").click();
  await openCourse(desk, "R.S.");
  await look("course_empty", desk);
  await button(desk, "course.all").click();
  const start = await tabOfDay(newcomer, 0, invite);
  await button(start, "start.only_me").click();
  await stop(start, 8).click();
  await question(start, "A2");
  await look("question_second", start);
  await button(start, "app.back").click();
  await question(start, "A1");
  await look("question_answered", start);
  const waiting = await tabOfDay(therapist, 0, last);
  await shown(waiting, say("mail.waiting"));
  await look("mail_waiting", waiting);
  await waiting.close();
  await openInbox(desk, 1);
  await look("inbox", desk);
  await keepAll(desk, 1);
  await button(desk, "course.all").click();
  await screen(desk, "clients.title");
  await look("clients", desk);
  await openCourse(desk, "K.M.");
  await look("course", desk);
  await button(desk, "why.show").first().click();
  await look("course_why", desk);
  await showTable(desk);
  await look("course_table", desk);
  await button(desk, "before.title").click();
  await screen(desk, "before.title");
  await look("before_session", desk);
  await button(desk, "before.back", { alias: "K.M." }).click();
  await button(desk, "course.quiet.talked").first().click();
  await desk.getByRole("switch", { name: say("line.transparency"), exact: true }).check();
  await desk.getByLabel(say("line.note"), { exact: true }).fill("I spoke too fast.");
  await button(desk, "line.note_keep").click();
  await button(desk, "line.note_delete").waitFor();
  await look("course_own_line", desk);
  await button(desk, "course.not_theirs", { alias: "K.M." }).click();
  await button(desk, "course.set_aside_do").waitFor();
  await look("course_not_theirs", desk);
  await button(desk, "course.is_theirs", { alias: "K.M." }).click();
  await lookAtCase(desk, supervisor);
  await button(desk, "paper.begin").click();
  await screen(desk, "paper.title", { alias: "K.M." });
  await desk.getByLabel(say("paper.row"), { exact: true }).fill("8 8 9 8 1 0");
  await shown(desk, "8, Partly to Completely");
  await look("from_paper", desk);
  await button(desk, "before.back", { alias: "K.M." }).click();
  await button(desk, "paper.blank").click();
  await screen(desk, "paper.blank_title");
  await look("blank", desk);
}

const fileOf = (page) => page.evaluate(async () => {
  const kept = await navigator.storage.getDirectory();
  return (await (await kept.getFileHandle("check-in-desk.age")).getFile()).text();
});
async function lookAtDeskBroughtBack(page, copy, code) {
  await button(page, "restore.have").click();
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"), button(page, "restore.choose").click()]);
  await chooser.setFiles({ name: "check-in-desk.age", mimeType: "text/plain", buffer: Buffer.from(copy) });
  await page.getByLabel(say("restore.words"), { exact: true }).fill(code);
  await button(page, "restore.open").click();
  await screen(page, "setup.passphrase_title");
  await look("new_passphrase", page);
  await page.close();
}

// A phone that others use too, whose PIN is asked for; and then one whose files do not read.
async function lookAtSharedPhone(phone, invite) {
  const page = await phone.open(invite);
  await button(page, "start.others_too").click();
  await screen(page, "pin.new_title");
  await look("new_pin", page);
  await secretField(page, "pin.label").fill(pin);
  await button(page, "app.next").click();
  await question(page, "A1");
  await phone.open("/");
  await screen(page, "pin.title");
  await look("pin", page);
  await page.goto(new URL("/licences.txt", phone.address).href);
  await page.evaluate(async () => {
    const desks = await (await navigator.storage.getDirectory()).getDirectoryHandle("desk");
    for await (const desk of desks.values()) {
      const writer = await (await desk.getFileHandle("super.bin")).createWritable();
      await writer.write("no desk at all");
      await writer.close();
    }
  });
  await phone.open("/");
  await screen(page, "damaged.title");
  await look("damaged", page);
}

// What a desk keeps, and how it is closed and opened. Answers an invite of it.
async function lookAtDeskKept(therapist, visitor) {
  const desk = therapist.page;
  await therapist.open();
  await button(desk, "first_page.therapist").click();
  await screen(desk, "setup.title");
  await desk.getByLabel(say("setup.name")).fill("Dana");
  await secretField(desk, "setup.passphrase").fill(passphrase);
  await button(desk, "setup.make").click();
  await screen(desk, "sheet.title");
  await look("key_sheet", desk);
  const [code] = (await screenText(desk)).match(/AGE-SECRET-KEY-1[ A-Z0-9]+(?= Desk of)/);
  await button(desk, "sheet.first_client").click();
  await desk.getByLabel(say("new_client.alias"), { exact: true }).fill("K.M.");
  await button(desk, "new_client.make").click();
  await button(desk, "safety.choose").waitFor();
  await look("invite_gate", desk);
  await button(desk, "course.all").click();
  await openCourse(desk, "K.M.");
  await button(desk, "course.new_invite").click();
  await button(desk, "safety.choose").click();
  const invite = await copied(desk, "invite.copy");
  await button(desk, "app.done").click();
  await button(desk, "this_desk.title").click();
  await screen(desk, "this_desk.title");
  await look("this_desk", desk);
  await secretField(desk, "covered.pin").fill("482916");
  await button(desk, "desk.pin_choose").click();
  await shown(desk, say("desk.pin_chosen"));
  await button(desk, "course.all").click();
  await button(desk, "covered.cover").click();
  await screen(desk, "covered.title");
  await look("covered", desk);
  await button(desk, "unlock.by_passphrase").click();
  await screen(desk, "unlock.title");
  await look("unlock", desk);
  await lookAtDeskBroughtBack(await visitor.newTab("/"), await fileOf(desk), code);
  await therapist.open(invite);
  await screen(desk, "who.title");
  await look("who", desk);
  return invite;
}

// What a phone keeps: how it is copied, changed and deleted.
async function lookAtPhoneKept(phone, invite, visitor) {
  await phone.open(invite);
  await begin(phone.page);
  await answerAll(phone.page, { A1: 8, A2: 7, R1: 2 });
  await phone.page.getByLabel(itemText("O1")).fill("More time at the end.");
  await afterNotes(phone.page);
  await sendByCopy(phone.page);
  await goHome(phone.page);
  await button(phone.page, "this_phone.title").click();
  await screen(phone.page, "this_phone.title");
  await look("this_phone", phone.page);
  await button(phone.page, "erase.all").click();
  await button(phone.page, "erase.do").waitFor();
  await look("this_phone_erase", phone.page);
  await button(phone.page, "erase.keep").click();
  await button(phone.page, "restore.have").click();
  await screen(phone.page, "restore.title");
  await look("restore", phone.page);
  await button(phone.page, "sent.home").click();
  await phone.page.getByRole("button", { name: /^Check-in of/ }).first().click();
  await button(phone.page, "one.take_back").waitFor();
  await look("one_check_in", phone.page);
  await button(phone.page, "one.take_back").click();
  await screen(phone.page, "take_back.title");
  await look("take_back", phone.page);
  await button(phone.page, "app.back").click();
  await button(phone.page, "sent.home").click();
  await button(phone.page, "this_phone.title").click();
  await button(phone.page, "erase.all").click();
  await button(phone.page, "erase.do").click();
  await screen(phone.page, "erase.done");
  await look("erased", phone.page);
  await lookAtSharedPhone(phone, invite);

  const site = await visitor.newTab("/?check");
  await site.getByRole("heading", { level: 2 }).first().waitFor();
  await look("check", site);
}

// One page of all pictures of a theme, each at a third of its size.
async function sheet(theme, person) {
  const page = await person.context.newPage();
  const rows = widths.map((width) => {
    const files = readdirSync(join(folder, theme, `${width}`)).sort();
    return files.map((file) => {
      const bytes = readFileSync(join(folder, theme, `${width}`, file)).toString("base64");
      return `<figure><img width="${Math.round(width / 3)}" src="data:image/png;base64,${bytes}">` +
        `<figcaption>${file} ${width}</figcaption></figure>`;
    }).join("");
  });
  await page.setViewportSize({ width: 2000, height: 1000 });
  const style = `body { background: gray; font: 11px sans-serif }
    figure { display: inline-block; margin: 6px; vertical-align: top }`;
  await page.setContent(`<style>${style}</style>${rows.join("<hr>")}`);
  await page.screenshot({ path: join(folder, `${theme}.png`), fullPage: true });
  await page.close();
}

test("looks: every screen, theme and width", { timeout: 1_800_000 }, async () => {
  for (const theme of themes) {
    rmSync(join(folder, theme), { recursive: true, force: true });
    for (const width of widths) mkdirSync(join(folder, theme, `${width}`), { recursive: true });
  }
  const phone = { permissions: clipboard, deviceScaleFactor: 1 };
  const therapist = await newPerson({ device: "desk", permissions: clipboard });
  const [client, newcomer] = [await newPerson(phone), await newPerson(phone)];
  const visitor = await newPerson(phone);
  const closed = await newPerson({ device: "desk", permissions: clipboard });
  const keeper = await newPerson(phone);
  const supervisor = await newPerson({ device: "desk", permissions: clipboard });
  await lookAtPhoneKept(keeper, await lookAtDeskKept(closed, visitor), visitor);
  const links = await makeCourse(therapist, client, look);
  await lookAtOwnPage(client);
  await lookAround(visitor, client, links.at(-1));
  await lookAtDesk(therapist, links, newcomer, supervisor);
  await visitor.open("/?gallery");
  await look("gallery", visitor.page);
  for (const theme of themes) await sheet(theme, visitor);
  const all = [therapist, client, newcomer, visitor, closed, keeper, supervisor];
  for (const person of all) await person.close();
});
