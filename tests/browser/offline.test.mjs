// Without a network, and over many deploys: what was once here works, a newer version is taken whole and only
// when it is asked for. ATTUNE_DEPLOYS says how many deploys; without it a sample.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { appears, hangs_after_ms, story, until } from "./app.mjs";
import { isBegun, isKept, isWhole, keptReleases, listen, makeRelease, releaseOf, Site } from "./deploys.mjs";
import { seeded } from "./seeded.mjs";
import {
  afterNotes, answerAll, begin, button, clipboard, linkIn, makeDesk, makeInvite, newTherapist, question, say,
  screen, sendByCopy, shown, startAnother, stop, unlock,
} from "./steps.mjs";

const deploys = Number(process.env.ATTUNE_DEPLOYS ?? 3);
const seed = Number(process.env.ATTUNE_SEED ?? 20260303);
const answers = { A1: 9, A2: 8, A3: 7, A4: 6, R1: 1, R2: 0, N1: 3, N2: 2, N3: 1, M1: 0, M2: 10 };

const releases = [];
before(async () => {
  for (let number = 0; number <= deploys; number++) releases.push(await makeRelease(number));
});

const sites = [];
async function newSite() {
  const site = new Site();
  sites.push(site);
  site.deploy(releases[0]);
  await site.up();
  return site;
}
after(() => sites.forEach((site) => site.remove()));

// The browser tells in its own words of what it could not reach while there was no network.
const unreachable = /ERR_(CONNECTION_REFUSED|INTERNET_DISCONNECTED|CONNECTION_RESET|EMPTY_RESPONSE)/;
const forgetOutage = (someone) => {
  someone.problems = someone.problems.filter((problem) => !unreachable.test(problem));
};
async function networkOff(someone, site) {
  await someone.context.setOffline(true);
  site.down();
}
async function networkOn(someone, site) {
  await site.up();
  await someone.context.setOffline(false);
  forgetOutage(someone);
}
const fragmentOf = (link) => `/${new URL(link).hash}`;

async function visitor(person, site, options) {
  const someone = await person({ permissions: clipboard, address: site.address, ...options });
  await someone.context.addInitScript(listen);
  return someone;
}

story("offline: after one visit a client opens the app, does a check-in and makes the link",
  async ({ person }) => {
    const therapist = await newTherapist(person);
    const invite = await makeInvite(therapist.page);
    const site = await newSite();
    const client = await visitor(person, site);
    await client.open(fragmentOf(invite));
    await begin(client.page);
    await isKept(client.page, releases[0]);
    const hints = (page) => page.locator("link[rel=preload]").count();
    assert.equal(await hints(client.page), 1);
    await client.page.close();
    await networkOff(client, site);
    const page = await client.newTab("/");
    await screen(page, "home.title_first");
    assert.equal(await hints(page), 0, "the program is read twice");
    await startAnother(page);
    await answerAll(page, answers);
    await afterNotes(page);
    assert.match(linkIn(await sendByCopy(page)), /#s1\./);
    assert.equal(await releaseOf(page, releases), 0);
    forgetOutage(client);
  });

story("offline: after one visit a therapist opens the desk and makes an invite", async ({ person }) => {
  const site = await newSite();
  const therapist = await visitor(person, site, { device: "desk" });
  await therapist.open();
  await makeDesk(therapist.page);
  await isKept(therapist.page, releases[0]);
  await therapist.page.close();
  await networkOff(therapist, site);
  const page = await therapist.newTab("/");
  await unlock(page);
  assert.match(await makeInvite(page), /#i1\./);
  forgetOutage(therapist);
});

// Half uploaded: the files that are asked for first are new; one of the others is missing, and then cut. What
// came whole is kept meanwhile, so it is the same one.
function halves({ files }, random) {
  const listed = [...files.keys()].filter((path) => path.startsWith("r/") && !path.endsWith("release.json"));
  const late = listed[random(listed.length)];
  return [
    (path, bytes) => (path === late ? null : bytes),
    (path, bytes) => (path === late ? bytes.subarray(0, random(bytes.length)) : bytes),
  ];
}

// What the service worker of that release says to a page of another one.
const hasNews = (page, release) => page.evaluate(async (name) => {
  const { active } = await navigator.serviceWorker.ready;
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    active.postMessage({ t: "news", release: name, savesData: false }, [port2]);
  });
}, release.hash);

class Client {
  running = 0;
  constructor(someone, site) {
    Object.assign(this, { someone, site, page: someone.page });
  }
  // The draft is where it was, in the version that was chosen.
  async isAsBefore() {
    await question(this.page, "A2");
    assert.equal(await releaseOf(this.page, releases), this.running);
    assert.equal(await button(this.page, "update.use").count(), 0, "offered over a draft");
    await button(this.page, "app.back").click();
    await question(this.page, "A1");
    await appears(stop(this.page, 8).and(this.page.locator(":checked")));
    await button(this.page, "app.next").click();
    await question(this.page, "A2");
  }
  async loadAgain() {
    await this.page.reload();
    await this.isAsBefore();
  }
  async startsOffline() {
    await networkOff(this.someone, this.site);
    await this.loadAgain();
    await networkOn(this.someone, this.site);
  }
  async beginAnother() {
    await question(this.page, "A1");
    await stop(this.page, 8).click();
    await question(this.page, "A2");
  }
  // The draft is put aside for good, and the newer version is asked for.
  async update({ number }) {
    await button(this.page, "question.finish").click();
    await screen(this.page, "review.title");
    await button(this.page, "review.not_now").click();
    await shown(this.page, say("update.here"));
    const left = this.page.waitForEvent("framenavigated");
    await button(this.page, "update.use").click();
    await left;
    await screen(this.page, "home.title");
    assert.equal(await releaseOf(this.page, releases), number);
    this.running = number;
    await startAnother(this.page);
    await this.beginAnother();
  }
}

story(`offline: ${deploys} deploys, one half uploaded: none mixed, none fails offline, the draft is kept`,
  async ({ person, diagnostic }) => {
    const random = seeded(seed);
    const halfAt = 1 + random(deploys);
    const site = await newSite();
    const therapist = await newTherapist(person);
    const client = new Client(await visitor(person, site), site);
    await client.someone.open(fragmentOf(await makeInvite(therapist.page)));
    await begin(client.page);
    await client.beginAnother();
    await isKept(client.page, releases[0]);
    let asked = 0;
    for (const release of releases.slice(1)) {
      const isHalf = release.number === halfAt;
      for (const leave of isHalf ? halves(release, random) : []) {
        site.deploy(release, leave);
        await client.loadAgain();
        await isBegun(client.page, release);
        assert.equal(await hasNews(client.page, releases[client.running]), false);
        await client.startsOffline();
      }
      site.deploy(release);
      await client.loadAgain();
      await isWhole(client.page, release);
      await client.startsOffline();
      if (!isHalf && random(2) === 0) continue;
      asked++;
      await client.update(release);
      await client.startsOffline();
    }
    const kept = new Set([releases[client.running], releases.at(-1)].map(({ hash }) => hash));
    await client.loadAgain();
    await until(client.page, async (count) =>
      (await caches.keys()).filter((name) => name.startsWith("attune-release-")).length === count, kept.size);
    assert.deepEqual(await keptReleases(client.page),
      [...kept].map((hash) => `attune-release-${hash}`).sort());
    client.someone.problems = client.someone.problems.filter((problem) => !/404/.test(problem));
    diagnostic(`figure: ${deploys} deploys, number ${halfAt} half uploaded at first, ${asked} taken when ` +
      "asked; 0 mixed, 0 failed offline, 0 drafts lost");
  }, { timeout: hangs_after_ms + deploys * 60_000 });

story("offline: a question at the moment that a newer version takes its place does not hold it up",
  async ({ person }) => {
    const site = await newSite();
    const page = await (await visitor(person, site)).open();
    await isKept(page, releases[0]);
    site.deploy(releases[1]);
    await page.evaluate(async (release) => {
      const registration = await navigator.serviceWorker.ready;
      registration.addEventListener("updatefound", () => {
        const coming = registration.installing;
        coming.addEventListener("statechange", () => {
          const question = { t: "news", release, savesData: false };
          if (coming.state === "installed") registration.active.postMessage(question);
        });
      });
      await registration.update();
    }, releases[0].hash);
    await isWhole(page, releases[1]);
  });

story("offline: a version that does not start gives way to the one before it", async ({ person }) => {
  const site = await newSite();
  const broken = await makeRelease("broken", (own) => own.set("worker.js", Buffer.from("throw 1;")));
  const therapist = await visitor(person, site, { device: "desk" });
  const page = await therapist.open();
  await makeDesk(page);
  await isKept(page, releases[0]);
  site.deploy(broken);
  await page.reload();
  await unlock(page);
  await button(page, "update.use").click();
  await appears(page.getByRole("heading", { level: 1, name: say("fault.asset_missing") }));
  await button(page, "app.reload").click();
  await unlock(page);
  assert.equal(await releaseOf(page, releases), 0);
});

story("offline: a version that a forced reload brought stays, once a desk was opened in it",
  async ({ person }) => {
    const site = await newSite();
    const therapist = await visitor(person, site, { device: "desk" });
    const page = await therapist.open();
    await makeDesk(page);
    await isKept(page, releases[0]);
    site.deploy(releases[1]);
    const session = await therapist.context.newCDPSession(page);
    await session.send("Page.reload", { ignoreCache: true });
    await page.waitForFunction(() => globalThis.pageRelease === 1);
    assert.equal(await page.evaluate(() => navigator.serviceWorker.controller), null, "past the script");
    await unlock(page);
    await until(page, async (name) => {
      const [kept, before] = [await caches.keys(), await (await caches.open("attune-page")).match("/before")];
      return !kept.includes(name) && !before;
    }, `attune-release-${releases[0].hash}`);
    assert.deepEqual(await keptReleases(page), [`attune-release-${releases[1].hash}`]);
    const turnsBack = await page.evaluate(async (release) => {
      const { active } = await navigator.serviceWorker.ready;
      return new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => resolve(data);
        active.postMessage({ t: "failed", release, savesData: false }, [port2]);
      });
    }, releases[1].hash);
    assert.equal(turnsBack, false, "an older version could be served again");
    await page.close();
    await networkOff(therapist, site);
    const again = await therapist.newTab("/");
    await unlock(again);
    assert.equal(await releaseOf(again, releases), 1);
    forgetOutage(therapist);
  });

story("offline: where data is saved a newer version is fetched only when asked", async ({ person }) => {
  const site = await newSite();
  const therapist = await visitor(person, site, { device: "desk" });
  const page = await therapist.open();
  await makeDesk(page);
  await isKept(page, releases[0]);
  const session = await therapist.context.newCDPSession(page);
  await session.send("Emulation.setDataSaverOverride", { dataSaverEnabled: true });
  site.deploy(releases[1]);
  await page.reload();
  await unlock(page);
  await shown(page, say("update.here"));
  assert.deepEqual(await keptReleases(page), [`attune-release-${releases[0].hash}`]);
  await button(page, "update.use").click();
  await page.waitForFunction(() => globalThis.pageRelease === 1);
  await unlock(page);
  assert.equal(await releaseOf(page, releases), 1);
});
