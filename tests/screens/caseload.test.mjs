// The list of clients: the order, what each row says, what is new, the archive, the search, and many at once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readLanguage } from "../../web/build/strings.mjs";
import {
  answerAll, comeBack, fragmentOf, invite, newClient, newTherapist, send, site, unlock,
} from "./walk.mjs";
import { forbidden, week } from "./weeks.mjs";

const sentences = readLanguage("en").all;
const say = (key, fills = {}) => sentences[key].replace(/\{(\w+)\}/g, (gap, name) => fills[name] ?? gap);
const rows = (tab) => tab.all("listitem").flatMap((item) =>
  tab.nodes.filter(({ parent, role }) => parent === item.id && role === "button").map(({ name }) => name));
const aliases = (tab) => rows(tab).map((name) => name.split(",")[0]);

// A desk with these clients, each with a phone; nobody has sent anything.
async function practice(names, options) {
  const { browser: desk, tab } = await newTherapist(options);
  const phones = new Map();
  for (const name of names) {
    phones.set(name, await newClient(await invite(tab, name), { seed: 20 + phones.size }));
  }
  return { desk, tab, phones, sent: new Set() };
}

// One check-in of theirs, on its way: in the desk's mail slot.
async function checkIn({ desk, phones, sent }, name, answers) {
  const { browser, tab } = phones.get(name);
  browser.nowMs = desk.nowMs;
  if (sent.has(name)) await tab.press("button", sentences["home.start"]);
  sent.add(name);
  await answerAll(tab, answers);
  const link = await send(tab);
  await tab.press("button", "Back to the first page");
  (await desk.open({ site, fragment: fragmentOf(link) })).kill();
}

// All that waits is kept; new phones are said yes to. The tab is left on the list.
async function keepAll({ tab }) {
  await comeBack(tab);
  tab.tell({ t: "mail" });
  await tab.settled();
  await tab.press("button", /^Inbox/);
  while (tab.find("button", sentences["inbox.its_them"])) {
    await tab.press("button", sentences["inbox.its_them"]);
  }
  if (tab.find("button", sentences["inbox.keep_all"])) await tab.press("button", sentences["inbox.keep_all"]);
  await tab.press("button", "All clients");
}

test("caseload: who asks for attention comes first; each row says why, and what is new", async () => {
  const all = await practice(["Calm", "Lower", "Nobody", "Silent"]);
  const calm = week(8.25);
  for (let i = 0; i < 5; i++) {
    await checkIn(all, "Calm", calm);
    await checkIn(all, "Lower", i === 4 ? week(5, 6) : calm);
    if (i < 4) await checkIn(all, "Silent", i === 3 ? week(5, 6) : calm);
    await keepAll(all);
    if (i < 4) all.desk.passDays(7);
  }
  const { tab, desk } = all;
  assert.deepEqual(aliases(tab), ["Lower", "Silent", "Calm", "Nobody"]);
  const row = (name) => rows(tab).find((one) => one.startsWith(name));
  assert.match(row("Lower"), /^Lower, New, Worth asking about, 3\.3 below .* 8\.3/);
  assert.match(row("Lower"), /Stayed quiet or went along: 6 \(usually 0\)/);
  assert.match(row("Lower"), /Below usual since 31 Mar, 31 Mar$/);
  assert.match(row("Calm"), /^Calm, New, Much as usual, 31 Mar$/);
  assert.equal(row("Nobody"), `Nobody, ${sentences["clients.no_check_in"]}`);
  assert.doesNotMatch(rows(tab).join(" "), forbidden);
  // Three days later nothing has come from the one who was lower and silent.
  desk.passDays(3);
  await comeBack(tab);
  assert.equal(aliases(tab)[0], "Silent");
  assert.match(row("Silent"), new RegExp(`^Silent, New, ${sentences["course.silence"]}`));
  // What was looked at is not new any more, here and after the desk was closed.
  await tab.press("button", /^Lower/);
  await tab.press("button", "All clients");
  assert.match(row("Lower"), /^Lower, Worth asking about/);
  tab.kill();
  const again = await desk.open({ site });
  await unlock(again);
  assert.match(rows(again).find((one) => one.startsWith("Lower")), /^Lower, Worth asking about/);
  assert.match(rows(again).find((one) => one.startsWith("Calm")), /^Calm, New,/);
  assert.match(again.text(), /With 3 check-ins a week, about 0\.06 /);
});

test("caseload: the archive is found there and by name; a new check-in brings people back", async () => {
  const all = await practice(["Ána B.", "C.D."]);
  const { tab } = all;
  await checkIn(all, "Ána B.", week(8));
  await keepAll(all);
  assert.equal(tab.find("textbox", sentences["clients.search"]), null, "a search for two clients");
  await tab.press("button", /^Ána/);
  await tab.press("button", sentences["course.archive"]);
  assert.ok(tab.text().includes(sentences["course.archived"]));
  await tab.press("button", "All clients");
  assert.deepEqual(aliases(tab), ["C.D."]);
  await tab.press("tab", say("clients.archived", { count: 1 }));
  assert.deepEqual(aliases(tab), ["Ána B."]);
  await tab.press("tab", sentences["clients.unread"]);
  assert.ok(tab.text().includes(sentences["clients.nobody"]));
  await tab.press("tab", sentences["clients.all"]);
  await tab.type("textbox", sentences["clients.search"], "ána");
  assert.deepEqual(aliases(tab), ["Ána B."]);
  await tab.type("textbox", sentences["clients.search"], "nobody");
  assert.ok(tab.text().includes(sentences["clients.nobody"]));
  await tab.type("textbox", sentences["clients.search"], "");
  await checkIn(all, "Ána B.", week(8));
  await keepAll(all);
  assert.deepEqual(aliases(tab), ["Ána B.", "C.D."]);
});

test("caseload: fifty rows at a time, and no page has more than 400 nodes", async (t) => {
  const { browser: desk, tab } = await newTherapist();
  for (let i = 0; i < 60; i++) await invite(tab, `N${String(i).padStart(2, "0")}`);
  assert.equal(rows(tab).length, 50);
  t.diagnostic(`figure: list of 50 clients: ${tab.nodes.length} nodes`);
  assert.ok(tab.nodes.length <= 400);
  await tab.press("button", say("clients.more", { count: 10 }));
  assert.equal(rows(tab).length, 60);
  assert.equal(tab.find("button", /^Show \d+ more/), null);
  await tab.type("textbox", sentences["clients.search"], "n07");
  assert.deepEqual(aliases(tab), ["N07"]);
  assert.equal([...desk.desks].length, 1);
});

test("inbox: what waits says when it was made and opened here; one paste of 20 shares takes 3 presses",
  async (t) => {
    const all = await practice(["A", "B"]);
    for (const name of ["A", "B"]) await checkIn(all, name, week(8));
    await keepAll(all);
    all.desk.passDays(6);
    await checkIn(all, "A", week(8));
    const { tab, desk, phones } = all;
    await comeBack(tab);
    tab.tell({ t: "mail" });
    await tab.settled();
    await tab.press("button", "Inbox, 1 new");
    assert.ok(tab.text().includes("Made 9 Mar, opened here 9 Mar, 15:00"), tab.text());
    await tab.press("button", sentences["inbox.keep_all"]);
    await tab.press("button", "All clients");

    // Ten of each, by one paste.
    const links = [];
    for (let i = 0; i < 10; i++) {
      for (const name of ["A", "B"]) {
        const phone = phones.get(name);
        phone.browser.nowMs = desk.nowMs;
        await phone.tab.press("button", sentences["home.start"]);
        await answerAll(phone.tab, week(8));
        links.push(await send(phone.tab));
        await phone.tab.press("button", "Back to the first page");
      }
    }
    let presses = 0;
    const press = async (name, value) => {
      presses++;
      await tab.press("button", name, { value });
    };
    await press("Inbox");
    await press(sentences["inbox.paste"], links.join("\n"));
    assert.ok(tab.text().includes(say("inbox.waiting_many", { count: 20 })), tab.text());
    await press(sentences["inbox.keep_all"]);
    assert.ok(tab.text().includes(say("inbox.kept_many", { count: 20 })), tab.text());
    t.diagnostic(`figure: 20 shares by one paste: ${presses} presses`);
    assert.equal(presses, 3);
    assert.equal(desk.mail.size, 0);
  });
