// G17, run by hand and not by tests/run.sh: the platform's own accessibility tree (AT-SPI, what Orca reads)
// holds every control of a whole check-in. Needs: apt-get install xvfb at-spi2-core python3-pyatspi.
//   dbus-run-session -- xvfb-run -a node tests/browser/platform_tree.mjs
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import { serve } from "../../deploy/serve.mjs";
import { appears, choosesPlace } from "./app.mjs";
import { devices, launchOptions } from "./launch.mjs";
import { answerAll, button, clipboard, copied, itemText, makeDesk, makeInvite, screen } from "./steps.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const site = await serve({ folder: join(here, "../../build/site") });
const launcher = "/usr/libexec/at-spi-bus-launcher";
const bus = spawn(launcher, ["--launch-immediately", "--a11y=1"], { stdio: "ignore" });
const switches = launchOptions.args.filter((one) => !one.startsWith("--headless"));
const browser = await chromium.launch({ ...launchOptions, headless: false,
  args: [...switches, "--force-renderer-accessibility"],
  env: { ...process.env, ACCESSIBILITY_ENABLED: "1", GTK_MODULES: "gail:atk-bridge", NO_AT_BRIDGE: "0" },
  ignoreDefaultArgs: ["--headless", "--headless=old"] });

// Of the page, by role and name; the platform has its own words for roles.
const roles = { button: ["push button", "button"], radio: ["radio button"], heading: ["heading"],
  switch: ["toggle button", "switch", "check box"], textbox: ["entry", "text"],
  progressbar: ["progress bar"] };
const ask = promisify(execFile);
let compared = 0;
async function look(page, name) {
  const { stdout } = await ask("/usr/bin/python3", [join(here, "platform_tree.py")], { maxBuffer: 1 << 24 });
  const platform = stdout.split("\n");
  for (const [role, names] of Object.entries(roles)) {
    for (const one of await page.getByRole(role).all()) {
      const [, words] = (await one.ariaSnapshot()).match(/"(.*?)"/);
      const isThere = names.some((platformRole) => platform.includes(`${platformRole}\t${words}`));
      assert.ok(isThere, `${name}: the platform's tree has no ${role} "${words}" in\n${stdout}`);
      compared++;
    }
  }
}

async function newPage() {
  const context = await browser.newContext({ ...devices.desk, permissions: clipboard });
  await context.addInitScript(choosesPlace);
  return context.newPage();
}
try {
  let page = await newPage();
  await page.goto(site.address);
  await appears(button(page, "first_page.therapist"));
  await look(page, "first page");
  await makeDesk(page);
  const invite = await makeInvite(page);
  await look(page, "clients");
  await page.context().close();
  page = await newPage();  // the client's own browser
  await page.goto(invite);
  await screen(page, "start.title", { name: "Dana" });
  await look(page, "start");
  await button(page, "start.only_me").click();
  await answerAll(page, { A1: 8 }, { only: 1 });
  await appears(page.getByRole("heading", { level: 1, name: itemText("A2") }));
  await look(page, "question");
  await button(page, "question.finish").click();
  await screen(page, "review.title");
  await look(page, "check and send");
  await button(page, "review.send", { name: "Dana" }).click();
  await screen(page, "sent.title");
  await look(page, "sent");
  await copied(page, "sent.copy");
  console.log(`figure: G17: ${compared} controls of 6 screens are in the platform's tree by role and name`);
} finally {
  await browser.close();
  site.close();
  bus.kill();
}
process.exit();  // the harness that app.mjs brings would wait for tests
