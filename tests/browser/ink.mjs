// Where there is ink in a picture: the smallest box of pixels that differ from the ground by more than a
// shade.
import {rendered} from "./app.mjs";

export function inkBox(picture, {x, y, width, height}, ground) {
  const far = (colour) => [16, 8, 0].some(
      (shift) => Math.abs(((colour >> shift) & 255) - ((ground >> shift) & 255)) > 96);
  let box = null;
  for (let row = Math.max(0, y); row < Math.min(picture.height, y + height); ++row) {
    for (let column = Math.max(0, x); column < Math.min(picture.width, x + width); ++column) {
      if (!far(picture.colourAt(column, row))) continue;
      box ??= {left: column, right: column, top: row, bottom: row};
      box.left = Math.min(box.left, column);
      box.right = Math.max(box.right, column);
      box.bottom = row;
    }
  }
  return box;
}

// The canvas alone, or the elements' own words alone. The content policy allows no style sheet of a test's,
// so each element is told.
export async function showOnly(page, what) {
  await page.evaluate((layer) => {
    document.querySelector("canvas").style.visibility = layer === "canvas" ? "visible" : "hidden";
    for (const element of document.querySelectorAll("main [data-id]")) {
      element.style.visibility = layer === "canvas" ? "hidden" : "visible";
      if (layer === "words") element.style.color = "#000";
    }
  }, what);
  await rendered(page);
}
