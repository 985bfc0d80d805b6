// A link as a code: the very same characters come back from its modules, in one byte segment, up to version
// 18.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { root } from './load_sealing.mjs';

const require = createRequire(`${root}web/package.json`);
const { default: decodeQR } = await import(pathToFileURL(require.resolve('qr/decode.js')));

async function loadCodes() {
  const outfile = `${root}build/tests/share/codes-${process.pid}.mjs`;
  await require('esbuild').build({ entryPoints: [`${root}web/worker/codes.ts`], outfile, bundle: true,
    format: 'esm', platform: 'neutral', logLevel: 'warning' });
  return import(pathToFileURL(outfile));
}
const { makeCode } = await loadCodes();

// As a camera may see it: three pixels a module, with the quiet zone.
function picture({ side, modules }) {
  const [scale, quiet] = [3, 4];
  const width = (side + 2 * quiet) * scale;
  const data = new Uint8Array(width * width * 4).fill(255);
  for (let y = 0; y < side * scale; ++y) {
    for (let x = 0; x < side * scale; ++x) {
      if (modules[Math.floor(y / scale) * side + Math.floor(x / scale)] !== '1') continue;
      data.fill(0, ((y + quiet * scale) * width + x + quiet * scale) * 4,
        ((y + quiet * scale) * width + x + quiet * scale) * 4 + 3);
    }
  }
  return { width, height: width, data };
}
const linkOf = (characters) => 'https://check-in.example.org/a/#s1.'.padEnd(characters, 'aB3-_x');

test('a link of up to 560 characters comes back from its code, which is at most version 18', () => {
  for (const characters of [60, 177, 386, 553, 560]) {
    const code = makeCode(linkOf(characters));
    assert.equal(code.modules.length, code.side ** 2);
    assert.ok(code.side <= 89, `${characters} characters take ${code.side} modules`);
    assert.equal(decodeQR(picture(code)), linkOf(characters));
  }
});

test('a link that would need a larger code has none', () => {
  assert.equal(makeCode(linkOf(561)), null);
  assert.equal(makeCode(linkOf(4000)), null);
});
