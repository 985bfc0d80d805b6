// The mark, two lines that come into step, as PNGs drawn here, so that no picture has to be kept. No SVG: a
// browser reads one with the page's own thread.
import { deflateSync } from "node:zlib";

// In a box of 64: the client's line and the therapist's, with the ground around them that phones cut round.
const lines = [
  { colour: "accent", points: [[12, 22], [24, 40], [36, 30], [52, 30]] },
  { colour: "yours", points: [[12, 44], [24, 26], [36, 38], [52, 38]] },
];
const halfStroke = 2.75;

function distanceToSegment(x, y, [ax, ay], [bx, by]) {
  const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
  const clamped = Math.min(1, Math.max(0, along));
  return Math.hypot(x - ax - clamped * (bx - ax), y - ay - clamped * (by - ay));
}

const distanceToLine = (x, y, points) =>
  Math.min(...points.slice(1).map((point, index) => distanceToSegment(x, y, points[index], point)));

function crc(bytes) {
  let value = ~0;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; ++bit) value = (value >>> 1) ^ (value & 1 ? 0xEDB88320 : 0);
  }
  return ~value >>> 0;
}

function chunk(type, body) {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(body.length);
  const typed = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc(typed));
  return Buffer.concat([head, typed, tail]);
}

const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

export function iconPng(colours, size) {
  const rows = Buffer.alloc(size * (size * 3 + 1));
  for (let row = 0; row < size; ++row) {
    for (let column = 0; column < size; ++column) {
      let pixel = channels(colours.ground[0]);
      const scale = 64 / size;
      for (const { colour, points } of lines) {
        const distance = distanceToLine((column + 0.5) * scale, (row + 0.5) * scale, points);
        const cover = Math.min(1, Math.max(0, (halfStroke - distance) / scale + 0.5));
        pixel = pixel.map((ground, index) => ground + (channels(colours[colour][0])[index] - ground) * cover);
      }
      rows.set(pixel.map(Math.round), row * (size * 3 + 1) + 1 + column * 3);
    }
  }
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}
