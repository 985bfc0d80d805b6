// Every screen that people reach, judged as it stands, drawn and plain: by axe-core in each theme and width,
// by the browser's own tree, by the size of what is pressed, by what fits at 320 pixels and 200 %.
// ATTUNE_WHOLE=1 takes every theme with every width; without it each screen is judged in one of them.
// ATTUNE_PICTURES=1 puts the screens in other words into build/looks/.
import assert from "node:assert/strict";
import { appTest, rendered, screenshot } from "./app.mjs";
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

const views = [[false, "canvas view"], [true, "plain view"]];
// axe judges a page in any language. In a test run it does so in words two fifths longer, and in the plain
// view, which is what such a language gets, in words that are written from the right; each screen is also
// looked at on the narrowest page, where words would be cut or lie on one another.
const walks = [[false, "canvas view", "en-XA"], [true, "plain view", "ar-XB"]];
const wholeWalks = [...views.map((view) => [...view, "en"]), ...walks, [true, "plain view", "en-XA"]];
for (const [plain, view, tongue] of isWhole ? wholeWalks : walks) {
  const promise = "axe finds nothing on any screen, and no word is cut or covered";
  appTest(`access: G2 G6: ${promise} (${view}, ${tongue})`, async ({ person, diagnostic }) => {
    const found = [];
    const judged = new Map(Object.keys(themes).map((theme) => [theme, 0]));
    let screens = 0;
    speakIn(tongue);
    const speaking = async (options) => {
      const someone = await person(options);
      if (tongue !== "en") await offer(someone, tongue, [tongue]);
      return someone;
    };
    await tour({ person: speaking, plain, look: async (page, name) => {
      const before = page.viewportSize();
      // The sample's one is another on the next screen and in the other view, and all come up in one walk.
      const some = [combinations[(5 * screens + (plain ? 10 : 0)) % combinations.length]];
      for (const combination of isWhole ? combinations : some) {
        await wear(page, combination);
        const { theme, width } = combination;
        found.push(...(await axeViolations(page)).map((one) => `${name}, ${theme}, ${width}: ${one}`));
        judged.set(theme, judged.get(theme) + 1);
      }
      for (const width of tongue === "en" ? [] : isWhole ? [320, 768] : [320]) {
        await wear(page, { theme: "light", width });
        found.push(...(await misfits(page)).map((one) => `${name}, ${width}: ${one}`));
        if (pictured) await screenshot(page, `${tongue}/${width}/${name}`, { fullPage: true });
      }
      await wear(page, { theme: "light", width: before.width });
      screens++;
    } });
    const share = Math.min(...judged.values()) / screens;
    diagnostic(`figure: axe, ${view}, ${tongue}: ${screens} screens, ` +
      `${[...judged].map(([theme, count]) => `${count} ${theme}`).join(" + ")} judgements, ` +
      `${found.length} problems`);
    assert.deepEqual(found, []);
    assert.ok(share > 1 / 5, "a theme is judged on too few screens");
  }, { timeout: isWhole ? 2_400_000 : 420_000 });
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

for (const [plain, view] of views) {
  const promise = "on every screen the tree is the app's, targets are large, nothing is cut";
  appTest(`access: G3 G5 G6: ${promise} (${view})`,
    async ({ person, diagnostic }) => {
      speakIn("en");
      const problems = [];
      let [screens, nodes, targets, smallest] = [0, 0, 0, Infinity];
      const judge = async (page, where) => {
        for (const { text, width, height, middle, room, window } of await page.evaluate(boxes)) {
          targets++;
          smallest = Math.min(smallest, width, height);
          if (width < 47.5 || height < 47.5) problems.push(`${where}: "${text}" is ${width} x ${height}`);
          // A desk's screen is not touched.
          const isLow = middle - room > window / 2 + 1 && !where.includes("1280");
          if (isLow) problems.push(`${where}: "${text}" stays in the lower half`);
        }
        const beyond = await page.evaluate(sidewards);
        if (beyond > 0) problems.push(`${where}: ${beyond} px to scroll sidewards`);
        for (const text of await page.evaluate(cut)) problems.push(`${where}: "${text}" is cut`);
      };
      const watched = async (options) => {
        const someone = await person(options);
        await someone.context.addInitScript(keepNodes);
        return someone;
      };
      const look = async (page, name) => {
        const before = page.viewportSize();
        const { differences, count } = await treeDifferences(page);
        problems.push(...differences.map((one) => `${name}: ${one}`));
        const session = await page.context().newCDPSession(page);
        for (const width of [1280, 320]) {
          await wear(page, { theme: "light", width });
          await judge(page, `${name}, ${width} px`);
        }
        await session.send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
        await wear(page, { theme: "light", width: 320 });
        await judge(page, `${name}, 320 px and 200 %`);
        await session.send("Page.setFontSizes", { fontSizes: { standard: 16, fixed: 13 } });
        await session.detach();
        await wear(page, { theme: "light", width: before.width });
        screens++;
        nodes += count;
      };
      await tour({ person: watched, plain, look });
      const visitor = await watched({ device: "desk" });
      await look(await visitor.open(plain ? "/?gallery&plain" : "/?gallery"), "gallery");
      diagnostic(`figure: ${view}: ${screens} screens, ${nodes} nodes equal in the tree but ` +
        `${problems.length} problems; ${targets} targets, the smallest side ${smallest} px`);
      assert.deepEqual(problems, []);
    }, { timeout: 300_000 });
}
