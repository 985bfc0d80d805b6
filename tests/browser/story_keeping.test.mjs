// What a client's phone keeps: a draft through every death of its tab, and nothing at all of what was sent
// where others use the phone too.
import assert from "node:assert/strict";
import { appears, story } from "./app.mjs";
import { killBrowserOf } from "./launch.mjs";
import {
  afterNotes, answerAll, button, clipboard, heading, itemText, linkIn, makeDesk, makeInvite, newClient,
  newTherapist, question, say, screen, screenText, sendByCopy, shown, stop, unlock, unlockPhone,
} from "./steps.mjs";

const answers = {
  A1: 9, A2: 8, A3: 7, A4: 6, R1: 5, R2: 0, U1: "Just so you know", P1: 4, N1: 3, N2: 2, N3: 1, M1: 0, M2: 10,
};
const radio = (page, value) =>
  typeof value === "number" ? stop(page, value) : page.getByRole("radio", { name: value, exact: true });

// As a phone does that needs the room: nothing in the page hears of it.
async function reopened(person, page) {
  await page.close({ runBeforeUnload: false });
  return person.newTab("/");
}

story("story: a tab closed after any answer is found again where it was", async ({ person }) => {
  const therapist = await newTherapist(person);
  const client = await newClient(person, await makeInvite(therapist.page));
  let { page } = client;
  await page.getByRole("switch", { name: say("question.stay") }).check();
  for (const [id, value] of Object.entries(answers)) {
    await question(page, id);
    await radio(page, value).click();
    await appears(button(page, "app.next").and(page.locator(":enabled"))); // the frame that shows the answer
    page = await reopened(client, page);
    await question(page, id);
    await appears(radio(page, value).and(page.locator(":checked")));
    await button(page, "app.next").click();
  }
  await screen(page, "notes.title");
  await page.getByLabel(itemText("O1")).fill("Less homework.");
  await button(page, "app.next").click();
  await screen(page, "review.title");
  page = await reopened(client, page);
  await screen(page, "review.title");
  const review = await screenText(page);
  for (const words of ["9, between Partly and", "Just so you know", "0, Only because", "Less homework."]) {
    assert.ok(review.includes(words), `"${words}" is gone`);
  }
});

story("story: a browser killed in the middle of a check-in loses no answer", async (people) => {
  const { person, persistentPerson } = people;
  const therapist = await newTherapist(person);
  const client = await newClient(persistentPerson, await makeInvite(therapist.page));
  await answerAll(client.page, answers, { only: 5 });
  await question(client.page, "R2");
  killBrowserOf(client.folder);
  await client.context.close().catch(() => {});
  client.problems.length = 0;
  const again = await persistentPerson({ folder: client.folder, permissions: clipboard });
  const page = await again.open();
  await question(page, "R2");
  await button(page, "question.finish").click();
  await screen(page, "review.title");
  const review = await screenText(page);
  for (const words of ["9, between Partly and Completely", "6, between Partly and Completely", "5, Some"]) {
    assert.ok(review.includes(words), `"${words}" is gone`);
  }
  assert.match(await sendByCopy(page), /#s1\./);
});

story("story: a phone that others use too keeps no answer once it is sent", async ({ person }) => {
  const therapist = await newTherapist(person);
  const client = await newClient(person, await makeInvite(therapist.page), { shared: true });
  let { page } = client;
  await answerAll(page, { A1: 9, A2: 9, A3: 9, A4: 9, R1: 1, R2: 1, N1: 9, N2: 9, N3: 9, M1: 9, M2: 9 });
  assert.equal(await page.getByRole("switch", { name: say("notes.share", { name: "Dana" }) }).count(), 0);
  await page.getByLabel(itemText("O2")).fill("A note.");
  await afterNotes(page);
  linkIn(await sendByCopy(page));
  await button(page, "sent.home").click();
  await appears(button(page, "home.start"));
  const nothingIsLeft = async () => {
    assert.equal(await page.getByRole("list", { name: say("home.history") }).count(), 0);
    assert.equal(await heading(page, say("home.felt")).count(), 0);
    assert.ok(!(await screenText(page)).includes("A note."));
    assert.equal(await page.getByRole("table").count(), 0);
  };
  await nothingIsLeft();
  page = await reopened(client, page);
  await screen(page, "pin.title");
  assert.ok(!(await screenText(page)).includes("Dana"), "a shared phone names somebody");
  await unlockPhone(page);
  await appears(button(page, "home.start"));
  assert.ok(!(await screenText(page)).includes("Dana"), "a shared phone names somebody");
  await nothingIsLeft();
});

story("story: two therapists and a client in one browser see only their own", async ({ person }) => {
  const shared = await person({ device: "desk", permissions: clipboard });
  const page = await shared.open();
  const outsider = await newTherapist(person, { name: "Robin" });
  const invite = await makeInvite(outsider.page, "Z.Z.");
  const who = async (name) => {
    await shared.open("/");
    await screen(page, "who.title");
    await page.getByRole("button", { name, exact: true }).click();
  };

  await makeDesk(page, "Dana");
  await makeInvite(page, "D.1.");

  // The invite is for somebody who is not the therapist that this computer knows.
  await shared.open(invite);
  await screen(page, "start.title", { name: "Robin" });
  await button(page, "start.only_me").click();
  await question(page, "A1");
  await stop(page, 8).click();
  await question(page, "A2");

  await who(say("who.someone_new"));
  await makeDesk(page, "Sam");
  await shown(page, say("clients.none"));
  await makeInvite(page, "S.1.");

  await shared.open("/");
  await screen(page, "who.title");
  const desks = await screenText(page);
  const names = ["Dana", "Sam"].map((name) => say("who.therapist_named", { name }));
  for (const name of [...names, say("who.client_named", { name: "Robin" })]) {
    assert.ok(desks.includes(name), `${name} is not listed`);
  }

  await who(say("who.therapist_named", { name: "Dana" }));
  await unlock(page);
  assert.match(await screenText(page), /D\.1\./);
  assert.doesNotMatch(await screenText(page), /S\.1\./);
  await who(say("who.therapist_named", { name: "Sam" }));
  await unlock(page);
  assert.match(await screenText(page), /S\.1\./);
  assert.doesNotMatch(await screenText(page), /D\.1\./);
  await who(say("who.client_named", { name: "Robin" }));
  await question(page, "A2"); // the draft where it was
});
