// A page put into one of the looks, at a width, and a picture of all of it.
import { rendered } from "./app.mjs";

export const looks = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  contrast_light: { colorScheme: "light", contrast: "more" },
  contrast_dark: { colorScheme: "dark", contrast: "more" },
  plain_light: { colorScheme: "light" },
  plain_dark: { colorScheme: "dark" },
};
export const widths = [320, 390, 768, 1280];
const windowHeight = (width) => (width < 700 ? 844 : 800);
// Three windows, which the canvas covers; a longer page takes more than one picture.
export const coveredMax = 2400;

async function wear(page, look) {
  await page.emulateMedia({ contrast: "no-preference", ...looks[look] });
  await page.evaluate((plain) => {
    if (plain) localStorage.setItem("attune-plain", "1");
    else localStorage.removeItem("attune-plain");
    dispatchEvent(new Event("attune-setting"));
  }, look.startsWith("plain"));
}

// What was asked for has come from the worker, and nothing more comes. A new size need not bring a frame, so
// there is none to wait for.
async function quiet(page) {
  for (let [last, times] = [-1, 0]; times < 12; times++) {
    await rendered(page);
    const now = await page.evaluate(() => attuneCounters.frames);
    if (now !== last) [last, times] = [now, 0];
  }
}

// The page as it looks at this width, from its top, or from where an earlier picture ended. Nothing is to
// look pressed or pointed at. `then` is told how much of the page is left.
export async function portrait(page, look, width,
  { heightMax = coveredMax, from = 0, then = () => {}, ...options } = {}) {
  const before = page.viewportSize();
  await page.bringToFront(); // behind another tab it would have a frame a second
  await page.mouse.move(0, 0);
  await wear(page, look);
  await page.setViewportSize({ width, height: windowHeight(width) });
  await quiet(page);
  // Without the room that a phone leaves under the page.
  const height = await page.evaluate(() => {
    const { bottom } = document.querySelector("main").getBoundingClientRect();
    return Math.max(innerHeight, Math.ceil(bottom + scrollY));
  });
  const high = Math.min(height - from, heightMax);
  await page.setViewportSize({ width, height: high });
  await page.evaluate((top) => scrollTo(0, top), from);
  await quiet(page);
  then(Math.max(0, height - from - heightMax));
  const picture = await page.screenshot({ animations: "allow", caret: "hide", ...options });
  await page.evaluate(() => scrollTo(0, 0));
  await wear(page, "light");
  await page.setViewportSize(before);
  return picture;
}
