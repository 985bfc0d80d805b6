// A client changes their therapist: what the one was told goes to the other only by an act of its own, and
// copying alone sends nothing. In both views.
import assert from "node:assert/strict";
import { appears, story, vanishes, views } from "./app.mjs";
import {
  begin, button, clickLink, goHome, keepFirst, linkIn, makeInvite, newClient, newTherapist,
  openCourse, openInbox, say, screen, screenText, sendByCopy, sendShort, showClients, shown,
  startAnother,
} from "./steps.mjs";

async function openOf(page, name) {
  await button(page, "others.open").click();
  await screen(page, "who.title");
  await page.getByRole("button", { name: say("who.client_named", { name }), exact: true }).click();
  await appears(button(page, "home.start"));
}

for (const plain of views) {
  const view = plain ? "plain view" : "canvas view";
  story(`story: earlier check-ins go to a new therapist only by hand (${view})`, async ({ person }) => {
    const dana = await newTherapist(person, { plain });
    const client = await newClient(person, await makeInvite(dana.page), { plain });
    const phone = client.page;
    await keepFirst(dana, await sendShort(phone));
    await startAnother(phone);
    await sendShort(phone, 7);

    const sam = await newTherapist(person, { name: "Sam", plain });
    await client.open(await makeInvite(sam.page, "P.Q."));
    await screen(phone, "who.invited", { name: "Sam" });
    await button(phone, "who.someone_new").click();
    await begin(phone, { name: "Sam" });
    await button(phone, "app.back").click();
    assert.ok(!(await screenText(phone)).includes("Dana"), "Sam's part of the phone names Dana");
    await openOf(phone, "Dana");
    await button(phone, "this_phone.title").click();
    await button(phone, "others.take", { name: "Sam" }).click();
    await shown(phone, say("others.came", { count: 2 }));
    await button(phone, "together.title").click();
    await screen(phone, "together.title");
    const link = linkIn(await sendByCopy(phone, { name: "Sam" }));
    await goHome(phone);

    await clickLink(sam, link);
    await openInbox(sam.page, 1);
    await shown(sam.page, /^P\.Q\., 2 check-ins/);
    await button(sam.page, "inbox.its_them").click();
    await vanishes(button(sam.page, "inbox.its_them"));
    await showClients(sam.page);
    await openCourse(sam.page, "P.Q.");
    assert.match(await screenText(sam.page), / 2 check-ins since/);
    // Dana hears nothing of it: one is here, and the other one that was sent to her still on its way.
    await openCourse(dana.page);
    assert.match(await screenText(dana.page), / 1 check-in, on /);
  });
}
