// Three ways to use a page, with the same verbs: by keys alone, by what a screen reader does, and with a
// pointer. `press` acts on the one control of this role and name; `type` writes into a field. After each
// step the focus is somewhere, and by keys it is seen.
import assert from "node:assert/strict";
import { appears, rendered } from "./app.mjs";

const tabsMax = 120;
// A field for a passphrase has no role of its own in the tree that Playwright reads.
const shownOne = (page, role, name) =>
  role === "textbox" ? page.getByLabel(name, { exact: true }) : page.getByRole(role, { name, exact: true });
const fits = (name, wanted) => wanted instanceof RegExp ? wanted.test(name) : name === wanted;

// What has the focus, as its role and its name.
const active = (page) => page.evaluate(() => {
  const one = document.activeElement;
  const words = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? "";
  const roles = { BUTTON: "button", A: "link", TEXTAREA: "textbox" };
  const types = { radio: "radio", checkbox: "switch", text: "textbox", password: "textbox" };
  const box = one.getBoundingClientRect();
  return {
    role: roles[one.tagName] ?? types[one.type] ?? one.tagName.toLowerCase(),
    name: one.getAttribute("aria-label") ?? words(one.labels?.[0] ?? one),
    group: one.type === "radio" ? one.name : "",
    isRinged: one.matches(":focus-visible") && getComputedStyle(one).outlineStyle !== "none",
    isSeen: box.bottom > 0 && box.top < innerHeight,
  };
});

export const keys = {
  name: "keyboard alone",
  async find(page, role, wanted) {
    await appears(shownOne(page, role, wanted).first());
    const groups = new Set();
    for (let tab = 0; tab < tabsMax; ++tab) {
      let at = await active(page);
      const isStop = at.role !== "body" && at.role !== "h1";
      if (isStop) {
        assert.ok(at.isRinged, `no ring on ${at.role} "${at.name}"`);
        assert.ok(at.isSeen, `${at.role} "${at.name}" is not on the screen`);
      }
      if (at.role === role && fits(at.name, wanted)) return tab;
      // One stop for a whole group; its arrows reach the others.
      if (role === "radio" && at.group !== "" && !groups.has(at.group)) {
        groups.add(at.group);
        const first = at.name;
        do {
          await page.keyboard.press("ArrowDown");
          at = await active(page);
          if (fits(at.name, wanted)) return tab;
        } while (at.name !== first);
      }
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab never reaches ${role} "${wanted}"`);
  },
  async press(page, role, wanted) {
    await this.find(page, role, wanted);
    if (role === "radio") await page.keyboard.press("Space");
    else await page.keyboard.press(role === "switch" ? "Space" : "Enter");
  },
  async type(page, wanted, words) {
    await this.find(page, "textbox", wanted);
    await page.keyboard.type(words);
  },
};

// A screen reader finds a node in the tree and asks the browser for its default action.
export const reader = {
  name: "a screen reader's actions alone",
  async node(page, role, wanted) {
    await appears(shownOne(page, role, wanted).first());
    const session = await page.context().newCDPSession(page);
    for (let look = 0; look < 20; ++look) {
      const { nodes } = await session.send("Accessibility.getFullAXTree");
      const words = (node) => (node.name?.value ?? "").replace(/\s+/g, " ").trim();
      const isDisabled = (node) => node.properties?.some((one) => one.name === "disabled" && one.value.value);
      const found = nodes.find((node) => !node.ignored && node.role?.value === role &&
        fits(words(node), wanted) && !isDisabled(node));
      if (found) {
        const { object } = await session.send("DOM.resolveNode", { backendNodeId: found.backendDOMNodeId });
        return { session, call: (body, ...values) => session.send("Runtime.callFunctionOn", {
          objectId: object.objectId, functionDeclaration: body, userGesture: true, returnByValue: true,
          arguments: values.map((value) => ({ value })) }) };
      }
      await rendered(page);
    }
    throw new Error(`the tree has no ${role} "${wanted}"`);
  },
  // The tree may tell of a moment ago: what went or was switched off since is looked for again.
  async press(page, role, wanted) {
    for (let isPressed = false; !isPressed;) {
      const { session, call } = await this.node(page, role, wanted);
      const { result } = await call("function () { const isThere = this.isConnected && !this.disabled;" +
        " if (isThere) { this.focus(); this.click(); } return isThere; }");
      isPressed = result.value;
      await session.detach();
    }
  },
  async type(page, wanted, words) {
    const { session, call } = await this.node(page, "textbox", wanted);
    await call("function () { this.focus(); }");
    await session.send("Input.insertText", { text: words });
    await session.detach();
  },
};

export const pointer = {
  name: "200 % text",
  async press(page, role, wanted) {
    await page.getByRole(role, { name: wanted, exact: true }).first().click();
  },
  async type(page, wanted, words) {
    await shownOne(page, "textbox", wanted).fill(words);
  },
};
