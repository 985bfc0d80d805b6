// axe-core on a page as it stands. The canvas is no obstacle, since every node has its element; contrast can
// be judged only in the plain view, where words are words, and axe itself leaves it open over a canvas.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export async function axeViolations(page) {
  if (!await page.evaluate("typeof axe !== 'undefined'")) await page.evaluate(source);
  // A colour that is on its way to another is neither.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  const run = (values) => globalThis.axe.run(document, { runOnly: values });
  const { violations } = await page.evaluate(run, tags);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html}\n  ${failureSummary}`));
}

export async function assertAccessible(page, screen) {
  const violations = await axeViolations(page);
  assert.equal(violations.length, 0, `${screen}:\n${violations.join("\n")}`);
}
