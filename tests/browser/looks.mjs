// Pictures of every screen in every look and width, for eyes: build/looks/<look>/<width>/<screen>.png, and
// one contact sheet a look. Run by hand: node --test tests/browser/looks.mjs; only some of them with
// ATTUNE_LOOKS=light,dark:390,1280.
import { mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { appears, newPerson, root } from "./app.mjs";
import {
  answerAll, button, clickLink, clipboard, keepAll, makeDesk, makeInvite, makeSupervisorInvite,
  openCourse, openInbox, question, readCase, say, screen, sealCase, showClients, shown, showTable, stop,
} from "./steps.mjs";
import { lookAtKeeping } from "./looks_kept.mjs";
import { keepWeeks, makeCourse, tabOfDay } from "./weeks.mjs";
import { coveredMax, looks, portrait, widths as allWidths } from "./wear.mjs";

const folder = join(root, "build/looks");
const asked = (process.env.ATTUNE_LOOKS ?? ":").split(":");
const themes = Object.keys(looks).filter((theme) => !asked[0] || asked[0].split(",").includes(theme));
const widths = allWidths.filter((width) => !asked[1] || asked[1].split(",").includes(`${width}`));

// The screen that stands there, in every look and width.
async function look(name, page) {
  for (const theme of themes) {
    for (const width of widths) {
      for (let [part, from, left] = [1, 0, 1]; left > 0; part++, from += coveredMax) {
        const path = join(folder, theme, `${width}`, `${name}${part > 1 ? `_${part}` : ""}.png`);
        await portrait(page, theme, width, { path, from, then: (rest) => (left = rest) });
      }
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
  await appears(button(desk, "line.note_delete"));
  await look("course_own_line", desk);
  await button(desk, "course.not_theirs", { alias: "K.M." }).click();
  await appears(button(desk, "course.set_aside_do"));
  await look("course_not_theirs", desk);
  await button(desk, "course.is_theirs", { alias: "K.M." }).click();
  await lookAtCase(desk, supervisor);
  await button(desk, "paper.begin").click();
  await screen(desk, "paper.title", { alias: "K.M." });
  await desk.getByLabel(say("paper.row"), { exact: true }).fill("8 8 9 8 1 0");
  await shown(desk, "8, between Partly and Completely");
  await look("from_paper", desk);
  await button(desk, "before.back", { alias: "K.M." }).click();
  await button(desk, "paper.blank").click();
  await screen(desk, "paper.blank_title");
  await look("blank", desk);
  await desk.getByRole("button", { name: "Español" }).first().click();
  await appears(desk.getByRole("button", { name: "English" }).first());
  await look("blank_in_spanish", desk);
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
  // Without a pretended graphics card: the same pictures, in three quarters of the time.
  const people = (count, kind) => Promise.all(
    Array.from({ length: count }, () => newPerson({ permissions: clipboard, isSeen: false, ...kind })));
  const computers = await people(4, { device: "desk" });
  const [therapist, closed, supervisor, restorer] = computers;
  const phones = await people(5, { deviceScaleFactor: 1 });
  const [client, newcomer, visitor, keeper, sharer] = phones;
  await lookAtKeeping(look, { therapist: closed, phone: keeper, visitor, sharer, restorer });
  const links = await makeCourse(therapist, client, look);
  await lookAtOwnPage(client);
  await lookAround(visitor, client, links.at(-1));
  await lookAtDesk(therapist, links, newcomer, supervisor);
  await visitor.open("/?gallery");
  await look("gallery", visitor.page);
  for (const theme of themes) await sheet(theme, visitor);
  for (const person of [...computers, ...phones]) await person.close();
});
