// Makes build/gen/tokens.h and build/gen/tokens.css of web/tokens.json, so that a colour has one place for
// the picture and for the page. Colours are 0xRRGGBBAA in C++. The style sheet follows the browser's wishes
// (dark, more contrast); data-theme on <html> stands above them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generated, root, writeIfChanged } from "./paths.mjs";

const pascal = (name) => name.replace(/(^|_)([a-z0-9])/g, (_, __, letter) => letter.toUpperCase());
const cssName = (name) => `--${name.replaceAll("_", "-")}`;
const float = (value) => (Number.isInteger(value) ? `${value}.0f` : `${value}f`);

function rgba(name, colour) {
  const isColour = /^#[0-9A-F]{6}([0-9A-F]{2})?$/i.test(colour);
  if (!isColour) throw new Error(`tokens: "${colour}" of ${name} is not a colour.`);
  return `0x${colour.slice(1).padEnd(8, "F").toUpperCase()}`;
}

export function checkTokens(tokens) {
  for (const group of [tokens.colours, tokens.theme_sizes]) {
    for (const [name, values] of Object.entries(group)) {
      if (values.length === tokens.themes.length) continue;
      throw new Error(`tokens: ${name} has not one value for each theme.`);
    }
  }
}

export function tokensHeader(tokens) {
  const colours = Object.entries(tokens.colours);
  const themeSizes = Object.entries(tokens.theme_sizes);
  const themes = tokens.themes.map((theme, index) => [
    `    // ${theme}`,
    `    {${colours.map(([name, values]) => rgba(name, values[index])).join(", ")},`,
    `     ${themeSizes.map(([, values]) => float(values[index])).join(", ")}},`,
  ].join("\n"));
  return `// Made by web/build/tokens.mjs from web/tokens.json.
#pragma once

#include <cstdint>

namespace attune::tokens {

struct Theme {
  std::uint32_t ${colours.map(([name]) => name).join(",\n      ")};
  float ${themeSizes.map(([name]) => name).join(", ")};
};

inline constexpr Theme kThemes[${themes.length}] = {
${themes.join("\n")}
};

${Object.entries(tokens.sizes).map(([name, value]) =>
    `inline constexpr float k${pascal(name)} = ${float(value)};`).join("\n")}

struct TypeSize {
  int size, line;
};
${Object.entries(tokens.type).map(([name, [size, line]]) =>
    `inline constexpr TypeSize k${pascal(name)}{${size}, ${line}};`).join("\n")}

}  // namespace attune::tokens
`;
}

export function tokensCss(tokens) {
  const themed = (index) => [
    ...Object.entries(tokens.colours).map(([name, values]) => `${cssName(name)}: ${values[index]};`),
    ...Object.entries(tokens.theme_sizes).map(([name, values]) => `${cssName(name)}: ${values[index]}px;`),
  ].join(" ");
  const sizes = [
    ...Object.entries(tokens.sizes).map(([name, value]) => `${cssName(name)}: ${value}px;`),
    ...Object.entries(tokens.type).flatMap(([name, [size, line]]) =>
      [`${cssName(name)}-size: ${size}px;`, `${cssName(name)}-line: ${line}px;`]),
  ].join(" ");
  const byWish = ["", "(prefers-color-scheme: dark)", "(prefers-contrast: more)",
    "(prefers-color-scheme: dark) and (prefers-contrast: more)"];
  return [
    `:root { color-scheme: light dark; ${sizes} }`,
    ...byWish.map((wish, index) => {
      const rule = `:root { ${themed(index)} }`;
      return wish ? `@media ${wish} { ${rule} }` : rule;
    }),
    ...tokens.themes.map((theme, index) => {
      const scheme = theme.includes("dark") ? "dark" : "light";
      return `:root[data-theme="${theme}"] { color-scheme: ${scheme}; ${themed(index)} }`;
    }),
    "",
  ].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const tokens = JSON.parse(readFileSync(join(root, "web/tokens.json"), "utf8"));
  checkTokens(tokens);
  writeIfChanged(join(generated, "tokens.h"), tokensHeader(tokens));
  writeIfChanged(join(generated, "tokens.css"), tokensCss(tokens));
}
