// The steps that several walks share. Each leaves the tab on the screen it names.
import { newBrowser } from "./load.mjs";

export const site = "https://attune.example/a/";
// Every item of the default instrument by the start of its question, in the order it is asked.
export const questions = {
  A1: "It felt safe", A2: "My therapist understood", A3: "We worked on things", A4: "The way we spent",
  R1: "I stayed quiet", R2: "I felt let down", N1: "I had a say", N2: "I feel I can do",
  N3: "I felt like I matter",
  M1: "Right now, why do you come", M2: "How ready do you feel",
};
export const fragmentOf = (link) => link.slice(link.indexOf("#") + 1);

export const passphrase = "made of words that nobody says";
export async function newTherapist(options = {}) {
  const browser = await newBrowser({ seed: 7, ...options });
  const tab = await browser.open({ site });
  await tab.press("button", "I am a therapist");
  const code = await makeDesk(tab, options);
  return { browser, tab, code };
}

// The recovery code on the key sheet, as it stands there.
export const codeOn = (tab) => tab.node("text", /^AGE-SE/).name;

// From the form to the list of clients; answers the code.
export async function makeDesk(tab, { name = "Dana", receive = "Any app they like", address } = {}) {
  await tab.type("textbox", "Name your clients see", name);
  await tab.press("radio", receive);
  if (address) await tab.type("textbox", ...address);
  await tab.type("textbox", "Passphrase", passphrase);
  await tab.press("button", "Make my desk");
  const code = codeOn(tab);
  await tab.press("button", "To my clients");
  return code;
}

export async function unlock(tab, secret = passphrase) {
  await tab.type("textbox", /^(Passphrase|PIN)/, secret);
  await tab.press("button", "Open");
}
// The person is at a desk again that may have closed by itself meanwhile.
export async function comeBack(tab) {
  tab.tell({ t: "view", n: 2, width: 390, viewport: 844, top: 0, height: 2532, dpr: 1 });
  await tab.settled();
  if (tab.heading() === "This desk is locked") await unlock(tab);
}

export const pin = "2580";

// The invite's link. The tab is left on the list of clients.
export async function invite(tab, alias) {
  await tab.press("button", "Add a client");
  await tab.type("textbox", "Short name", alias);
  await tab.press("button", "Make the invite");
  if (tab.find("button", "Choose a place")) await tab.press("button", "Choose a place");
  const link = tab.node("button", "Copy the link").payload;
  await tab.press("button", "Done");
  return link;
}

// Opens a client's link in another tab of the therapist's browser, so that it waits in the open desk's inbox.
export async function arrive(desk, therapist, link) {
  await desk.open({ site, fragment: fragmentOf(link) });
  therapist.tell({ t: "mail" });
  await therapist.settled();
}

export async function newClient(link, { shared = false, ...options } = {}) {
  const browser = await newBrowser({ seed: 11, ...options });
  const tab = await browser.open({ site, fragment: fragmentOf(link) });
  await tab.press("button", shared ? "Others use it too" : "Only I use this phone");
  if (shared) {
    await tab.type("textbox", "PIN", pin);
    await tab.press("button", "Next");
  }
  return { browser, tab };
}

const stopNamed = (value) => new RegExp(`^${value}(,|$)`);

export async function answer(tab, value) {
  await tab.press("radio", stopNamed(value));
  await tab.wake();
}

// All of one check-in, up to "Check and send". `values` by item id; an item that is not there is skipped.
export async function answerAll(tab, values = {}, notes = []) {
  for (let turn = 0; turn < 20 && tab.heading() !== "In your own words"; turn++) {
    const question = tab.heading();
    const item = Object.keys(questions).find((id) => question.startsWith(questions[id]));
    const value = item ? values[item] : question.startsWith("If something felt off") ? values.P1 : values.U1;
    if (value === undefined) await tab.press("button", "Skip");
    else if (typeof value === "number") await answer(tab, value);
    else {
      await tab.press("radio", value);
      await tab.wake();
    }
  }
  const fields = tab.all("textbox");
  for (const [place, words] of notes.entries()) await tab.act(fields[place].id, words, true);
  await tab.press("button", "Next");
}

// Sends what is on "Check and send"; answers the link that the Sent page would copy.
export async function send(tab, name = "Dana") {
  await tab.press("button", `Send to ${name}`);
  return tab.node("button", "Copy the message").payload.match(/https?:\S+/)[0];
}

export const steady = { A1: 8, A2: 8, A3: 8, A4: 8, R1: 1, R2: 0, N1: 8, N2: 7, N3: 9, M1: 6, M2: 7 };
