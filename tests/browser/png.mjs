// Reads the PNGs that screenshots are (8 bits a channel, RGB or RGBA, not interlaced), so that a test can
// look at pixels.
import assert from "node:assert/strict";
import { inflateSync } from "node:zlib";

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [byLeft, byUp, byCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}
// What each filter of a row adds, by its number.
const filters = [() => 0, (left) => left, (_, up) => up, (left, up) => (left + up) >> 1, paeth];

function unfilter(raw, width, height, channels) {
  const stride = width * channels;
  const out = Buffer.alloc(stride * height);
  let above = Buffer.alloc(stride);
  for (let row = 0; row < height; ++row) {
    const from = row * (stride + 1) + 1;
    const added = filters[raw[from - 1]];
    const here = out.subarray(row * stride, (row + 1) * stride);
    for (let at = 0; at < stride; ++at) {
      const isFirst = at < channels;
      const [left, corner] = [isFirst ? 0 : here[at - channels], isFirst ? 0 : above[at - channels]];
      here[at] = raw[from + at] + added(left, above[at], corner);
    }
    above = here;
  }
  return out;
}

export function readPng(png) {
  const parts = [];
  let header;
  for (let at = 8; at < png.length;) {
    const size = png.readUInt32BE(at);
    const type = png.toString("latin1", at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + size);
    if (type === "IHDR") header = body;
    if (type === "IDAT") parts.push(body);
    at += size + 12;
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = { 2: 3, 6: 4 }[header[9]];
  assert.ok(header[8] === 8 && channels && header[12] === 0, "a PNG of another kind");
  const pixels = unfilter(inflateSync(Buffer.concat(parts)), width, height, channels);
  const colourAt = (x, y) => {
    const at = (y * width + x) * channels;
    return (pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2];
  };
  return { width, height, colourAt };
}

// How often each colour stands in a picture, or in a part of it.
export function colourCounts(picture, { x = 0, y = 0, width = picture.width, height = picture.height } = {}) {
  const counts = new Map();
  for (let row = y; row < y + height; ++row) {
    for (let column = x; column < x + width; ++column) {
      const colour = picture.colourAt(column, row);
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
  }
  return counts;
}
