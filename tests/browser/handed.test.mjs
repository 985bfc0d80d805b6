// What is left where somebody answered on a computer or a phone that is not theirs alone: nothing, wherever
// one looks. A word that nobody says is written as a note, and then searched for: in the page, in everything
// that the browser keeps for this address, in memory, behind the back button, in the files of its profile.
import assert from "node:assert/strict";
import { appears, story } from "./app.mjs";
import { beforeWorker } from "./launch.mjs";
import { keepMemory, memoryHits, profileHits } from "./memory.mjs";
import {
  afterNotes, answerAll, button, clipboard, itemText, keepAll, makeDesk, makeInvite, newClient, newTherapist,
  openCourse, openInbox, question, say, screen, sendByCopy, shown, stop, unlock,
} from "./steps.mjs";

const planted = "Quagga7391";

// Where the planted word is, of all that a page of this address can read.
const whereIsIt = (page) => page.evaluate(async (word) => {
  const found = [];
  const look = (place, text) => String(text).includes(word) && found.push(place);
  const bytesIn = (value) => new TextDecoder("latin1").decode(value);
  look("page", document.documentElement.outerHTML);
  look("title", document.title + location.href + JSON.stringify(history.state));
  for (const field of document.querySelectorAll("input, textarea")) look("field", field.value);
  look("local storage", JSON.stringify({ ...localStorage }));
  look("session storage", JSON.stringify({ ...sessionStorage }));
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) look(request.url, await (await cache.match(request)).text());
  }
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      for (const item of await done(database.transaction(store).objectStore(store).getAll())) {
        look(`${name}/${store}`, JSON.stringify(item) + Object.values(item).map((value) =>
          value instanceof Uint8Array ? bytesIn(value) : "").join());
      }
    }
    database.close();
  }
  const walk = async (folder, path) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") await walk(handle, `${path}/${name}`);
      else {
        const bytes = await (await handle.getFile()).arrayBuffer().catch(() => new Uint8Array());
        look(`${path}/${name}`, bytesIn(bytes));
      }
    }
  };
  await walk(await navigator.storage.getDirectory(), "files");
  return found;
}, planted);

async function isNowhere(page, when) {
  assert.deepEqual(await whereIsIt(page), [], when);
  const { hits, bytes } = await memoryHits(page, [planted]);
  assert.deepEqual(hits, [], `in memory ${when}`);
  return bytes;
}
async function isNotBehind(page) {
  for (const way of ["goBack", "goForward"]) {
    await page[way]();
    // A page that nothing leads back from goes on by itself to what was before it.
    const html = await page.content().catch(() => page.waitForLoadState().then(() => page.content()));
    assert.ok(!html.includes(planted), way);
  }
}
function isNotInFiles(folder, diagnostic, what, bytesOfMemory) {
  const { hits, files, bytes } = profileHits(folder, [planted, btoa(planted).slice(0, 12)]);
  assert.ok(files > 20);
  assert.deepEqual(hits, []);
  diagnostic(`figure: ${what}: 0 hits in page, storage, ${bytesOfMemory} bytes of memory, history, and ` +
    `${files} files of the profile, ${bytes} bytes`);
}

async function answerWithIt(page) {
  await answerAll(page, { A1: 8, R1: 5 });
  await page.getByLabel(itemText("O1")).fill(planted);
  await afterNotes(page);
  await shown(page, planted);
  assert.notDeepEqual(await whereIsIt(page), [], "the search does not find what is on the page");
}
async function handOver(page) {
  await openCourse(page);
  await button(page, "course.hand_over", { alias: "K.M." }).click();
  await screen(page, "start.title", { name: "Dana" });
}

story("handed over: nothing of what a client answers on the therapist's computer stays but what was sent",
  async ({ persistentPerson, diagnostic }) => {
    const therapist = await persistentPerson({ device: "desk", permissions: clipboard });
    const { page } = therapist;
    await page.addInitScript(beforeWorker, keepMemory);
    await therapist.open();
    await makeDesk(page);
    await makeInvite(page);
    await handOver(page);
    assert.ok(!(await page.content()).includes("K.M."), "the client is named");
    await shown(page, say("handed.goes_to", { name: "Dana" }));
    await button(page, "home.start").click();
    await question(page, "A1");

    // Loaded again in the middle: what was answered is gone, and the desk is locked.
    await stop(page, 3).click();
    await question(page, "A2");
    await page.reload();
    await screen(page, "unlock.title");
    await isNotBehind(page);
    await unlock(page);

    await handOver(page);
    await button(page, "home.start").click();
    await answerWithIt(page);
    await button(page, "review.send", { name: "Dana" }).click();
    await screen(page, "sent.here_title");
    assert.deepEqual(await whereIsIt(page), [], "after Send");
    await button(page, "handed.give_back").click();
    await screen(page, "unlock.title");
    const bytes = await isNowhere(page, "after it was given back");
    await isNotBehind(page);
    await unlock(page);
    await openInbox(page, 1);
    await shown(page, say("inbox.made_here"));
    await keepAll(page, 1);
    await button(page, "course.all").click();
    await openCourse(page);
    await shown(page, planted);
    await therapist.context.close();
    isNotInFiles(therapist.folder, diagnostic, "handed over", bytes);
  });

story("handed over: where a browser keeps nothing for its tab, the desk is locked and nobody is shown",
  async ({ person }) => {
    const therapist = await newTherapist(person);
    const { page } = therapist;
    await makeInvite(page);
    await page.evaluate(() => {
      const keep = Storage.prototype.setItem;
      Storage.prototype.setItem = function (...what) {
        if (this === sessionStorage) throw new DOMException("", "QuotaExceededError");
        keep.apply(this, what);
      };
    });
    await openCourse(page);
    await button(page, "course.hand_over", { alias: "K.M." }).click();
    await screen(page, "unlock.title");
    assert.ok(!(await page.content()).includes("K.M."));
    await unlock(page);
    await openCourse(page);
  });

story("shared phone: after Send nothing of an answer is in the page, the storage or the browser's files",
  async ({ person, persistentPerson, diagnostic }) => {
    const { page: desk } = await newTherapist(person);
    const invite = await makeInvite(desk);
    const client = await newClient(persistentPerson, invite, { shared: true });
    const { page } = client;
    await page.addInitScript(beforeWorker, keepMemory); // for the page that comes after it is locked
    await answerWithIt(page);
    await sendByCopy(page);
    await button(page, "sent.home").click();
    await appears(button(page, "home.start"));
    assert.deepEqual(await whereIsIt(page), [], "after Send");
    await button(page, "pin.lock").click();
    await screen(page, "pin.title");
    const bytes = await isNowhere(page, "after it was locked");
    await isNotBehind(page);
    await client.context.close();
    isNotInFiles(client.folder, diagnostic, "shared phone", bytes);
  });
