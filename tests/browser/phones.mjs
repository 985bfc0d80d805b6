// Clients' phones without a page, for stories whose subject is the desk: the release's wasm and sealing in
// Node, as tests/screens walks them. A story about a client takes a phone with a page.
import { newBrowser } from "../screens/load.mjs";
import { answerAll, fragmentOf, send } from "../screens/walk.mjs";
import { week } from "../screens/weeks.mjs";

// The phone that opened this invite, before its first question. Each has a seed of its own.
export async function newPhone(invite, seed) {
  const browser = await newBrowser({ seed, now: new Date().toISOString() });
  const [site] = invite.split("#");
  const phone = await browser.open({ site, fragment: fragmentOf(invite) });
  await phone.press("button", "Only I use this phone");
  return phone;
}

// One whole check-in, sent: its link, and the file of the same. Ends on the first page.
export async function sendWeek(phone, mean = 8) {
  if (phone.find("button", "Start a check-in")) await phone.press("button", "Start a check-in");
  await answerAll(phone, week(mean));
  const link = await send(phone);
  const { payload } = phone.node("button", "Save as a file");
  await phone.press("button", "Back to the first page");
  return { link, file: payload.slice(payload.indexOf("\n") + 1) };
}
