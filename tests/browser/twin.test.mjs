// The elements over the picture: pressed by role and name, by keys, by touch; and a page that rests when
// nobody acts.
import assert from "node:assert/strict";

import {appTest, rendered} from "./app.mjs";
import {assertAccessible} from "./axe.mjs";
import {
  answerAll, begin, clipboard, makeInvite, newClient, newTherapist, question, say, shown, stop,
} from "./steps.mjs";

// The first of the gallery's questions: the scale stands there in other states as well.
const scale = (page) => page.getByRole("radiogroup", {name: /^My therapist understood/});
const counters = (page) => page.evaluate(() => ({...window.attuneCounters}));

appTest("twin: every control of the gallery is found by role and name", async ({person}) => {
  const page = await (await person()).open("/?gallery");
  const has = async (role, name) =>
      assert.equal(await page.getByRole(role, {name, exact: true}).count(), 1, `${role} "${name}"`);
  for (const name of ["0, Not at all", "5, Partly", "10, Completely"]) {
    assert.equal(await scale(page).getByRole("radio", {name, exact: true}).count(), 1, name);
  }
  await has("switch", "Stay until I press Next");
  await has("textbox", "Your name");
  await has("button", "Next");
  for (const name of ["The course", "Needs", "How it has felt to you", "The cycle"]) {
    await has("img", name);
    await has("table", name);
  }
  await has("img", "The invite as a code");
  await has("slider", "Text size");
  await has("progressbar", "Question 2 of 12");
  assert.equal(await page.getByRole("button", {name: "Not yet"}).isDisabled(), true);
  assert.equal(await page.getByRole("switch", {name: /let down/}).isChecked(), false);
});

for (const plain of [false, true]) {
  const view = plain ? "plain view" : "canvas view";
  // Of the plain view there is nothing to present: a frame is what is told to its elements.
  const shows = plain ? "frames" : "presented";
  appTest(`twin: G9: one tap is one frame, and none is lost or unknown (${view})`,
          async ({person, diagnostic}) => {
    const {page: desk} = await newTherapist(person, {permissions: clipboard});
    const {page} = await newClient(person, await makeInvite(desk), {plain});
    // The switch moves at once; its frame comes after it.
    const {[shows]: begun} = await counters(page);
    await page.getByRole("switch", {name: say("question.stay")}).click();
    await page.waitForFunction(([key, count]) => window.attuneCounters[key] > count, [shows, begun]);
    await rendered(page);
    for (const value of [8, 3, 10]) {
      const before = await counters(page);
      await stop(page, value).click();
      await shown(page, new RegExp(`You chose ${value},`));
      const after = await counters(page);
      assert.equal(after.frames, before.frames + 1);
      assert.equal(after[shows], before[shows] + 1);
      assert.deepEqual([after.unknown, after.stale], [0, 0]);
      diagnostic(`figure: ${view}: one tap, ${after[shows] - before[shows]} frame`);
    }
  });

  appTest(`twin: G8: an idle page draws nothing and asks for no frame (${view})`,
          async ({person, diagnostic}) => {
    const page = await (await person({plain})).open("/?gallery");
    await rendered(page);
    await page.evaluate(() => {
      window.idleCalls = 0;
      const request = window.requestAnimationFrame.bind(window);
      window.requestAnimationFrame = (callback) => (window.idleCalls++, request(callback));
    });
    const before = await counters(page);
    await page.waitForTimeout(10_000);
    const after = await counters(page);
    const calls = await page.evaluate(() => window.idleCalls);
    const drawn = after.frames - before.frames;
    diagnostic(`figure: ${view}: 10 idle seconds, ${drawn} frames, ${calls} animation callbacks`);
    assert.deepEqual(after, before);
    assert.equal(calls, 0);
  });
}

appTest("twin: arrows and digits choose a stop and keep the focus", async ({person}) => {
  const page = await (await person({device : "desk"})).open("/?gallery");
  const focused = () =>
      page.evaluate(() => document.activeElement.labels?.[0]?.textContent ?? document.activeElement.tagName);
  await scale(page).getByRole("radio", {name: "8", exact: true}).focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(), "9");
  await page.keyboard.press("3");
  assert.equal(await focused(), "3");
  await page.keyboard.press("End");
  assert.equal(await focused(), "10, Completely");
  for (const [keys, choice] of [["20", "0, Not at all"], ["10", "10, Completely"], ["0", "0, Not at all"]]) {
    await page.keyboard.type(keys);
    assert.equal(await focused(), choice, keys);
  }
  await page.keyboard.press("Home");
  assert.equal(await focused(), "0, Not at all");
});

appTest("twin: a choice without a number is not chosen by the digit of a stop that stood there before",
  async ({person}) => {
  const {page: desk} = await newTherapist(person);
  const phone = await person({permissions: clipboard});
  const page = await phone.open(await makeInvite(desk));
  await begin(page);
  await answerAll(page, {A1: 9, A2: 8, A3: 8, A4: 8, R1: 6, R2: 1}, {only: 6});
  await question(page, "U1");
  await page.getByRole("radio").first().focus();
  await page.keyboard.press("1");
  await rendered(page);
  await question(page, "U1");
  assert.equal(await page.getByRole("radio", {checked: true}).count(), 0);
});

for (const plain of [false, true]) {
  const view = plain ? "plain" : "canvas";
  appTest(`twin: the gallery's ${view} view has no violation that axe knows`, async ({person}) => {
    const page = await (await person({plain})).open("/?gallery");
    await assertAccessible(page, `gallery, ${view}`);
  });
}

appTest("twin: a lost context comes back with the same picture", async ({person}) => {
  const page = await (await person()).open("/?gallery");
  const before = await page.screenshot();
  await page.evaluate(
      () => new Promise((resolve) => {
        const canvas = document.querySelector("canvas");
        const loss = canvas.getContext("webgl2").getExtension("WEBGL_lose_context");
        canvas.addEventListener("webglcontextrestored", () => resolve(), {once: true});
        canvas.addEventListener(
            "webglcontextlost", () => setTimeout(() => loss.restoreContext()), {once: true});
        loss.loseContext();
      }));
  await rendered(page);
  assert.ok(before.equals(await page.screenshot()));
});
