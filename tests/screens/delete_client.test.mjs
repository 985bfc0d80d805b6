// A therapist deletes one client: the question, what goes, and what comes back only from an older copy.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readLanguage } from "../../web/build/strings.mjs";
import { rowsOf } from "./copy_rows.mjs";
import { copyKit } from "./load.mjs";
import {
  answerAll, arrive, invite, newClient, newTherapist, send, site, steady, unlock,
} from "./walk.mjs";

const sentences = readLanguage("en").all;
const aliases = (rows) => rows.filter((row) => row.startsWith("relationship|"))
  .map((row) => Buffer.from(row.split("|")[3], "hex").toString());

// Two clients with a check-in each; one more of both waits.
async function practice() {
  const { browser: desk, tab: therapist, code } = await newTherapist();
  const people = {};
  for (const [place, alias] of ["K.M.", "R.T."].entries()) {
    const person = await newClient(await invite(therapist, alias), { seed: 20 + place });
    await answerAll(person.tab, steady);
    await arrive(desk, therapist, await send(person.tab));
    await therapist.press("button", /^Inbox/);
    await therapist.press("button", "It's them");
    await therapist.press("button", "All clients");
    people[alias] = person;
  }
  for (const { tab } of Object.values(people)) {
    await tab.press("button", "Back to the first page");
    await tab.press("button", "Start a check-in");
    await answerAll(tab, steady);
    await arrive(desk, therapist, await send(tab));
  }
  const copyNow = async () => {
    desk.nowMs += 2000;
    await therapist.wake();
    const { text } = desk.safetyCopies.at(-1);
    return rowsOf(await copyKit().openCopy({ text, words: code.replace(/\s/g, "") }));
  };
  return { desk, therapist, people, copyNow };
}

test("delete a client: the question says what goes and what does not, and a no changes nothing", async () => {
  const { therapist, copyNow } = await practice();
  const before = await copyNow();
  await therapist.press("button", /^K\.M\./);
  await therapist.press("button", "Delete this client");
  const asked = therapist.text();
  for (const key of ["course.delete_what", "course.delete_theirs", "course.delete_copy"]) {
    assert.ok(asked.includes(sentences[key].replaceAll("{alias}", "K.M.")), key);
  }
  await therapist.press("button", "Keep K.M.");
  assert.equal(therapist.find("button", "Delete for good"), null);
  assert.equal(therapist.heading(), "K.M.");
  assert.deepEqual(aliases(await copyNow()), aliases(before));
});

test("delete a client: what was half written about them when the desk closed by itself goes with them",
  async () => {
  const { desk, therapist, copyNow } = await practice();
  const putBy = async () => {
    const settings = (await copyNow()).filter((row) => row.startsWith("setting|"));
    const names = settings.map((row) => Buffer.from(row.split("|")[1], "hex").toString());
    return names.filter((name) => name.startsWith("put_by/"));
  };
  const closeByItself = async () => {
    desk.nowMs += 6 * 60_000;
    await therapist.wake();
    await unlock(therapist);
  };
  await therapist.press("button", /^K\.M\./);
  await therapist.press("button", sentences["paper.begin"]);
  await therapist.type("textbox", sentences["paper.row"], "8 7 -");
  await closeByItself();
  assert.equal((await putBy()).length, 2); // the row, and the day it is of
  await therapist.press("button", /^K\.M\./);
  await therapist.press("button", "Delete this client");
  await therapist.press("button", "Delete for good");
  assert.deepEqual(await putBy(), []);
});

test("delete a client: all that is here of them goes, what waits too, and nothing of anybody else",
  async () => {
  const { desk, therapist, people, copyNow } = await practice();
  assert.equal(desk.mail.size, 2);
  await therapist.press("button", /^K\.M\./);
  await therapist.press("button", "Delete this client");
  await therapist.press("button", "Delete for good");
  assert.equal(therapist.heading(), sentences["clients.title"]);
  assert.match(therapist.text(), /K\.M\. is deleted here\./);
  assert.equal(therapist.find("button", /^K\.M\./), null);
  assert.equal(desk.mail.size, 1);
  const rows = await copyNow();
  assert.deepEqual(aliases(rows), ["R.T."]);
  for (const table of ["check_in", "received", "device", "invite"]) {
    assert.equal(rows.filter((row) => row.startsWith(`${table}|`)).length, 1, table);
  }
  await therapist.press("button", "Inbox, 1 new");
  await therapist.press("button", "Keep all");
  assert.match(therapist.text(), /1 check-in was kept/);
  await people["K.M."].tab.press("button", "Back to the first page");
  await people["K.M."].tab.press("button", "Start a check-in");
  await answerAll(people["K.M."].tab, steady);
  await arrive(desk, therapist, await send(people["K.M."].tab));
  assert.equal(therapist.find("button", "Keep all"), null);
  assert.equal(therapist.find("button", "It's them"), null);
  await therapist.press("button", "All clients");
  await therapist.press("button", /^R\.T\./);
  assert.match(therapist.text(), /2 check-ins since/);
  therapist.kill();
  const again = await desk.open({ site });
  await unlock(again);
  assert.ok(again.find("button", /^R\.T\./));
  assert.equal(again.find("button", /^K\.M\./), null);
});
