// The whole way in Node: the release's wasm, real sealing, two browsers. Screens are found by role and name.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { newBrowser } from "./load.mjs";
import {
  answer, answerAll, comeBack, fragmentOf, invite, newClient, newTherapist, questions, send, site, steady,
} from "./walk.mjs";

const rowsOf = (tab) => tab.all("table")[0].cells;

test("screens: the first page says what this is and offers both ways in", async () => {
  const tab = await (await newBrowser()).open({ site });
  assert.equal(tab.heading(), "A short check-in after each session");
  assert.ok(tab.find("button", "I am a therapist"));
  assert.ok(tab.find("textbox", "Paste your link"));
  assert.equal(tab.title, "Check-in");
});

test("screens: the start page says each promise of issue 2 before anything is asked", async () => {
  const { tab } = await newTherapist();
  const phone = await newBrowser({ seed: 3 });
  const start = await phone.open({ site, fragment: fragmentOf(await invite(tab, "K.M.")) });
  const words = start.text().replaceAll("\n", " ");
  for (const promise of ["Dana asks this of everyone.", "There are no wrong answers.",
    "You do not have to do it.",
    "You can skip or stop at any time.", "Nothing leaves this phone until you press Send.",
    "Then only Dana can open it.", "This app sends nothing to a court, a boss or family.",
    "What Dana keeps can become part of your file.", "Ask Dana who may see it.",
    "No one reads this right away.",
    "In danger now? Call or text 988"]) {
    assert.ok(words.includes(promise), promise);
  }
  assert.ok(start.find("button", "Only I use this phone"));
  assert.ok(start.find("button", "Others use it too"));
});

test("screens: a check-in goes from a tap on a phone to the therapist's chart", async () => {
  const { browser: desk, tab: therapist } = await newTherapist();
  const link = await invite(therapist, "K.M.");
  const { tab: client } = await newClient(link);
  await answerAll(client, { ...steady, R1: 6, U1: "Ask me about it", P1: 4 },
    ["Slower, please", "Only between us"]);
  assert.equal(client.heading(), "Check and send");
  assert.match(client.text(), /6, between\s+Some\s+and\s+Very\s+much/);
  assert.match(client.text(), /Ask me about it/);
  const share = await send(client);
  const word = client.nodes.at(-2).name;
  const other = await desk.open({ site, fragment: fragmentOf(share) });
  assert.match(other.text(), /Waiting in your inbox. You can close this tab./);
  therapist.tell({ t: "mail" });
  await therapist.settled();
  await therapist.press("button", "Inbox, 1 new");
  assert.match(therapist.text(), /From a phone you have not seen: is it K.M.\?/);
  assert.ok(client.text().includes(therapist.text().match(/It should be: (\w+)/)[1]), word);
  await therapist.press("button", "It's them");
  await therapist.press("button", "All clients");
  await therapist.press("button", /^K\.M\./);
  assert.match(therapist.text(), /Alliance: 8\.0/);
  assert.match(therapist.text(), /Needs: 8\.0/);
  assert.match(therapist.text(), /Slower, please/);
  assert.match(therapist.text(), /Stayed quiet or went along: 6/);
  assert.deepEqual(rowsOf(therapist)[0].slice(0, 2), ["3 Mar", "8.0"]);
});

test("screens: Debian's age opens the saved file, and inside are the bytes that were sent", async () => {
  const { browser: desk, tab: therapist } = await newTherapist();
  const { browser: phone, tab: client } = await newClient(await invite(therapist, "K.M."));
  await answerAll(client, steady, ["Slower, please"]);
  await send(client);
  const [name, ...lines] = client.node("button", "Save as a file").payload.split("\n");
  assert.equal(name, "check-in.txt");
  const folder = mkdtempSync(join(tmpdir(), "attune-age-"));
  writeFileSync(join(folder, name), lines.join("\n"));
  writeFileSync(join(folder, "key"), desk.identities.at(-1));
  const inside = execFileSync("age", ["-d", "-i", join(folder, "key"), join(folder, name)]);
  rmSync(folder, { recursive: true });
  const sent = phone.sealed.at(-1);
  assert.ok(inside.subarray(0, sent.length).equals(sent), "the plaintext, as it was sealed");
  assert.equal(inside.length, sent.length + 16, "and its proof");
});

test("screens: what is left out, skipped or never asked arrives as the same no answer", async () => {
  const seen = [];
  for (const leaveOut of [true, false]) {
    const { browser: desk, tab: therapist } = await newTherapist();
    const { tab: client } = await newClient(await invite(therapist, "K.M."));
    const strained = { ...steady, R1: 9, U1: "Ask me about it", P1: 2 };
    await answerAll(client, leaveOut ? strained : { ...steady, R1: undefined });
    if (leaveOut) await client.press("switch", /^I stayed quiet/);
    await desk.open({ site, fragment: fragmentOf(await send(client)) });
    therapist.tell({ t: "mail" });
    await therapist.settled();
    await therapist.press("button", "Inbox, 1 new");
    await therapist.press("button", "It's them");
    await therapist.press("button", "All clients");
    await therapist.press("button", /^K\.M\./);
    seen.push(therapist.text());
  }
  assert.equal(seen[0], seen[1]);
});

test("screens: a tab killed after any answer comes back to the draft where it was", async () => {
  const { tab: therapist } = await newTherapist();
  const { browser: phone, tab } = await newClient(await invite(therapist, "K.M."));
  let client = tab;
  for (const [place, start] of Object.values(questions).entries()) {
    assert.ok(client.heading().startsWith(start), client.heading());
    await client.press("radio", /^3(,|$)/);
    client.kill();
    client = await phone.open({ site });
    assert.ok(client.heading().startsWith(start), `after item ${place + 1}: ${client.heading()}`);
    assert.match(client.text(), /You chose 3/);
    await client.press("button", "Next");
  }
  assert.equal(client.heading(), "In your own words");
});

test("screens: strain asks how to use it and whether it was worked out, and no strain asks neither",
  async () => {
  const { tab: therapist } = await newTherapist();
  const { tab } = await newClient(await invite(therapist, "K.M."));
  for (const id of ["A1", "A2", "A3", "A4"]) await answer(tab, 8, id);
  await answer(tab, 7);
  await answer(tab, 0);
  assert.equal(tab.heading(), "How should your therapist use this?");
  await tab.press("button", "Back");
  await tab.press("button", "Back");
  await tab.press("radio", /^0(,|$)/);
  await tab.press("button", "Next");
  await tab.press("button", "Next");
  assert.ok(tab.heading().startsWith(questions.N1), tab.heading());
});

test("screens: a tap moves on once, a key never does", async () => {
  const { tab: therapist } = await newTherapist();
  const { tab } = await newClient(await invite(therapist, "K.M."));
  const first = tab.heading();
  await answer(tab, 8);
  assert.notEqual(tab.heading(), first);
  await tab.press("button", "Back");
  await answer(tab, 5);
  assert.equal(tab.heading(), first, "a second answer to the same item stays");
  await tab.press("button", "Next");
  const second = tab.heading();
  await tab.press("radio", /^4(,|$)/, { byKey: true });
  await tab.wake();
  assert.equal(tab.heading(), second);
  assert.equal(tab.node("switch", "Stay here until I press Next").value, "1");
});

test("screens: − and + go stop by stop from outside the scale, and never move on", async () => {
  const { tab: therapist } = await newTherapist();
  const { tab } = await newClient(await invite(therapist, "K.M."));
  const first = tab.heading();
  const chosen = () => tab.all("radio").filter(({ value }) => value === "1").map(({ words }) => words);
  assert.deepEqual(chosen(), []);
  const steps = [["One lower", "10"], ["One higher", "10"], ["One lower", "9"], ["One lower", "8"]];
  for (const [name, wanted] of steps) {
    await tab.press("button", name);
    await tab.wake();
    assert.deepEqual(chosen(), [wanted]);
    assert.equal(tab.heading(), first);
  }
  await tab.press("button", "Next");
  assert.notEqual(tab.heading(), first);
  await tab.press("button", "One higher");
  assert.deepEqual(chosen(), ["0"]);
  await tab.press("button", "One lower");
  assert.deepEqual(chosen(), ["0"]);
});

test("screens: a client can read what the therapist sees and when a session is pointed to", async () => {
  const { tab: therapist } = await newTherapist();
  const phone = await newBrowser({ seed: 5 });
  const tab = await phone.open({ site, fragment: fragmentOf(await invite(therapist, "K.M.")) });
  await tab.press("button", "About");
  const words = tab.text().replaceAll("\n", " ");
  for (const sentence of ["Your therapist sees each answer that you send",
    "felt a lot lower than most of yours",
    "when you answer 5 or more to staying quiet, or to feeling let down", "goes down bit by bit",
    "It can come by chance."]) {
    assert.ok(words.includes(sentence), sentence);
  }
});

test("screens: ten shares of a known phone are kept by one press", async () => {
  const { browser: desk, tab: therapist } = await newTherapist();
  const { browser: phone, tab: client } = await newClient(await invite(therapist, "K.M."));
  const links = [];
  for (let week = 0; week < 11; week++) {
    if (week > 0) await client.press("button", "Start a check-in");
    await answerAll(client, steady);
    links.push(await send(client));
    await client.press("button", "Back to the first page");
    if (week === 0) {
      await desk.open({ site, fragment: fragmentOf(links[0]) });
      therapist.tell({ t: "mail" });
      await therapist.settled();
      await therapist.press("button", "Inbox, 1 new");
      await therapist.press("button", "It's them");
    }
    phone.passDays(7);
    desk.passDays(7);
  }
  for (const link of links.slice(1).reverse()) await desk.open({ site, fragment: fragmentOf(link) });
  await comeBack(therapist);
  await therapist.press("button", "Inbox, 10 new");
  assert.match(therapist.text(), /10 check-ins are waiting/);
  await therapist.press("button", "Keep all");
  assert.deepEqual(therapist.said.at(-1), "10 check-ins were kept.");
  assert.doesNotMatch(therapist.text(), /may not have arrived/);
  await therapist.press("button", "All clients");
  await therapist.press("button", /^K\.M\./);
  assert.equal(rowsOf(therapist).length, 11);
  const chart = therapist.node("img", "Alliance by session, 0 to 10");
  assert.match(chart.description, /^11 sessions\. The last is 8\.0, usually \d+\.\d to \d+\.\d\.$/);
});

test("screens: a phone that others use forgets its answers once they are sent, and has no private note",
  async () => {
  const { tab: therapist } = await newTherapist();
  const { browser: phone, tab: client } = await newClient(await invite(therapist, "K.M."), { shared: true });
  await answerAll(client, steady, ["A note"]);
  assert.equal(client.find("switch", "Dana may read this"), null);
  await send(client);
  await client.press("button", "Back to the first page");
  assert.doesNotMatch(client.text(), /Check-in of|Dana/);
  client.kill();
  const again = await phone.open({ site });
  assert.doesNotMatch(again.text(), /Check-in of|Dana/);
});

test("screens: an invite opened again is a way home, not an error", async () => {
  const { tab: therapist } = await newTherapist();
  const link = await invite(therapist, "K.M.");
  const { browser: phone, tab: client } = await newClient(link);
  await answerAll(client, steady);
  await send(client);
  client.kill();
  const again = await phone.open({ site, fragment: fragmentOf(link) });
  assert.equal(again.heading(), "Welcome back. Start when you like.");
});
