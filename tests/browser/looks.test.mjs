// The look itself: pictures of the gallery beside the ones in golden/, which were looked at.
// After a change that is meant: ATTUNE_GOLDEN=write node --test tests/browser/looks.test.mjs, look at every
// picture that git says has changed, and only then commit them.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { hangs_after_ms, newPerson, root } from "./app.mjs";
import { readPng } from "./png.mjs";
import { portrait } from "./wear.mjs";

const folder = join(root, "tests/browser/golden");
const fresh = join(root, "build/looks/fresh");
const isWriting = process.env.ATTUNE_GOLDEN === "write";
const [picturesMax, bytesMax] = [24, 2_000_000];
// A shade more or less in the edge of a letter is no other look.
const shadeMax = 40;
const shareMax = 0.002;

function shareThatDiffers(one, other) {
  if (one.width !== other.width || one.height !== other.height) return 1;
  const channel = (colour, shift) => (colour >> shift) & 255;
  let count = 0;
  for (let y = 0; y < one.height; y++) {
    for (let x = 0; x < one.width; x++) {
      const [a, b] = [one.colourAt(x, y), other.colourAt(x, y)];
      if (a !== b && [16, 8, 0].some((shift) => Math.abs(channel(a, shift) - channel(b, shift)) > shadeMax)) {
        count++;
      }
    }
  }
  return count / (one.width * one.height);
}

const problems = [];
// `screens`: "look width" each.
async function compare(name, page, screens) {
  for (const one of screens) {
    const [look, width] = one.split(" ");
    const file = `${name}-${look}-${width}.png`;
    const picture = await portrait(page, look, Number(width), { heightMax: 1200 });
    if (isWriting) {
      writeFileSync(join(folder, file), picture);
      continue;
    }
    const isThere = existsSync(join(folder, file));
    const golden = isThere ? readPng(readFileSync(join(folder, file))) : null;
    const share = golden ? shareThatDiffers(golden, readPng(picture)) : 1;
    if (share <= shareMax) continue;
    writeFileSync(join(fresh, file), picture);
    problems.push(`${file}: ${(share * 100).toFixed(2)} % differs; it is now as in build/looks/fresh`);
  }
}

test("looks: every widget is as it was looked at", { timeout: hangs_after_ms }, async () => {
  for (const path of [folder, fresh]) mkdirSync(path, { recursive: true });
  const visitor = await newPerson({ deviceScaleFactor: 1 });
  await visitor.open("/?gallery");
  await compare("gallery", visitor.page,
    ["light 1280", "dark 1280", "contrast_dark 1280", "contrast_light 768", "light 390", "dark 320",
      "plain_light 390", "plain_dark 1280"]);
  await visitor.close();
  assert.deepEqual(problems, []);
});

test("looks: there are at most 24 pictures of 2 MB in all", () => {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  const isWithin = files.length > 0 && files.length <= picturesMax && bytes <= bytesMax;
  assert.ok(isWithin, `${files.length} pictures of ${bytes} bytes`);
});
