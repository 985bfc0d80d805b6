// Every screen that people reach, judged as it stands, drawn and plain: by axe-core in each theme and width,
// by the browser's own tree, by the size of what is pressed, by what fits at 320 pixels and 200 %.
// ATTUNE_WHOLE=1 takes every theme with every width, and English; without it axe judges each screen in one.
// ATTUNE_PICTURES=1 puts the screens in other words into build/looks/.
import assert from "node:assert/strict";
import { rendered, screenshot, story } from "./app.mjs";
import { keepNodes, treeDifferences } from "./ax_tree.mjs";
import { axeViolations } from "./axe.mjs";
import { speakIn } from "./steps.mjs";
import { misfits, offer } from "./tongues.mjs";
import { tour } from "./tour.mjs";

const isWhole = process.env.ATTUNE_WHOLE === "1";
const pictured = process.env.ATTUNE_PICTURES === "1";
const themes = {
  light: { colorScheme: "light", contrast: "no-preference" },
  dark: { colorScheme: "dark", contrast: "no-preference" },
  "more contrast": { colorScheme: "light", contrast: "more" },
  "dark, more contrast": { colorScheme: "dark", contrast: "more" },
};
const widths = [320, 390, 768, 1280];
const combinations = Object.keys(themes).flatMap((theme) => widths.map((width) => ({ theme, width })));
const heightOf = (width) => (width < 700 ? 844 : 800);

async function wear(page, { theme, width }) {
  await page.emulateMedia(themes[theme]);
  await page.setViewportSize({ width, height: heightOf(width) });
  await rendered(page);
  await rendered(page);
}

// Of everything that is pressed or typed into: its box, and whether it can be brought to where a finger
// reaches it if half of the glass is dead.
const boxes = () => [...document.querySelectorAll("main button, main a, main .r-radio, main .r-switch, " +
    "main .r-input > input, main textarea, dialog[open] button")]
  .filter((one) => one.getClientRects().length > 0)
  .map((one) => {
    const { width, height, top, bottom } = one.getBoundingClientRect();
    const text = one.textContent.trim() || one.labels?.[0]?.textContent || one.tagName;
    // How far it can be scrolled, with the page, or in the box that lies over it.
    const place = one.closest("dialog") ?? document.documentElement;
    const room = place.scrollHeight - place.clientHeight;
    return { text, width, height, middle: (top + bottom) / 2 + place.scrollTop, room, window: innerHeight };
  });
const sidewards = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
// Words that do not fit into the box that they have; those of the picture are transparent here.
const cut = () => [...document.querySelectorAll("main *")]
  .filter((one) => one.children.length === 0 && one.textContent.trim() !== "" && one.clientWidth > 1)
  .filter((one) => !/, 0\)$/.test(getComputedStyle(one).color))
  .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflow !== "visible")
  .map((one) => one.textContent);

async function judgeFit(page, where, problems, targets) {
  for (const { text, width, height, middle, room, window } of await page.evaluate(boxes)) {
    targets.push(Math.min(width, height));
    if (width < 47.5 || height < 47.5) problems.push(`${where}: "${text}" is ${width} x ${height}`);
    // A desk's screen is not touched.
    const isLow = middle - room > window / 2 + 1 && !where.includes("1280");
    if (isLow) problems.push(`${where}: "${text}" stays in the lower half`);
  }
  const beyond = await page.evaluate(sidewards);
  if (beyond > 0) problems.push(`${where}: ${beyond} px to scroll sidewards`);
  for (const text of await page.evaluate(cut)) problems.push(`${where}: "${text}" is cut`);
}

// As the screen stands on a desk, on the narrowest phone, and there with letters of twice the size.
async function judgeSizes(page, name, problems, targets) {
  const session = await page.context().newCDPSession(page);
  for (const width of [1280, 320]) {
    await wear(page, { theme: "light", width });
    await judgeFit(page, `${name}, ${width} px`, problems, targets);
  }
  const sizes = (standard, fixed) => session.send("Page.setFontSizes", { fontSizes: { standard, fixed } });
  await sizes(32, 26);
  await wear(page, { theme: "light", width: 320 });
  await judgeFit(page, `${name}, 320 px and 200 %`, problems, targets);
  await sizes(16, 13);
  await session.detach();
}

// Screens are judged in any language. In a test run it is words two fifths longer, and in the plain view,
// which is what such a language gets, words that are written from the right.
const sample = [[false, "canvas view", "en-XA"], [true, "plain view", "ar-XB"]];
const atNight = [[false, "canvas view", "en"], [true, "plain view", "en"], [true, "plain view", "en-XA"]];
for (const [plain, view, tongue] of isWhole ? [...sample, ...atNight] : sample) {
  const promise = "axe finds nothing, the tree is the app's, targets are large, words whole, on every screen";
  story(`access: G2 G3 G5 G6: ${promise} (${view}, ${tongue})`, async ({ person, diagnostic }) => {
    const [problems, targets] = [[], []];
    const judged = new Map(Object.keys(themes).map((theme) => [theme, 0]));
    let [screens, nodes] = [0, 0];
    speakIn(tongue);
    const watched = async (options) => {
      const someone = await person(options);
      await someone.context.addInitScript(keepNodes);
      if (tongue !== "en") await offer(someone, tongue, [tongue]);
      return someone;
    };
    const look = async (page, name) => {
      const before = page.viewportSize();
      const { differences, count } = await treeDifferences(page);
      problems.push(...differences.map((one) => `${name}: ${one}`));
      await judgeSizes(page, name, problems, targets);
      // The sample's one is another on the next screen and in the other view, and all come up in one walk.
      const some = [combinations[(5 * screens + (plain ? 10 : 0)) % combinations.length]];
      for (const combination of isWhole ? combinations : some) {
        await wear(page, combination);
        const { theme, width } = combination;
        problems.push(...(await axeViolations(page)).map((one) => `${name}, ${theme}, ${width}: ${one}`));
        judged.set(theme, judged.get(theme) + 1);
      }
      for (const width of tongue === "en" ? [] : isWhole ? [320, 768] : [320]) {
        await wear(page, { theme: "light", width });
        problems.push(...(await misfits(page)).map((one) => `${name}, ${width}: ${one}`));
        if (pictured) await screenshot(page, `${tongue}/${width}/${name}`, { fullPage: true });
      }
      await wear(page, { theme: "light", width: before.width });
      screens++;
      nodes += count;
    };
    await tour({ person: watched, plain, look });
    const visitor = await watched({ device: "desk" });
    await look(await visitor.open(plain ? "/?gallery&plain" : "/?gallery"), "gallery");
    const share = Math.min(...judged.values()) / screens;
    diagnostic(`figure: ${view}, ${tongue}: ${screens} screens, judged by axe in ` +
      `${[...judged].map(([theme, count]) => `${count} ${theme}`).join(" + ")}, ${nodes} nodes equal in ` +
      `the tree, ${targets.length} targets, the smallest side ${Math.min(...targets)} px; ` +
      `${problems.length} problems`);
    assert.deepEqual(problems, []);
    assert.ok(share > 1 / 5, "a theme is judged on too few screens");
  }, { timeout: isWhole ? 2_400_000 : 1_200_000 });
}
