// Made-up clients: no set-up, marked on every page, and nothing of them anywhere but in memory.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readLanguage } from "../../web/build/strings.mjs";
import { newBrowser } from "./load.mjs";
import { site } from "./walk.mjs";
import { forbidden } from "./weeks.mjs";

const told = ["quiet", "open", "mixed", "drift", "below", "chance"];
// The mark that each story ends in; nothing of it stands on the page before.
const marks = { quiet: "course.worth_asking", open: "course.worth_asking", mixed: "course.worth_asking",
  drift: "course.drift", below: "course.still_below", chance: "course.small_change" };

for (const language of ["en", "es"]) {
  const sentences = readLanguage(language).all;
  test(`made up (${language}): each story asks first, then shows its mark, and nothing is kept`, async () => {
    const browser = await newBrowser({ languages: [language] });
    const tab = await browser.open({ site });
    await tab.press("button", sentences["first_page.look_around"]);
    assert.equal(tab.heading(), sentences["stories.title"]);
    const isMarked = () => assert.ok(tab.text().includes(sentences["made_up.banner"]), tab.text());
    for (const story of told) {
      isMarked();
      await tab.press("button", new RegExp(`^${sentences[`story.${story}.alias`].replace(/[()]/g, "\\$&")}`));
      const mark = sentences[marks[story]].split("{")[0];
      assert.ok(tab.text().includes(sentences["story.question"]));
      assert.ok(!tab.text().includes(mark), `${story}: its mark is told before it is asked for`);
      isMarked();
      await tab.press("button", sentences["story.show"]);
      assert.ok(tab.text().includes(mark), `${story}: ${tab.text()}`);
      assert.equal(tab.find("button", sentences["course.delete"]), null, "nobody is here to delete");
      assert.equal(tab.find("button", /^This is not/), null, "nor is anybody else's check-in");
      assert.ok(tab.text().includes(sentences[`story.${story}.after`]));
      isMarked();
      if (language === "en") assert.doesNotMatch(tab.text(), forbidden);
      await tab.press("button", sentences["story.all"]);
    }
    await tab.press("button", sentences["stories.list"]);
    assert.equal(tab.all("listitem").length, told.length);
    assert.equal(tab.find("button", sentences["clients.add"]), null);
    isMarked();
    // What is for clients of one's own says so.
    await tab.press("button", /^Jon/);
    await tab.press("button", sentences["course.new_invite"]);
    assert.ok(tab.text().includes(sentences["made_up.not_here"]));
    tab.tell({ t: "mail" });
    await tab.settled();
    assert.ok(!tab.effects.includes("list_mail"), "the mail slot was looked into");
    await tab.press("button", sentences["made_up.leave"]);
    assert.equal(tab.heading(), sentences["first_page.title"]);
    assert.equal(browser.desks.size, 0);
    assert.equal(browser.mail.size, 0);
    assert.equal(browser.wasKept, false);
    assert.deepEqual(browser.safetyCopies, []);
    // And a desk of one's own begins as if nothing had been there.
    await tab.press("button", sentences["first_page.therapist"]);
    assert.equal(tab.heading(), sentences["setup.title"]);
    assert.ok(!tab.text().includes(sentences["made_up.banner"]));
  });
}
