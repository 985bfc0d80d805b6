// What closes a therapist's desk, in a real browser: by keyboard and in plain view, by passkey, and what is
// left of it in memory and on the disk.
import assert from "node:assert/strict";
import { story } from "./app.mjs";
import { keys } from "./hands.mjs";
import { beforeWorker } from "./launch.mjs";
import { keepMemory, memoryHits, profileHits } from "./memory.mjs";
import {
  button, clipboard, makeDesk, makeInvite, newTherapist, openCourse, passphrase, say, screen, screenText,
  secretField, shown, unlock,
} from "./steps.mjs";

const coverPin = "482916";
const alias = "ZqSENTINELxw";

async function choosePin(page) {
  await button(page, "this_desk.title").click();
  await screen(page, "this_desk.title");
  await secretField(page, "covered.pin").fill(coverPin);
  await button(page, "desk.pin_choose").click();
  await shown(page, say("desk.pin_chosen"));
  await button(page, "course.all").click();
  await screen(page, "clients.title");
}

for (const plain of [false, true]) {
  const view = plain ? "the plain view" : "the picture";
  story(`vault: covered, locked and opened again by keyboard alone, in ${view}`, async ({ person }) => {
    const { page } = await newTherapist(person, { plain });
    await makeInvite(page, alias);
    await choosePin(page);
    await keys.press(page, "button", say("covered.cover"));
    await screen(page, "covered.title");
    assert.ok(!(await page.content()).includes(alias), "a covered desk names a client");
    await keys.type(page, say("covered.pin"), "000000");
    await page.keyboard.press("Enter");
    await shown(page, say("pin.wrong"));
    await keys.type(page, say("covered.pin"), coverPin);
    await page.keyboard.press("Enter");
    await screen(page, "clients.title");
    await openCourse(page, alias);
    await button(page, "course.all").click();
    await keys.press(page, "button", say("covered.lock"));
    await screen(page, "unlock.title");
    assert.ok(!(await page.content()).includes(alias), "a locked desk names a client");
    await keys.type(page, say("unlock.passphrase"), "not the passphrase");
    await page.keyboard.press("Enter");
    await shown(page, say("unlock.wrong"));
    await keys.type(page, say("unlock.passphrase"), passphrase);
    await page.keyboard.press("Enter");
    await screen(page, "clients.title");
    await openCourse(page, alias);
  });
}

story("vault: closing the browser's page locks a covered desk", async ({ person }) => {
  const { page } = await newTherapist(person);
  await choosePin(page);
  await button(page, "covered.cover").click();
  await screen(page, "covered.title");
  await page.reload();
  await unlock(page);
});

story("vault: a passkey opens the desk, and asks the person each time", async ({ person }) => {
  const therapist = await newTherapist(person);
  const { page } = therapist;
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", { options: {
    protocol: "ctap2", ctap2Version: "ctap2_1", transport: "internal", hasResidentKey: true,
    hasUserVerification: true, hasPrf: true, isUserVerified: true, automaticPresenceSimulation: true } });
  await makeInvite(page, alias);
  await button(page, "this_desk.title").click();
  await button(page, "desk.passkey_add").click();
  await shown(page, say("unlock.wrong")); // who found the desk open may not add a key of their own
  await secretField(page, "desk.current").fill(passphrase);
  await button(page, "desk.passkey_add").click();
  await shown(page, say("desk.passkey_is"));
  await button(page, "course.all").click();
  await button(page, "covered.lock").click();
  await screen(page, "unlock.title");
  await button(page, "unlock.by_passkey").click();
  await screen(page, "clients.title");
  await openCourse(page, alias);
  await button(page, "course.all").click();
  await button(page, "covered.lock").click();
  await screen(page, "unlock.title");
  await session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await button(page, "unlock.by_passkey").click();
  await shown(page, say("fault.refused"));
  assert.ok(!(await screenText(page)).includes(alias));
  await button(page, "unlock.by_passphrase").click();
  await unlock(page);
  await button(page, "this_desk.title").click();
  await button(page, "desk.passkey_remove").click();
  await shown(page, say("desk.passkey_what"));
});

story("vault: after lock nothing of the desk is in page, worker, program or profile", async (people) => {
  const someone = await people.persistentPerson({ device: "desk", permissions: clipboard });
  const { page } = someone;
  await page.addInitScript(beforeWorker, keepMemory);
  await someone.open();
  await makeDesk(page);
  await makeInvite(page, alias);
  await openCourse(page, alias);
  const texts = [alias, passphrase];
  const before = await memoryHits(page, texts);
  for (const place of ["page's heap", "worker's buffers"]) {
    const isFound = before.hits.includes(`${place}: ${alias}`);
    assert.ok(isFound, `the search does not find what is open: ${before.hits}`);
  }
  await button(page, "course.all").click();
  await button(page, "covered.lock").click();
  await screen(page, "unlock.title");
  const after = await memoryHits(page, texts);
  people.diagnostic(`figure: after lock ${after.hits.length} hits in ${after.bytes} bytes of ` +
    after.places.join(", "));
  assert.deepEqual(after.hits, []);
  await someone.context.close();
  const profile = profileHits(someone.folder, texts);
  people.diagnostic(`figure: after lock ${profile.hits.length} hits in ${profile.files} files of the ` +
    `profile, ${profile.bytes} bytes`);
  assert.ok(profile.files > 20);
  assert.deepEqual(profile.hits, []);
});
