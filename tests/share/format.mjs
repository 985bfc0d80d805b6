// src/share/FORMAT.md once more, in JavaScript and straight from the page, so that the C++ and these tests
// check each other. It writes; it never judges.
import { createHash, createHmac, hkdfSync } from 'node:crypto';

export const concat = (...parts) => Buffer.concat(parts.map((part) => Buffer.from(part)));
export const filled = (length, first) => Buffer.from(Array.from({ length }, (_, i) => (first + i) & 255));
export const u16 = (value) => Buffer.from([value & 255, value >> 8]);
export const u32 = (value) => Buffer.from(
  [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24]);
export const shortText = (text) => concat([Buffer.byteLength(text)], Buffer.from(text));
export const tagOf = (bytes) => createHash('sha256').update(bytes).digest().subarray(0, 8);

export function varint(value) {
  const out = [];
  for (; value >= 128; value = Math.floor(value / 128)) out.push((value % 128) | 128);
  return Buffer.from([...out, value]);
}

export function crc16(bytes) {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; ++bit) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff;
  }
  return crc;
}

export function crc32c(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; ++bit) crc = (crc >>> 1) ^ (crc & 1 ? 0x82f63b78 : 0);
  }
  return ~crc >>> 0;
}

export function bucketFor(bytes) {
  for (const bucket of [128, 192, 256, 384, 512, 768, 1024]) if (bytes <= bucket) return bucket;
  const exponent = Math.floor(Math.log2(bytes));
  const step = 2 ** (exponent - Math.floor(Math.log2(exponent)) - 1);
  return Math.ceil(bytes / step) * step;
}

export const pad = (body) => concat(body, [0x80],
  Buffer.alloc(bucketFor(body.length + 17) - 17 - body.length));

export const checkIn = (one) => concat(
  one.id, varint(one.revision), u16(one.day), shortText(one.language), shortText(one.instrument.id),
  varint(one.instrument.version), one.instrument.hash, varint(one.answers.length),
  ...one.answers.map((code) => varint(code === null ? 0 : code + 1)), varint(one.notes.length),
  ...one.notes.map((note) => concat([note.item], varint(Buffer.byteLength(note.text)),
    Buffer.from(note.text))));

const withdrawal = (one) => concat(one.id, varint(one.revision));

const tenths = (value) => (value === null ? 0 : value + 1);
const session = ({ alliance, low, high, tags }) => [tenths(alliance), tenths(low), tenths(high), tags];
const head = (one) => concat(
  [1, one.type ?? 1, one.flags ?? 0], one.deviceId, one.deviceSecret, varint(one.seq), one.prev);

export const caseEnvelope = (one) => concat(head({ type: 5, flags: 1, ...one }), shortText(one.therapist),
  varint(one.sessions.length), ...one.sessions.map(session), varint(one.notes.length),
  ...one.notes.map((note) => concat(varint(note.after), varint(Buffer.byteLength(note.text)),
    Buffer.from(note.text))));

export const envelope = (one) => concat(head(one),
  varint((one.withdrawals ?? one.checkIns).length),
  ...(one.withdrawals ? one.withdrawals.map(withdrawal) : one.checkIns.map(checkIn)));

// `scalar` is the identity's 32 bytes.
export const hereSecretOf = (scalar, deviceId) =>
  createHmac('sha256', scalar).update('attune/v1/here').update(deviceId).digest().subarray(0, 16);

export function proofKey(invite, deviceSecret) {
  return Buffer.from(hkdfSync('sha256', concat(invite.secret, deviceSecret), invite.id, 'attune/v1/mac', 32));
}
export function proofOf(invite, deviceSecret, padded) {
  const mac = createHmac('sha256', proofKey(invite, deviceSecret));
  return mac.update('attune/v1/share').update(invite.recipient).update(padded).digest().subarray(0, 16);
}
export function wordOf(invite, deviceSecret) {
  const mac = createHmac('sha256', proofKey(invite, deviceSecret)).update('attune/v1/word').digest();
  return mac.readUInt16BE(0) >> 6;
}

export const hintOf = (recipient, share) =>
  createHmac('sha256', recipient).update('attune/v1/hint').update(share).digest().subarray(0, 2);

export function rotationProof(invite, deviceSecret, text) {
  const mac = createHmac('sha256', proofKey(invite, deviceSecret));
  return mac.update('attune/v1/rotate').update(text).digest().subarray(0, 16);
}

// With a recipient the form that carries its hint.
export function compactAge(age, recipient) {
  const match = /^age-encryption\.org\/v1\n-> X25519 (.{43})\n(.{43})\n--- (.{43})\n/.exec(
    age.toString('latin1'));
  const fields = match.slice(1).map((field) => Buffer.from(field, 'base64'));
  const head = recipient ? concat([2], hintOf(recipient, fields[0])) : [1];
  return concat(head, ...fields, age.subarray(match[0].length));
}

export function sharePayload(compact) {
  const crc = crc16(concat(u16(compact.length), compact));
  return concat(u16(compact.length), u16(crc), compact).toString('base64url');
}

export const inviteBody = (one) => concat(
  [one.version ?? 1, one.kind ?? 1], one.id, one.recipient, one.secret, u16(one.expires),
  shortText(one.therapist),
  [one.receive], shortText(one.address), [one.line],
  ...(one.rotation ? [[one.rotation.length], ...one.rotation] : []));

export function invitePayload(body) {
  const crc = crc32c(concat(u16(body.length), body));
  return concat(u16(body.length), u32(crc), body).toString('base64url');
}

export function armour(age) {
  const lines = age.toString('base64').match(/.{1,64}/g);
  return ['-----BEGIN AGE ENCRYPTED FILE-----', ...lines, '-----END AGE ENCRYPTED FILE-----', ''].join('\n');
}
