// How a page is read: what the device and the person ask of its look is honoured at once, words stand out
// from their ground in the very pixels, text is as large and as widely spaced as it is asked to be.
import assert from "node:assert/strict";
import { appears, appTest, rendered } from "./app.mjs";
import { colourCounts, readPng } from "./png.mjs";
import { begin, button, clipboard, makeInvite, newTherapist, question, say, screen, stop } from "./steps.mjs";
import { tokens } from "./theme.mjs";

const views = [[false, "canvas view"], [true, "plain view"]];
const as = (link, plain) => (plain ? link.replace(/\/(#|$)/, "/?plain$1") : link);

async function clientAtQuestion(person, plain) {
  const { page: desk } = await newTherapist(person);
  const phone = await person({ permissions: clipboard });
  await phone.open(as(await makeInvite(desk), plain));
  await begin(phone.page);
  return phone.page;
}

const hex = (colour) => `#${colour.toString(16).padStart(6, "0").toUpperCase()}`;
const luminance = (colour) => [16, 8, 0].map((shift) => ((colour >> shift) & 255) / 255)
  .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);

// The strongest contrast between two pixels of this part of a picture.
function contrastIn(picture, box) {
  let [darkest, lightest] = [1, 0];
  for (let y = Math.max(0, Math.floor(box.y)); y < Math.min(picture.height, box.y + box.height); ++y) {
    for (let x = Math.max(0, Math.floor(box.x)); x < Math.min(picture.width, box.x + box.width); ++x) {
      const light = luminance(picture.colourAt(x, y));
      darkest = Math.min(darkest, light);
      lightest = Math.max(lightest, light);
    }
  }
  return (lightest + 0.05) / (darkest + 0.05);
}

// Each place with words on the screen, as it stands.
const wordBoxes = () => [...document.querySelectorAll("main [data-id]")]
  .filter((one) => one.matches(".r-p, .r-h, .r-button:enabled, .r-radio, .r-switch"))
  .map((one) => ({ words: one.textContent.trim().slice(0, 40), at: one.getBoundingClientRect() }))
  .filter(({ words, at }) => words && at.width > 0 && at.top >= 0 && at.bottom <= innerHeight)
  .map(({ words, at: { x, y, width, height } }) => {
    const [left, top, wide, high] = [x, y, width, height].map((length) => length * devicePixelRatio);
    return { words, box: { x: left, y: top, width: wide, height: high } };
  });

const schemes = {
  light: [{ colorScheme: "light", contrast: "no-preference" }, 4.5],
  dark: [{ colorScheme: "dark", contrast: "no-preference" }, 4.5],
  more_contrast_light: [{ colorScheme: "light", contrast: "more" }, 7],
  more_contrast_dark: [{ colorScheme: "dark", contrast: "more" }, 7],
};

for (const [plain, view] of views) {
  appTest(`reading: G4 G13: each theme is put on at once, and its words stand out in the pixels (${view})`,
    async ({ person, diagnostic }) => {
      const page = await clientAtQuestion(person, plain);
      await stop(page, 8).click();
      await question(page, "A2");
      await page.evaluate(() => (globalThis.isSamePage = true));
      for (const [name, [scheme, least]] of Object.entries(schemes)) {
        await page.emulateMedia(scheme);
        await rendered(page);
        await rendered(page);
        const picture = readPng(await page.screenshot({ caret: "hide" }));
        assert.equal(hex(picture.colourAt(2, 2)), tokens[name].ground, `${name}: the ground`);
        const places = await page.evaluate(wordBoxes);
        const measured = places.map(({ words, box }) => ({ words, contrast: contrastIn(picture, box) }));
        const weak = measured.filter(({ contrast }) => contrast < least);
        assert.deepEqual(weak, [], name);
        assert.ok(measured.length >= 15, `${name}: only ${measured.length} places with words`);
        const lowest = Math.min(...measured.map(({ contrast }) => contrast)).toFixed(1);
        diagnostic(`figure: ${name}, ${view}: ${measured.length} places, the least contrast ${lowest}`);
      }
      assert.ok(await page.evaluate("isSamePage"), "the page was loaded anew");
    });

  appTest(`reading: G13: with less motion nothing moves (${view})`, async ({ person }) => {
    const page = await clientAtQuestion(person, plain);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await stop(page, 8).click();
    await question(page, "A2");
    const moving = await page.evaluate(() => document.getAnimations().length +
      [...document.querySelectorAll("main *")].filter((one) =>
        parseFloat(getComputedStyle(one).transitionDuration) > 0).length);
    assert.equal(moving, 0);
  });

  appTest(`reading: G13: text is as large as it is set here, at once and the next time (${view})`,
    async ({ person }) => {
      const one = await person();
      const page = await one.open(as("/", plain));
      await button(page, "app.about").click();
      await screen(page, "about.title");
      const sizeOf = () => page.getByRole("heading", { level: 1 }).evaluate((element) =>
        parseFloat(getComputedStyle(element).fontSize));
      const grown = (size) => page.waitForFunction((wanted) =>
        parseFloat(getComputedStyle(document.querySelector("h1")).fontSize) === wanted, size);
      const slider = page.getByRole("slider", { name: say("reading.text_size") });
      const first = await sizeOf();
      await button(page, "reading.larger").click();
      await grown(first * 1.25);
      await slider.fill("200");
      await grown(first * 2);
      const past = button(page, "reading.larger");
      await past.press("Enter");
      const hasFocus = await past.evaluate((element) => element === document.activeElement);
      assert.ok(hasFocus, "the focus is lost at 200 %");
      await page.reload();
      await screen(page, "first_page.title");
      assert.equal(await sizeOf(), first * 2);
      await button(page, "app.about").click();
      await button(page, "reading.smaller").click();
      await grown(first * 1.75);
      await slider.press("Home");
      await grown(first);
    });
}

// Of the stop of this number: its picture, with nothing focused or pointed at.
async function pictureOf(page, value) {
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.activeElement.blur());
  await rendered(page);
  const row = page.getByRole("radiogroup").locator("div", { has: stop(page, value) });
  return readPng(await row.screenshot({ animations: "allow" }));
}
// A share of the pixels: a frame of another kind is 2 % of a stop.
function shareThatDiffers(one, other) {
  let count = 0;
  for (let y = 0; y < one.height; y++) {
    for (let x = 0; x < one.width; x++) if (one.colourAt(x, y) !== other.colourAt(x, y)) count++;
  }
  return count / (one.width * one.height);
}

// The share of one colour among the pixels right behind and in the words of a stop.
async function shareOfGround(page, value) {
  const clip = await stop(page, value).evaluate((input) => {
    const words = document.createRange();
    words.selectNodeContents(input.parentElement.querySelector("label"));
    const { x, y, width, height } = words.getBoundingClientRect();
    return { x, y, width, height };
  });
  const counts = colourCounts(readPng(await page.screenshot({ clip, animations: "allow" })));
  const all = [...counts.values()];
  return Math.max(...all) / all.reduce((sum, count) => sum + count, 0);
}

for (const forced of [false, true]) {
  const colours = forced ? "in forced colours" : "in the page's own colours";
  appTest(`reading: in the plain view not answered, skipped and zero look different ${colours}`,
    async ({ person }) => {
      const page = await clientAtQuestion(person, true);
      await page.emulateMedia({ forcedColors: forced ? "active" : "none" });
      const looks = [[await pictureOf(page, 0), await pictureOf(page, 5)]];
      await button(page, "question.skip").click();
      await question(page, "A2");
      await button(page, "app.back").click();
      await question(page, "A1");
      looks.push([await pictureOf(page, 0), await pictureOf(page, 5)]);
      await stop(page, 0).click();
      await question(page, "A2");
      await button(page, "app.back").click();
      await question(page, "A1");
      looks.push([await pictureOf(page, 0), await pictureOf(page, 5)]);
      for (const value of [0, 5]) {
        const share = await shareOfGround(page, value);
        assert.ok(share < 0.95, `${share} of stop ${value} has one colour: its words cannot be seen`);
      }
      const [waiting, skipped, zero] = looks;
      for (const [one, other] of [[waiting[0], skipped[0]], [waiting[1], skipped[1]],
        [waiting[0], zero[0]], [skipped[0], zero[0]]]) {
        assert.ok(shareThatDiffers(one, other) > 0.01, `${shareThatDiffers(one, other)}`);
      }
      assert.ok(shareThatDiffers(waiting[1], zero[1]) === 0, "the other stops wait as before");
    });
}

// WCAG 1.4.12, as a reader's own style sheet asks for it.
const spacings = ["line-height: 1.5", "letter-spacing: 0.12em", "word-spacing: 0.16em"];
const spacing = `* { ${spacings.map((one) => `${one} !important`).join("; ")} } ` +
  "p { margin-bottom: 2em !important }";

appTest("reading: lines, letters or words spaced out alone bring the plain page, and it goes with them",
  async ({ person }) => {
    const page = await (await person()).open();
    for (const one of spacings) {
      await appears(page.locator("html:not(.plain)"));
      await page.evaluate((text) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        document.adoptedStyleSheets = [sheet];
      }, `* { ${one} !important }`);
      await appears(page.locator("html.plain"));
      await page.evaluate(() => (document.adoptedStyleSheets = []));
    }
  });

appTest("reading: G6: with lines, letters and words spaced out nothing is cut, and all is there",
  async ({ person }) => {
    const page = await clientAtQuestion(person, false);
    await page.setViewportSize({ width: 320, height: 640 });
    const words = () => page.locator("main").evaluate((main) => main.textContent.replace(/\s+/g, " "));
    const before = await words();
    await page.evaluate((text) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets.push(sheet);
    }, spacing);
    await appears(page.locator("html.plain"));
    await rendered(page);
    assert.equal(await words(), before);
    const cut = await page.evaluate(() => [...document.querySelectorAll("main *")]
      .filter((one) => one.children.length === 0 && one.textContent.trim() && one.clientWidth > 1)
      .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
      .filter((one) => getComputedStyle(one).display !== "inline")
      .map((one) => one.textContent));
    assert.deepEqual(cut, []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await stop(page, 8).click();
    await question(page, "A2");
  });

appTest("reading: a course as a table, with what was tried, is as wide as its place and no word of it is cut",
  async ({ person }) => {
    const visitor = await person({ device: "desk" });
    const page = await visitor.open();
    await button(page, "first_page.look_around").click();
    await page.getByRole("button", { name: say("story.below.alias") }).click();
    await button(page, "story.show").click();
    await screen(page, "story.below.alias");
    await page.getByRole("switch", { name: say("line.transparency"), exact: true }).check();
    await button(page, "table.show").click();
    for (const width of [320, 390, 768, 999, 1000, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await rendered(page);
      const misfits = await page.evaluate(() => {
        const isBroken = ({ firstChild: text }) => [...text?.data?.matchAll(/\S+/g) ?? []].some((word) => {
          const range = document.createRange();
          range.setStart(text, word.index);
          range.setEnd(text, word.index + word[0].length);
          return range.getClientRects().length > 1;
        });
        return [...document.querySelectorAll("table.shown")].flatMap((table) => {
          const room = parseFloat(getComputedStyle(table).getPropertyValue("--w"));
          const right = table.getBoundingClientRect().left + room + 1;
          return [...table.querySelectorAll("th, td")]
            .filter((cell) => getComputedStyle(cell).clipPath === "none")
            .filter((cell) => cell.getBoundingClientRect().right > right || isBroken(cell))
            .map((cell) => cell.textContent);
        });
      });
      assert.deepEqual(misfits, [], `at ${width}`);
    }
  });

appTest("reading: print shows the plain page, black on white, and the picture comes back after it",
  async ({ person }) => {
    const page = await clientAtQuestion(person, false);
    await page.emulateMedia({ media: "print" });
    await appears(page.locator("html.plain"));
    assert.equal(await page.locator("canvas:visible").count(), 0);
    await page.emulateMedia({ media: "screen" });
    await appears(page.locator("canvas:visible"));
  });
