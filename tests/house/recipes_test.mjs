// Every hosting recipe says what deploy/headers.mjs says, no more and no less; each kind of drift is caught.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { cacheControl, headers, types } from "../../deploy/headers.mjs";
import { hosting, readRecipe, recipe, recipeNames } from "./recipes.mjs";

function check(name, text) {
  const found = readRecipe(name, text);
  assert.deepEqual(found.headers, headers);
  for (const [path, value] of Object.entries(found.cache)) assert.equal(value, cacheControl(path), path);
  for (const [extension, type] of Object.entries(types)) {
    const said = found.types[extension];
    const isLeftOut = said === undefined && found.isPartial;
    if (!isLeftOut) assert.equal(said, type.replace("; charset=utf-8", ""), extension);
  }
}

for (const name of recipeNames) {
  test(`recipes: ${name} sends the headers of the list`, () => check(name));
  const drifts = {
    "a header of another value": (text) => text.replace("no-referrer", "origin"),
    "a policy that allows more": (text) => text.replace("connect-src 'self'", "connect-src *"),
    "a header left out": (text) => text.replace(/^.*Permissions-Policy.*\n/m, ""),
    "a release asked for anew": (text) => text.replace("public, max-age=31536000, immutable", "no-cache"),
    "a page that is kept": (text) => text.replaceAll(/no-cache/g, "max-age=600"),
  };
  for (const [drift, change] of Object.entries(drifts)) {
    test(`recipes: ${name}: ${drift} is caught`, () =>
      assert.throws(() => check(name, change(recipe(name)))));
  }
}

test("recipes: no recipe is without its reader", () => {
  const others = ["github-pages.yml", "security.txt"];  // send no headers
  const found = readdirSync(hosting).filter((name) => !others.includes(name));
  assert.deepEqual(found.sort(), [...recipeNames].sort());
});
