// What the app says when something is wrong, and that nothing stored changes by it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readLanguage } from "../../web/build/strings.mjs";
import { newBrowser } from "./load.mjs";
import { answerAll, fragmentOf, invite, newClient, newTherapist, send, site, steady } from "./walk.mjs";

const sentences = readLanguage("en").all;

async function opened(fragment, options = {}) {
  return (await newBrowser(options)).open({ site, fragment });
}

test("screens: a link cut at any character says so, with how much of it came", async () => {
  const { tab } = await newTherapist();
  const fragment = fragmentOf(await invite(tab, "K.M."));
  for (let length = fragment.length - 1; length > 12; length -= 7) {
    const cut = await opened(fragment.slice(0, length));
    assert.equal(cut.heading(), sentences["refused.title"]);
    assert.ok(cut.text().includes(sentences["fault.cut"]), `${length}: ${cut.text()}`);
  }
  assert.match((await opened(fragment.slice(0, -1))).text(), /\d+ of \d+ letters came through\./);
});

test("screens: a changed, a newer and a foreign link each have their own sentence", async () => {
  const { tab } = await newTherapist();
  const fragment = fragmentOf(await invite(tab, "K.M."));
  const changed = fragment.slice(0, 40) + (fragment[40] === "A" ? "B" : "A") + fragment.slice(41);
  assert.ok((await opened(changed)).text().includes(sentences["fault.altered"]));
  assert.ok((await opened(fragment.replace("i1.", "i2."))).text().includes(sentences["fault.too_new"]));
  assert.ok((await opened("main")).text().includes(sentences["fault.not_ours"]));
});

test("screens: a share where no desk lives is a locked check-in that can be copied", async () => {
  const { tab: therapist } = await newTherapist();
  const { tab: client } = await newClient(await invite(therapist, "K.M."));
  await answerAll(client, steady);
  const share = await send(client);
  const elsewhere = await opened(fragmentOf(share));
  assert.equal(elsewhere.heading(), sentences["mail.elsewhere_title"]);
  assert.equal(elsewhere.node("button", "Copy it").payload, share);
  assert.equal(elsewhere.browser.mail.size, 0);
});

test("screens: one paste may hold many links, and what is not ours in it is said", async () => {
  const { tab: therapist } = await newTherapist();
  const shares = [];
  for (const alias of ["K.M.", "T.R."]) {
    const { tab: client } = await newClient(await invite(therapist, alias), { seed: shares.length + 20 });
    await answerAll(client, steady);
    shares.push(await send(client));
  }
  await therapist.press("button", "Inbox");
  await therapist.type("textbox", "Paste a message with one or more links",
    `> ${shares[0]}\n\nand ${shares[1]}.`);
  await therapist.press("button", "Read it");
  assert.equal(therapist.all("button", "It's them").length, 2);
  await therapist.type("textbox", "Paste a message with one or more links", "hello");
  await therapist.press("button", "Read it");
  assert.ok(therapist.text().includes(sentences["fault.not_ours"]));
});

test("screens: a replayed share is told apart and changes nothing", async () => {
  const { browser: desk, tab: therapist } = await newTherapist();
  const { tab: client } = await newClient(await invite(therapist, "K.M."));
  await answerAll(client, steady);
  const share = await send(client);
  for (const turn of [1, 2]) {
    await desk.open({ site, fragment: fragmentOf(share) });
    therapist.tell({ t: "mail" });
    await therapist.settled();
    await therapist.press("button", turn === 1 ? "Inbox, 1 new" : "Inbox");
    if (turn === 1) await therapist.press("button", "It's them");
    else assert.ok(therapist.text().includes(sentences["inbox.already"]), therapist.text());
    await therapist.press("button", "All clients");
  }
});

test("screens: a broken config stops nobody and is listed on the About page", async () => {
  const tab = await opened("", { config: "{ not json" });
  assert.equal(tab.heading(), sentences["first_page.title"]);
  await tab.press("button", "About");
  assert.match(tab.text(), /broken_config/);
  assert.match(tab.text(), /Call your local emergency number\./);
});

test("screens: About names each instrument with its licence and the notice it asks for", async () => {
  const tab = await opened("");
  await tab.press("button", "About");
  assert.ok(tab.text().includes("Check-in (CC BY 4.0): Original wording. Not validated:"), tab.text());
});

test("screens: where nothing can be kept a banner says so and sending still works", async () => {
  const { tab: therapist } = await newTherapist();
  const link = await invite(therapist, "K.M.");
  const { tab: client } = await newClient(link, { keepsNothing: true });
  assert.ok(client.text().includes(sentences["memory.banner"]));
  await answerAll(client, steady);
  assert.match(await send(client), /#s1\./);
});

test("screens: a newer version that does not come whole leaves this one, and never comes over answers",
  async () => {
    const tab = await opened("");
    assert.equal(tab.all("button", sentences["update.use"]).length, 0);
    tab.tell({ t: "update" });
    await tab.press("button", sentences["update.use"]);
    assert.ok(tab.text().includes(sentences["update.failed"]));
    await tab.press("button", sentences["app.try_again"]);
    assert.equal(tab.effects.filter((kind) => kind === "use_update").length, 2);

    const { tab: client } = await newClient(await invite((await newTherapist()).tab, "K.M."));
    await client.press("radio", /^8/);
    client.tell({ t: "update" });
    await client.press("button", "Back");
    assert.equal(client.heading(), sentences["home.title_first"]);
    assert.equal(client.all("button", sentences["update.use"]).length, 0);
  });
