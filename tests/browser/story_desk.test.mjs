// A therapist's first minutes: looking around with made-up clients, which leaves nothing, and then a desk of
// their own, whose presses are counted.
import assert from "node:assert/strict";
import { appears, story, vanishes, views } from "./app.mjs";
import { newPhone, sendWeek } from "./phones.mjs";
import {
  button, clickLink, makeInvite, newTherapist, say, screen, screenText, showClients, shown,
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
  story(`story: made-up clients are marked on every page and gone in one press (${view})`, async (
    { person, diagnostic }) => {
    const visitor = await person({ device: "desk", plain });
    const page = await visitor.open();
    await page.evaluate(() => navigator.serviceWorker.ready);
    const before = await keptHere(page);
    await button(page, "first_page.look_around").click();
    const isMarked = async () => {
      await shown(page, say("made_up.banner"));
      await appears(button(page, "made_up.leave"));
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
  });
}

story("story: a first share takes 3 presses; later ones one each and two, or 3 by a paste", async (
  { person, diagnostic }) => {
  const therapist = await newTherapist(person);
  const desk = therapist.page;
  const phone = await newPhone(await makeInvite(desk), 51);
  let presses = 0;
  const press = async (one) => {
    presses++;
    await one.click();
  };
  // A link in their mail.
  const follow = async (link) => {
    presses++;
    await clickLink(therapist, link);
  };
  const counted = () => {
    const count = presses;
    presses = 0;
    return count;
  };
  const send = async (count) => {
    const links = [];
    for (let i = 0; i < count; i++) links.push((await sendWeek(phone)).link);
    return links;
  };
  const openInboxOf = async (count) => {
    await press(count === 0 ? button(desk, "clients.inbox") : button(desk, "clients.inbox_count", { count }));
    await screen(desk, "inbox.title");
  };
  const keep = async (count) => {
    await press(button(desk, "inbox.keep_all"));
    await shown(desk, count === 1 ? say("inbox.kept_one") : say("inbox.kept_many", { count }));
    await showClients(desk);
  };

  const [first] = await send(1);
  await follow(first);
  await openInboxOf(1);
  await press(button(desk, "inbox.its_them"));
  await vanishes(button(desk, "inbox.its_them"));
  await showClients(desk);
  await appears(desk.getByRole("button", { name: /^K\.M\., New, / }));
  assert.equal(counted(), 3);
  diagnostic("figure: a therapist's first share: 3 presses");

  for (const count of [1, 20]) {
    for (const link of await send(count)) await follow(link);
    await openInboxOf(count);
    assert.match(await screenText(desk), /Made \d+ \w+, opened here \d+ \w+, \d+:\d\d/);
    await keep(count);
    const all = counted();
    assert.equal(all, count + 2);
    diagnostic(`figure: shares that came by their links: ${count}, presses of the therapist: ${all}`);
  }

  const links = await send(20);
  await desk.evaluate((text) => navigator.clipboard.writeText(text), links.join("\n\n"));
  await openInboxOf(0);
  await press(button(desk, "inbox.paste"));
  await keep(20);
  assert.equal(counted(), 3);
  diagnostic("figure: 20 shares in one pasted text: 3 presses");
});
