// What reaches a therapist's inbox, by which way, and what is turned away without changing anything.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { appears, story, vanishes } from "./app.mjs";
import {
  afterNotes, answerAll, button, clickLink, copied, deskInWords, fault, goHome, keepAll, keepFirst, linkIn,
  makeInvite, newClient, newTherapist, openCourse, openInbox, question, say, screen, screenText,
  sendByCopy, sendShort, sendSwitch, showClients, shown, showTable, startAnother,
} from "./steps.mjs";

const calm = { A1: 8, A2: 8, A3: 8, A4: 8, R2: 0, N1: 8, N2: 8, N3: 8, M1: 8, M2: 8 };

story("story: ten links clicked while the desk is elsewhere are kept by one press", async ({ person }) => {
  const therapist = await newTherapist(person);
  const desk = therapist.page;
  const client = await newClient(person, await makeInvite(desk));
  await keepFirst(therapist, await sendShort(client.page));
  await button(desk, "clients.add").click(); // the desk's tab is busy with something else
  const links = [];
  for (let i = 0; i < 10; i++) {
    await startAnother(client.page);
    links.push(await sendShort(client.page, i));
  }
  assert.equal(new Set(links).size, 10);
  // In another order than they were made in.
  for (const link of [...links.slice(5), ...links.slice(0, 5)]) await clickLink(therapist, link);
  await button(desk, "app.back").click();
  await openInbox(desk, 10);
  await shown(desk, say("inbox.waiting_many", { count: 10 }));
  assert.ok(!(await screenText(desk)).includes(say("inbox.gap")), "a gap where there is none");
  await keepAll(desk, 10);
  await showClients(desk);
  await openCourse(desk);
  assert.match(await screenText(desk), / 11 check-ins since/);
  await showTable(desk);
  const table = desk.getByRole("table", { name: /^Alliance by session/ });
  await appears(table);
  assert.equal(await table.getByRole("row").count(), 12);
});

// What differs between two clients who told the same: their short names and the time of day.
const withoutNames = (words) => words.replace(/\b[KL]\.M\./g, "X.").replace(/\d\d:\d\d/g, "00:00");

story("story: what was left out a moment before Send does not travel", async ({ person }) => {
  const therapist = await newTherapist(person);
  const { page } = await newClient(person, await makeInvite(therapist.page));
  await answerAll(page, { ...calm, M1: 5 });
  await afterNotes(page);
  await appears(button(page, "review.send", { name: "Dana" }).and(page.locator(":enabled")));
  const both = [sendSwitch(page, "M1"), button(page, "review.send", { name: "Dana" })];
  const elements = await Promise.all(both.map((one) => one.elementHandle()));
  // Both in one task: the app has heard of neither when the second comes.
  await page.evaluate((pressed) => pressed.forEach((one) => one.click()), elements);
  await screen(page, "sent.title");
  await keepFirst(therapist, linkIn(await copied(page, "sent.copy")));
  await openCourse(therapist.page, "K.M.");
  assert.ok(!(await screenText(therapist.page)).includes("Half and half"), "it has come");
});

story("story: an answer that is left out leaves no mark at the therapist", async ({ person }) => {
  const therapist = await newTherapist(person);
  const desk = therapist.page;
  const invites = { "K.M.": await makeInvite(desk, "K.M."), "L.M.": await makeInvite(desk, "L.M.") };
  const open = await newClient(person, invites["K.M."]);
  const quiet = await newClient(person, invites["L.M."]);
  // One told of a hard moment and takes it back, the other skipped the question.
  await answerAll(open.page, { ...calm, R1: 9, U1: "Ask me about it", P1: 1 });
  await afterNotes(open.page);
  for (const id of ["P1", "U1", "R1"]) {
    if (await sendSwitch(open.page, id).isEnabled()) await sendSwitch(open.page, id).uncheck();
  }
  await keepFirst(therapist, linkIn(await sendByCopy(open.page)));
  await answerAll(quiet.page, calm);
  await afterNotes(quiet.page);
  await keepFirst(therapist, linkIn(await sendByCopy(quiet.page)));

  const seen = async (alias) => {
    await openCourse(desk, alias);
    const words = withoutNames(await screenText(desk));
    await showClients(desk);
    return words;
  };
  await deskInWords(desk, ["K.M.", "L.M."]);  // whoever has been looked at is not new
  assert.equal(await seen("K.M."), await seen("L.M."));

  // And a check-in that is kept back is not missed: neither what it says nor that it was.
  await goHome(open.page);
  await startAnother(open.page);
  await answerAll(open.page, { ...calm, R1: 10, U1: "I will bring it up", P1: 0 });
  await afterNotes(open.page);
  await button(open.page, "review.not_now").click();
  for (const client of [open, quiet]) {
    if (client === quiet) await goHome(client.page);
    await button(client.page, "home.start").click();
    await answerAll(client.page, { ...calm, R1: 0 });
    await afterNotes(client.page);
    await clickLink(therapist, linkIn(await sendByCopy(client.page)));
  }
  await openInbox(desk, 2);
  assert.ok(!(await screenText(desk)).includes(say("inbox.gap")), "what was kept back is missed");
  await keepAll(desk, 2);
  await showClients(desk);
  await deskInWords(desk, ["K.M.", "L.M."]);  // whoever has been looked at is not new
  assert.equal(await seen("K.M."), await seen("L.M."));
});

// The second character from the end, which no checksum lets pass.
const changed = (link) => link.slice(0, -2) + (link.at(-2) === "A" ? "B" : "A") + link.at(-1);

story("story: what is not a check-in for this desk says why and changes nothing", async ({ person }) => {
  const therapist = await newTherapist(person);
  const desk = therapist.page;
  const invite = await makeInvite(desk);
  const client = await newClient(person, invite);
  const link = await sendShort(client.page);
  await keepFirst(therapist, link);
  const before = await deskInWords(desk);

  const other = await newTherapist(person, { name: "Sam" });
  const stranger = await newClient(person, await makeInvite(other.page), { name: "Sam" });
  await question(stranger.page, "A1");
  await button(stranger.page, "question.skip").click();
  await question(stranger.page, "A2");
  await stranger.page.getByRole("radio", { name: "3", exact: true }).click();
  await question(stranger.page, "A3");
  await button(stranger.page, "question.finish").click();
  await screen(stranger.page, "review.title");
  const elsewhere = linkIn(await sendByCopy(stranger.page, { name: "Sam" }));

  await button(desk, "clients.inbox").click();
  await screen(desk, "inbox.title");
  const paste = async (text) => {
    await desk.getByLabel(say("inbox.paste_label")).fill(text);
    await button(desk, "inbox.read").click();
  };
  const cut = link.slice(0, -70);
  const counts = say("refused.cut_count", { have: cut.length, want: link.length });
  const refusals = [
    ["a cut link", cut, `${say("fault.cut")} ${counts}`],
    ["a changed character", changed(link), fault("altered")],
    ["a link of a later version", link.replace("#s1.", "#s2."), fault("too_new")],
    ["an invite", invite, say("inbox.is_invite")],
    ["something else", "See you on Tuesday? https://example.org/#menu", fault("not_ours")],
  ];
  for (const [what, text, sentence] of refusals) {
    await paste(text);
    await desk.getByText(sentence).first().waitFor().catch(() => assert.fail(`${what}: no "${sentence}"`));
  }
  await paste(`My check-in: ${elsewhere}`);
  await shown(desk, say("inbox.not_for_this_desk", { count: 1 }));
  await paste(link);
  await shown(desk, say("inbox.already"));
  await showClients(desk);

  // The same, as links that are clicked.
  const clicked = { cut, altered: changed(link), too_new: link.replace("#s1.", "#s2.") };
  for (const [name, bad] of Object.entries(clicked)) {
    const tab = await therapist.newTab(bad);
    await screen(tab, "refused.title");
    await shown(tab, say(`fault.${name}`));
    await shown(tab, say(`fault.${name}.next`));
    await tab.close();
  }
  const words = (text) => text.replaceAll(say("clients.inbox_count", { count: 1 }), say("clients.inbox"));
  assert.equal(words(await deskInWords(desk)), words(before));
});

story("story: a check-in goes by file, and several in one pasted text", async ({ person }) => {
  const therapist = await newTherapist(person);
  const desk = therapist.page;
  const client = await newClient(person, await makeInvite(desk));
  const phone = client.page;
  await answerAll(phone, { ...calm, R1: 0 });
  await afterNotes(phone);
  await button(phone, "review.send", { name: "Dana" }).click();
  await screen(phone, "sent.title");
  const saved = phone.waitForEvent("download");
  await button(phone, "sent.file").click();
  const download = await saved;
  assert.equal(download.suggestedFilename(), "check-in.txt");
  assert.match(readFileSync(await download.path(), "utf8"), /^-----BEGIN AGE ENCRYPTED FILE-----/);

  await button(desk, "clients.inbox").click();
  await screen(desk, "inbox.title");
  const choosing = desk.waitForEvent("filechooser");
  await button(desk, "inbox.open_file").click();
  await (await choosing).setFiles(await download.path());
  await button(desk, "inbox.its_them").click();
  await vanishes(button(desk, "inbox.its_them"));

  await goHome(phone);
  const links = [];
  for (let i = 0; i < 3; i++) {
    await startAnother(phone);
    links.push(await sendShort(phone, i));
  }
  const [one, two, three] = links;
  const text = `Hi Dana,\n\nMy check-in: ${one}\n> My check-in: ${three}\n\nand <${two}>. And again ${one}`;
  await desk.getByLabel(say("inbox.paste_label")).fill(text);
  await button(desk, "inbox.read").click();
  await shown(desk, say("inbox.waiting_many", { count: 3 }));
  await keepAll(desk, 3);
  await showClients(desk);
  await openCourse(desk);
  assert.match(await screenText(desk), / 4 check-ins since/);
});
