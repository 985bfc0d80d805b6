// Makes tests/vectors/record/key_slots.json anew: `node tests/share/make_slot_vectors.mjs`. Slots carry fresh
// randomness, so a new run gives new bytes; the stored ones are what later versions must still read.
import { writeFileSync } from 'node:fs';
import { loadAge, loadVault, root } from './load_sealing.mjs';

const { sealKey } = await loadVault();
const age = await loadAge();
const hex = (bytes) => Buffer.from(bytes).toString('hex');
const key = Uint8Array.from({ length: 32 }, (_, i) => i);
const code = await age.generateX25519Identity();
const secrets = { passphrase: 'river stone lamp paper north', pin: '482916', recovery: code };
const slots = {};
for (const [kind, secret] of Object.entries(secrets)) slots[kind] = await sealKey(key, kind, secret);

const vectors = Object.entries(secrets)
  .map(([kind, secret]) => ({ name: `ok_${kind}`, kind, slot: hex(slots[kind]), secret, gives: hex(key) }));
const refused = (name, kind, slot, secret, gives) => vectors.push({ name, kind, slot, secret, gives });
const last = (bytes) => bytes.map((byte, i) => (i === bytes.length - 1 ? byte ^ 1 : byte));
refused('wrong_passphrase', 'passphrase', hex(slots.passphrase), 'river stone lamp paper south', 'wrong_key');
refused('wrong_pin', 'pin', hex(slots.pin), '482917', 'wrong_key');
refused('wrong_recovery', 'recovery', hex(slots.recovery), await age.generateX25519Identity(), 'wrong_key');
refused('no_recovery_code', 'recovery', hex(slots.recovery), 'AGE-SECRET-KEY-1', 'wrong_key');
refused('kind_of_another_slot', 'recovery', hex(slots.passphrase), code, 'wrong_key');
refused('altered_last_byte', 'passphrase', hex(last(slots.passphrase)), secrets.passphrase, 'malformed');
refused('cut_in_the_body', 'pin', hex(slots.pin.slice(0, -20)), secrets.pin, 'malformed');
refused('cut_in_the_header', 'pin', hex(slots.pin.slice(0, 60)), secrets.pin, 'malformed');
refused('empty', 'pin', '', secrets.pin, 'malformed');
const longer = new age.Encrypter();
longer.addRecipient(await age.identityToRecipient(code));
refused('key_of_33_bytes', 'recovery', hex(await longer.encrypt(new Uint8Array(33))), code, 'malformed');
writeFileSync(`${root}tests/vectors/record/key_slots.json`, `${JSON.stringify(vectors, null, 1)}\n`);
