// A client's weeks, walked through the release site on made-up days, so that a course stands there to be
// looked at. The days are fixed: a picture of them is the same whenever it is made.
import { appears, vanishes } from "./app.mjs";
import { beforeWorker, clockShifted } from "./launch.mjs";
import {
  afterNotes, answerAll, begin, button, consent, goHome, itemText, keepAll, linkIn, makeDesk, makeInvite,
  openInbox, say, screen, sendByCopy, showClients, shown, startAnother, unlock,
} from "./steps.mjs";

const dayMs = 86_400_000;
// The session of the last week, in New York.
const lastMoment = Date.UTC(2026, 3, 7, 14, 4);

// The last one is lower than usual, and says why; that is what the pictures are to show.
export const weeks = [
  { A1: 8, A2: 7, A3: 8, A4: 7, R1: 1, R2: 0 }, { A1: 8, A2: 8, A3: 8, A4: 8, R1: 0, R2: 0 },
  { A1: 9, A2: 8, A3: 8, A4: 8, R1: 1, R2: 0 }, { A1: 8, A2: 9, A3: 8, A4: 9, R1: 0, R2: 0 },
  { A1: 9, A2: 9, A3: 8, A4: 8, R1: 1, R2: 1 }, { A1: 8, A2: 8, A3: 9, A4: 9, R1: 1, R2: 0 },
  { A1: 6, A2: 5, A3: 6, A4: 5, R1: 6, R2: 1, U1: "Ask me about it", P1: 3, N1: 4, N2: 7, N3: 6, M1: 9,
    M2: 6 },
];
export const lastWeek = weeks.length - 1;
export const weeksAgo = (week) => 7 * (lastWeek - week);
const note = "A bit slower, please. And a pause before homework.";

export async function tabOfDay(person, daysAgo, path = "/") {
  const page = await person.context.newPage();
  await page.addInitScript(beforeWorker, clockShifted(`${lastMoment - daysAgo * dayMs} - Date.now()`));
  return person.open(path, page);
}
export async function bring(therapist, daysAgo, link) {
  const tab = await tabOfDay(therapist, daysAgo, link);
  await shown(tab, say("mail.waiting"));
  await tab.close();
}

// One check-in of the client, in the week of the list it stands in; answers its link. `at` is told of each
// screen on the way.
export async function sendWeek(client, week, { path, at = async () => {}, leave = true } = {}) {
  const page = await tabOfDay(client, weeksAgo(week), path);
  if (week === 0) {
    await screen(page, "start.title", { name: "Dana" });
    await at("start", page);
    await begin(page);
  } else {
    await appears(button(page, "home.start"));
    await at("home", page);
    if (week === lastWeek) await consent(page);
    await startAnother(page);
  }
  await at("question", page);
  if (week === lastWeek) {
    await answerAll(page, weeks[week]);
    await page.getByLabel(itemText("O1")).fill(note);
    await at("notes", page);
    await afterNotes(page);
  } else {
    await answerAll(page, weeks[week], { only: 6 });
    await button(page, "question.finish").click();
    await screen(page, "review.title");
  }
  await at("check_and_send", page);
  const link = linkIn(await sendByCopy(page));
  await at("sent", page);
  await goHome(page);
  await at("home_after", page);
  if (leave) await page.close();
  return link;
}

// The therapist reads the first one in time for the invite; answers the others' links.
export async function makeCourse(therapist, client, at = async () => {}) {
  const desk = await tabOfDay(therapist, 0);
  await at("first_page", desk);
  await makeDesk(desk);
  await at("clients_empty", desk);
  const first = await sendWeek(client, 0, { path: await makeInvite(desk, "K.M."), at });
  await bring(therapist, 0, first);
  await openInbox(desk, 1);
  await at("inbox_new", desk);
  await button(desk, "inbox.its_them").click();
  await vanishes(button(desk, "inbox.its_them"));
  await desk.close();
  const links = [];
  for (let week = 1; week < weeks.length; week++) {
    links.push(await sendWeek(client, week, week === lastWeek ? { at } : {}));
  }
  return links;
}

// All but the last are kept; the desk's tab, on the list of clients.
export async function keepWeeks(therapist, links) {
  const desk = await tabOfDay(therapist, 0);
  await unlock(desk);
  for (const link of links) await bring(therapist, 0, link);
  await openInbox(desk, links.length);
  await keepAll(desk, links.length);
  await showClients(desk);
  return desk;
}
