// The app in Node: the release's own wasm, glue, effects, sealing and packet reader, with files in memory, a
// fixed clock and seeded randomness. A `Browser` is what outlives a tab: its desks and its mail slot. A tab
// is opened, pressed and typed into by role and name, exactly as a person or a screen reader would.
//   const browser = await newBrowser();
//   const tab = await browser.open({ fragment });
//   await tab.press("button", "Next");
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { sentencesInOrder } from "../../web/build/strings.mjs";
import { instrumentIn, pseudo } from "../pseudo.mjs";
import { bundled } from "./bundle.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const read = (path) => new Uint8Array(readFileSync(join(root, path)));
const readText = (path) => readFileSync(join(root, path), "utf8");
const wasmFolder = process.env.ATTUNE_WASM ?? join(root, "build/web"); // another build, for trying one
const deskFileCount = 5;

let kit;
async function loadKit() {
  if (kit) return kit;
  globalThis.self ??= globalThis; // the glue is made for a worker
  globalThis.self.location ??= { href: "file:///" };
  const code = await bundled();
  const { default: create } = await import(pathToFileURL(join(wasmFolder, "attune.mjs")).href);
  const module = await WebAssembly.compile(readFileSync(join(wasmFolder, "attune.wasm")));
  kit = { ...code, create, instantiate: (imports) => WebAssembly.instantiate(module, imports) };
  return kit;
}

const bytesOf = (text) => new TextEncoder().encode(text);

// One file of a language; a language that nobody speaks is made of English (pseudo.mjs).
function wordsOf(language, part) {
  if (language in pseudo) {
    const made = pseudo[language]()[part];
    return bytesOf(part === "list" ? made : JSON.stringify(Object.values(made)));
  }
  if (part === "list") return read(`web/strings/words-${language}.txt`);
  return bytesOf(sentencesInOrder(language, part));
}

const assets = (language) => [
  ["strings", wordsOf(language, "client")], ["config", read("web/config.json")],
  ["words", wordsOf(language, "list")], ["language", bytesOf(language)],
  ["instrument", bytesOf(instrumentIn(readText("web/instruments/checkin12.json"), Object.keys(pseudo)))],
  ["font-400", read("build/fonts/atkinson-400.ttf")], ["font-700", read("build/fonts/atkinson-700.ttf")],
  ["release", bytesOf("0.0.0 test")],
];

// xorshift32: the same bytes for the same seed. For tests only.
function seeded(seed) {
  let state = seed >>> 0 || 1;
  return (into) => {
    for (let i = 0; i < into.length; i++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      state >>>= 0;
      into[i] = state >>> 11;
    }
  };
}

class MemoryMail {
  constructor(browser) {
    this.browser = browser;
  }
  async put(items) {
    const outcome = { wereThere: 0 };
    const small = items.filter(({ bytes }) => bytes.length <= kit.mailItemBytesMax);
    if (small.length < items.length) outcome.fault = "too_large";
    const made = await Promise.all(small.map(async ({ bytes, hint }) =>
      ({ key: await kit.mailKey(bytes), bytes, at: this.browser.nowMs, hint })));
    for (const item of kit.withRoom(made, [...this.browser.mail.values()], outcome)) {
      this.browser.mail.set(item.key, item);
    }
    return outcome;
  }
  async list() {
    return [...this.browser.mail.values()];
  }
  async remove(keys) {
    if (this.browser.mailIsStuck) throw new Error("mail");
    for (const key of keys) this.browser.mail.delete(key);
  }
}

export async function newBrowser(options = {}) {
  await loadKit();
  return new Browser(options);
}

export const copyKit = () => kit.copies;

export class Browser {
  constructor({ now = "2026-03-03T15:00:00Z", seed = 1, config, keepsNothing = false,
    languages = [], checked, minutesEast = 0 } = {}) {
    this.nowMs = Date.parse(now);
    this.fillRandom = seeded(seed);
    this.config = config; // text that stands in for config.json
    this.languages = languages; // what the device asks for, the best first
    this.keepsNothing = keepsNothing;
    this.minutesEast = minutesEast; // of UTC
    this.checked = checked; // what `/?check` looks at: { site, release, kept }
    this.writesFiles = true; // showSaveFilePicker
    this.placeFault = "missing"; // until a place is chosen: walk.mjs chooses one
    this.safetyCopies = []; // as they were written, the newest last
    this.wasKept = false; // anything, as page/marks.ts knows it
    this.marks = {}; // by desk
    this.promisesToKeep = true; // navigator.storage.persist()
    this.isOffline = false; // what was not fetched before cannot be fetched
    this.desks = new Map(); // name to five files
    this.owners = new Map(); // name to the tab that has it open
    this.mail = new Map();
    this.mailIsStuck = false; // nothing can be taken out of it
    this.tabs = new Set();
    // The real sealing, and what went through it, for tests that open a file by other means.
    this.identities = [];
    this.sealed = [];
    this.sealing = {
      ...kit.sealing,
      makeIdentity: async () => {
        const made = await kit.sealing.makeIdentity();
        this.identities.push(made.identity);
        return made;
      },
      seal: async (what) => {
        this.sealed.push(what.plaintext.slice());
        return kit.sealing.seal(what);
      },
    };
  }

  // The clock goes on by whole days.
  passDays(days) {
    this.nowMs += days * 86_400_000;
  }

  // `environment` may ask for plain: true, dark: true and so on; `fragment` is what stands after '#'.
  async open({ fragment = "", site = "https://attune.example/a/", query = "", environment = {},
    width = 390, dpr = 1, handed = "" } = {}) {
    const tab = new Tab(this);
    await tab.start({ fragment, site, query, environment, width, dpr, handed });
    await tab.settled();
    this.tabs.add(tab);
    return tab;
  }
}

export class Tab {
  constructor(browser) {
    this.browser = browser;
    this.nodes = [];
    this.packets = [];
    this.said = []; // what a screen reader was told, in order
    this.effects = []; // kinds of effects, in order
    this.seq = 0;
    this.pending = 0;
    this.lastEffect = Promise.resolve();
  }

  // `handed`: what a desk of this browser gave to this page, for one client. `covered`: what the worker
  // before this one left of its desk.
  async start({ fragment, site, query, environment, width, dpr, handed = "", covered }) {
    const { browser } = this;
    this.isHanded = handed !== "";
    this.address = { fragment: "", site, query, environment, width, dpr };
    this.nodes = [];
    this.host = {
      files: [], nowMs: () => browser.nowMs, today: () => Math.floor(browser.nowMs / 86_400_000),
      fillRandom: browser.fillRandom, request: (number, effect) => this.request(number, effect),
    };
    this.wasm = await kit.Wasm.boot(kit.create, kit.instantiate, this.host);
    const config = browser.config ?? readText("web/config.json");
    const { language } = kit.namedFiles(bytesOf(config), browser.languages);
    for (const [name, bytes] of assets(language)) {
      this.wasm.asset(name, name === "config" ? bytesOf(config) : bytes);
    }
    this.tell({ t: "view", n: 1, width, viewport: 844, top: 0, height: 2532, dpr });
    this.tell({ t: "env", dark: false, more_contrast: false, reduced_motion: false, plain: false,
      text_scale: 1, ...environment });
    const blobs = [new TextEncoder().encode(fragment)];
    const desks = [...(this.isHanded ? [] : browser.desks)].map(([desk, files]) =>
      ({ desk, super: blobs.push(files[4].bytes()) - 1, ...browser.marks[desk] }));
    const keeps_nothing = browser.keepsNothing;
    const { wasKept: was_kept, writesFiles: writes_files } = browser;
    const left = covered && { desk: covered.desk, slot: blobs.push(covered.slot) - 1 };
    this.tell({ t: "start", site, query, handed, keeps_nothing, was_kept, writes_files,
      minutes_east: browser.minutesEast, desks, covered: left, fragment: 0 }, blobs);
  }

  // The tab disappears without a word, as when its process is killed. What was flushed is what the next one
  // finds.
  kill() {
    this.wasm = null;
    this.closeDesk();
    this.browser.tabs.delete(this);
  }

  // --- What a person does ---
  node(role, name) {
    const found = this.all(role, name);
    assert.ok(found.length > 0, `no ${role} "${name}"; there is: ${this.outline()}`);
    return found[0];
  }
  // `name` is a text, which must be the whole name, or an expression.
  all(role, name) {
    const fits = (text) => name === undefined || (name instanceof RegExp ? name.test(text) : name === text);
    return this.nodes.filter((node) => node.role === role && fits(node.name));
  }
  find(role, name) {
    return this.all(role, name)[0] ?? null;
  }
  async press(role, name, { value = "", byKey = false } = {}) {
    const node = this.node(role, name);
    assert.ok(!node.disabled, `${role} "${name}" is disabled`);
    // The browser's own box for a place is answered with yes.
    if (["choose_place", "allow_place"].includes(node.gesture)) {
      this.browser.placeFault = "";
      return this.act(node.id, "done", byKey);
    }
    const switched = node.role === "switch" ? (node.value === "1" ? "0" : "1") : value;
    return this.act(node.id, switched, byKey);
  }
  async type(role, name, text) {
    return this.act(this.node(role, name).id, text, true);
  }
  // The moment that moves on by itself after a tap has passed.
  async wake() {
    if (this.wasm.wakeAfterMs() >= 0) this.tell({ t: "wake" });
    return this.settled();
  }
  async act(id, value = "", key = false) {
    const seen = this.packets.at(-1)?.frame ?? 0;
    this.tell({ t: "act", seq: ++this.seq, seen, id, key, value: 0 }, [new TextEncoder().encode(value)]);
    return this.settled();
  }
  // All that was under way has been answered, and what followed from it too.
  async settled() {
    while (this.pending > 0) await this.lastEffect;
  }

  // --- What a person sees ---
  heading() {
    return this.nodes.find(({ role, level }) => role === "heading" && level === 1)?.name ?? "";
  }
  text() {
    return this.nodes.map(({ name, value, description }) =>
      [name, value, description].filter(Boolean).join(" ")).join("\n");
  }
  snapshot() {
    return this.nodes;
  }
  outline() {
    return this.nodes.map(({ role, name }) => `${role} "${name}"`).join(", ");
  }

  // --- The worker's part ---
  tell(message, blobs = []) {
    if (!this.wasm) return;
    const packet = this.wasm.receive(message, blobs);
    if (packet) this.show(kit.readPacket(packet));
  }
  show(packet) {
    this.packets.push(packet);
    if (packet.nodes) this.nodes = packet.nodes.map(readable);
    const keys = this.nodes.map(({ key }) => key);
    const twice = keys.filter((key, at) => keys.indexOf(key) !== at);
    assert.deepEqual(twice, [], "two nodes of one screen have one key");
    if (packet.effects) {
      this.screenKey = packet.effects.key;
      this.title = packet.effects.title;
      this.lang = packet.effects.lang;
      this.isFromTheRight = packet.effects.rtl;
      this.needsPlain = packet.effects.plain;
      for (const [text] of packet.effects.say ?? []) this.said.push(text);
    }
  }
  request(number, effect) {
    this.pending++;
    const read = kit.readEffect(effect);
    this.effects.push(read.t);
    this.lastEffect = this.lastEffect.then(async () => {
      const { answer, blobs } = await kit.perform(read, this.outside());
      this.tell({ t: "reply", n: number, ...answer }, blobs);
      const { next } = this;
      this.next = null;
      if (next) await this.start({ ...this.address, ...next });
      this.pending--;
    });
  }
  outside() {
    return {
      openDesk: async (request) => this.openDesk(request),
      closeDesk: () => this.closeDesk(),
      mail: new MemoryMail(this.browser),
      sealing: async () => this.browser.sealing,
      copies: async () => kit.copies,
      makeCode: async (text) => kit.makeCode(text),
      vault: async () => this.vault(),
      endLocked: () => this.end({}),
      endCovered: (covered) => this.end({ covered }),
      loadWords: async (language, part) => this.loadWords(language, part),
      endHanded: (handed) => {
        this.kill();
        this.gave = handed;
      },
      checkSite: (findings, language) =>
        kit.checkSite({ ...this.browser.checked, findings, language, fetch }),
      useUpdate: async () => false,
      markDesk: async (...of) => kit.marked(this.browser.marks, ...of, this.browser.nowMs),
      keepStorage: async () => this.browser.promisesToKeep,
      writeSafetyCopy: async (desk, file) => this.writeSafetyCopy(desk, file),
      removeDesk: async (desk) => this.removeDesk(desk),
      removeAll: async () => {
        this.browser.wasKept = false;
        return [];
      },
      leftOf: async (desk) => this.browser.desks.has(desk) ? [desk] : [],
    };
  }
  // The real one, at a cost that tests can pay; tests/share pays the full one.
  vault() {
    const cheap = { logN: 8 };
    return {
      sealKey: (key, kind, secret) => kit.vault.sealKey(key, kind, secret, cheap),
      openKey: (slot, kind, secret) => kit.vault.openKey(slot, kind, secret),
    };
  }
  // The worker ends; the page, or a fresh one, starts another.
  end(next) {
    this.wasm = null;
    this.next = next;
  }
  loadWords(language, part) {
    if (this.browser.isOffline) throw new TypeError("Failed to fetch");
    return wordsOf(language, part);
  }
  // A place counts as chosen once the gesture said so; a test may take it away again.
  writeSafetyCopy(desk, file) {
    if (this.browser.placeFault) return this.browser.placeFault;
    this.browser.safetyCopies.push({ desk, text: new TextDecoder().decode(file) });
    return "";
  }
  removeDesk(desk) {
    this.closeDesk();
    this.browser.desks.delete(desk);
    delete this.browser.marks[desk];
    return [...this.browser.desks.keys()];
  }
  openDesk({ desk, memory, takeOver, onlyMemory }) {
    const { browser } = this;
    if (browser.keepsNothing && !memory) return { fault: "no_storage" };
    const owner = browser.owners.get(desk);
    if (owner && owner !== this) {
      if (!takeOver) return { fault: "open_elsewhere" };
      owner.tell({ t: "release" });
      owner.kill();
    }
    const name = desk || this.newName();
    const inMemory = browser.keepsNothing || this.isHanded || onlyMemory;
    const files = browser.desks.get(name) ?? Array.from({ length: deskFileCount }, () => new kit.RamFile());
    if (!inMemory) {
      browser.desks.set(name, files);
      browser.wasKept = true;
    }
    browser.owners.set(name, this);
    this.host.files = files;
    return { desk: name, files, inMemory };
  }
  closeDesk() {
    this.host.files = [];
    for (const [name, tab] of this.browser.owners) if (tab === this) this.browser.owners.delete(name);
  }
  newName() {
    const bytes = new Uint8Array(16);
    this.browser.fillRandom(bytes);
    return Buffer.from(bytes).toString("hex");
  }
}

// The twin's short names spelled out (shell/ui/PACKET.md).
const roles = { h: "heading", p: "text", ul: "list", li: "listitem", a: "link", radios: "radiogroup",
  input: "textbox",
  textarea: "textbox", progress: "progressbar" };
const asSpoken = (text) => text.replaceAll(/[\n\u00a0]/g, " ");
function readable(node) {
  return {
    id: node.i, parent: node.p ?? 0, role: roles[node.r] ?? node.r, key: node.k ?? "",
    name: asSpoken(node.l ?? ""), words: node.t, value: node.v ?? "", description: asSpoken(node.d ?? ""),
    level: node.n ?? 0, disabled: node.x === 1, gesture: node.g, payload: node.y, columns: node.th,
    cells: node.td?.map((row) => row.map(asSpoken)),
    rect: node.b, raw: node,
  };
}
