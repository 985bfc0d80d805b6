// Every screen in every state of one whole way, drawn and plain, at four widths: what must be true of any of
// them is asked of all of them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { newBrowser } from "./load.mjs";
import { answer, fragmentOf, invite, newTherapist, send, site } from "./walk.mjs";

const widths = [320, 390, 768, 1280];
const named = ["button", "radio", "switch", "textbox", "link", "tab", "slider", "heading", "group", "list",
  "radiogroup", "table", "progressbar", "img", "dialog"];

function problemsOf(nodes, width) {
  const problems = [];
  const headings = nodes.filter(({ role, level }) => role === "heading" && level === 1);
  if (headings.length !== 1) problems.push(`${headings.length} first headings`);
  const seen = new Set([0]);
  for (const node of nodes) {
    const what = `${node.role} "${node.name}"`;
    if (seen.has(node.id)) problems.push(`${what} has the id of another`);
    if (!seen.has(node.parent)) problems.push(`${what} stands before what it stands in`);
    seen.add(node.id);
    if (named.includes(node.role) && !node.name.trim()) problems.push(`a ${node.role} without a name`);
    if (/\{\w+\}/.test(node.name + node.description)) problems.push(`${what} has a gap that is not filled`);
    const [x, , wide] = node.rect;
    if (x < -0.5 || x + wide > width + 0.5) problems.push(`${what} is wider than ${width} pixels`);
  }
  return problems;
}

class Walk {
  snapshots = new Set();
  problems = [];

  look(tab) {
    for (const plain of [true, false]) { // and it is left drawn, as it was found
      tab.tell({ t: "env", dark: false, more_contrast: false, reduced_motion: false, plain, text_scale: 1 });
      for (const width of widths) {
        tab.tell({ t: "view", n: 1, width, viewport: 844, top: 0, height: 2532, dpr: 1 });
        const where = `"${tab.heading()}", ${width}, ${plain ? "plain" : "drawn"}`;
        this.problems.push(...problemsOf(tab.snapshot(), width).map((one) => `${where}: ${one}`));
        this.snapshots.add(JSON.stringify([plain, width, tab.snapshot().map(({ raw }) => raw)]));
      }
    }
  }
}

async function checkIn(walk, link) {
  const tab = await (await newBrowser({ seed: 11 })).open({ site, fragment: fragmentOf(link) });
  walk.look(tab);
  await tab.press("button", "Only I use this phone");
  await tab.press("switch", "Stay here until I press Next");
  const values = [8, 7, 8, 0, 6, 2, null, 3, 10, 5, 9, 4, 6];
  for (const value of values) {
    walk.look(tab);
    if (value === null) await tab.press("radio", "Ask me about it");
    else await answer(tab, value);
    walk.look(tab);
    await tab.press("button", "Next");
  }
  walk.look(tab);
  await tab.press("button", "Next");
  walk.look(tab);
  const share = await send(tab);
  walk.look(tab);
  await tab.press("button", "Back to the first page");
  walk.look(tab);
  return share;
}

test("screens: G16: 200 snapshots of screens and states keep what is promised of each", async (t) => {
  const began = performance.now();
  const walk = new Walk();
  const first = await (await newBrowser()).open({ site });
  walk.look(first);
  await first.press("button", "About");
  walk.look(first);
  await first.press("button", "Back");
  await first.press("button", "I am a therapist");
  walk.look(first);
  const { browser: desk, tab: therapist } = await newTherapist();
  walk.look(therapist);
  await therapist.press("button", "Add a client");
  walk.look(therapist);
  await therapist.press("button", "Back");
  const share = await checkIn(walk, await invite(therapist, "K.M."));
  walk.look(await desk.open({ site, fragment: fragmentOf(share) }));
  walk.look(await desk.open({ site, fragment: fragmentOf(share).slice(0, -7) }));
  therapist.tell({ t: "mail" });
  await therapist.settled();
  walk.look(therapist);
  await therapist.press("button", "Inbox, 1 new");
  walk.look(therapist);
  await therapist.press("button", "It's them");
  await therapist.press("button", "All clients");
  await therapist.press("button", /^K\.M\./);
  walk.look(therapist);
  await therapist.press("button", "Show as a table");
  walk.look(therapist);
  t.diagnostic(`figure: ${walk.snapshots.size} different snapshots in ` +
    `${((performance.now() - began) / 1000).toFixed(1)} s`);
  assert.deepEqual(walk.problems, []);
  assert.ok(walk.snapshots.size >= 200);
});

test("screens: on the smallest phone with the largest text a heading is set smaller before a word is cut",
  async () => {
    const { tab } = await newTherapist();
    await invite(tab, "Konstantinopel");
    await tab.press("button", /^Konstantinopel/);
    const seen = { dark: false, more_contrast: false, reduced_motion: false, plain: false };
    tab.tell({ t: "env", ...seen, text_scale: 2 });
    tab.tell({ t: "view", n: 1, width: 320, viewport: 844, top: 0, height: 2532, dpr: 1 });
    const [{ raw }] = tab.snapshot().filter(({ role, level }) => role === "heading" && level === 1);
    assert.equal(raw.l.replaceAll("\n", " "), "Konstantinopel");
  });
