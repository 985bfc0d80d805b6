// What a script that does not belong here could do in the page and in the worker, on a host that sends all of
// the headers and on one that sends none: nothing leaves, no text becomes code, and what the app itself needs
// works. The probe runs in the app's own page and worker, from a timer, because what is evaluated
// from outside may pass by the page's policy.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before } from "node:test";
import { serve } from "../../deploy/serve.mjs";
import { address, root, story } from "./app.mjs";

let bare, other, asked = [];
before(async () => {
  bare = await serve({ folder: join(root, "build/site"), bare: true });
  other = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(200, { "Access-Control-Allow-Origin": "*", "Content-Type": "text/javascript" });
    response.end("1");
  });
  await new Promise((listens) => other.listen(0, "127.0.0.1", listens));
});
after(() => {
  bare.close();
  other.close();
});

// Answers, for each attempt, "blocked" or what came of it.
const attempts = (there) => new Promise((answered) => setTimeout(async () => {
  const outcome = {};
  const attempt = async (name, work) => {
    outcome[name] = await Promise.resolve().then(work).then((value) => value ?? "done", () => "blocked");
  };
  const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);  // the smallest module
  await attempt("fetch", async () => (await fetch(`${there}fetch`)).text());
  await attempt("request", () => new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.onload = done;
    request.onerror = failed;
    request.open("GET", `${there}request`);
    request.send();
  }));
  await attempt("socket", () => new Promise((done, failed) => {
    const socket = new WebSocket(there.replace("http", "ws"));
    socket.onopen = done;
    socket.onerror = failed;
  }));
  await attempt("eval", () => eval("1 + 1"));
  await attempt("function", () => new Function("return 2")());
  await attempt("import", () => import(`${there}import`));
  const script = new Blob(["1"], { type: "text/javascript" });
  await attempt("blob import", () => import(URL.createObjectURL(script)));
  if (typeof document === "object") {
    await attempt("image", () => new Promise((done, failed) => {
      const image = new Image();
      image.onload = done;
      image.onerror = failed;
      image.src = `${there}image`;
    }));
    await attempt("html", () => void (document.createElement("div").innerHTML = "<b>x</b>"));
    await attempt("script", () => void (document.createElement("script").src = `${there}script`));
    await attempt("inline script", () => void (document.createElement("script").text = "window.x = 1"));
    await attempt("second policy", () => void trustedTypes.createPolicy("attune", {}));
    await attempt("other policy", () => void trustedTypes.createPolicy("other", {}));
    await attempt("data worker", () => void new Worker("data:text/javascript,1"));
    await attempt("frame", () => new Promise((done, failed) => {
      document.addEventListener("securitypolicyviolation", failed, { once: true });
      const frame = document.createElement("iframe");
      frame.src = `${there}frame`;
      frame.hidden = true;
      document.body.append(frame);
    }));
  } else {
    await attempt("import scripts", () => importScripts(`${there}scripts`));
  }
  await attempt("wasm", async () => void (await WebAssembly.compile(bytes)));
  await attempt("files", async () => void (await navigator.storage.getDirectory()));
  await attempt("locks", () => navigator.locks.request("probe", () => "held"));
  answered(outcome);
}));

const works = { wasm: "done", files: "done", locks: "held" };

for (const host of ["full", "bare"]) {
  story(`probe: with ${host} headers page and worker send nothing elsewhere and run no text, and wasm, ` +
    "files and locks work", async ({ person, diagnostic }) => {
    const site = host === "bare" ? bare.address : address();
    const someone = await person({ address: site });
    const { page } = someone;
    await someone.open();
    const there = `http://127.0.0.1:${other.address().port}/`;
    asked = [];
    for (const [place, run] of [["page", page], ["worker", page.workers()[0]]]) {
      const outcome = await run.evaluate(attempts, there);
      const { wasm, files, locks, ...hostile } = outcome;
      assert.deepEqual({ wasm, files, locks }, works, place);
      for (const [name, came] of Object.entries(hostile)) assert.equal(came, "blocked", `${place}: ${name}`);
      diagnostic(`figure: ${host} headers, ${place}: ${Object.keys(hostile).length} attempts blocked`);
    }
    assert.deepEqual(asked, []);
    someone.problems = [];  // each of them was the policy saying no
  });
}
