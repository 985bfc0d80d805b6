// A start on a browser or a site that is not whole: what still works, works to the end; what does not, says
// so.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { chromium } from "playwright-core";
import { address, appears, Person, story } from "./app.mjs";
import {
  button, clickLink, clipboard, heading, linkIn, makeInvite, newTherapist, openInbox, question,
  say, screen, screenText, sendByCopy, shown, stop,
} from "./steps.mjs";

const json = { contentType: "application/json" };

// From the first question to a message in the clipboard, with two answers.
async function answerAndSend(page) {
  await question(page, "A1");
  await stop(page, 8).click();
  await question(page, "A2");
  await stop(page, 7).click();
  await question(page, "A3");
  await button(page, "question.finish").click();
  await screen(page, "review.title");
  return linkIn(await sendByCopy(page));
}
async function faultsListed(page) {
  await button(page, "app.about").click();
  await screen(page, "about.title");
  return screenText(page);
}

story("story: a broken config.json stops no client, and About lists it", async ({ person }) => {
  const therapist = await newTherapist(person);
  const invite = await makeInvite(therapist.page);
  const client = await person({ permissions: clipboard });
  const broken = { ...json, body: "{\"format\": oh" };
  await client.context.route("**/config.json", (route) => route.fulfill(broken));
  const page = await client.open(invite);
  await screen(page, "start.title", { name: "Dana" });
  await shown(page, /Call your local emergency number/);
  assert.match(await faultsListed(page), /broken_config/);
  await button(page, "app.back").click();
  await button(page, "start.only_me").click();
  await clickLink(therapist, await answerAndSend(page));
  await openInbox(therapist.page, 1);
});

for (const [what, body] of [["not JSON", "{"], ["of another shape", "{\"format\": 1, \"items\": []}"]]) {
  story(`story: a set of questions that is ${what} is refused in words`, async ({ person }) => {
    const someone = await person();
    await someone.context.route("**/instruments/*.json", (route) => route.fulfill({ ...json, body }));
    const page = await someone.open();
    await screen(page, "refused.title");
    await shown(page, say("fault.broken_instrument"));
    await shown(page, say("fault.broken_instrument.next"));
  });
}

story("story: without WebGL the plain view does everything", async ({ person }) => {
  const therapist = await newTherapist(person);
  const invite = await makeInvite(therapist.page);
  const client = await person({ permissions: clipboard });
  await client.context.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
      return kind.startsWith("webgl") ? null : original.call(this, kind, ...more);
    };
  });
  const page = await client.open(invite);
  await screen(page, "start.title", { name: "Dana" });
  await page.waitForFunction(() => document.documentElement.classList.contains("plain"));
  assert.equal(await page.locator("canvas:visible").count(), 0);
  assert.match(await faultsListed(page), /no_webgl/);
  await button(page, "app.back").click();
  await button(page, "start.only_me").click();
  await clickLink(therapist, await answerAndSend(page));
  await openInbox(therapist.page, 1);
});

story("story: where nothing can be kept a banner says so, and sending works", async ({ person }) => {
  const therapist = await newTherapist(person);
  const invite = await makeInvite(therapist.page);
  const client = await person({ permissions: clipboard });
  await client.context.route("**/worker.js", async (route) => {
    const answer = await route.fetch();
    const refuse = "navigator.storage.getDirectory = () => Promise.reject(new Error('refused'));";
    await route.fulfill({ response: answer, body: refuse + await answer.text() });
  });
  const page = await client.open(invite);
  await screen(page, "start.title", { name: "Dana" });
  await button(page, "start.only_me").click();
  await shown(page, say("memory.banner"));
  await clickLink(therapist, await answerAndSend(page));
  await openInbox(therapist.page, 1);
});

// A name that stands for this computer but is not "localhost", so that the browser takes it for any other
// site.
let elsewhere;
after(() => elsewhere?.close());
test("story: opened by http the page says what is wrong, and nothing runs", { timeout: 60_000 }, async () => {
  elsewhere = await chromium.launch({
    executablePath: process.env.ATTUNE_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--headless=new", "--no-sandbox", "--host-resolver-rules=MAP check-in.test 127.0.0.1"],
  });
  const site = address().replace("localhost", "check-in.test");
  const context = await elsewhere.newContext();
  const someone = new Person(context, await context.newPage(), site);
  await someone.page.goto(`${site}/`);
  await appears(heading(someone.page, say("fault.opened_by_http")));
  await shown(someone.page, say("fault.opened_by_http.next"));
  assert.equal(someone.page.workers().length, 0);
  someone.expectProblem(/Cross-Origin-Opener-Policy header has been ignored/); // by the browser, over http
  assert.deepEqual(someone.problems, []);
});
