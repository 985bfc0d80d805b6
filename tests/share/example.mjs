// The worked example of src/share/FORMAT.md. Its keys are counted up, not random, and serve nobody.
import { createHash } from 'node:crypto';
import { filled, pad, envelope } from './format.mjs';

export const site = 'https://check-in.example.org/a/';
export const identity = 'AGE-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SWRYDWG';
export const scalar = filled(32, 0x00);  // what the identity encodes

export const invite = {
  id: filled(8, 0x20), recipient: Buffer.from(
    '8f40c5adb68f25624ae5b214ea767a6ec94d829d3d7b5e1ad1ba6f3e2138285f', 'hex'),
  secret: filled(32, 0x40), expires: 20793, therapist: 'Dana', receive: 1,
  address: 'dana@example.org', line: 2,
};

// A check-in of 2026-11-22: eleven answers of fifteen items; U1 and P1 were not asked, and no notes.
export const sharedCheckIn = {
  id: filled(16, 0x80), revision: 1, day: 20779, language: 'en',
  instrument: { id: 'attune.checkin12', version: 1, hash: filled(8, 0xa0) },
  answers: [8, 7, 9, 6, 2, 0, null, null, 7, 6, 8, 9, 5, null, null], notes: [],
};

export const share = {
  deviceId: filled(8, 0xc0), deviceSecret: filled(16, 0xd0), seq: 1, prev: Buffer.alloc(8),
  checkIns: [sharedCheckIn],
};

export const padded = pad(envelope(share));

// Runs `work` with randomness that is the same each time, and puts the real one back.
export async function withFixedRandomness(label, work) {
  const crypto = globalThis.crypto;
  let block = 0;
  const fill = (into) => {
    const bytes = [];
    while (bytes.length < into.byteLength) {
      bytes.push(...createHash('sha256').update(`${label} ${block++}`).digest());
    }
    new Uint8Array(into.buffer, into.byteOffset, into.byteLength).set(bytes.slice(0, into.byteLength));
    return into;
  };
  Object.defineProperty(crypto, 'getRandomValues', { value: fill, configurable: true });
  try {
    return await work();
  } finally {
    delete crypto.getRandomValues;
  }
}

export const toSeal = (plaintext = padded, theInvite = invite, deviceSecret = share.deviceSecret) => ({
  plaintext, recipient: theInvite.recipient, inviteId: theInvite.id, inviteSecret: theInvite.secret,
  deviceSecret,
});
export const candidate = (theInvite = invite, theIdentity = identity) => ({
  identity: theIdentity, inviteId: theInvite.id, inviteSecret: theInvite.secret,
});
