// All cryptography of Attune: identities, sealing and opening shares, the sender's proof, the client's word
// (src/share/FORMAT.md sections 3 to 5). The same file runs in the browser's worker and in Node. What is
// inside a plaintext is the business of src/share/codec.cpp, which reads only what `open` has found to be
// authentic.
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { bech32 } from '@scure/base';

const ageBytesMax = 1_048_576;
const envelopeBytesMax = 524_288;
const envelopeBytesMin = 128;
const proofBytes = 16;
const typeAt = 1;
const typeMadeHere = 3;
const deviceIdAt = 3;
const deviceSecretAt = 11;
const deviceSecretBytes = 16;

export interface Identity {
  identity: string;  // age's secret text, "AGE-SECRET-KEY-1..."
  recipient: Uint8Array;  // 32 bytes, as an invite carries it
}

export interface ToSeal {
  plaintext: Uint8Array;  // padded, without its proof: what encode_envelope gave
  recipient: Uint8Array;
  inviteId: Uint8Array;
  inviteSecret: Uint8Array;
  deviceSecret: Uint8Array;
}

export interface Sealed {
  ageBytes: Uint8Array;
  word: number;  // the line of web/strings/words-<language>.txt, from 0
}

// One invite of one relationship of this desk. A relationship with two invites is two candidates.
export interface Candidate {
  identity: string;
  inviteId: Uint8Array;
  inviteSecret: Uint8Array;
}

export interface Opened {
  which: number;  // index in the candidates
  plaintext: Uint8Array;  // padded, proof checked and taken off: what decode_envelope reads
  word: number;
}

export type OpenFault = 'other_therapist' | 'forged' | 'malformed' | 'too_large';

export async function makeIdentity(): Promise<Identity> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await recipientOf(identity) };
}

// The device of one handing over of this computer to the client: made anew each time, so nothing of it is
// kept, and known again by the secret key of the relationship alone.
export async function makeHereDevice(
  identity: string,
): Promise<{ deviceId: Uint8Array; deviceSecret: Uint8Array }> {
  const deviceId = crypto.getRandomValues(new Uint8Array(deviceSecretAt - deviceIdAt));
  return { deviceId, deviceSecret: await hereSecretOf(identity, deviceId) };
}

// Seals to one recipient. A plaintext of a wrong size or another device's is a broken promise, and throws.
export async function seal(what: ToSeal): Promise<Sealed> {
  const { plaintext, deviceSecret } = what;
  const carried = plaintext.subarray(deviceSecretAt, deviceSecretAt + deviceSecretBytes);
  if (!isSame(carried, deviceSecret)) throw new Error('seal: the plaintext names another device secret');
  const size = plaintext.length + proofBytes;
  if (size < envelopeBytesMin || size > envelopeBytesMax) throw new Error('seal: plaintext size');
  const key = await proofKey(what.inviteId, what.inviteSecret, deviceSecret);
  const proof = await proofOf(key, what.recipient, plaintext);
  const encrypter = new Encrypter();
  encrypter.addRecipient(bech32.encodeFromBytes('age', what.recipient));
  const ageBytes = await encrypter.encrypt(joined(plaintext, proof));
  return { ageBytes, word: await wordOf(key) };
}

// A phone as a desk knows it: what their proofs are made with.
export interface Pairing {
  inviteId: Uint8Array;
  inviteSecret: Uint8Array;
  deviceSecret: Uint8Array;
}

// One proof for each phone that a new invite comes from whom it knows, one after another (FORMAT.md section
// 2). A desk makes them, and a phone makes its own to compare.
export async function proveRotation(what: { text: Uint8Array; phones: Pairing[] }): Promise<Uint8Array> {
  const proofs = what.phones.map(async ({ inviteId, inviteSecret, deviceSecret }) => {
    const key = await proofKey(inviteId, inviteSecret, deviceSecret);
    return macOf(key, joined(ascii('attune/v1/rotate'), what.text));
  });
  return joined(...(await Promise.all(proofs)));
}

// Tries each identity, then each invite of the one that fits. Never throws for what is in `ageBytes`: it
// comes from a stranger. Its size and shape are looked at before age is asked, because each stanza would cost
// each identity a key agreement. No passphrase is ever tried: a stranger could choose its cost.
export async function open(
  what: { ageBytes: Uint8Array; candidates: Candidate[] },
): Promise<Opened | OpenFault> {
  const { ageBytes, candidates } = what;
  if (ageBytes.length > ageBytesMax) return 'too_large';
  if (!hasOneX25519Stanza(ageBytes)) return 'malformed';
  for (const identity of new Set(candidates.map((candidate) => candidate.identity))) {
    const envelope = await decrypt(ageBytes, identity);
    if (envelope === 'other_therapist') continue;
    if (envelope === 'malformed' || envelope.length < envelopeBytesMin) return 'malformed';
    if (envelope.length > envelopeBytesMax) return 'too_large';
    return checkProof(envelope, identity, candidates);
  }
  return 'other_therapist';
}

async function checkProof(
  envelope: Uint8Array, identity: string, candidates: Candidate[],
): Promise<Opened | OpenFault> {
  const plaintext = envelope.slice(0, envelope.length - proofBytes);
  const proof = envelope.subarray(envelope.length - proofBytes);
  const deviceSecret = envelope.subarray(deviceSecretAt, deviceSecretAt + deviceSecretBytes);
  if (plaintext[typeAt] === typeMadeHere) {
    const deviceId = envelope.subarray(deviceIdAt, deviceSecretAt);
    if (!isSame(deviceSecret, await hereSecretOf(identity, deviceId))) return 'forged';
  }
  const recipient = await recipientOf(identity);
  for (const [which, candidate] of candidates.entries()) {
    if (candidate.identity !== identity) continue;
    const key = await proofKey(candidate.inviteId, candidate.inviteSecret, deviceSecret);
    if (isSame(proof, await proofOf(key, recipient, plaintext))) {
      return { which, plaintext, word: await wordOf(key) };
    }
  }
  return 'forged';
}

async function decrypt(
  ageBytes: Uint8Array, identity: string,
): Promise<Uint8Array | 'other_therapist' | 'malformed'> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return await decrypter.decrypt(ageBytes);
  } catch (error) {
    // age-encryption has no error classes; a test holds this sentence of its pinned version.
    const isOther = error instanceof Error && error.message.startsWith('no identity matched');
    return isOther ? 'other_therapist' : 'malformed';
  }
}

// The lengths of an age header with one X25519 stanza are fixed: 32 characters, 43, line feed, 43, then the
// mac.
function hasOneX25519Stanza(ageBytes: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(ageBytes.subarray(0, 168));
  return /^age-encryption\.org\/v1\n-> X25519 [A-Za-z0-9+/]{43}\n[A-Za-z0-9+/]{43}\n--- [A-Za-z0-9+/]{43}\n$/
    .test(text);
}

async function recipientOf(identity: string): Promise<Uint8Array> {
  return bech32.decodeToBytes(await identityToRecipient(identity)).bytes;
}

// --- The proof and the word (FORMAT.md section 4) -------------------------------------------------------

async function proofKey(
  inviteId: Uint8Array, inviteSecret: Uint8Array, deviceSecret: Uint8Array,
): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey('raw', joined(inviteSecret, deviceSecret), 'HKDF', false,
    ['deriveKey']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: joined(inviteId), info: ascii('attune/v1/mac') };
  return crypto.subtle.deriveKey(how, secret, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false,
    ['sign']);
}

async function proofOf(key: CryptoKey, recipient: Uint8Array, plaintext: Uint8Array): Promise<Uint8Array> {
  return macOf(key, joined(ascii('attune/v1/share'), recipient, plaintext));
}

async function macOf(key: CryptoKey, text: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, text), 0, proofBytes);
}

async function wordOf(key: CryptoKey): Promise<number> {
  const mac = new DataView(await crypto.subtle.sign('HMAC', key, ascii('attune/v1/word')));
  return mac.getUint16(0) >> 6;
}

async function hereSecretOf(identity: string, deviceId: Uint8Array): Promise<Uint8Array> {
  const scalar = joined(bech32.decodeToBytes(identity).bytes);
  const how = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', scalar, how, false, ['sign']);
  const mac = await crypto.subtle.sign('HMAC', key, joined(ascii('attune/v1/here'), deviceId));
  return new Uint8Array(mac, 0, deviceSecretBytes);
}

// Takes the same time wherever two texts of one length differ.
function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; ++i) difference |= (a[i] ?? 0) ^ (b[i] ?? 0);
  return difference === 0;
}

function ascii(text: string): Uint8Array<ArrayBuffer> {
  return joined(new TextEncoder().encode(text));
}

function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
