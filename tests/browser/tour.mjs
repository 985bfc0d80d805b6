// Every screen that people reach, in one walk; `look(page, name)` is called on each of them.
import { appears, vanishes } from "./app.mjs";
import {
  answerAll, button, choiceText, clickLink, clipboard, consent, copied, coverDesk, itemText, linkIn,
  makeDesk, makeSupervisorInvite, openInbox, passphrase, pin, question, readCase, say, screen, sealCase,
  secretField, sendByCopy, sendSwitch, showTable, shown, stop,
} from "./steps.mjs";

// The plain view is asked for by the address: forced colours would hide which colours are ours.
const plainly = (link) => link.replace(/\/(#|$)/, "/?plain$1");

// Made-up clients, which need no set-up and leave nothing.
async function lookAround(desk, look) {
  await button(desk, "first_page.look_around").click();
  await screen(desk, "stories.title");
  await look(desk, "stories");
  await desk.getByRole("button", { name: say("story.quiet.alias") }).click();
  await screen(desk, "story.quiet.title");
  await look(desk, "a story, before anything is marked");
  await button(desk, "story.show").click();
  await screen(desk, "story.quiet.alias");
  await look(desk, "a story's course");
  await button(desk, "story.all").click();
  await button(desk, "stories.list").click();
  await screen(desk, "clients.title");
  await look(desk, "made-up clients as a list");
  await button(desk, "made_up.leave").click();
  await screen(desk, "first_page.title");
}

// Each part of the way looks at every screen it comes by.
async function setUp(desk, look) {
  await look(desk, "first page");
  await lookAround(desk, look);
  await button(desk, "app.about").click();
  await screen(desk, "about.title");
  await look(desk, "about");
  await button(desk, "app.back").click();
  await button(desk, "first_page.therapist").click();
  await screen(desk, "setup.title");
  await button(desk, "setup.make").click();
  await shown(desk, say("setup.name_missing"));
  await look(desk, "set-up");
  await desk.getByLabel(say("setup.name")).fill("Dana");
  await secretField(desk, "setup.passphrase").fill(passphrase);
  await button(desk, "setup.make").click();
  await screen(desk, "sheet.title");
  await look(desk, "key sheet");
  await button(desk, "sheet.done").click();
  await screen(desk, "clients.title");
  await look(desk, "clients, none");
  await button(desk, "clients.add").click();
  await screen(desk, "new_client.title");
  await look(desk, "new client");
  await desk.getByLabel(say("new_client.alias"), { exact: true }).fill("K.M.");
  await button(desk, "new_client.make").click();
  await screen(desk, "invite.title", { alias: "K.M." });
  await look(desk, "invite, before its key is in a safety copy");
  await button(desk, "safety.choose").click();
  await appears(button(desk, "invite.copy"));
  await look(desk, "invite");
  const invite = await copied(desk, "invite.copy");
  await button(desk, "file.open").click();
  await screen(desk, "file.title");
  await look(desk, "for your file");
  await button(desk, "course.all").click();
  await screen(desk, "clients.title");
  return invite;
}

async function checkIn(phone, look) {
  await look(phone, "start");
  await button(phone, "start.only_me").click();
  await question(phone, "A1");
  await look(phone, "question");
  await button(phone, "app.back").click();
  await consent(phone);
  await button(phone, "home.start").click();
  await answerAll(phone, { A1: 9, A2: 8, A3: 8, A4: 8, R1: 6, R2: 1 }, { only: 6 });
  await question(phone, "U1");
  await look(phone, "choice");
  await phone.getByRole("radio", { name: choiceText("U1", 0), exact: true }).click();
  await question(phone, "P1");
  await look(phone, "question with words under the scale");
  await stop(phone, 2).click();
  await question(phone, "N1");
  await button(phone, "question.finish").click();
  await screen(phone, "review.title");
  await sendSwitch(phone, "A2").uncheck();
  await look(phone, "check and send");
  await button(phone, "app.back").click();
  await screen(phone, "notes.title");
  await look(phone, "notes");
  await phone.getByLabel(itemText("O1")).fill("A note.");
  await button(phone, "app.next").click();
  const link = linkIn(await sendByCopy(phone));
  await look(phone, "sent");
  await button(phone, "sent.home").click();
  await appears(button(phone, "home.start"));
  await look(phone, "home");
  await ownPage(phone, look);
  return link;
}

// What a client does beside answering.
async function ownPage(phone, look) {
  await button(phone, "home.older").click();
  await screen(phone, "session_day.title");
  await look(phone, "day of a session");
  await button(phone, "app.back").click();
  for (let waiting = 0; waiting < 2; waiting++) {
    await button(phone, "home.start").click();
    await question(phone, "A1");
    await stop(phone, 8).click();
    await question(phone, "A2");
    await button(phone, "question.finish").click();
    await screen(phone, "review.title");
    await button(phone, "review.not_now").click();
  }
  await button(phone, "together.title").click();
  await screen(phone, "together.title");
  await look(phone, "send together");
  await button(phone, "app.back").click();
  await button(phone, "this_phone.title").click();
  await screen(phone, "this_phone.title");
  await look(phone, "this phone");
  await button(phone, "own.open").click();
  await screen(phone, "own.title");
  await look(phone, "own file");
  await button(phone, "app.back").click();
  await button(phone, "reminder.make").click();
  await screen(phone, "reminder.title");
  await look(phone, "reminder");
}

async function read(desk, supervisor, look) {
  await openInbox(desk, 1);
  await look(desk, "inbox");
  await button(desk, "inbox.its_them").click();
  await vanishes(button(desk, "inbox.its_them"));
  await button(desk, "course.all").click();
  await desk.getByRole("button", { name: "K.M." }).click();
  await showTable(desk);
  await look(desk, "course");
  await button(desk, "before.title").click();
  await screen(desk, "before.title");
  await look(desk, "before the session");
  await button(desk, "before.back", { alias: "K.M." }).click();
  await button(desk, "supervision.title").click();
  await screen(desk, "supervision.title");
  await look(desk, "for supervision");
  await clickLink(supervisor, await sealCase(desk, await makeSupervisorInvite(supervisor.page)));
  await look(desk, "for supervision, sealed");
  await button(desk, "before.back", { alias: "K.M." }).click();
  await button(desk, "paper.begin").click();
  await screen(desk, "paper.title", { alias: "K.M." });
  await look(desk, "from paper");
  await button(desk, "before.back", { alias: "K.M." }).click();
  await button(desk, "paper.blank").click();
  await screen(desk, "paper.blank_title");
  await look(desk, "a blank check-in");
  await readCase(supervisor.page);
  await look(supervisor.page, "a case");
}

// What is kept at the desk, and how it is closed; ends locked.
async function deskKept(desk, look) {
  await button(desk, "app.back").click();
  await button(desk, "course.all").click();
  await button(desk, "this_desk.title").click();
  await screen(desk, "this_desk.title");
  await look(desk, "this desk");
  await coverDesk(desk, (name) => look(desk, name));
  await look(desk, "locked");
}

// One check-in and what takes it back; at last everything is deleted.
async function phoneKept(phone, look) {
  await button(phone, "app.back").click();
  await button(phone, "sent.home").click();
  await phone.getByRole("button", { name: say("home.history_row").split("{")[0] }).last().click();
  await appears(button(phone, "one.take_back"));
  await look(phone, "one check-in");
  await button(phone, "one.take_back").click();
  await screen(phone, "take_back.title");
  await look(phone, "take back");
  await button(phone, "app.back").click();
  await button(phone, "sent.home").click();
  await button(phone, "this_phone.title").click();
  await button(phone, "restore.have").click();
  await screen(phone, "restore.title");
  await look(phone, "a copy to bring back");
  await button(phone, "sent.home").click();
  await button(phone, "this_phone.title").click();
  await button(phone, "erase.all").click();
  await appears(button(phone, "erase.do"));
  await look(phone, "delete everything?");
  await button(phone, "erase.do").click();
  await screen(phone, "erase.done");
  await look(phone, "all of it is deleted");
}

// A phone that others use: a PIN, and who is there.
async function sharedPhone(someone, invite, first, look) {
  const phone = await someone.open(invite);
  await button(phone, "start.others_too").click();
  await screen(phone, "pin.new_title");
  await look(phone, "choose a PIN");
  await secretField(phone, "pin.label").fill(pin);
  await button(phone, "app.next").click();
  await question(phone, "A1");
  await someone.open(first);
  await screen(phone, "pin.title");
  await look(phone, "type your PIN");
  await someone.open(invite);
  await screen(phone, "who.invited", { name: "Dana" });
  await look(phone, "who is this?");
}

async function lookAtTab(someone, link, heading, look) {
  const tab = await someone.newTab(link);
  await screen(tab, heading);
  await look(tab, heading);
  await tab.close();
}

export async function tour({ person, plain, look }) {
  const as = (link) => plain ? plainly(link) : link;
  const therapist = await person({ device: "desk", permissions: clipboard });
  const invite = await setUp(await therapist.open(as("/")), look);
  const client = await person({ permissions: clipboard });
  const link = await checkIn(await client.open(as(invite)), look);
  await lookAtTab(client, as(link), "mail.elsewhere_title", look);
  await lookAtTab(therapist, as(link), "mail.waiting_title", look);
  await lookAtTab(therapist, as(link.slice(0, -9)), "refused.title", look);
  const supervisor = await person({ device: "desk", permissions: clipboard });
  await makeDesk(await supervisor.open(as("/")), "Sam");
  await read(therapist.page, supervisor, look);
  await deskKept(therapist.page, look);
  await phoneKept(client.page, look);
  const sharer = await person({ permissions: clipboard });
  await sharedPhone(sharer, as(invite), as("/"), look);
}
