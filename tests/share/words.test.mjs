// The list of the client's word (src/share/FORMAT.md section 4). Its lines keep their places from the first
// release.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { root } from './load_sealing.mjs';

const text = readFileSync(`${root}web/strings/words-en.txt`, 'utf8');
const words = text.trimEnd().split('\n');

test('there are 1,024 different words, one on each line', () => {
  assert.ok(text.endsWith('\n'));
  assert.equal(words.length, 1024);
  assert.equal(new Set(words).size, 1024);
});

test('each word is three to seven small letters', () => {
  for (const word of words) assert.match(word, /^[a-z]{3,7}$/);
});

test('no word is another one in the plural, which the ear loses', () => {
  const all = new Set(words);
  for (const word of words) assert.ok(!all.has(`${word}s`) && !all.has(`${word}es`), word);
});
