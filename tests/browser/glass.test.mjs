// A cracked screen: half of its glass feels nothing. Whatever is pressed or typed into can be brought to the
// middle of the window, from below always, and from above by a choice that itself can be reached from below.
import assert from "node:assert/strict";
import { appTest, rendered, views } from "./app.mjs";
import {
  button, makeInvite, newTherapist, question, say, screen, stop,
} from "./steps.mjs";

// Each control of the page, brought as near to the middle as the page can be scrolled: how far it stays above
// the middle, or below it. What is open over the page is what there is.
const fromMiddle = () => {
  const place = document.querySelector("dialog[open]") ?? document;
  const all = [...place.querySelectorAll("button, a, .r-radio, .r-switch, .r-input > input, textarea")]
    .filter((one) => one.getClientRects().length > 0 && !one.matches("[data-leave]"));
  return all.map((one) => {
    const below = () => {
      const { top, bottom } = one.getBoundingClientRect();
      return Math.round((top + bottom - innerHeight) / 2);
    };
    scrollBy(0, below());
    return { name: one.textContent.trim() || one.labels?.[0]?.textContent, below: below() };
  });
};
// "Leave this page" stays where it is while the page moves.
const leaveIsLow = () => {
  const { top } = document.querySelector("[data-leave]").getBoundingClientRect();
  return top > innerHeight / 2;
};

for (const plain of views) {
  const view = plain ? "plain view" : "canvas view";
  appTest(`glass: every control comes to the middle, from above and from below (${view})`,
    async ({ person, diagnostic }) => {
      const therapist = await newTherapist(person);
      const invite = await makeInvite(therapist.page);
      const phone = await person({ plain });
      const { page } = phone;
      let count = 0;
      const judge = async (name, { above }) => {
        await rendered(page);
        const found = await page.evaluate(fromMiddle);
        assert.ok(found.length > 0, name);
        count += found.length;
        const stuck = found.filter(({ below }) => below > 1 || (above && below < -1));
        assert.deepEqual(stuck, [], name);
        await page.evaluate(() => scrollTo(0, 0));
      };
      await phone.open(invite);
      await judge("start", { above: false });
      // With the upper half dead: what lies in the lower one before anything is scrolled, or farther down.
      const over = () => page.evaluate(() => scrollY - innerHeight / 2);
      const lies = async (one) => (await one.boundingBox()).y + await over();
      assert.ok(await lies(button(page, "app.about")) > 0);
      await button(page, "app.about").click();
      await screen(page, "about.title");
      const choice = page.getByRole("switch", { name: say("reading.low") });
      assert.ok(await lies(choice) > 0);
      await choice.check();
      await judge("about", { above: true });
      await button(page, "app.back").click();
      await judge("start", { above: true });
      await button(page, "start.only_me").click();
      await question(page, "A1");
      assert.ok(await page.evaluate(leaveIsLow));
      assert.equal(await page.evaluate(() => scrollY), 0, "each page begins in the lower half");
      await judge("question", { above: true });
      await stop(page, 8).click();
      await question(page, "A2");
      await judge("second question", { above: true });
      await button(page, "question.finish").click();
      await screen(page, "review.title");
      await judge("check and send", { above: true });
      await button(page, "app.back").click();
      await screen(page, "notes.title");
      await judge("notes", { above: true });
      await page.reload();
      await screen(page, "notes.title");
      await judge("notes, later", { above: true });
      diagnostic(`figure: ${count} controls brought to the middle`);
    });
}
