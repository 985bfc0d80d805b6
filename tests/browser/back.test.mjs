// The browser's Back goes to the page before, as the page's own button does, and loses nothing; from a page
// that leads nowhere it leaves. What was said on one page is not there to be read on the next.
import assert from "node:assert/strict";
import { appears, story, vanishes } from "./app.mjs";
import {
  button, clipboard, makeInvite, newClient, newTherapist, openCourse, question, say, screen, stop,
} from "./steps.mjs";

// Its entry of the history is of the same document, so nothing is loaded.
const goBack = (page) => page.evaluate(() => history.back());

for (const plain of [false, true]) {
  const view = plain ? "plain view" : "canvas view";
  story(`back: from question to question and from a client to the list (${view})`,
    async ({ person }) => {
      const { page: desk } = await newTherapist(person, { plain });
      const invite = await makeInvite(desk);
      await openCourse(desk);
      await goBack(desk);
      await screen(desk, "clients.title");
      await button(desk, "this_desk.title").click();
      await button(desk, "erase.all").click();
      await appears(desk.getByRole("dialog"));
      await goBack(desk);
      await vanishes(desk.getByRole("dialog"));
      await screen(desk, "this_desk.title");
      await goBack(desk);
      await screen(desk, "clients.title");

      const { page } = await newClient(person, invite, { plain, permissions: clipboard });
      await stop(page, 8).click();
      await question(page, "A2");
      await goBack(page);
      await question(page, "A1");
      assert.ok(await stop(page, 8).isChecked());
      assert.equal(await page.getByRole("switch", { name: say("question.stay") }).isChecked(), false);
      await goBack(page);
      await appears(button(page, "home.resume"));
      assert.equal(new URL(page.url()).hash, "");
      await Promise.all([page.waitForURL("about:blank"), goBack(page)]);
    });
}

story("back: what was said on one page is silent on the next", async ({ person }) => {
  const { page } = await newTherapist(person);
  await button(page, "clients.add").click();
  await button(page, "new_client.make").click();
  const words = say("new_client.alias_missing");
  await page.getByRole("status").or(page.getByRole("alert")).filter({ hasText: words }).first()
    .waitFor({ state: "attached" });
  await button(page, "app.back").click();
  await screen(page, "clients.title");
  for (const region of await page.getByRole("status").or(page.getByRole("alert")).all()) {
    assert.ok(!(await region.textContent()).includes(words));
  }
});
