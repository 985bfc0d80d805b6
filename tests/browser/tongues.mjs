// The site as it would be if it spoke a language that nobody speaks (tests/pseudo.mjs), and what must hold of
// each of its pages however long the words are and from wherever they are written.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { instrumentIn, pseudo } from "../pseudo.mjs";
import { root } from "./app.mjs";

const read = (path) => readFileSync(join(root, path), "utf8");

// The site offers these languages, of which `tag` is the made-up one. Everything else is the release's own.
export async function offer(someone, tag, languages = ["en", tag]) {
  const made = pseudo[tag]();
  const files = {
    "config.json": JSON.stringify({ ...JSON.parse(read("web/config.json")), languages }),
    [`strings/${tag}.json`]: JSON.stringify(Object.values(made.client)),
    [`strings/${tag}.therapist.json`]: JSON.stringify(Object.values(made.therapist)),
    [`words-${tag}.txt`]: made.list,
    "instruments/checkin12.json": instrumentIn(read("web/instruments/checkin12.json"), [tag]),
  };
  for (const [path, body] of Object.entries(files)) {
    someone.stoodIn.add(path);
    await someone.context.route(`**/${path}`, (route) => route.fulfill({ body }));
  }
}

// What does not fit: a page that is wider than the window, words that are wider than the place that was
// painted for them, and words that lie on other words. What is only heard is left out: the names of a scale's
// stops and of − and +, where figures and signs are painted, and over a picture those of a slider and a row.
export const misfits = (page) => page.evaluate(() => {
  const isPlain = document.documentElement.classList.contains("plain");
  const painted = isPlain ? "" : ", .r-slider, .r-button.row";
  const heard = "[hidden], .sr, [aria-hidden], .r-radio:has(> [data-digit]), [data-key$=less], " +
    "[data-key$=more], .r-points, .r-progress, .r-img, caption, .say" + painted;
  const isSeen = (element) => {
    const { clipPath, visibility } = getComputedStyle(element);
    const isUnderPicture = !isPlain && element.closest("table:not(.shown)") !== null;
    return visibility === "visible" && clipPath === "none" && !isUnderPicture;
  };
  const own = (element) =>
    [...element.childNodes].filter((node) => node.nodeType === 3 && node.textContent.trim());
  const place = document.querySelector("dialog[open]") ?? document.querySelector("main");
  const worded = [...place.querySelectorAll("*")].filter((element) =>
    own(element).length > 0 && element.closest(heard) === null && element.getClientRects().length > 0 &&
    isSeen(element));
  const name = (element) => element.textContent.trim().slice(0, 50);
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const found = wide > 0 ? [`${wide} px to scroll sidewards`] : [];
  // Each word's box: the space at a line's end may hang out of its place.
  const wordsOf = (element) => own(element).flatMap((node) =>
    [...node.nodeValue.matchAll(/\S+/g)].flatMap(({ index, 0: word }) => {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      return [...range.getClientRects()].filter(({ width }) => width > 1).map((box) => ({ element, box }));
    }));
  for (const element of worded) {
    const place = element.getBoundingClientRect();
    const isOut = ({ box }) => box.right > place.right + 1.5 || box.left < place.left - 1.5;
    if (getComputedStyle(element).overflowX !== "auto" && wordsOf(element).some(isOut)) {
      found.push(`cut: ${name(element)}`);
    }
  }
  // What floats over the page by design lies on other words.
  const still = worded.filter((element) => getComputedStyle(element).position !== "fixed");
  const words = still.flatMap(wordsOf);
  const apart = 4;  // words of one size may share the room of their accents
  for (const [index, one] of words.entries()) {
    const over = words.slice(index + 1).find(({ element, box }) => element !== one.element &&
      Math.min(box.right, one.box.right) - Math.max(box.left, one.box.left) > 1 &&
      Math.min(box.bottom, one.box.bottom) - Math.max(box.top, one.box.top) > apart);
    if (over) found.push(`"${name(one.element)}" lies on "${name(over.element)}"`);
  }
  return [...new Set(found)];
});
