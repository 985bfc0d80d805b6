// A copy goes out of one browser and comes back in another; and everything that was kept is deleted, shown by
// looking into every place where a browser keeps anything.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { screenshot, story } from "./app.mjs";
import {
  afterNotes, answerAll, button, makeInvite, newClient, newTherapist, say, screen, shown,
} from "./steps.mjs";

const words = "river lamp stone garden";

// Files and folders, databases, caches, settings, cookies, service workers: all by name.
const everything = (page) => page.evaluate(async () => {
  const found = [];
  const walk = async (folder, path) => {
    for await (const [name, handle] of folder.entries()) {
      found.push(`opfs ${path}${name}`);
      if (handle.kind === "directory") await walk(handle, `${path}${name}/`);
    }
  };
  await walk(await navigator.storage.getDirectory(), "");
  for (const { name } of await indexedDB.databases()) found.push(`database ${name}`);
  for (const name of await caches.keys()) found.push(`cache ${name}`);
  for (const name of Object.keys(localStorage)) found.push(`setting ${name}`);
  for (const name of Object.keys(sessionStorage)) found.push(`setting ${name}`);
  if (document.cookie !== "") found.push("cookie");
  const workers = await navigator.serviceWorker.getRegistrations();
  for (const { scope } of workers) found.push(`service worker ${scope}`);
  return found;
});

async function keepPage(page) {
  await button(page, "this_phone.title").click();
  await screen(page, "this_phone.title");
}

async function savedCopy(page) {
  await page.getByLabel(say("this_phone.copy_words")).fill(words);
  await button(page, "this_phone.copy_make").click();
  const [download] = await Promise.all([
    page.waitForEvent("download"), button(page, "this_phone.copy_save").click()]);
  return readFileSync(await download.path());
}

story("story: a client's copy comes back in another browser, and everything is deleted in the first",
  async ({ person }) => {
    const therapist = await newTherapist(person);
    const link = await makeInvite(therapist.page);
    const client = await newClient(person, link);
    const { page } = client;
    await answerAll(page, { A1: 8 });
    await afterNotes(page);
    await button(page, "review.not_now").click();
    await screen(page, "home.title");
    await keepPage(page);
    const copy = await savedCopy(page);
    await screenshot(page, "this-phone-390");

    const other = await person();
    await other.open();
    await button(other.page, "restore.have").click();
    await screen(other.page, "restore.title");
    const [chooser] = await Promise.all([
      other.page.waitForEvent("filechooser"), button(other.page, "restore.choose").click()]);
    await chooser.setFiles({ name: "check-in-copy.age", mimeType: "text/plain", buffer: copy });
    await other.page.getByLabel(say("restore.words"), { exact: true }).fill(words);
    await screenshot(other.page, "restore-390");
    await button(other.page, "restore.open").click();
    await button(other.page, "start.only_me").click();
    await screen(other.page, "home.title");
    await shown(other.page, /Check-in of/);

    await page.waitForFunction(() => navigator.serviceWorker.controller || navigator.serviceWorker.ready);
    const before = await everything(page);
    for (const kind of ["opfs desk/", "cache attune-", "setting attune-kept", "service worker"]) {
      assert.ok(before.some((name) => name.startsWith(kind)), `${kind} in ${before}`);
    }
    await button(page, "erase.all").click();
    await screenshot(page, "erase-390");
    await button(page, "erase.do").click();
    await screen(page, "erase.done");
    await shown(page, say("erase.left_nothing"));
    assert.deepEqual(await everything(page), []);
    await screenshot(page, "erased-390");
  });
