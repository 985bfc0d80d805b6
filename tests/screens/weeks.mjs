// Weeks of check-ins from one phone, kept at one desk: the courses that the therapist's page is shown with.
import assert from "node:assert/strict";
import {
  answerAll, comeBack, fragmentOf, invite, newClient, newTherapist, send, site,
} from "./walk.mjs";

const rest = { N1: 8, N2: 7, N3: 9, M1: 6, M2: 7, P1: "We have not talked about it", U1: "Ask me about it" };

// Four whole numbers with this mean, a multiple of a quarter.
function fourItems(mean) {
  const sum = mean * 4;
  assert.ok(Number.isInteger(sum), `${mean} is no mean of four whole numbers`);
  return Array.from({ length: 4 }, (_, i) => Math.floor((sum + i) / 4));
}

// One check-in by its alliance mean (null: those four are skipped) and its two strain answers.
export function week(mean, stayedQuiet = 0, letDown = 0, more = {}) {
  const [A1, A2, A3, A4] = mean === null ? [] : fourItems(mean);
  return { A1, A2, A3, A4, R1: stayedQuiet, R2: letDown, ...rest, ...more };
}

// `days[i]` is how many days after the first the i-th was made; a week apart without it. The phone and the
// desk are left on that day; the desk on the client's page. `extra` goes on in the same way.
export async function courseOf(weeks, { days = weeks.map((_, i) => 7 * i), today = days.at(-1) } = {}) {
  const { browser: desk, tab: therapist } = await newTherapist();
  const link = await invite(therapist, "K.M.");
  const { browser: phone, tab: client } = await newClient(link);
  const story = { desk, therapist, phone, client, day: 0, count: 0 };
  for (const [place, answers] of weeks.entries()) await addWeek(story, answers, days[place]);
  await passTo(story, today);
  return story;
}

async function passTo(story, day) {
  for (const browser of [story.desk, story.phone]) browser.passDays(day - story.day);
  story.day = day;
  await comeBack(story.therapist);
  await story.therapist.press("button", "All clients").catch(() => {});
  await story.therapist.press("button", /^K\.M\./);
}

export async function addWeek(story, answers, day, { notes } = {}) {
  const { desk, phone, client, therapist, alias = "K.M." } = story;
  for (const browser of [desk, phone]) browser.passDays(day - story.day);
  story.day = day;
  await comeBack(therapist);
  if (story.count++ > 0) await client.press("button", "Start a check-in");
  await answerAll(client, answers, notes);
  const share = await send(client);
  await client.press("button", "Back to the first page");
  await desk.open({ site, fragment: fragmentOf(share) });
  therapist.tell({ t: "mail" });
  await therapist.settled();
  if (therapist.find("button", "All clients")) await therapist.press("button", "All clients");
  await therapist.press("button", "Inbox, 1 new");
  await therapist.press("button", story.count === 1 ? "It's them" : "Keep all");
  await therapist.press("button", "All clients");
  await therapist.press("button", new RegExp(`^${alias}`));
}

// Series A, U and B of research B 3.3 as answers, and others whose end is known.
const all = (means) => means.map((mean) => week(mean));
const strained = (means, quiet, open) => means.map((mean, i) => week(mean, quiet[i], open[i]));
const seriesA = strained([8, 8.25, 8.5, 8.25, 8.75, 8.5, 6.25, 7.5, 8.5],
  [1, 0, 1, 2, 1, 0, 5, 3, 1], [0, 0, 0, 1, 0, 0, 2, 1, 0]);
export const weeks = {
  quiet: seriesA.slice(0, 6),
  dip: seriesA.slice(0, 7),
  repaired: seriesA,
  unrepaired: all([8.5, 8.25, 8.5, 8.75, 6, 6.25, 6, 6.5, 6.25]),
  partly: all([8.5, 8.25, 8.5, 8.75, 6, 6.25, 6, 6.5, 7.5]),
  drift: all([9, 8.75, 9, 8.75, 8.5, 8.25, 8.25, 7.75]),
  steady: Array.from({ length: 5 }, () => week(8, 6)),
};
// DESIGN.md 7: never beside a client's name. "strong" and its kin as whole words.
export const forbidden = new RegExp("\\b(strong|unrepaired|confrontation|withdrawal|ruptures?|missed|" +
  "compliance|adherence|resistant|fail(ed)?|risk|alert|alarm)\\b", "i");
