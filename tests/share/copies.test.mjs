// web/worker/sealing_copy.ts, in Node as it runs in the worker: copies go out and come back, Debian's `age`
// opens them with the same words, and what is no copy is refused by name.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { after, test } from 'node:test';
import { loadAge, loadBech32, loadBundled } from './load_sealing.mjs';

const { sealCopy, openCopy } = await loadBundled('sealing_copy');
const age = await loadAge();
const folder = mkdtempSync(`${tmpdir()}/attune-copies-`);
after(() => rmSync(folder, { recursive: true }));

const words = 'river lamp   stone garden';
const copy = new Uint8Array(70_000).map((_, i) => i * 31);
const quick = { logN: 10 };
const hex = (bytes) => Buffer.from(bytes).toString('hex');
const sealed = await sealCopy({ copy, words, recipient: new Uint8Array() }, quick);

// `age` asks for a passphrase on its terminal and nowhere else; `script` lends it one.
function ageOpens(text, typed) {
  writeFileSync(`${folder}/copy.age`, text);
  const command = `age -d -o ${folder}/opened ${folder}/copy.age`;
  const input = `${typed}\n`;
  const options = { input, encoding: 'utf8', timeout: 60_000 };
  const ran = spawnSync('script', ['-qec', command, '/dev/null'], options);
  assert.equal(ran.status, 0, ran.stdout);
  return readFileSync(`${folder}/opened`);
}

test('copy: the work factor is 2^16, and the age command opens it with the same words', async () => {
  const text = await sealCopy({ copy, words, recipient: new Uint8Array() });
  const header = Buffer.from(age.armor.decode(text)).toString('latin1');
  assert.match(header, /^age-encryption\.org\/v1\n-> scrypt [A-Za-z0-9+/]{22} 16\n/);
  assert.equal(hex(ageOpens(text, 'river lamp stone garden')), hex(copy));
});

test('copy: words are the same however they are spaced, and letters however they are composed', async () => {
  for (const typed of [' river lamp stone garden ', 'river lamp\nstone garden']) {
    assert.equal(hex(await openCopy({ text: sealed, words: typed })), hex(copy));
  }
  const accent = await sealCopy({ copy, words: 'can\u0303o\u0301n', recipient: new Uint8Array() }, quick);
  assert.equal(hex(await openCopy({ text: accent, words: 'ca\u00f1\u00f3n' })), hex(copy));
});

test('copy: sealed to a recovery code, that code opens it, in the app and in the age command', async () => {
  const code = await age.generateX25519Identity();
  const text = await age.identityToRecipient(code);
  const recipient = (await loadBech32()).decodeToBytes(text).bytes;
  const toCode = await sealCopy({ copy, words: '', recipient });
  const spaced = code.toLowerCase().replace(/(.{6})/g, '$1 ');
  assert.equal(hex(await openCopy({ text: toCode, words: spaced })), hex(copy));
  writeFileSync(`${folder}/to-code.age`, toCode);
  writeFileSync(`${folder}/code.txt`, `${code}\n`);
  const ran = spawnSync('age', ['-d', '-i', `${folder}/code.txt`, `${folder}/to-code.age`]);
  assert.equal(hex(ran.stdout), hex(copy), String(ran.stderr));
  assert.equal(await openCopy({ text: toCode, words }), 'wrong_key');
});

test('copy: what is around the file, and Windows line ends, do not matter', async () => {
  const text = `Here it is:\r\n${sealed.replaceAll('\n', '\r\n')}\r\nGreetings`;
  assert.equal(hex(await openCopy({ text, words })), hex(copy));
});

const other = sealed.replace(/\n(.)/, (whole, letter) => `\n${letter === 'A' ? 'B' : 'A'}`);
const flipped = (at) => {
  const file = age.armor.decode(sealed);
  file[at] ^= 1;
  return age.armor.encode(file);
};
const badCopies = {
  'other words': [sealed, 'river lamp stone gardens', 'wrong_key'],
  'no file in the text': ['My check-in: https://attune.example/a/', words, 'not_ours'],
  'the end is missing': [sealed.slice(0, 9000), words, 'cut'],
  'another beginning': [other, words, 'malformed'],
  'a bit of the last part was changed': [flipped(69_000), words, 'altered'],
  'a letter that is no base64': [sealed.replace(/\n(.)/, '\n*'), words, 'altered'],
  'more than any copy': [`${sealed}${' '.repeat(97 * 1_048_576)}`, words, 'too_large'],
};
for (const [name, [text, typed, fault]] of Object.entries(badCopies)) {
  test(`copy: ${name} is refused as ${fault}`, async () => {
    assert.equal(await openCopy({ text, words: typed }), fault);
  });
}

test('copy: a file that would cost a phone its memory is refused before it is tried', async () => {
  const encrypter = new age.Encrypter();
  encrypter.setPassphrase(words);
  encrypter.setScryptWorkFactor(10);
  const file = await encrypter.encrypt(copy);
  const at = Buffer.from(file).indexOf(' 10\n') + 1;
  file.set(Buffer.from('20'), at);
  assert.equal(await openCopy({ text: age.armor.encode(file), words }), 'malformed');
});
