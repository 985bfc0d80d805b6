// A check-in that was kept under the wrong client is taken out of that client's course again.
import assert from "node:assert/strict";
import { test } from "node:test";
import { answerAll, arrive, comeBack, invite, newClient, newTherapist, send, steady } from "./walk.mjs";
import { courseOf, weeks } from "./weeks.mjs";

async function toInbox(desk, therapist, link) {
  await arrive(desk, therapist, link);
  if (therapist.find("button", "All clients")) await therapist.press("button", "All clients");
  await therapist.press("button", /^Inbox/);
}

async function setAside(therapist, alias = "K.M.") {
  await therapist.press("button", `This is not ${alias}'s`);
  await therapist.press("button", "Delete it here");
}

test("set aside: a check-in of somebody else, kept by mistake, goes, and its phone is asked about again",
  async () => {
    const { browser: desk, tab: therapist } = await newTherapist();
    const link = await invite(therapist, "K.M.");
    const theirs = await newClient(link);
    await answerAll(theirs.tab, steady);
    await toInbox(desk, therapist, await send(theirs.tab));
    await therapist.press("button", "It's them");
    const other = await newClient(link, { seed: 31 });
    for (const browser of [desk, theirs.browser, other.browser]) browser.passDays(1);
    await comeBack(therapist);
    await answerAll(other.tab, { ...steady, A1: 0, A2: 0, A3: 1 }, ["A WORD OF SOMEBODY ELSE"]);
    const mistaken = await send(other.tab);
    await toInbox(desk, therapist, mistaken);
    await therapist.press("button", "It's them");
    await therapist.press("button", "All clients");
    await therapist.press("button", /^K\.M\./);
    assert.match(therapist.text(), /2 check-ins since 3 Mar/);
    assert.match(therapist.text(), /A WORD OF SOMEBODY ELSE/);

    await therapist.press("button", "This is not K.M.'s");
    assert.match(therapist.text(), /The check-in of 3 Mar is deleted here for good/);
    assert.match(therapist.text(), /You are asked if it is K\.M\. before more/);
    await therapist.press("button", "Leave it with K.M.");
    assert.equal(therapist.find("button", "Delete it here"), null);
    await setAside(therapist);
    assert.match(therapist.text(), /1 check-in, on 3 Mar/);
    assert.doesNotMatch(therapist.text(), /A WORD OF SOMEBODY ELSE/);
    assert.match(therapist.text(), /On 4 Mar[ ,\d:]+ you set aside the check-in of 3 Mar, as not K\.M\.'s\./);
    assert.doesNotMatch(therapist.text(), /What K\.M\. changed later/);

    await therapist.press("button", "Show the invite");
    assert.match(therapist.text(), /word .+\. You are asked before anything from it is kept/);
    await therapist.press("button", "Done");
    await toInbox(desk, therapist, mistaken);
    assert.match(therapist.text(), /You already have this one/);
    await other.tab.press("button", "Back to the first page");
    await other.tab.press("button", "Start a check-in");
    await answerAll(other.tab, steady);
    await toInbox(desk, therapist, await send(other.tab));
    assert.match(therapist.text(), /You set aside a check-in from this phone\. Is this one from K\.M\.\?/);
    assert.equal(therapist.find("button", "Keep all"), null);
    await theirs.tab.press("button", "Back to the first page");
    await theirs.tab.press("button", "Start a check-in");
    await answerAll(theirs.tab, steady);
    await toInbox(desk, therapist, await send(theirs.tab));
    await therapist.press("button", "Keep all");
    assert.match(therapist.text(), /1 check-in was kept/);
    await therapist.press("button", "It is not them: remove it");
    await therapist.press("button", "All clients");
    await therapist.press("button", /^K\.M\./);
    assert.match(therapist.text(), /2 check-ins since 3 Mar/);
  });

test("set aside: any check-in can go, and the course, its marks and the list are made anew without it",
  async () => {
    const { therapist } = await courseOf(weeks.dip);
    assert.match(therapist.text(), /Worth asking about/);
    await therapist.press("button", "Earlier check-in");
    await therapist.press("button", "Later check-in");
    await setAside(therapist);
    assert.match(therapist.text(), /The check-in of 14 Apr is set aside/);
    assert.match(therapist.text(), /Much as usual/);
    assert.doesNotMatch(therapist.text(), /Worth asking about/);
    await therapist.press("button", "All clients");
    assert.doesNotMatch(therapist.node("button", /^K\.M\./).name, /Worth asking/);
    await therapist.press("button", /^K\.M\./);
    while (therapist.find("button", /^This is not/)) await setAside(therapist);
    assert.match(therapist.text(), /No check-in yet/);
    assert.equal(therapist.text().match(/you set aside the check-in of/g).length, weeks.dip.length);
  });
