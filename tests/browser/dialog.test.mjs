// A box over the page, as the gallery has one: the page behind it waits, what is said is said inside it, and
// closing it gives the focus back.
import assert from "node:assert/strict";
import { appears, appTest, vanishes } from "./app.mjs";
import { keepNodes, treeDifferences } from "./ax_tree.mjs";

const focusOf = (page) => page.evaluate(() => ({
  isInside: document.activeElement.closest("dialog") !== null,
  name: document.activeElement.textContent.trim(),
}));

for (const plain of [false, true]) {
  const view = plain ? "plain view" : "canvas view";
  appTest(`dialog: G14: the page waits behind it, and what is said is said in it, once (${view})`,
    async ({ person }) => {
      const someone = await person({ device: "desk", plain });
      await someone.context.addInitScript(keepNodes);
      const page = await someone.open("/?gallery");
      const isToldWhole = async () => assert.deepEqual((await treeDifferences(page)).differences, []);
      await isToldWhole();
      const opener = page.getByRole("button", { name: "Open a box" });
      const box = page.getByRole("dialog", { name: "A box over the page" });
      for (const close of ["Escape", "Close"]) {
        await opener.focus();
        await page.keyboard.press("Enter");
        await appears(box);
        await isToldWhole();
        assert.equal((await focusOf(page)).name, "A box over the page", "Enter would answer unread");
        const said = box.getByRole("status");
        await said.filter({ hasText: "The box is open." }).waitFor({ state: "attached" });
        for (let tab = 0; tab < 6; ++tab) {
          await page.keyboard.press("Tab");
          const { isInside, name } = await focusOf(page);
          const isOfBrowser = await page.evaluate(() => document.activeElement === document.body);
          assert.ok(isInside || isOfBrowser, `Tab reaches "${name}" behind the box`);
        }
        await assert.rejects(page.getByRole("switch").first().click({ timeout: 500 }), /intercepts|Timeout/);
        if (close === "Escape") await page.keyboard.press("Escape");
        else await box.getByRole("button", { name: "Close" }).click();
        await vanishes(box);
        assert.equal((await focusOf(page)).name, "Open a box", `after ${close}`);
      }
    });
}
