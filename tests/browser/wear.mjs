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
// The canvas covers three windows, so a longer page is pictured from its top only.
const coveredMax = 2400;

async function wear(page, look) {
  await page.emulateMedia({ contrast: "no-preference", ...looks[look] });
  await page.evaluate((plain) => {
    if (plain) localStorage.setItem("attune-plain", "1");
    else localStorage.removeItem("attune-plain");
    dispatchEvent(new Event("attune-setting"));
  }, look.startsWith("plain"));
}

// All of the page as it looks at this width. Nothing is to look pressed or pointed at.
export async function portrait(page, look, width, { heightMax = coveredMax, ...options } = {}) {
  const before = page.viewportSize();
  await page.mouse.move(0, 0);
  await wear(page, look);
  await page.setViewportSize({ width, height: windowHeight(width) });
  await rendered(page);
  // Without the room that a phone leaves under the page.
  const height = await page.evaluate(() => {
    const { bottom } = document.querySelector("main").getBoundingClientRect();
    return Math.max(innerHeight, Math.ceil(bottom + scrollY));
  });
  await page.setViewportSize({ width, height: Math.min(height, heightMax) });
  await rendered(page);
  await rendered(page);
  const picture = await page.screenshot({ animations: "allow", caret: "hide", ...options });
  await wear(page, "light");
  await page.setViewportSize(before);
  return picture;
}
