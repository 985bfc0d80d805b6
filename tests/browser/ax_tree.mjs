// What the browser hands to screen readers (Chromium's own accessibility tree) beside what the app said of
// its screen (the nodes of the last packet): the same roles, names, values and states, in the same order.
import { rendered } from "./app.mjs";

// Keeps the nodes of the last packet that had any (shell/ui/PACKET.md); for `addInitScript`.
export function keepNodes() {
  const pad = (size) => (size + 3) & ~3;
  const nodesOf = (buffer) => {
    const data = new DataView(buffer);
    const u32 = (at) => data.getUint32(at, true);
    const flags = u32(20);
    if ((flags & 2) === 0) return undefined;
    let at = 64;
    for (let op = 0; op < u32(48); ++op) {
      const [kind, a, b, c, d] = [0, 8, 12, 16, 20].map((offset) => u32(at + offset));
      at += 24 + pad(kind === 1 ? a * c : kind === 2 ? c * d : 0 * b);
    }
    if (flags & 1) at += 16 + 12 * u32(at + 8) + 20 * u32(at) + pad(2 * u32(at + 4));
    return JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, at + 4, u32(at))));
  };
  const { set, get } = Object.getOwnPropertyDescriptor(Worker.prototype, "onmessage");
  Object.defineProperty(Worker.prototype, "onmessage", {
    get,
    set(hear) {
      set.call(this, (event) => {
        if (event.data instanceof ArrayBuffer) {
          globalThis.packetNodes = nodesOf(event.data) ?? globalThis.packetNodes;
        }
        hear(event);
      });
    },
  });
}

const roles = { h: "heading", p: "paragraph", said: "paragraph", note: "note", group: "group", ul: "list",
  li: "listitem", a: "link", radios: "radiogroup", input: "textbox", textarea: "textbox",
  progress: "progressbar", img: "image", points: "slider" };
const compared = new Set(["heading", "paragraph", "note", "group", "list", "listitem", "button", "link",
  "radiogroup", "radio", "switch", "textbox", "progressbar", "image", "table", "tab", "tablist", "tabpanel",
  "slider", "dialog"]);
const worded = new Set(["paragraph", "note"]);  // they have words and no name
const plainText = (text) => (text ?? "").replace(/\s+/g, " ").trim();

// While a dialog is open the rest of the page is not there.
function present(nodes) {
  const inside = new Set(nodes.filter(({ r }) => r === "dialog").map(({ i }) => i));
  if (inside.size === 0) return nodes;
  return nodes.filter(({ i, p }) => inside.has(i) || (inside.has(p) && inside.add(i)));
}

// aria-current, aria-valuetext and aria-pressed of a plain button are not among what the browser's protocol
// tells. Where a chart's slider stands is the page's own.
function expected(nodes) {
  return present(nodes).map((node) => {
    const role = roles[node.r] ?? node.r;
    const said = { role, name: worded.has(role) || role === "listitem" ? "" : plainText(node.l) };
    if (worded.has(role)) said.words = plainText(node.l);
    if (role === "heading") said.level = node.n ?? 2;
    if (role === "radio" || role === "switch") said.checked = node.v === "1";
    if (role === "tab") said.selected = node.v === "1";
    if (role === "textbox") said.value = node.pw ? "•".repeat((node.v ?? "").length) : plainText(node.v);
    if (node.r === "slider") said.value = node.v;
    if (role === "progressbar") said.value = String(Number((node.v ?? "0/1").split("/")[0]));
    if (role === "table") said.rows = [node.th, ...node.td].map((cells) => cells.map(plainText));
    if (node.x === 1) said.disabled = true;
    if (node.d && role !== "listitem") said.description = plainText(node.d);
    return said;
  }).filter(({ role }) => compared.has(role));
}

class Tree {
  constructor(nodes) {
    this.nodes = nodes;
    this.byId = new Map(nodes.map((node) => [node.nodeId, node]));
  }
  children(node) {
    return (node.childIds ?? []).map((id) => this.byId.get(id)).filter((child) => child);
  }
  under(node, role) {
    const isOne = !node.ignored && node.role?.value === role;
    return [...(isOne ? [node] : []), ...this.children(node).flatMap((child) => this.under(child, role))];
  }
  words(node) {
    return plainText(this.under(node, "StaticText").map(({ name }) => name?.value ?? "").join(" "));
  }
  rows(table) {
    const isCell = ({ role }) => ["cell", "gridcell", "columnheader", "rowheader"].includes(role?.value);
    return this.under(table, "row").map((row) =>
      this.children(row).filter(isCell).map((cell) => plainText(cell.name?.value)));
  }
  said(node, points) {
    const role = node.role.value;
    const property = (name) => node.properties?.find((one) => one.name === name)?.value.value;
    const name = worded.has(role) || role === "listitem" ? "" : plainText(node.name?.value);
    const said = { role, name };
    if (worded.has(role)) said.words = this.words(node);
    if (role === "heading") said.level = property("level");
    if (role === "radio" || role === "switch") said.checked = property("checked") === "true";
    if (role === "tab") said.selected = property("selected") === true;
    if (role === "textbox" || role === "progressbar") said.value = plainText(String(node.value?.value ?? ""));
    if (role === "slider" && !points.has(name)) said.value = String(node.value?.value ?? "");
    if (role === "table") said.rows = this.rows(node);
    if (property("disabled")) said.disabled = true;
    if (node.description?.value) said.description = plainText(node.description.value);
    return said;
  }
}

function shownIn(nodes, points) {
  const tree = new Tree(nodes);
  const found = [];
  const visit = (node) => {
    const role = node.role?.value;
    if (!node.ignored && compared.has(role)) found.push(tree.said(node, points));
    if (role === "table" || role === "slider") return;  // its cells and thumb are the browser's own
    for (const child of tree.children(node)) visit(child);
  };
  const first = (role) => nodes.find((one) => !one.ignored && one.role?.value === role);
  visit(first("dialog") ?? first("main"));
  return found;
}

async function compare(page, session) {
  // A chart is gone through by its points only where it is drawn; where it is not, its table is seen.
  const said = await page.evaluate(() => JSON.stringify(globalThis.packetNodes.filter(({ r }) =>
    r !== "points" || !document.documentElement.classList.contains("plain"))));
  const { nodes: tree } = await session.send("Accessibility.getFullAXTree");
  const nodes = JSON.parse(said);
  const points = new Set(nodes.filter(({ r }) => r === "points").map(({ l }) => plainText(l)));
  const app = expected(nodes);
  const browser = shownIn(tree, points);
  const differences = [];
  for (let i = 0; i < Math.max(app.length, browser.length); ++i) {
    const [wanted, got] = [JSON.stringify(app[i]), JSON.stringify(browser[i])];
    if (wanted !== got) differences.push(`the app said ${wanted}, the browser shows ${got}`);
  }
  return { differences, count: app.length };
}

// Every difference, as a sentence; and how many nodes were compared. The browser makes its tree in its own
// time, so a difference counts only if it stays for many looks.
export async function treeDifferences(page) {
  const session = await page.context().newCDPSession(page);
  let compared = await compare(page, session);
  for (let look = 0; look < 20 && compared.differences.length > 0; ++look) {
    await rendered(page);
    compared = await compare(page, session);
  }
  await session.detach();
  return compared;
}
