// What people do in every story, said once: by the role and the name of what they press, read from the same
// file of sentences that the app speaks with. A step ends when the page shows what the step brings, never
// after a time.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readLanguage } from "../../web/build/strings.mjs";
import { pseudo } from "../pseudo.mjs";
import { appears, root, vanishes } from "./app.mjs";

const readJson = (path) => JSON.parse(readFileSync(join(root, path), "utf8"));
const english = readLanguage("en").all;
let strings = english;
const { items, languages } = readJson("web/instruments/checkin12.json");
let texts = languages.en.items;

// From here on people read a language that nobody speaks, or English again.
export function speakIn(tag) {
  const made = pseudo[tag]?.();
  strings = made ? { ...made.client, ...made.therapist } : english;
  texts = made ? made.instrument(languages.en).items : languages.en.items;
}

// The app's own sentence, its gaps filled.
export function say(key, fills = {}) {
  assert.ok(key in strings, `there is no sentence ${key}`);
  return strings[key].replace(/\{(\w+)\}/g, (gap, name) => fills[name] ?? gap);
}
// Both halves of what is said when something goes wrong.
export const fault = (name) => `${say(`fault.${name}`)} ${say(`fault.${name}.next`)}`;
export const itemText = (id) => texts[id].text;
export const choiceText = (id, index) => texts[id].choices[index];
// U1 and P1 are asked only after a hard moment was told of.
const isAlwaysAsked = ({ ask_if_any }) => ask_if_any === undefined;

export const clipboard = ["clipboard-read", "clipboard-write"];
export const button = (page, key, fills) => page.getByRole("button", { name: say(key, fills), exact: true });
export const heading = (page, name) => page.getByRole("heading", { level: 1, name, exact: true });
export const screen = (page, key, fills) => appears(heading(page, say(key, fills)));
// In the canvas view the words come with the line breaks of the picture, wherever those fall.
const broken = (text) =>
  text instanceof RegExp ? new RegExp(text.source.replaceAll(" ", "\\s+"), text.flags) : text;
export const shown = (page, text) => appears(page.getByText(broken(text)).first());
export async function screenText(page) {
  return (await page.locator("main").innerText()).replace(/\s+/g, " ");
}

// Presses what copies, waits until the app says so, and answers what was copied.
export async function copied(page, key) {
  await button(page, key).click();
  await appears(page.getByRole("main").getByText(say("app.copied")));
  return page.evaluate(() => navigator.clipboard.readText());
}

// --- The therapist -----------------------------------------------------------------------------------------

export const passphrase = "made of words that nobody says";
export const secretField = (page, key) => page.getByLabel(say(key), { exact: true });

// From "I am a therapist" to the key sheet. `how` is the sentence of a way to send.
export async function setUp(page, name = "Dana", how = "setup.how_any") {
  await button(page, "first_page.therapist").click();
  await screen(page, "setup.title");
  await page.getByLabel(say("setup.name")).fill(name);
  await page.getByRole("radio", { name: say(how) }).click();
  await secretField(page, "setup.passphrase").fill(passphrase);
  await button(page, "setup.make").click();
  await screen(page, "sheet.title");
}
// And on to the list of clients.
export async function makeDesk(page, name, how) {
  await setUp(page, name, how);
  await button(page, "sheet.done").click();
  await screen(page, "clients.title");
}

// From the locked desk to the list of clients.
export async function unlock(page, secret = passphrase) {
  await screen(page, "unlock.title");
  await secretField(page, "unlock.passphrase").fill(secret);
  await button(page, "unlock.open").click();
  await screen(page, "clients.title");
}
// From "This desk" to the desk that a PIN covers, and on to where the passphrase opens it.
export async function coverDesk(page, look = () => {}) {
  await secretField(page, "covered.pin").fill("482916");
  await button(page, "desk.pin_choose").click();
  await shown(page, say("desk.pin_chosen"));
  await button(page, "course.all").click();
  await button(page, "covered.cover").click();
  await screen(page, "covered.title");
  await look("covered");
  await button(page, "unlock.by_passphrase").click();
  await screen(page, "unlock.title");
}
export const pin = "2580";
export async function unlockPhone(page) {
  await screen(page, "pin.title");
  await secretField(page, "pin.label").fill(pin);
  await button(page, "pin.open").click();
}

// From the list of clients and back to it; answers the invite.
export async function makeInvite(page, alias = "K.M.") {
  await button(page, "clients.add").click();
  await page.getByLabel(say("new_client.alias"), { exact: true }).fill(alias);
  await button(page, "new_client.make").click();
  await screen(page, "invite.title", { alias });
  // Where there is no safety copy yet, a place for it comes first.
  const choose = button(page, "safety.choose");
  await appears(choose.or(button(page, "invite.copy")));
  if (await choose.isVisible()) await choose.click();
  const link = await copied(page, "invite.copy");
  assert.match(link, /\/#i1\.[\w-]+$/);
  await button(page, "app.done").click();
  await screen(page, "clients.title");
  return link;
}

export async function newTherapist(person, { name, ...options } = {}) {
  const therapist = await person({ device: "desk", permissions: clipboard, ...options });
  await therapist.open();
  await makeDesk(therapist.page, name);
  return therapist;
}

// The desk's inbox, from the list of clients, once so many wait there.
export async function openInbox(page, count) {
  await button(page, "clients.inbox_count", { count }).click();
  await screen(page, "inbox.title");
}
export async function keepAll(page, count) {
  await button(page, "inbox.keep_all").click();
  await shown(page, count === 1 ? say("inbox.kept_one") : say("inbox.kept_many", { count }));
}
export async function showClients(page) {
  await button(page, "course.all").click();
  await screen(page, "clients.title");
}
export async function openCourse(page, alias = "K.M.") {
  await page.getByRole("button", { name: alias }).click();
  await appears(heading(page, alias));
}
// The chart's numbers; in the plain view they stand there anyway.
export async function showTable(page) {
  const show = button(page, "table.show");
  await appears(show.or(page.getByRole("table")).first());
  if (await show.isVisible()) await show.click();
  await appears(page.getByRole("table").first());
}
// A link in a tab of its own, which is closed once it says that the link is safe.
export async function clickLink(therapist, link) {
  const tab = await therapist.newTab(link);
  await shown(tab, say("mail.waiting"));
  await tab.close();
}
// The first check-in of a client's phone: the desk's tab shows it at once, and the therapist knows whose it
// is.
export async function keepFirst(therapist, link) {
  await clickLink(therapist, link);
  await openInbox(therapist.page, 1);
  await button(therapist.page, "inbox.its_them").click();
  await vanishes(button(therapist.page, "inbox.its_them"));
  await showClients(therapist.page);
}
// From the list of clients and back to it: the link by which a supervisor is sent cases.
export async function makeSupervisorInvite(page) {
  await button(page, "this_desk.title").click();
  await button(page, "supervisor.make").click();
  const invite = await copied(page, "supervisor.copy");
  await showClients(page);
  return invite;
}
// On the page "For supervision": seals the case to the supervisor of this invite; answers its link.
export async function sealCase(page, invite, name = "Sam") {
  await page.getByLabel(say("supervision.link"), { exact: true }).fill(invite);
  await button(page, "supervision.take_up").click();
  await button(page, "supervision.seal", { name }).click();
  return linkIn(await copied(page, "supervision.copy"));
}
// From a supervisor's list of clients, with one case waiting.
export async function readCase(page) {
  await openInbox(page, 1);
  await button(page, "inbox.case_read").click();
  await screen(page, "supervised.title");
}
// Everything that a desk says of its clients: the list, and each one's course.
export async function deskInWords(page, aliases = ["K.M."]) {
  for (const alias of aliases) {  // once looked at, nobody is new
    await openCourse(page, alias);
    await showClients(page);
  }
  let words = await screenText(page);
  for (const alias of aliases) {
    await openCourse(page, alias);
    words += await screenText(page);
    await showClients(page);
  }
  return words;
}

// --- The client --------------------------------------------------------------------------------------------

export const question = (page, id) => appears(heading(page, itemText(id)));

export async function begin(page, { name = "Dana", shared = false } = {}) {
  await screen(page, "start.title", { name });
  await button(page, shared ? "start.others_too" : "start.only_me").click();
  if (shared) {
    await screen(page, "pin.new_title");
    await secretField(page, "pin.label").fill(pin);
    await button(page, "app.next").click();
  }
  await question(page, "A1");
}
export async function newClient(person, invite, { shared, name, ...options } = {}) {
  const client = await person({ permissions: clipboard, ...options });
  await client.open(invite);
  await begin(client.page, { shared, name });
  return client;
}

// A stop of the scale; its name may carry a label ("0, Not at all").
export const stop = (page, value) => page.getByRole("radio", { name: new RegExp(`^${value}(,|$)`) });

// Taps answers in their order, from the first question on, until the page of notes. Values are numbers, or
// the words of a choice; what is not said is skipped. With `only`, stops after that many questions.
export async function answerAll(page, answers, { only = Infinity } = {}) {
  const strained = Math.max(answers.R1 ?? 0, answers.R2 ?? 0) >= 4;
  const asked = items.filter((item) => item.kind !== "text" && (isAlwaysAsked(item) || strained));
  for (const { id } of asked.slice(0, only)) {
    await question(page, id);
    const value = answers[id];
    if (value === undefined) await button(page, "question.skip").click();
    else if (typeof value === "number") await stop(page, value).click();
    else await page.getByRole("radio", { name: value, exact: true }).click();
  }
  // A press while the app moves on by itself would be meant for the question before, and be ignored. Which
  // question comes next is for the app to say: one of them depends on the sessions before.
  if (only < asked.length) await vanishes(heading(page, itemText(asked[only - 1].id)));
  else await screen(page, "notes.title");
}
export async function afterNotes(page) {
  await button(page, "app.next").click();
  await screen(page, "review.title");
}
export const sendSwitch = (page, id) => page.getByRole("switch", { name: itemText(id), exact: true });

// From "Check and send": sends, and answers the message as the client would paste it.
export async function sendByCopy(page, { name = "Dana" } = {}) {
  await button(page, "review.send", { name }).click();
  await screen(page, "sent.title");
  return copied(page, "sent.copy");
}
export const linkIn = (message) => message.match(/https?:\/\/\S+#s1\.[\w-]+/)[0];
export async function goHome(page) {
  await button(page, "sent.home").click();
  await appears(button(page, "home.start"));
}
// One whole, short check-in: a single answer, "Finish here", sent. Ends on the first page.
export async function sendShort(page, value = 8) {
  await question(page, "A1");
  await stop(page, value).click();
  await question(page, "A2");
  await button(page, "question.finish").click();
  await screen(page, "review.title");
  const link = linkIn(await sendByCopy(page));
  await goHome(page);
  return link;
}
// Two calm sessions, and one that is lower and in which the client stayed quiet.
export const sessions = [
  { A1: 8, A2: 8, A3: 8, A4: 8, R1: 1, R2: 0 },
  { A1: 8, A2: 8, A3: 8, A4: 9, R1: 0, R2: 0 },
  { A1: 5, A2: 5, A3: 4, A4: 6, R1: 6, R2: 0 },
];
// Answers the six that make the line, and sends them; answers the link.
export async function sendSession(page, answers) {
  await answerAll(page, answers, { only: 6 });
  await button(page, "question.finish").click();
  await screen(page, "review.title");
  const link = linkIn(await sendByCopy(page));
  await goHome(page);
  return link;
}
// From the first page and back to it: the client's own yes to supervision.
export async function consent(phone) {
  const yes = { name: say("consent.switch", { name: "Dana" }) };
  await button(phone, "this_phone.title").click();
  await screen(phone, "this_phone.title");
  await phone.getByRole("switch", yes).check();
  await appears(phone.getByRole("switch", { ...yes, checked: true }));
  await button(phone, "sent.home").click();
}

export async function startAnother(page) {
  await button(page, "home.start").click();
}
