// Twelve weeks of clients on phones of their own and a therapist who reads them three times: what stands on
// the list each time was known before. For the night: it takes minutes.
import { appears, story, vanishes } from "./app.mjs";
import {
  begin, button, clipboard, keepAll, makeDesk, makeInvite, openInbox, say, screen, sendSession, showClients,
  startAnother, unlock,
} from "./steps.mjs";
import { bring, tabOfDay } from "./weeks.mjs";

// The mean of the alliance, week by week; and "stayed quiet", where it is told of. From research B, series A
// and U, and two whose end is known (tests/screens/course.test.mjs).
const clients = {
  "K.M.": {
    alliance: [8, 8.25, 8.5, 8.25, 8.75, 8.5, 8.25, 8.5, 6.25, 7.5, 8.5, 8.5],
    quiet: [1, 0, 1, 2, 1, 0, 1, 0, 5, 3, 1, 0],
    read: { 9: /Worth asking about.+Below usual since 17 Mar/, 12: /Back to usual since 31 Mar/ },
  },
  "L.O.": {
    alliance: [8.5, 8.25, 8.5, 8.75, 8.5, 8.25, 8.5, 6, 6.25, 6, 6.5, 6.25],
    read: { 9: /Worth asking about/, 12: /Worth asking about.+Still lower than before/ },
  },
  "P.R.": {
    alliance: [9, 8.75, 9, 8.75, 9, 8.75, 9, 8.75, 8.5, 8.25, 8.25, 7.75],
    read: { 9: /Much as usual/, 12: /Small change/ },
  },
  "S.T.": {
    alliance: [8, 8.25, 8.5, 8.25, 8.75, 8.5, 8.25, 8.5, 8.25, 8, 8.25, 8.5],
    quiet: [1, 0, 1, 2, 1, 0, 1, 0, 1, 0, 1, 0],
    read: { 9: /Much as usual/, 12: /Much as usual/ },
  },
};
const weekCount = 12;
const daysAgo = (week) => 7 * (weekCount - week);

function answersOf({ alliance, quiet = [] }, week) {
  const [A1, A2, A3, A4] = [0, 1, 2, 3].map((i) => Math.floor((alliance[week - 1] * 4 + i) / 4));
  return { A1, A2, A3, A4, R1: quiet[week - 1] ?? 0, R2: 0 };
}

async function sendWeek({ phone, series, invite }, week) {
  const page = await tabOfDay(phone, daysAgo(week), week === 1 ? invite : "/");
  if (week === 1) await begin(page);
  else await startAnother(page);
  const link = await sendSession(page, answersOf(series, week));
  await page.close();
  return link;
}

// From the list and back to it, all in one paste.
async function readLinks(desk, links) {
  await button(desk, "clients.inbox").click();
  await screen(desk, "inbox.title");
  await desk.getByLabel(say("inbox.paste_label")).fill(links.join("\n"));
  await button(desk, "inbox.read").click();
  await keepAll(desk, links.length);
  await showClients(desk);
}

story("story: twelve weeks of four clients, each mark when it is due", async ({ person }) => {
  const therapist = await person({ device: "desk", permissions: clipboard });
  let desk = await tabOfDay(therapist, daysAgo(1));
  await makeDesk(desk);
  const those = [];
  for (const [alias, series] of Object.entries(clients)) {
    const invite = await makeInvite(desk, alias);
    those.push({ alias, series, invite, phone: await person({ permissions: clipboard }) });
  }
  // The first ones in time for their invites.
  for (const one of those) {
    await bring(therapist, daysAgo(1), await sendWeek(one, 1));
    await openInbox(desk, 1);
    await button(desk, "inbox.its_them").click();
    await vanishes(button(desk, "inbox.its_them"));
    await showClients(desk);
  }
  for (const [from, to] of [[2, 9], [10, 12]]) {
    await desk.close();
    const links = [];
    for (let week = from; week <= to; week++) {
      for (const one of those) links.push(await sendWeek(one, week));
    }
    desk = await tabOfDay(therapist, daysAgo(to));
    await unlock(desk);
    await readLinks(desk, links);
    for (const { alias, series } of those) {
      const { source } = series.read[to];
      await appears(desk.getByRole("button", { name: new RegExp(`^${alias}.+${source}`, "s") }));
    }
  }
}, { timeout: 900_000 });
