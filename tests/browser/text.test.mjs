// What a person writes is the browser's own text: composed, pasted, undone, as long as it may be and in any
// script; it comes out byte for byte, and typing goes on while the app draws.
import assert from "node:assert/strict";
import { appears, appTest } from "./app.mjs";
import {
  afterNotes, answerAll, clipboard, itemText, makeInvite, newClient, newTherapist, screenText,
} from "./steps.mjs";

const scripts = {
  Arabic: "كان من الصعب أن أقول ذلك.", Hindi: "यह कहना मुश्किल था।", Thai: "มันยากที่จะพูด",
  Chinese: "这很难说出口。", Hebrew: "היה קשה לומר את זה.", "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽",
  "a combining mark": "e\u0301 n\u0303",
};
const note = (page) => page.getByLabel(itemText("O1"));

async function clientAtNotes(person, plain) {
  const { page: desk } = await newTherapist(person);
  const { page } = await newClient(person, await makeInvite(desk), { plain });
  await answerAll(page, { A1: 8 });
  await note(page).focus();
  return page;
}

for (const plain of [false, true]) {
  const view = plain ? "plain view" : "canvas view";
  appTest(`text: G11: composed, pasted, undone and typed in the middle, every letter is there (${view})`,
    async ({ person }) => {
      const page = await clientAtNotes(person, plain);
      const session = await page.context().newCDPSession(page);
      // An input method shows what it may become, over and over, and then says what it is.
      for (const text of ["k", "かんj", "かんじ", "漢字"]) {
        await session.send("Input.imeSetComposition",
          { text, selectionStart: text.length, selectionEnd: text.length });
      }
      await session.send("Input.insertText", { text: "漢字" });
      assert.equal(await note(page).inputValue(), "漢字");
      await page.keyboard.type(" one three");
      for (let i = 0; i < 6; ++i) await page.keyboard.press("ArrowLeft");
      await page.keyboard.type(" two");
      assert.equal(await note(page).inputValue(), "漢字 one two three");
      assert.equal(await note(page).evaluate((field) => field.selectionStart), 10, "the caret jumped");
      await page.evaluate(() => navigator.clipboard.writeText(" (pasted)"));
      await page.keyboard.press("End");
      await page.keyboard.press("Control+v");
      assert.equal(await note(page).inputValue(), "漢字 one two three (pasted)");
      await page.keyboard.press("Control+z");
      assert.equal(await note(page).inputValue(), "漢字 one two three");
      await afterNotes(page);
      assert.ok((await screenText(page)).includes("漢字 one two three"));
    });

  appTest(`text: G11: any script, and as much as there is room for, comes out as it was written (${view})`,
    async ({ person, diagnostic }) => {
      const page = await clientAtNotes(person, plain);
      const all = Object.values(scripts).join("\n");
      const most = await note(page).evaluate((field) => field.maxLength);
      const long = `${all}\n${"a".repeat(most)}`.slice(0, most);
      await note(page).fill(long);
      assert.equal(await note(page).inputValue(), long);
      await page.keyboard.press("End");
      await page.keyboard.type("more");
      assert.equal((await note(page).inputValue()).length, most, "more than there is room for");
      await page.keyboard.press("Control+a");
      await page.evaluate((text) => navigator.clipboard.writeText(text), all);
      await page.keyboard.press("Control+v");
      assert.equal(await note(page).inputValue(), all);
      await afterNotes(page);
      const shown = page.getByText(scripts.Arabic).first();
      await appears(shown);
      const oneLine = (text) => text.replace(/\s+/g, " ").trim();
      assert.equal(oneLine(await shown.evaluate((element) => element.textContent)), oneLine(all));
      // The browser's own letters, and not tofu of a picture.
      assert.notEqual(await shown.evaluate((element) => getComputedStyle(element).color), "rgba(0, 0, 0, 0)");
      diagnostic(`figure: ${view}: ${Object.keys(scripts).length} scripts, ${most} characters`);
    });
}
