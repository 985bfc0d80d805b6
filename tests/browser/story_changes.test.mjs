// What a client does to a check-in after it was sent: an answer is changed, and it is taken back; and what
// their therapist sees of either. In both views.
import { appears, story, views } from "./app.mjs";
import {
  button, clickLink, copied, itemText, keepAll, keepFirst, linkIn, makeInvite, newClient, newTherapist,
  openCourse, openInbox, question, say, screen, sendByCopy, sendSession, sessions, showClients, shown, stop,
} from "./steps.mjs";

// The part of a sentence that stands before its filling.
const before = (key) => say(key).split("{")[0];

async function keep(therapist, link) {
  await clickLink(therapist, link);
  await openInbox(therapist.page, 1);
  await keepAll(therapist.page, 1);
  await showClients(therapist.page);
}

for (const plain of views) {
  const view = plain ? "plain view" : "canvas view";
  story(`story: an answer is changed after it was sent, and the check-in is taken back (${view})`, async (
    { person }) => {
    const therapist = await newTherapist(person, { plain });
    const desk = therapist.page;
    const { page: phone } = await newClient(person, await makeInvite(desk), { plain });
    await keepFirst(therapist, await sendSession(phone, sessions[0]));

    await phone.getByRole("button", { name: /^Check-in of/ }).click();
    await phone.getByRole("button", { name: itemText("A3") }).click();
    await question(phone, "A3");
    await stop(phone, 4).click();
    await button(phone, "question.finish").click();
    await screen(phone, "review.title");
    await keep(therapist, linkIn(await sendByCopy(phone)));
    await openCourse(desk);
    await shown(desk, /^Session of .*: corrected, kept here/);
    await shown(desk, /^4, between Not at all and Partly/);
    await showClients(desk);

    await button(phone, "sent.home").click();
    await phone.getByRole("button", { name: /^Check-in of/ }).click();
    await button(phone, "one.take_back").click();
    await screen(phone, "take_back.title");
    await button(phone, "take_back.send").click();
    await screen(phone, "sent.title");
    await clickLink(therapist, linkIn(await copied(phone, "sent.copy")));
    await openInbox(desk, 1);
    await button(desk, "inbox.keep_all").click();
    await shown(desk, before("inbox.taken_back"));
    await showClients(desk);
    await openCourse(desk);
    await shown(desk, say("course.none"));
    await button(phone, "sent.home").click();
    await appears(phone.getByRole("button", { name: before("one.taken_back") }));
  });
}
