// The lists of the client's word (src/share/FORMAT.md section 4). Their lines keep their places from the
// first release.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { root } from './load_sealing.mjs';

for (const [language, shape] of [['en', /^[a-z]{3,7}$/], ['es', /^[a-záéíóú]{3,8}$/]]) {
  const text = readFileSync(`${root}web/strings/words-${language}.txt`, 'utf8');
  const words = text.trimEnd().split('\n');

  test(`${language}: there are 1,024 different words, one on each line`, () => {
    assert.ok(text.endsWith('\n'));
    assert.equal(words.length, 1024);
    assert.equal(new Set(words).size, 1024);
  });

  test(`${language}: each word is short and of small letters, spelled as the language does`, () => {
    for (const word of words) assert.match(word, shape);
  });

  test(`${language}: no word is another one in the plural, which the ear loses`, () => {
    const all = new Set(words);
    for (const word of words) assert.ok(!all.has(`${word}s`) && !all.has(`${word}es`), word);
  });
}
