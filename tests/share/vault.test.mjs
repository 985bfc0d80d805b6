// What closes a desk: every kind of key slot against stored ones, refusals, and Debian's age as a second
// reader.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadAge, loadVault, root } from './load_sealing.mjs';

const { sealKey, openKey } = await loadVault();
const age = await loadAge();
const vectors = JSON.parse(readFileSync(`${root}tests/vectors/record/key_slots.json`, 'utf8'));
const hex = (bytes) => Buffer.from(bytes).toString('hex');
const bytes = (text) => new Uint8Array(Buffer.from(text, 'hex'));
const aKey = () => crypto.getRandomValues(new Uint8Array(32));
const cheap = { logN: 10 };
const passphrase = 'river stone lamp paper north';

for (const { name, kind, slot, secret, gives } of vectors) {
  test(`key slot: ${name}`, async () => {
    const found = await openKey(bytes(slot), kind, secret);
    assert.equal(typeof found === 'string' ? found : hex(found), gives);
  });
}

test('key slot: what is sealed opens again, by its own secret and no other', async () => {
  const code = await age.generateX25519Identity();
  const other = await age.generateX25519Identity();
  for (const [kind, secret, wrong] of [
    ['passphrase', passphrase, 'river stone lamp paper south'], ['pin', '2580', '2581'],
    ['recovery', code, other]]) {
    const key = aKey();
    const slot = await sealKey(key, kind, secret, cheap);
    assert.ok(slot.length <= 1024, `${kind}: ${slot.length} bytes`);
    assert.equal(hex(await openKey(slot, kind, secret)), hex(key));
    assert.equal(await openKey(slot, kind, wrong), 'wrong_key');
    assert.equal(await openKey(slot, kind, ''), 'wrong_key');
  }
});

test('key slot: what nobody sees in a typed secret does not matter', async () => {
  const key = aKey();
  const code = await age.generateX25519Identity();
  const grouped = code.toLowerCase().replace(/.{6}/g, '$& ');
  const open = async (kind, secret, typed) =>
    hex(await openKey(await sealKey(key, kind, secret, cheap), kind, typed));
  assert.equal(await open('recovery', code, ` ${grouped}\n`), hex(key));
  assert.equal(await open('passphrase', passphrase, `  ${passphrase.replaceAll(' ', '   ')} `), hex(key));
  const apart = 'camio\u0301n an\u0303o papel luz'; // letters and accents as two
  assert.equal(await open('passphrase', apart.normalize('NFC'), apart), hex(key));
  assert.equal(await open('pin', '123456', ' 123 456 '), hex(key));
});

test('key slot: a changed, cut or strange slot is refused and gives nothing', async () => {
  const code = await age.generateX25519Identity();
  const slot = await sealKey(aKey(), 'recovery', code);
  const refused = async (made) => {
    const found = await openKey(made, 'recovery', code);
    assert.ok(found === 'wrong_key' || found === 'malformed', `${found}`);
  };
  for (let at = 0; at < slot.length; at++) {
    const changed = slot.slice();
    changed[at] ^= 1 << (at % 8);
    await refused(changed);
    await refused(slot.slice(0, at));
  }
  assert.equal(await openKey(new Uint8Array(1025), 'recovery', code), 'malformed');
  const short = new age.Encrypter();
  short.addRecipient(await age.identityToRecipient(code));
  assert.equal(await openKey(await short.encrypt(new Uint8Array(31)), 'recovery', code), 'malformed');
});

test('key slot: a passphrase costs scrypt with N = 2^16', async (context) => {
  const began = performance.now();
  const slot = await sealKey(aKey(), 'passphrase', passphrase);
  context.diagnostic(`figure: a passphrase slot is made in ${Math.round(performance.now() - began)} ms`);
  assert.match(Buffer.from(slot).toString('latin1'), /^age-encryption\.org\/v1\n-> scrypt \S+ 16\n/);
});

test('key slot: a passkey without a page to ask is refused', async () => {
  assert.equal(await sealKey(aKey(), 'passkey', ''), 'refused');
});

test('key slot: age -d -i reads the recovery slot, and our slot of age opens here', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'attune-slot-'));
  try {
    const code = await age.generateX25519Identity();
    const key = aKey();
    writeFileSync(join(folder, 'code.txt'), `${code}\n`);
    writeFileSync(join(folder, 'slot.age'), await sealKey(key, 'recovery', code));
    const read = execFileSync('age', ['-d', '-i', join(folder, 'code.txt'), join(folder, 'slot.age')]);
    assert.equal(hex(read), hex(key));
    const recipient = await age.identityToRecipient(code);
    const made = execFileSync('age', ['-r', recipient], { input: key });
    assert.equal(hex(await openKey(new Uint8Array(made), 'recovery', code)), hex(key));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
