// Walks a program that counts its functions to the first answer, and writes which of them ran, a file a walk:
//   ATTUNE_WASM=<folder of the counting program> node tests/screens/first_answer.mjs <folder for the files>
// web/build/split.mjs calls it. Each walk opens an invite in the picture, light or dark, or in plain view.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { newBrowser } from "./load.mjs";
import { answer, fragmentOf, invite, newTherapist } from "./walk.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const [folder] = process.argv.slice(2);
const strings = JSON.parse(readFileSync(join(root, "web/strings/en.json"), "utf8"));

const instances = [];
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (...values) => {
  const made = await instantiate.apply(WebAssembly, values);
  instances.push(made);
  return made;
};

const therapist = await newTherapist();
const plainInvite = fragmentOf(await invite(therapist.tab, "K.M."));
// The worked example of the format asks for an e-mail, and has a line in the therapist's name.
const format = readFileSync(join(root, "src/share/FORMAT.md"), "utf8");
const fullInvite = fragmentOf(/#i1\.[A-Za-z0-9_-]+\n\s+[A-Za-z0-9_-]+/.exec(format)[0].replace(/\s+/, ""));
instances.length = 0;  // what the therapist did to get there does not count

// A clock west of Greenwich counts below zero.
const west = { minutesEast: -300 };
// As a browser does it: the window changes, native elements are measured, nobody promises to keep anything.
async function walk(fragment, look) {
  await (await newBrowser(west)).open(look);  // the first page, for who comes without an invite
  const tab = await (await newBrowser(west)).open({ fragment, ...look });
  const outside = tab.outside();
  tab.outside = () => ({ ...outside, keepStorage: async () => false });
  tab.tell({ t: "view", n: 2, width: 390, viewport: 844, top: 0, height: 1056, dpr: look.dpr });
  tab.tell({ t: "heights", list: tab.nodes.slice(0, 3).map(({ id }) => [id, 40]) });
  await tab.press("button", strings["start.only_me"]);
  await answer(tab, 7);
  await tab.press("button", strings["app.back"]);
}
for (const fragment of [plainInvite, fullInvite]) {
  for (const environment of [{}, { dark: true }, { plain: true }]) {
    // Sharper screens need larger letters, and more room for them.
    for (const dpr of [1, 2, 3]) await walk(fragment, { environment, dpr });
  }
}

for (const [index, { exports }] of instances.entries()) {
  const memory = Object.values(exports).find((one) => one instanceof WebAssembly.Memory);
  const size = exports.__write_profile(0, 0);
  const at = memory.buffer.byteLength;
  memory.grow(Math.ceil(size / 65_536));
  exports.__write_profile(at, size);
  writeFileSync(join(folder, `walk-${index}.profile`), new Uint8Array(memory.buffer, at, size));
}
