// Picture and elements are one page: they lie on each other at rest, and scroll as one. Every row of the
// scroll gallery has a mark on the canvas whose colour is the row's number; here each row's element gets such
// a mark too.
import assert from "node:assert/strict";

import {appTest, rendered} from "./app.mjs";
import {inkBox, showOnly} from "./ink.mjs";
import {readPng} from "./png.mjs";

const magenta = 0xff00ff;
const [canvasMarkX, elementMarkX] = [ 48, 76 ];  // centres, CSS pixels

// Ground that was never drawn is magenta; rows' elements show a mark of their own 28 px beside the canvas's.
async function addMarks(page) {
  await page.evaluate(() => {
    document.documentElement.style.background = "#f0f";
    for (const element of document.querySelectorAll("[role=group]")) {
      const row = Number(/Row (\d+)/.exec(element.getAttribute("aria-label"))?.[1]);
      const colour = `rgb(${(row % 16) * 16} ${Math.floor(row / 16) * 16} 208)`;
      element.style.background = `linear-gradient(${colour}, ${colour}) 28px 0 / 24px 24px no-repeat`;
    }
  });
  await rendered(page);
}

// Of each row that is seen in this column: the first pixel of its mark.
function marks(picture, x, blue) {
  const tops = new Map();
  for (let y = 1; y < picture.height; ++y) {
    const colour = picture.colourAt(x, y);
    if ((colour & 255) !== blue || colour === picture.colourAt(x, y - 1)) continue;
    tops.set(colour >> 8, y);
  }
  return tops;
}

function look(png, scale) {
  const picture = readPng(png);
  let undrawn = 0;
  for (let y = 0; y < picture.height; ++y)
    if (picture.colourAt(4, y) === magenta) ++undrawn;
  const onCanvas = marks(picture, canvasMarkX * scale, 0xc0);
  const onPage = marks(picture, elementMarkX * scale, 0xd0);
  const offsets =
      [...onPage ].filter(([ row ]) => onCanvas.has(row)).map(([ row,
                                                                 y ]) => Math.abs(y - onCanvas.get(row)));
  return {undrawn, offsets};
}

async function fling(page, speed, distance) {
  await page.evaluate(() => scrollTo(0, 0));
  await rendered(page);
  const session = await page.context().newCDPSession(page);
  const frames = [];
  session.on("Page.screencastFrame", ({data, sessionId}) => {
    frames.push(Buffer.from(data, "base64"));
    session.send("Page.screencastFrameAck", {sessionId}).catch(() => {});
  });
  await session.send("Page.startScreencast", {format: "png", everyNthFrame: 1});
  const gesture = {x: 200, y: 400, yDistance: -distance, speed, preventFling: true};
  gesture.gestureSourceType = "mouse";
  await session.send("Input.synthesizeScrollGesture", gesture);
  await session.send("Page.stopScreencast");
  await session.detach();
  return frames.map((png) => look(png, 1));
}

// Five flings, and every frame of them counts. A machine busy with other work starves the page of frames,
// which says nothing about the page: such a run is told and repeated.
async function fiveFlings(page, speed, distance, diagnostic) {
  const least = (distance / speed) * 20;  // a third of the frames there could be
  const kept = [];
  for (let run = 0; kept.length < 5 && run < 12; ++run) {
    const looks = await fling(page, speed, distance);
    const undrawn = looks.filter((one) => one.undrawn > 0).length;
    const isStarved = looks.length < least;
    diagnostic(`figure: flung at ${speed} px/s, ${looks.length} frames, ${undrawn} with undrawn ground` +
               (isStarved ? ", starved of frames and not counted" : ""));
    if (!isStarved) kept.push(looks);
  }
  assert.equal(kept.length, 5, "the machine was too busy for a fair fling");
  return kept.flat();
}

for (const dpr of [1, 2, 3]) {
  appTest(`scroll: the drawing buffer is what was asked for at ${dpr} pixels a pixel`, async ({person}) => {
    const page = await (await person({deviceScaleFactor : dpr})).open("/?gallery=scroll");
    const got = await page.evaluate(() => {
      const canvas = document.querySelector("canvas");
      const gl = canvas.getContext("webgl2");
      return {
        asked: [ canvas.width, canvas.height ],
        got: [ gl.drawingBufferWidth, gl.drawingBufferHeight ],
        css: canvas.getBoundingClientRect().height
      };
    });
    assert.deepEqual(got.got, got.asked);
    assert.ok(got.asked[1] <= 4096);
    assert.ok(got.css >= 844);
  });

  appTest(
      `scroll: elements and picture differ by at most 1 pixel at ${dpr}`, async ({person, diagnostic}) => {
        const page = await (await person({deviceScaleFactor : dpr})).open("/?gallery");
        const boxes = await page.evaluate(() => {
          const seen =
              [...document.querySelectorAll("h1, h2, p:not(.shown), button.outlined, button.words") ];
          return seen
              .map(
                  (element) => ({text: element.textContent, box: element.getBoundingClientRect().toJSON()}))
              .filter(({text}) => !/^One (lower|higher)$/.test(text))  // drawn as signs, not as words
              .filter(({box}) => box.top > 40 && box.bottom < innerHeight - 4);
        });
        assert.ok(boxes.length >= 4);
        const pictures = {};
        for (const layer of ["canvas", "words"]) {
          await showOnly(page, layer);
          pictures[layer] = readPng(await page.screenshot());
        }
        let worst = 0;
        for (const {text, box} of boxes) {
          const area = {
            x: Math.round(box.x * dpr) - 2,
            y: Math.round(box.y * dpr),
            width: Math.round(box.width * dpr) + 4,
            height: Math.round(box.height * dpr)
          };
          const ground = (picture) => picture.colourAt(area.x + 2, area.y + 2);
          const drawn = inkBox(pictures.canvas, area, ground(pictures.canvas));
          const own = inkBox(pictures.words, area, ground(pictures.words));
          assert.ok(drawn && own, `no ink: ${text}`);
          for (const side of ["left", "right", "top", "bottom"]) {
            const apart = Math.abs(drawn[side] - own[side]);
            worst = Math.max(worst, apart);
            assert.ok(apart <= 1, `${text}: ${side} differs by ${apart} device pixels`);
          }
        }
        diagnostic(`figure: at DPR ${dpr}, ${boxes.length} texts, worst ${worst} device pixels`);
      });
}

for (const {speed, share} of [{speed: 3000, share: 0}, {speed: 8000, share: 1 / 20}]) {
  appTest(`scroll: flung at ${speed} px/s through ten screens`, async ({person, diagnostic}) => {
    const page = await (await person({device: "desk", viewport: {width: 390, height: 844}}))
                     .open("/?gallery=scroll");
    await addMarks(page);
    const looks = await fiveFlings(page, speed, 8440, diagnostic);
    const offsets = looks.flatMap((one) => one.offsets);
    const undrawn = looks.filter((one) => one.undrawn > 0).length;
    diagnostic(`figure: ${offsets.length} marks, worst ${Math.max(...offsets)} px apart`);
    assert.ok(looks.length >= 10 && offsets.length >= 30);
    assert.ok(Math.max(...offsets) <= 1);
    assert.ok(undrawn <= looks.length * share);
  });
}

// `room`: whether each page begins in the lower half, by choice.
for (const room of [false, true]) {
  appTest(`scroll: a jump shows no undrawn ground${room ? ", with room above" : ""}`, async ({person}) => {
    const someone = await person({device: "desk", viewport: {width: 390, height: 844}});
    if (room) await someone.context.addInitScript(() => localStorage.setItem("attune-low", "1"));
    const page = await someone.open("/?gallery=scroll");
    await addMarks(page);
    const begins = room ? 422 : 0;
    for (const top of [5000, 200, 8800, 0]) {
      await page.evaluate((y) => scrollTo(0, y), begins + top);
      await rendered(page);
      const {undrawn, offsets} = look(await page.screenshot(), 1);
      assert.equal(undrawn, 0);
      assert.ok(offsets.length > 3 && Math.max(...offsets) <= 1);
    }
  });
}
