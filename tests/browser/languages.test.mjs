// The app in another language, in both views: a whole check-in in Spanish, words that change in place, and a
// language that is written from the right. Every screen in longer words and from the right: story_access.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readLanguage } from "../../web/build/strings.mjs";
import { pseudo } from "../pseudo.mjs";
import { appears, root, story, vanishes } from "./app.mjs";
import { makeInvite, newTherapist, say } from "./steps.mjs";
import { offer } from "./tongues.mjs";

const spanish = readLanguage("es").all;
const sayInSpanish = (key, fills = {}) =>
  spanish[key].replace(/\{(\w+)\}/g, (gap, name) => fills[name] ?? gap);
const read = (path) => readFileSync(join(root, path), "utf8");
const { languages } = JSON.parse(read("web/instruments/checkin12.json"));
const pressed = (page, name) => page.getByRole("button", { name, exact: true }).click();
const stands = (page, name) => appears(page.getByRole("heading", { level: 1, name, exact: true }));
const langOf = (page) => page.evaluate(() => document.documentElement.lang);

for (const plain of [false, true]) {
  const view = plain ? "plain view" : "canvas view";
  story(`languages: a check-in is done in Spanish (${view})`, async ({ person }) => {
    const therapist = await newTherapist(person);
    const phone = await person({ plain, locale: "es-MX" });
    const { page } = phone;
    await phone.open(await makeInvite(therapist.page));
    await stands(page, sayInSpanish("start.title", { name: "Dana" }));
    assert.equal(await langOf(page), "es");
    await pressed(page, sayInSpanish("start.only_me"));
    for (const id of ["A1", "A2", "A3", "A4", "R1", "R2", "N1", "N2", "N3", "M1", "M2"]) {
      await stands(page, languages.es.items[id].text);
      await page.getByRole("radio", { name: /^2(,|$)/ }).click();
    }
    await stands(page, sayInSpanish("notes.title"));
    await page.getByLabel(languages.es.items.O1.text).fill("Más despacio, por favor.");
    await pressed(page, sayInSpanish("app.next"));
    await stands(page, sayInSpanish("review.title"));
    await appears(page.getByText("2, entre Nada y En parte").first());
    await pressed(page, sayInSpanish("review.send", { name: "Dana" }));
    await stands(page, sayInSpanish("sent.title"));
  });

  story(`languages: the words change in place, and what was typed stays (${view})`, async ({ person }) => {
    const someone = await person({ plain });
    const page = await someone.open();
    await page.getByLabel(say("first_page.paste_label")).fill("half a lin");
    await pressed(page, "Español");
    await stands(page, sayInSpanish("first_page.title"));
    assert.equal(await page.getByLabel(sayInSpanish("first_page.paste_label")).inputValue(), "half a lin");
    assert.equal(await langOf(page), "es");
    assert.equal(await page.title(), sayInSpanish("app.title"));
    await page.reload();
    await stands(page, sayInSpanish("first_page.title"));
  });
}

story("languages: one written from the right gets the plain view and its direction", async ({ person }) => {
  const someone = await person();
  await offer(someone, "ar-XB");
  const page = await someone.open();
  assert.equal(await page.locator("canvas:visible").count(), 1);
  await pressed(page, "ar-XB");
  await stands(page, pseudo["ar-XB"]().client["first_page.title"]);
  await vanishes(page.locator("canvas:visible"));
  assert.equal(await page.evaluate(() => document.documentElement.dir), "rtl");
  await pressed(page, "English");
  await appears(page.locator("canvas:visible"));
  assert.equal(await page.evaluate(() => document.documentElement.dir), "ltr");
});
