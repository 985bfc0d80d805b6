// One launcher for all browser tests: the release site served with its real headers, Debian's Chromium, and a
// fresh browser profile for each person. Whatever a person's pages log as an error, throw, or ask of another
// origin fails the test that made them.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "../../deploy/serve.mjs";
import { devices, launchOptions } from "./launch.mjs";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const looks = join(root, "build/looks");

// Every story in the plain view too: tests/nightly.sh asks for it.
const allPlain = process.env.ATTUNE_PLAIN === "1";
// Of the stories that are walked in both views, whether in the plain one.
export const views = allPlain ? [true] : [false, true];

function contextOptions({ device = "phone", plain = allPlain, permissions = [], isSeen, ...more }) {
  return {
    ...devices[device], permissions, locale: "en-US", timezoneId: "America/New_York",
    // The plain view is what forced colours get.
    ...(plain ? { forcedColors: "active" } : {}), ...more,
  };
}

// Everything that a browser may ask of the site, in every test: what was built, in whichever release, and
// nothing else.
let files;
const inAnyRelease = (path) => path.replace(/^\/r\/[0-9a-f]{12}\//, "/r/");
function ownFiles() {
  if (files) return files;
  const built = readdirSync(join(root, "build/site"), { recursive: true, withFileTypes: true });
  const paths = built.filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  files = new Set(["/", ...paths.map((path) => inAnyRelease(path.slice(join(root, "build/site").length)))]);
  return files;
}

// One browser profile. `page` is its first tab.
export class Person {
  constructor(context, page, address) {
    this.context = context;
    this.page = page;
    this.address = address;
    this.problems = [];
    this.stoodIn = new Set();  // paths in a release that a test answers itself
    context.on("console", (message) => {
      const isOfTheBrowser = /GPU stall due to ReadPixels/.test(message.text());
      if (!["error", "warning"].includes(message.type()) || isOfTheBrowser) return;
      this.problems.push(`console: ${message.text()}`);
    });
    context.on("weberror", (thrown) => this.problems.push(`page error: ${thrown.error().stack}`));
    context.on("request", (request) => {
      const url = new URL(request.url());
      if (["blob:", "data:"].includes(url.protocol)) return;
      if (url.origin !== address) return this.problems.push(`request to another origin: ${url.href}`);
      const path = inAnyRelease(url.pathname);
      const isFile = ownFiles().has(path) || this.stoodIn.has(path.replace("/r/", ""));
      const isOurs = request.method() === "GET" && isFile && !request.postData();
      if (!isOurs) this.problems.push(`request for no file of the app: ${request.method()} ${url.href}`);
    });
    context.on("requestfailed", (request) => {
      // A page that is left or closed takes its unfinished requests with it.
      const reason = request.failure()?.errorText;
      if (reason !== "net::ERR_ABORTED") this.problems.push(`request failed: ${request.url()} ${reason}`);
    });
  }

  // Opens the site, or a link of it, and waits until a screen stands there.
  async open(path = "/", page = this.page) {
    await page.goto(new URL(path, this.address).href);
    await settled(page);
    return page;
  }
  async newTab(path = "/") {
    return this.open(path, await this.context.newPage());
  }
  // Something that this test brings about on purpose and that would otherwise count against it.
  expectProblem(pattern) {
    const before = this.problems.length;
    this.problems = this.problems.filter((problem) => !pattern.test(problem));
    assert.notEqual(this.problems.length, before, `no problem like ${pattern}`);
  }
  async close() {
    await this.context.close();
  }
}

// In the page: the next change of what is in it, or a tenth of a second without one.
const nextChange = () => new Promise((resolve) => {
  const done = () => {
    watch.disconnect();
    resolve();
  };
  const watch = new MutationObserver(done);
  watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  setTimeout(done, 100);
});

// Waits until something can be seen, or is gone, and looks again at every change. Playwright's own `waitFor`
// looks less and less often, at last twice a second, and a story would spend most of its time so.
const timeout_ms = 30_000;
async function lookUntil(locator, state, isSo) {
  for (const end = performance.now() + timeout_ms; performance.now() < end;) {
    if (await isSo()) return;
    await locator.page().evaluate(nextChange).catch(() => {}); // the page was left meanwhile
  }
  await locator.waitFor({ state, timeout: 1 }); // which says what was waited for
}
export const appears = (locator) => lookUntil(locator, "visible", () => locator.isVisible());
export const vanishes = (locator) =>
  lookUntil(locator, "detached", async () => (await locator.count()) === 0);

// The app has shown a screen: its one h1 is there.
export const settled = (page) => appears(page.getByRole("heading", { level: 1 }).first());

// Two frames have been rendered since.
export const rendered = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

// `waitForFunction` takes a promise for a yes, so what is asked of storage is asked again until it is one.
export async function until(page, ask, what) {
  while (!(await page.evaluate(ask, what))) await page.evaluate(() => new Promise(requestAnimationFrame));
}

export async function screenshot(page, name, options = {}) {
  mkdirSync(looks, { recursive: true });
  return page.screenshot({ path: join(looks, `${name}.png`), animations: "allow", ...options });
}

let site;
const folders = [];

before(async () => {
  const isBuilt = existsSync(join(root, "build/site/index.html"));
  assert.ok(isBuilt, "build/site is missing: run deploy/run.sh --build");
  site = await serve({ folder: join(root, "build/site") });
});
after(async () => {
  for (const browser of browsers.values()) await (await browser).close();
  site?.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

export const address = () => site.address;

// The browser's own box for a place to save is out of a test's reach. In its stead: a real file handle, of a
// file in the site's own storage.
export const choosesPlace = () => {
  window.showSaveFilePicker &&= async ({ suggestedName }) =>
    (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true });
};

// There is no graphics card here. A page that nobody looks at is put together by Chromium itself, and only
// what WebGL draws is made as if there were one; a test that is about what is seen has all of it so made.
const launched = ({ isSeen = true }) => ({
  ...launchOptions, args: isSeen ? launchOptions.args : [...launchOptions.args, "--disable-gpu-compositing"],
});
const browsers = new Map();
function browserFor(options) {
  const { isSeen = true } = options;
  if (!browsers.has(isSeen)) browsers.set(isSeen, chromium.launch(launched(options)));
  return browsers.get(isSeen);
}

export async function newPerson(options = {}) {
  const context = await (await browserFor(options)).newContext(contextOptions(options));
  await context.addInitScript(choosesPlace);
  return new Person(context, await context.newPage(), options.address ?? site.address);
}

// A profile that outlives its browser: `folder` of the first is handed to the next.
export async function persistentPerson({ folder, ...options } = {}) {
  const profile = folder ?? mkdtempSync(join(tmpdir(), "attune-profile-"));
  if (!folder) folders.push(profile);
  const all = { ...launched(options), ...contextOptions(options) };
  const context = await chromium.launchPersistentContext(profile, all);
  await context.addInitScript(choosesPlace);
  const person = new Person(context, context.pages()[0] ?? await context.newPage(), site.address);
  person.folder = profile;
  return person;
}

// Only what hangs takes so long: a slow machine with much to do takes four times as long as another.
export const hangs_after_ms = 600_000;

// A test whose people are closed afterwards, and which fails on any problem of theirs. `person` makes one.
// `all` is what each of them has if nothing else is said.
export function appTest(name, body, { timeout = hangs_after_ms, all = {} } = {}) {
  test(name, { timeout }, async (context) => {
    const people = [];
    const keep = (make) => async (options) => {
      people.push(await make({ ...all, ...options }));
      return people.at(-1);
    };
    try {
      const diagnostic = (line) => context.diagnostic(line);
      await body({ person: keep(newPerson), persistentPerson: keep(persistentPerson), diagnostic });
      for (const { problems } of people) assert.deepEqual(problems, []);
    } catch (error) {
      for (const [index, { page, problems }] of people.entries()) {
        const file = `failed ${name.replace(/[^a-z0-9]+/gi, "-").slice(0, 60)} ${index}`;
        if (!page.isClosed()) await screenshot(page, file).catch(() => {});
        for (const problem of problems) context.diagnostic(problem);
      }
      throw error;
    } finally {
      for (const one of people) await one.close().catch(() => {});
    }
  });
}

// One that asks what happens and not how it looks: with as few pixels as the page has, and without motion.
// This and `appears` took a quarter off the work of a story.
const unseen = { isSeen: false, deviceScaleFactor: 1, reducedMotion: "reduce" };
export const story = (name, body, options) => appTest(name, body, { ...options, all: unseen });
