// The therapist's safety copy in a real browser: a file handle that is written anew after every change and
// that the browser asks about again; and where a browser writes no files, one that is saved by hand. Debian's
// age opens both with the code on the key sheet.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rowsOf } from "../screens/copy_rows.mjs";
import { appears, screenshot, story, until, vanishes } from "./app.mjs";
import {
  answerAll, afterNotes, button, clipboard, keepFirst, linkIn, makeInvite, newClient, openCourse, passphrase,
  say, screen, secretField, sendByCopy, shown, unlock,
} from "./steps.mjs";

// The box for a place is answered with a file of the site's own storage (app.mjs), which a browser never asks
// about. This one is: by each document anew, until a press allowed it.
function asksAboutFiles() {
  let isAllowed = false;
  let wasChosenHere = false;
  const choose = window.showSaveFilePicker;
  window.showSaveFilePicker = async (...how) => {
    wasChosenHere = true;
    return choose(...how);
  };
  FileSystemFileHandle.prototype.queryPermission = async () =>
    isAllowed || wasChosenHere ? "granted" : "prompt";
  FileSystemFileHandle.prototype.requestPermission = async () => {
    if (!navigator.userActivation.isActive) throw new DOMException("", "SecurityError");
    isAllowed = true;
    return "granted";
  };
}

// A desk, up to its key sheet; answers the recovery code.
async function deskWithCode(page) {
  await button(page, "first_page.therapist").click();
  await page.getByLabel(say("setup.name")).fill("Dana");
  await page.getByRole("radio", { name: say("setup.how_any") }).click();
  await secretField(page, "setup.passphrase").fill(passphrase);
  await button(page, "setup.make").click();
  return leaveSheet(page);
}
async function leaveSheet(page) {
  await screen(page, "sheet.title");
  const words = (await page.locator("main").innerText()).replace(/\s+/g, "");
  const [code] = words.match(/AGE-SECRET-KEY-1[A-Z0-9]{58}/);
  await button(page, "sheet.done").click();
  await screen(page, "clients.title");
  return code;
}

function rowsByAge(text, code) {
  const folder = mkdtempSync(join(tmpdir(), "attune-safety-"));
  try {
    writeFileSync(join(folder, "key"), code);
    writeFileSync(join(folder, "copy.age"), text);
    return rowsOf(execFileSync("age", ["-d", "-i", join(folder, "key"), join(folder, "copy.age")],
      { maxBuffer: 1 << 27 }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
const counted = (rows, table) => rows.filter((row) => row.startsWith(`${table}|`)).length;

const fileOn = (page) => page.evaluate(async () => {
  const root = await navigator.storage.getDirectory();
  return (await (await root.getFileHandle("check-in-desk.age")).getFile()).text();
});
// The file once it is another than it was.
async function rewritten(page, before) {
  await until(page, async (old) => {
    const root = await navigator.storage.getDirectory();
    const text = await (await (await root.getFileHandle("check-in-desk.age")).getFile()).text();
    return text !== old && text !== "";
  }, before);
  return fileOn(page);
}

// On a computer where nothing was kept yet. Answers the code of its own key sheet.
async function bringBack(page, copy, code) {
  await button(page, "restore.have").click();
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"), button(page, "restore.choose").click()]);
  await chooser.setFiles({ name: "check-in-desk.age", mimeType: "text/plain", buffer: Buffer.from(copy) });
  await page.getByLabel(say("restore.words"), { exact: true }).fill(code);
  await button(page, "restore.open").click();
  await screen(page, "setup.passphrase_title");
  await screenshot(page, "safety-brought-back-1280");
  await secretField(page, "setup.passphrase").fill(passphrase);
  await button(page, "restore.title").click();
  return leaveSheet(page);
}

story("safety copy: its file is written after every change, and a new start asks for one press",
  async ({ person }) => {
    const therapist = await person({ device: "desk", permissions: clipboard });
    const { page } = therapist;
    await page.addInitScript(asksAboutFiles);
    await therapist.open();
    const code = await deskWithCode(page);
    const invite = await makeInvite(page);
    const first = await rewritten(page, "");
    assert.equal(counted(rowsByAge(first, code), "relationship"), 1);
    const { page: client } = await newClient(person, invite);
    await answerAll(client, { A1: 8 });
    await afterNotes(client);
    await keepFirst(therapist, linkIn(await sendByCopy(client)));
    let now = await rewritten(page, first);
    while (counted(rowsByAge(now, code), "check_in") === 0) now = await rewritten(page, now);

    await page.reload();
    await unlock(page);
    await shown(page, say("safety.needs_you"));
    await screenshot(page, "safety-needs-you-1280");
    await button(page, "safety.title").click();
    await shown(page, say("safety.allow_why"));
    assert.equal(await fileOn(page), now, "it was written without being allowed");
    await screenshot(page, "safety-allow-1280", { fullPage: true });
    await button(page, "safety.allow").click();
    await vanishes(page.getByText(say("safety.allow_why")).first());
    assert.equal(counted(rowsByAge(await rewritten(page, now), code), "check_in"), 1);
    await button(page, "course.all").click();
    await screen(page, "clients.title");
    assert.equal(await page.getByText(say("safety.needs_you")).count(), 0);

    const elsewhere = await (await person({ device: "desk" })).open();
    assert.notEqual(await bringBack(elsewhere, now, code), code);
    await openCourse(elsewhere);
    await button(elsewhere, "course.all").click();
    await button(elsewhere, "covered.lock").click();
    await unlock(elsewhere);
  });

story("safety copy: where a browser writes no files it is saved by hand, and the desk says of when it is",
  async ({ person }) => {
    const therapist = await person({ device: "desk", permissions: clipboard });
    const { page } = therapist;
    await page.addInitScript(() => (window.showSaveFilePicker = undefined));
    await therapist.open();
    const code = await deskWithCode(page);
    await button(page, "clients.add").click();
    await page.getByLabel(say("new_client.alias"), { exact: true }).fill("K.M.");
    await button(page, "new_client.make").click();
    await shown(page, say("safety.gate"));
    assert.equal(await button(page, "invite.copy").count(), 0);
    await button(page, "safety.make").click();
    const [download] = await Promise.all([
      page.waitForEvent("download"), button(page, "safety.save").click()]);
    assert.match(download.suggestedFilename(), /^check-in-desk-\d{4}-\d\d-\d\d\.age$/);
    assert.equal(counted(rowsByAge(readFileSync(await download.path(), "utf8"), code), "relationship"), 1);
    await appears(button(page, "invite.copy"));
    await button(page, "app.done").click();
    await page.reload();
    await unlock(page);
    await button(page, "this_desk.title").click();
    await shown(page, /Last written: \d+ \w+, \d+:\d\d/);
    await screenshot(page, "safety-saved-1280", { fullPage: true });
  });
