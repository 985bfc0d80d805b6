// A link goes from one screen to another as a code: by the camera, and as a picture from a file. The codes
// are those that the app paints; the camera is the browser's own, fed with a picture of them.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { appears, screenshot, story } from "./app.mjs";
import { launchOptions } from "./launch.mjs";
import { readPng } from "./png.mjs";
import {
  begin, button, makeInvite, newTherapist, openCourse, question, say, screen, shown, stop,
} from "./steps.mjs";

const camera = { width: 640, height: 480 };

// One grey frame of raw video, the picture in its middle.
function videoOf(png) {
  const { width, height, colourAt } = readPng(png);
  const scale = Math.max(1, Math.ceil(Math.max(width / camera.width, height / camera.height)));
  const luma = Buffer.alloc(camera.width * camera.height, 235);
  const left = Math.floor((camera.width - width / scale) / 2);
  const top = Math.floor((camera.height - height / scale) / 2);
  for (let y = 0; y < Math.floor(height / scale); ++y) {
    for (let x = 0; x < Math.floor(width / scale); ++x) {
      luma[(top + y) * camera.width + left + x] = colourAt(x * scale, y * scale) & 255;
    }
  }
  const chroma = Buffer.alloc(camera.width * camera.height / 2, 128);
  const head = `YUV4MPEG2 W${camera.width} H${camera.height} F10:1 Ip A1:1 C420jpeg\n`;
  return Buffer.concat([Buffer.from(head), ...Array(4).fill([Buffer.from("FRAME\n"), luma, chroma]).flat()]);
}

async function codeOn(page) {
  await button(page, "code.show").click();
  const code = page.getByRole("img", { name: say("code.label") });
  await appears(code);
  await code.scrollIntoViewIfNeeded();
  return code.screenshot();
}

story("codes: an invite is read by the camera, and a check-in from a picture of its code",
  async ({ person, persistentPerson, diagnostic }) => {
  const therapist = await newTherapist(person);
  const link = await makeInvite(therapist.page);
  await openCourse(therapist.page);
  await button(therapist.page, "course.new_invite").click();
  await screen(therapist.page, "invite.title", { alias: "K.M." });
  const invite = await codeOn(therapist.page);
  await screenshot(therapist.page, "invite as a code", { fullPage: true });
  const video = join(tmpdir(), `attune-invite-${process.pid}.y4m`);
  writeFileSync(video, videoOf(invite));

  const client = await persistentPerson({ permissions: ["camera"], args: [...launchOptions.args,
    "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
    `--use-file-for-fake-video-capture=${video}`] });
  const phone = await client.open();
  await button(phone, "code.scan").click();
  await screen(phone, "start.title", { name: "Dana" });
  assert.equal(await phone.evaluate(() => document.querySelector("video")), null, "the camera is off");
  await begin(phone);
  await stop(phone, 8).click();
  await question(phone, "A2");
  await button(phone, "question.finish").click();
  await screen(phone, "review.title");
  await button(phone, "review.send", { name: "Dana" }).click();
  await screen(phone, "sent.title");
  const share = await codeOn(phone);
  await screenshot(phone, "sent as a code", { fullPage: true });
  diagnostic(`figure: link of an invite as a code: ${link.length} characters`);

  await button(therapist.page, "app.done").click();
  await button(therapist.page, "clients.inbox").click();
  const chooser = therapist.page.waitForEvent("filechooser");
  await button(therapist.page, "inbox.open_file").click();
  await (await chooser).setFiles({ name: "photo.png", mimeType: "image/png", buffer: share });
  await shown(therapist.page, say("inbox.new_device", { alias: "K.M." }));
});
