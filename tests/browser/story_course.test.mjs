// A dip on a client's phone becomes a page that says how it stands, why, and what to try; the client reads
// their own trend and nothing of that. In both views.
import assert from "node:assert/strict";
import { appears, story, views } from "./app.mjs";
import {
  button, clickLink, heading, keepAll, keepFirst, makeInvite, newClient, newTherapist, openCourse, openInbox,
  say, screenText, sendSession, sessions, showClients, shown, startAnother,
} from "./steps.mjs";

// From one client to the next in the list beside the page: it is read from its top.
async function goesToAnother(desk) {
  await showClients(desk);
  await makeInvite(desk, "R.S.");
  await openCourse(desk);
  await desk.getByRole("heading", { name: say("line.notes") }).scrollIntoViewIfNeeded();
  await desk.getByRole("button", { name: /^R\.S\./ }).click();
  await appears(heading(desk, "R.S.").and(desk.locator(":focus")));
  await desk.waitForFunction(() => scrollY === 0);
}

for (const plain of views) {
  const view = plain ? "plain view" : "canvas view";
  story(`story: a dip is shown with its reason, its rule and what to try (${view})`, async ({ person }) => {
    const therapist = await newTherapist(person, { plain });
    const desk = therapist.page;
    const client = await newClient(person, await makeInvite(desk), { plain });
    const phone = client.page;
    await keepFirst(therapist, await sendSession(phone, sessions[0]));
    const links = [];
    for (const answers of sessions.slice(1)) {
      await startAnother(phone);
      links.push(await sendSession(phone, answers));
    }
    await shown(phone, say("home.felt_lower"));
    const home = await screenText(phone);
    assert.doesNotMatch(home, /Worth asking|Small change|Below usual|chance/);

    for (const link of links) await clickLink(therapist, link);
    await openInbox(desk, 2);
    await keepAll(desk, 2);
    await showClients(desk);
    await openCourse(desk);
    await shown(desk, say("course.worth_asking"));
    await shown(desk, /Below usual since/);
    await button(desk, "why.show").first().click();
    await shown(desk, say("why.chance_check_in", { chance: "2" }));
    await button(desk, "why.hide").click();

    await shown(desk, say("course.try"));
    const stuck = desk.getByRole("switch", { name: say("course.stuck") });
    await stuck.check();
    await appears(desk.getByRole("switch", { name: say("course.stuck"), checked: true }));
    const kind = say("course.try.kind", { name: say("guidance.kind.quiet.name") });
    await desk.getByRole("button", { name: kind, exact: true }).click();
    await shown(desk, say("guidance.kind.quiet.shows"));
    const page = await screenText(desk);
    assert.doesNotMatch(page, /\b(unrepaired|confrontation|withdrawal|rupture|missed|risk|alert|alarm)\b/i);
    if (!plain) await goesToAnother(desk);
  });
}
