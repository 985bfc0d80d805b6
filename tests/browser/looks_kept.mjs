// What is kept, in every look: how a desk is closed and opened, what a phone keeps, who shares it, what comes
// back from a copy, what does not open any more. `look(name, page)` takes the pictures.
import { appears } from "./app.mjs";
import {
  afterNotes, answerAll, begin, button, copied, coverDesk, goHome, itemText, openCourse, passphrase, pin,
  question, say, screen, secretField, sendByCopy,
} from "./steps.mjs";

// How a desk is closed and opened. Answers an invite, and the code that opens the safety copy.
async function lookAtDeskKept(look, therapist) {
  const desk = therapist.page;
  await therapist.open();
  await button(desk, "first_page.therapist").click();
  await screen(desk, "setup.title");
  await desk.getByLabel(say("setup.name")).fill("Dana");
  await secretField(desk, "setup.passphrase").fill(passphrase);
  await button(desk, "setup.make").click();
  await screen(desk, "sheet.title");
  await look("key_sheet", desk);
  const [code] = (await desk.locator("main").innerText()).replace(/\s+/g, "")
    .match(/AGE-SECRET-KEY-1[A-Z0-9]{58}/);
  await button(desk, "sheet.first_client").click();
  await desk.getByLabel(say("new_client.alias"), { exact: true }).fill("K.M.");
  await button(desk, "new_client.make").click();
  await appears(button(desk, "safety.choose"));
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
  await coverDesk(desk, (name) => look(name, desk));
  await look("unlock", desk);
  return { invite, code };
}

// What a phone keeps: how it is copied, changed, taken back and deleted.
async function lookAtPhoneKept(look, phone, invite) {
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
  await appears(button(phone.page, "erase.do"));
  await look("this_phone_erase", phone.page);
  await button(phone.page, "erase.keep").click();
  await button(phone.page, "restore.have").click();
  await screen(phone.page, "restore.title");
  await look("restore", phone.page);
  await button(phone.page, "sent.home").click();
  await phone.page.getByRole("button", { name: /^Check-in of/ }).first().click();
  await appears(button(phone.page, "one.take_back"));
  await look("one_check_in", phone.page);
  await button(phone.page, "one.take_back").click();
  await screen(phone.page, "take_back.title");
  await look("take_back", phone.page);
  await button(phone.page, "take_back.send").click();
  await button(phone.page, "sent.home").click();
  await phone.page.getByRole("button", { name: /^Check-in of/ }).first().click();
  await appears(button(phone.page, "one.give_back"));
  await look("one_taken_back", phone.page);
}

// A phone that others use: a PIN, and who is there.
async function lookAtSharedPhone(look, someone, invite) {
  const { page } = someone;
  await someone.open(invite);
  await button(page, "start.others_too").click();
  await screen(page, "pin.new_title");
  await look("new_pin", page);
  await secretField(page, "pin.label").fill(pin);
  await button(page, "app.next").click();
  await question(page, "A1");
  await someone.open();
  await screen(page, "pin.title");
  await look("pin", page);
  await someone.open(invite);
  await screen(page, "who.invited", { name: "Dana" });
  await look("who", page);
}

// A desk's safety copy, opened where there was none.
async function lookAtRestored(look, someone, copy, code) {
  const { page } = someone;
  await someone.open();
  await button(page, "restore.have").click();
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"), button(page, "restore.choose").click()]);
  await chooser.setFiles({ name: "check-in-desk.age", mimeType: "text/plain", buffer: Buffer.from(copy) });
  await look("restore_chosen", page);
  await page.getByLabel(say("restore.words"), { exact: true }).fill(code);
  await button(page, "restore.open").click();
  await screen(page, "setup.passphrase_title");
  await look("new_passphrase", page);
}

// What was kept is another than it was, as after a fault of the disk; it is deleted.
async function lookAtDamaged(look, someone) {
  const { page } = someone;
  await page.goto(`${someone.address}/config.json`);
  await page.evaluate(async () => {
    const desks = await (await navigator.storage.getDirectory()).getDirectoryHandle("desk");
    for await (const desk of desks.values()) {
      for await (const file of desk.values()) {
        const bytes = new Uint8Array(await (await file.getFile()).arrayBuffer());
        for (let at = 40; at < bytes.length; at += 512) bytes[at] ^= 0xff;
        const writing = await file.createWritable();
        await writing.write(bytes);
        await writing.close();
      }
    }
  });
  await someone.open();
  await screen(page, "damaged.title");
  await look("damaged", page);
  await button(page, "erase.all").click();
  await button(page, "erase.do").click();
  await screen(page, "erase.done");
  await look("erased", page);
}

export async function lookAtKeeping(look, { therapist, phone, visitor, sharer, restorer }) {
  const { invite, code } = await lookAtDeskKept(look, therapist);
  await lookAtPhoneKept(look, phone, invite);
  const site = await visitor.newTab("/?check");
  await appears(site.getByRole("heading", { level: 2 }).first());
  await look("check", site);
  await lookAtSharedPhone(look, sharer, invite);
  const copy = await therapist.page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    return (await (await root.getFileHandle("check-in-desk.age")).getFile()).text();
  });
  await lookAtRestored(look, restorer, copy, code);
  await lookAtDamaged(look, phone);
}
