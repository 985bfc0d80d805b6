// The colours of each theme, as web/tokens.json has them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./app.mjs";

const { themes, colours } = JSON.parse(readFileSync(join(root, "web/tokens.json"), "utf8"));
export const tokens = Object.fromEntries(themes.map((theme, index) =>
  [theme, Object.fromEntries(Object.entries(colours).map(([name, values]) => [name, values[index]]))]));
