// web/worker/sealing.ts, in Node as it runs in the worker: the worked example, round trips, strangers' bytes,
// and files exchanged with Debian's `age`.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { after, test } from 'node:test';
import * as example from './example.mjs';
import * as format from './format.mjs';
import { loadAge, loadSealing, root } from './load_sealing.mjs';

const sealing = await loadSealing();
const age = await loadAge();
const vectors = `${root}tests/vectors/share/`;
const folder = mkdtempSync(`${tmpdir()}/attune-share-`);
after(() => rmSync(folder, { recursive: true }));

function readVector(name) {
  const all = readFileSync(`${vectors}${name}.txt`, 'utf8');
  const end = all.indexOf('\n\n');
  const head = Object.fromEntries(all.slice(0, end).split('\n').map((line) => line.split(/: (.*)/s)));
  return { head, text: all.slice(end + 2) };
}
const opened = (ageBytes, candidates = [example.candidate()]) => sealing.open({ ageBytes, candidates });
const same = (a, b) => assert.equal(Buffer.from(a).toString('hex'), Buffer.from(b).toString('hex'));

test('the worked example is sealed to the bytes of FORMAT.md and its vectors', async () => {
  const page = readFileSync(`${root}src/share/FORMAT.md`, 'utf8').replace(/\s+/g, '');
  const sealed = await example.withFixedRandomness('example', () => sealing.seal(example.toSeal()));
  const link = readVector('ok_share_hinted').text;
  const compact = format.compactAge(Buffer.from(sealed.ageBytes), example.invite.recipient);
  assert.equal(`${example.site}#s1.${format.sharePayload(compact)}`, link);
  assert.equal(format.armour(Buffer.from(sealed.ageBytes)), readVector('ok_file').text);
  const device = example.share.deviceSecret;
  const key = format.proofKey(example.invite, device).toString('hex');
  const proof = format.proofOf(example.invite, device, example.padded).toString('hex');
  assert.equal(sealed.word, format.wordOf(example.invite, device));
  const word = readFileSync(`${root}web/strings/words-en.txt`, 'utf8').split('\n')[sealed.word];
  for (const part of [example.identity, example.invite.recipient.toString('hex'),
    example.padded.toString('hex'), key, proof,
    link, readVector('ok_invite').text, `word${sealed.word}${word}`]) {
    assert.ok(page.includes(part.replace(/\s+/g, '')), `FORMAT.md lacks ${part}`);
  }
});

test('what is sealed is opened, from 112 bytes to half a mebibyte, by the one identity of a hundred',
  async () => {
  const others = await Promise.all(Array.from({ length: 99 }, () => sealing.makeIdentity()));
  const candidates = others.map((one) => example.candidate(example.invite, one.identity));
  candidates.splice(70, 0, example.candidate());
  for (const bytes of [112, 240, 1008, 524272]) {
    const plaintext = new Uint8Array(bytes).map((_, i) => i * 7);
    plaintext.set(example.share.deviceSecret, 11);
    const sealed = await sealing.seal(example.toSeal(plaintext));
    const result = await opened(sealed.ageBytes, candidates);
    assert.equal(result.which, 70);
    assert.equal(result.word, sealed.word);
    same(result.plaintext, plaintext);
  }
});

test('a relationship with two invites is opened by the one the device came with', async () => {
  const second = { ...example.invite, id: format.filled(8, 9), secret: format.filled(32, 9) };
  const sealed = await sealing.seal(example.toSeal(example.padded, second));
  const result = await opened(sealed.ageBytes, [example.candidate(), example.candidate(second)]);
  assert.equal(result.which, 1);
  assert.equal(await opened(sealed.ageBytes), 'forged');
});

test('a new identity and its recipient belong together', async () => {
  const { identity, recipient } = await sealing.makeIdentity();
  assert.match(identity, /^AGE-SECRET-KEY-1/);
  assert.equal(recipient.length, 32);
  const invite = { ...example.invite, recipient };
  const { ageBytes } = await sealing.seal(example.toSeal(example.padded, invite));
  assert.equal((await opened(ageBytes, [example.candidate(invite, identity)])).which, 0);
  assert.equal(await opened(ageBytes), 'other_therapist');
  assert.equal(await opened(ageBytes, []), 'other_therapist');
});

test('what is made on the therapist\'s computer is known again by the key of that client alone', async () => {
  const device = await sealing.makeHereDevice(example.identity);
  same(device.deviceSecret, format.hereSecretOf(example.scalar, device.deviceId));
  const plaintext = format.pad(format.envelope({ ...example.share, type: 3, ...device }));
  const { ageBytes } = await sealing.seal(example.toSeal(plaintext, example.invite, device.deviceSecret));
  same((await opened(ageBytes)).plaintext, plaintext);
  const other = await sealing.makeIdentity();
  const forged = await sealing.makeHereDevice(other.identity);
  const theirs = format.pad(format.envelope({ ...example.share, type: 3, ...forged }));
  assert.equal(await opened((await sealing.seal(
    example.toSeal(theirs, example.invite, forged.deviceSecret))).ageBytes), 'forged');
});

test('a phone finds its own proof in a rotation, and who only read the invite cannot make one', async () => {
  const rotated = { ...example.invite, kind: 4, secret: format.filled(32, 5) };
  const text = new Uint8Array(format.inviteBody(rotated));
  const phone = (deviceSecret) => ({
    inviteId: example.invite.id, inviteSecret: example.invite.secret, deviceSecret });
  const phones = [phone(format.filled(16, 1)), phone(example.share.deviceSecret)];
  const proofs = await sealing.proveRotation({ text, phones });
  same(proofs.subarray(16), format.rotationProof(example.invite, example.share.deviceSecret, text));
  const [mine] = [await sealing.proveRotation({ text, phones: [phones[1]] })];
  same(mine, proofs.subarray(16));
  text[50] ^= 1;
  assert.notDeepEqual(await sealing.proveRotation({ text, phones: [phones[1]] }), mine);
});

test('a plaintext that names another device is not sealed', async () => {
  await assert.rejects(sealing.seal(example.toSeal(example.padded, example.invite, format.filled(16, 1))),
    /device secret/);
  await assert.rejects(sealing.seal(example.toSeal(example.padded.subarray(0, 100))), /size/);
});

test('every sealed vector is opened, or refused as its name says', async () => {
  const names = readdirSync(vectors).map((file) => file.replace('.txt', ''));
  const sealed = names.map((name) => [name, readVector(name)])
    .filter(([, vector]) => vector.head.form === 'sealed');
  assert.ok(sealed.length >= 34);
  const bad = names.filter((name) => !/^(ok|mixed)_/.test(name));
  assert.ok(bad.length >= 300, `only ${bad.length} bad links, files and plaintexts have a name`);
  for (const [name, { head, text }] of sealed) {
    const result = await opened(age.armor.decode(text), [example.candidate(example.invite, head.key)]);
    assert.equal(typeof result === 'string' ? result : 'opened', head.expect, name);
  }
});

test('whoever sends more than a file may hold is refused before it is read', async () => {
  assert.equal(await opened(new Uint8Array(1_048_577)), 'too_large');
  const encrypter = new age.Encrypter();
  encrypter.addRecipient(await age.identityToRecipient(example.identity));
  assert.equal(await opened(await encrypter.encrypt(new Uint8Array(524_289))), 'too_large');
});

test('of 2,000 mutated files none is opened, and none throws', async () => {
  const { ageBytes } = await sealing.seal(example.toSeal());
  let seed = 7;
  const random = (below) => ((seed = (seed * 1103515245 + 12345) & 0x7fffffff) >> 8) % below;
  for (let round = 0; round < 2000; ++round) {
    let mutated = Uint8Array.from(ageBytes);
    mutated[random(mutated.length)] ^= 1 << random(8);
    if (round % 5 === 0) mutated = mutated.subarray(0, random(mutated.length));
    const result = await opened(mutated);
    assert.equal(typeof result, 'string', `round ${round}`);
  }
});

// --- Debian's age ---------------------------------------------------------------------------------------

function runAge(args, input) {
  const run = spawnSync('age', args, { input, maxBuffer: 1 << 24 });
  assert.equal(run.status, 0, String(run.stderr));
  return run.stdout;
}

test('check-in.txt is opened by `age -d`, and holds exactly what was sealed and its proof', () => {
  writeFileSync(`${folder}/key`, example.identity);
  const out = runAge(['-d', '-i', `${folder}/key`], readVector('ok_file').text);
  same(out, format.concat(example.padded,
    format.proofOf(example.invite, example.share.deviceSecret, example.padded)));
});

test('200 files go from here to `age`, and 200 from `age` to here, byte for byte', async () => {
  const recipient = await age.identityToRecipient(example.identity);
  for (let round = 0; round < 200; ++round) {
    const plaintext = format.filled(112 + round * 140, round);
    plaintext[1] = 1;  // its type
    Buffer.from(example.share.deviceSecret).copy(plaintext, 11);
    const inside = format.concat(plaintext,
      format.proofOf(example.invite, example.share.deviceSecret, plaintext));
    const { ageBytes } = await sealing.seal(example.toSeal(plaintext));
    same(runAge(['-d', '-i', `${folder}/key`], round % 2 ? ageBytes : format.armour(Buffer.from(ageBytes))),
      inside);
    const theirs = runAge(['-r', recipient], inside);
    same((await opened(new Uint8Array(theirs))).plaintext, plaintext);
  }
});
