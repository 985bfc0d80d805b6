// The app in another language, in both views: a whole check-in in Spanish, a language two fifths longer on
// the smallest phone, and one that is written from the right.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readLanguage } from "../../web/build/strings.mjs";
import { instrumentIn, pseudo } from "../pseudo.mjs";
import { appTest, rendered, root, settled } from "./app.mjs";
import { makeInvite, newTherapist, say } from "./steps.mjs";

const spanish = readLanguage("es").all;
const sayInSpanish = (key, fills = {}) =>
  spanish[key].replace(/\{(\w+)\}/g, (gap, name) => fills[name] ?? gap);
const read = (path) => readFileSync(join(root, path), "utf8");
const { languages } = JSON.parse(read("web/instruments/checkin12.json"));
const pressed = (page, name) => page.getByRole("button", { name, exact: true }).click();
const stands = (page, name) => page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
const langOf = (page) => page.evaluate(() => document.documentElement.lang);

// The site as it would be if it offered a language that nobody speaks.
async function offer(someone, tag) {
  const made = pseudo[tag]();
  const config = JSON.stringify({ ...JSON.parse(read("web/config.json")), languages: ["en", tag] });
  const files = {
    "config.json": config, [`strings/${tag}.json`]: JSON.stringify(Object.values(made.client)),
    [`strings/${tag}.therapist.json`]: JSON.stringify(Object.values(made.therapist)),
    [`words-${tag}.txt`]: made.list,
    "instruments/checkin12.json": instrumentIn(read("web/instruments/checkin12.json"), [tag]),
  };
  for (const [path, body] of Object.entries(files)) {
    someone.stoodIn.add(path);
    await someone.context.route(`**/${path}`, (route) => route.fulfill({ body }));
  }
}

for (const plain of [false, true]) {
  const view = plain ? "plain view" : "canvas view";
  appTest(`languages: a check-in is done in Spanish (${view})`, async ({ person }) => {
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
    await page.getByText("2, de Nada a En parte").first().waitFor();
    await pressed(page, sayInSpanish("review.send", { name: "Dana" }));
    await stands(page, sayInSpanish("sent.title"));
  }, { timeout: 180_000 });

  appTest(`languages: the words change in place, and what was typed stays (${view})`, async ({ person }) => {
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

// Words that are wider than the place that was painted for them. The names of a scale's stops and of the
// − and + of the text size are only heard: figures and signs are painted there.
const clipped = (page) => page.evaluate(() => {
  const heard = "[hidden], .sr, [aria-hidden], .r-radio, [data-key$=less], [data-key$=more]";
  const wide = document.documentElement.scrollWidth > innerWidth ? ["the page itself"] : [];
  const small = [...document.querySelectorAll("main *")].filter((element) => {
    const isWords = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    const isMeant = element.closest(heard) === null;
    return isWords && isMeant && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
  });
  return [...wide, ...small.map((element) => element.textContent.slice(0, 60))];
});

for (const plain of [false, true]) {
  const view = plain ? "plain view" : "canvas view";
  appTest(`languages: two fifths more text fit on 320 pixels (${view})`, async ({ person }) => {
    const someone = await person({ plain, viewport: { width: 320, height: 640 } });
    await offer(someone, "en-XA");
    const page = await someone.open();
    await pressed(page, "en-XA");
    await settled(page);
    const found = [];
    const look = async () => {
      await rendered(page);
      found.push(...await clipped(page));
    };
    await look();
    await pressed(page, pseudo["en-XA"]().client["app.about"]);
    await look();
    await pressed(page, pseudo["en-XA"]().client["app.back"]);
    await pressed(page, pseudo["en-XA"]().client["first_page.therapist"]);
    await stands(page, pseudo["en-XA"]().therapist["setup.title"]);
    await look();
    const therapist = await newTherapist(person);
    const phone = await person({ plain, viewport: { width: 320, height: 640 } });
    await offer(phone, "en-XA");
    await phone.open(await makeInvite(therapist.page));
    await pressed(phone.page, "en-XA");
    await pressed(phone.page, pseudo["en-XA"]().client["start.only_me"]);
    await phone.page.getByRole("radio").first().waitFor();
    await rendered(phone.page);
    found.push(...await clipped(phone.page));
    assert.deepEqual(found, []);
  });
}

appTest("languages: one written from the right gets the plain view and its direction", async ({ person }) => {
  const someone = await person();
  await offer(someone, "ar-XB");
  const page = await someone.open();
  assert.equal(await page.locator("canvas:visible").count(), 1);
  await pressed(page, "ar-XB");
  await stands(page, pseudo["ar-XB"]().client["first_page.title"]);
  await page.locator("canvas:visible").waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.documentElement.dir), "rtl");
  await pressed(page, "English");
  await page.locator("canvas:visible").waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.dir), "ltr");
});
