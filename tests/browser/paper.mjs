// What the browser prints, read as a person holds it: the words of each page, and pictures of them for eyes.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./app.mjs";

const folder = join(root, "build/looks/paper");

// Prints what the page shows, on A4 or on US Letter; answers the words of each sheet, spaces made one.
export async function printed(page, name, format = "A4") {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, await page.pdf({ preferCSSPageSize: false, format }));
  execFileSync("pdftoppm", ["-r", "80", "-png", file, join(folder, name)]);
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  return text.split("\f").slice(0, -1).map((sheet) => sheet.replace(/\s+/g, " ").trim());
}
