// What cannot be used in a form is said under its field, the field tells it of itself, and the person is
// taken there.
import assert from "node:assert/strict";
import { appears, screenshot, story } from "./app.mjs";
import { keepNodes, treeDifferences } from "./ax_tree.mjs";
import { assertAccessible } from "./axe.mjs";
import { button, passphrase, say, screen, secretField } from "./steps.mjs";

for (const plain of [false, true]) {
  const view = plain ? "plain view" : "canvas view";
  story(`invalid: a form names its field and takes the person there, again at each press (${view})`,
    async ({ person }) => {
      const someone = await person({ plain });
      await someone.context.addInitScript(keepNodes);
      const page = await someone.open();
      await button(page, "first_page.therapist").click();
      await screen(page, "setup.title");
      const steps = [
        ["setup.name", "setup.name_missing", "Dana"],
        ["setup.passphrase", "setup.passphrase_short", passphrase],
      ];
      for (const [label, complaint, words] of steps) {
        const field = secretField(page, label);
        for (let press = 0; press < 2; ++press) {
          await button(page, "setup.make").click();
          await appears(page.getByRole("note").filter({ hasText: say(complaint) }));
          await page.waitForFunction(() => document.activeElement.getAttribute("aria-invalid") === "true");
          assert.ok(await field.evaluate((element) => element === document.activeElement), say(label));
          assert.equal(await page.locator("[aria-invalid]").count(), 1, "no other field is meant");
        }
        await screenshot(page, `invalid ${label} ${view}`);
        await assertAccessible(page, `invalid, ${view}`);
        assert.deepEqual((await treeDifferences(page)).differences, []);
        await field.fill(words);
      }
    });
}
