// A therapist's first minutes: looking around with made-up clients, which leaves nothing, and then a desk of
// their own, whose presses are counted.
import assert from "node:assert/strict";
import { appTest, views } from "./app.mjs";
import {
  button, clickLink, makeInvite, newClient, newTherapist, openInbox, say, screen, screenText,
  sendShort, showClients, shown, startAnother,
} from "./steps.mjs";

// All that a browser keeps for this site, by name.
const keptHere = (page) => page.evaluate(async () => {
  const names = [];
  const walk = async (folder, path) => {
    for await (const [name, handle] of folder.entries()) {
      names.push(`file ${path}${name}`);
      if (handle.kind === "directory") await walk(handle, `${path}${name}/`);
    }
  };
  await walk(await navigator.storage.getDirectory(), "");
  for (const { name } of await indexedDB.databases()) names.push(`database ${name}`);
  for (const store of [localStorage, sessionStorage]) {
    names.push(...Object.keys(store).map((key) => `key ${key}`));
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    names.push(...(await cache.keys()).map(({ url }) => `cached ${new URL(url).pathname}`));
  }
  return names.sort();
});

const told = ["quiet", "open", "mixed", "drift", "below", "chance"];

for (const plain of views) {
  const view = plain ? "plain" : "drawn";
  appTest(`story: made-up clients are marked on every page and gone in one press (${view})`, async (
    { person, diagnostic }) => {
    const { page } = await (async () => {
      const visitor = await person({ device: "desk", plain });
      await visitor.open();
      return visitor;
    })();
    await page.evaluate(() => navigator.serviceWorker.ready);
    const before = await keptHere(page);
    await button(page, "first_page.look_around").click();
    const isMarked = async () => {
      await shown(page, say("made_up.banner"));
      await button(page, "made_up.leave").waitFor();
    };
    for (const [place, story] of told.entries()) {
      if (place === 0) {
        await screen(page, "stories.title");
        await isMarked();
        await page.getByRole("button", { name: say(`story.${story}.alias`) }).click();
      }
      await screen(page, `story.${story}.title`);
      await isMarked();
      await shown(page, say("story.question"));
      const words = await screenText(page);
      for (const mark of ["course.worth_asking", "course.small_change", "course.still_below"]) {
        assert.ok(!words.includes(say(mark)), `${story} tells its mark too early`);
      }
      await button(page, "story.show").click();
      await screen(page, `story.${story}.alias`);
      await isMarked();
      await shown(page, say(`story.${story}.after`));
      await button(page, "story.next").click();
    }
    await button(page, "story.all").click();
    await button(page, "stories.list").click();
    await screen(page, "clients.title");
    await isMarked();
    assert.equal(await page.getByRole("main").getByRole("listitem").count(), told.length);
    await button(page, "made_up.leave").click();
    await screen(page, "first_page.title");
    const left = (await keptHere(page)).filter((name) => !before.includes(name));
    // What the app itself is made of may have come meanwhile.
    assert.deepEqual(left.filter((name) => !name.startsWith("cached /")), []);
    diagnostic(`figure: left of made-up clients: ${left.length} names, all files of the app itself`);
    await page.reload();
    await screen(page, "first_page.title");
    assert.ok(!(await screenText(page)).includes(say("made_up.banner")));
  }, { timeout: 240_000 });
}

appTest("story: a therapist's first share takes 3 presses; later ones one each and one for all", async (
  { person, diagnostic }) => {
  const therapist = await newTherapist(person);
  const desk = therapist.page;
  const client = await newClient(person, await makeInvite(desk));
  const link = await sendShort(client.page);
  // The link in their mail is the first press.
  await clickLink(therapist, link);
  await openInbox(desk, 1);
  await button(desk, "inbox.its_them").click();
  await button(desk, "inbox.its_them").waitFor({ state: "detached" });
  await showClients(desk);
  await desk.getByRole("button", { name: /^K\.M\., New, / }).waitFor();
  diagnostic("figure: a therapist's first share: 3 presses (the link, Inbox, It's them)");
  const links = [];
  for (let i = 0; i < 2; i++) {
    await startAnother(client.page);
    links.push(await sendShort(client.page, i));
  }
  for (const one of links) await clickLink(therapist, one);
  await openInbox(desk, 2);
  assert.match(await screenText(desk), /Made \d+ \w+, opened here \d+ \w+, \d+:\d\d/);
  await button(desk, "inbox.keep_all").click();
  await shown(desk, say("inbox.kept_many", { count: 2 }));
  diagnostic(`figure: n shares by their links: n + 2 presses, 22 for 20`);
}, { timeout: 180_000 });
