// What a browser keeps, on real OPFS and real IndexedDB: a desk while another tab has it, a desk taken over,
// a browser killed without a word, the same link opened twice, a start without network, starts that fail.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { address, appears, root, story, vanishes } from "./app.mjs";
import { killBrowserOf } from "./launch.mjs";
import {
  button, makeDesk, makeInvite, newClient, newTherapist, question, say, stop, unlock,
} from "./steps.mjs";

const shareVector = readFileSync(join(root, "tests/vectors/share/ok_share.txt"), "utf8");
const shareFragment = `#${shareVector.split("#").at(-1).trim()}`;
const deskFolders = (page) => page.evaluate(async () => {
  const names = [];
  const desks = await (await navigator.storage.getDirectory()).getDirectoryHandle("desk");
  for await (const name of desks.keys()) names.push(name);
  return names;
});
const countMail = (page) => page.evaluate(() => new Promise((resolve, reject) => {
  const request = indexedDB.open("attune-mail");
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const count = request.result.transaction("items").objectStore("items").count();
    count.onsuccess = () => resolve(count.result);
  };
}));

story("storage: a desk that another tab has open is still listed, and is handed over when asked for",
  async ({ person }) => {
  const someone = await person({ device: "desk" });
  const first = await someone.open();
  await makeDesk(first, "Dana Reyes");
  const second = await someone.newTab();
  assert.equal((await deskFolders(second)).length, 1);
  await appears(second.getByText("This is open in another tab.").first());
  await second.getByRole("button", { name: "Use it here" }).click();
  await unlock(second);
  await appears(first.getByRole("heading", { name: "This is open in another tab." }));
  assert.equal(await first.locator("main").innerHTML(), "", "what the desk showed is still in the page");
});

story("storage: what was shown is there after the browser was killed", async ({ persistentPerson }) => {
  const before = await persistentPerson({ device: "desk" });
  await before.open();
  await makeDesk(before.page, "Dana Reyes");
  killBrowserOf(before.folder);
  await before.context.close().catch(() => {});
  before.problems.length = 0;
  const after = await persistentPerson({ device: "desk", folder: before.folder });
  await after.open();
  await unlock(after.page);
});

story("storage: a page that is loaded again finds its desk free", async ({ person }) => {
  const someone = await person({ device: "desk" });
  const page = await someone.open();
  await makeDesk(page, "Dana Reyes");
  for (let i = 0; i < 3; i++) {
    await page.reload();
    await unlock(page);
  }
});

story("storage: a share link waits in the mail slot once, and an open desk hears of it",
  async ({ person }) => {
  const someone = await person({ device: "desk" });
  const desk = await someone.open();
  await makeDesk(desk, "Dana Reyes");
  const link = await someone.newTab(`/${shareFragment}`);
  await appears(link.getByText("Waiting in your inbox. You can close this tab.").first());
  assert.equal(new URL(link.url()).hash, "", "the payload stays in the address");
  assert.equal(await countMail(link), 1);
  const again = await someone.newTab(`/${shareFragment}`);
  await appears(again.getByText("It was waiting in your inbox already. You can close this tab.").first());
  assert.equal(await countMail(link), 1);
  await appears(desk.getByRole("heading", { level: 1, name: "Clients" })); // and it kept its desk
});

story("storage: a share link where no desk lives is not kept", async ({ person }) => {
  const someone = await person();
  const page = await someone.open(`/${shareFragment}`);
  await appears(page.getByRole("heading", { level: 1, name: "This is a locked check-in" }));
});

story("storage: the page comes up without a network once it was there", async ({ person }) => {
  const someone = await person();
  const page = await someone.open();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await someone.context.setOffline(true);
  await page.reload();
  await appears(page.getByRole("button", { name: "I am a therapist" }));
  someone.expectProblem(/ERR_INTERNET_DISCONNECTED/);
});

// A client who has answered one question and stands on the second.
async function answeredOne(person) {
  const therapist = await newTherapist(person);
  const client = await newClient(person, await makeInvite(therapist.page));
  await stop(client.page, 8).click();
  await question(client.page, "A2");
  return client;
}
async function isWhereItWas(page) {
  await question(page, "A2");
  await button(page, "app.back").click();
  await question(page, "A1");
  await appears(stop(page, 8).and(page.locator(":checked")));
  await button(page, "app.next").click();
  await question(page, "A2");
}

// Chromium freezes only what is hidden, and nothing is hidden in a test: what it would say is said for it.
story("storage: a tab that is frozen lets go of its desk, and goes on from what is kept when it thaws",
  async ({ person }) => {
    const client = await answeredOne(person);
    await client.page.evaluate(() => document.dispatchEvent(new Event("freeze")));
    const other = await client.newTab("/");
    await isWhereItWas(other);
    await stop(other, 3).click();
    await question(other, "A3");
    const loaded = client.page.waitForEvent("load");
    await client.page.evaluate(() => document.dispatchEvent(new Event("resume")));
    await loaded;
    await question(client.page, "A3");
  });

story("storage: a tab whose process the system ended is found again where it was", async ({ person }) => {
  const client = await answeredOne(person);
  const session = await client.context.newCDPSession(client.page);
  const ended = client.page.waitForEvent("crash");
  session.send("Page.crash").catch(() => {}); // nobody is left to answer
  await ended;
  await isWhereItWas(await client.newTab("/"));
});

story("storage: no room is said where it happened, and once there is room the next answer is kept",
  async ({ person }) => {
    const client = await answeredOne(person);
    const session = await client.context.newCDPSession(client.page);
    const { origin } = new URL(client.page.url());
    await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
    const told = client.page.getByRole("note").filter({ hasText: "There is no room left here." });
    await stop(client.page, 3).click();
    await appears(told);
    await session.send("Storage.overrideQuotaForOrigin", { origin });
    await stop(client.page, 4).click();
    await vanishes(told);
    await client.page.reload();
    await appears(stop(client.page, 4).and(client.page.locator(":checked")));
  });

story("storage: what the browser deleted since last time is told, and nothing of what it was",
  async ({ person }) => {
    const client = await answeredOne(person);
    await client.page.goto("about:blank");
    const session = await client.context.newCDPSession(client.page);
    await session.send("Storage.clearDataForOrigin", { origin: address(), storageTypes: "file_systems" });
    await client.open();
    await appears(client.page.getByText(say("first_page.gone")).first());
    await appears(button(client.page, "restore.have"));
    assert.ok(!(await client.page.content()).includes("Dana"));
  });

// All files of all desks, out of the browser and back into it. `/?gallery` opens none of them.
const filesOut = (page) => page.evaluate(async () => {
  const found = [];
  const walk = async (folder, path) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") await walk(handle, [...path, name]);
      else found.push([[...path, name], [...new Uint8Array(await (await handle.getFile()).arrayBuffer())]]);
    }
  };
  await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle("desk"), ["desk"]);
  return found;
});
const filesIn = (page, files) => page.evaluate(async (all) => {
  for (const [path, bytes] of all) {
    let folder = await navigator.storage.getDirectory();
    for (const name of path.slice(0, -1)) folder = await folder.getDirectoryHandle(name);
    const writing = await (await folder.getFileHandle(path.at(-1))).createWritable();
    await writing.write(new Uint8Array(bytes));
    await writing.close();
  }
}, files);

story("storage: old files put back are told on the first page", async ({ person }) => {
  const client = await answeredOne(person);
  await client.open("/?gallery");
  const old = await filesOut(client.page);
  assert.equal(old.length, 5);
  const told = client.page.getByRole("note").filter({ hasText: "What is kept here is older" });
  for (const [files, count] of [[null, 0], [old, 1]]) {
    await client.open("/?gallery");
    if (files) await filesIn(client.page, files);
    await client.open();
    await question(client.page, "A2");
    await button(client.page, "app.back").click();
    await question(client.page, "A1");
    await button(client.page, "app.back").click();
    await appears(button(client.page, "home.resume"));
    assert.equal(await told.count(), count);
  }
});
