// Copies of whole desks as age files (src/record/FORMAT.md, "A copy"): sealed to words that the person chose,
// or to the recipient whose recovery code is on the therapist's key sheet. age never takes both. In ASCII
// armour, so that the file passes through mail and clipboards. The same file runs in the browser's worker and
// in Node.
import { armor, Decrypter, Encrypter } from 'age-encryption';
import { bech32 } from '@scure/base';

const workFactor = 16; // scrypt: N = 2^16, 64 MiB
const workFactorMax = 18; // what the age command uses; more would be a stranger's way to stop a phone
const copyCharsMax = 96 * 1_048_576; // of a copy of 64 MiB in armour, and something around it

const begin = '-----BEGIN AGE ENCRYPTED FILE-----';
const end = '-----END AGE ENCRYPTED FILE-----';

export interface CopyToSeal {
  copy: Uint8Array;
  words: string; // that lock it; or empty, and then
  recipient: Uint8Array; // 32 bytes
}
export type CopyFault = 'not_ours' | 'cut' | 'altered' | 'malformed' | 'too_large' | 'wrong_key';

// What two people type who mean the same words.
const cleaned = (words: string): string => words.normalize('NFC').trim().replace(/\s+/g, ' ');
const recoveryCode = (words: string): string => words.replace(/\s+/g, '').toUpperCase();

export async function sealCopy(
  { copy, words, recipient }: CopyToSeal, { logN = workFactor }: { logN?: number } = {},
): Promise<string> {
  const encrypter = new Encrypter();
  if (words === '') {
    encrypter.addRecipient(bech32.encodeFromBytes('age', recipient));
  } else {
    encrypter.setPassphrase(cleaned(words));
    encrypter.setScryptWorkFactor(logN);
  }
  return armor.encode(await encrypter.encrypt(copy));
}

// `text` may have other words around the file; `words` are those that lock it, or a recovery code. Never
// throws for what is in them.
export async function openCopy(
  { text, words }: { text: string; words: string },
): Promise<Uint8Array | CopyFault> {
  if (text.length > copyCharsMax) return 'too_large';
  const from = text.indexOf(begin);
  const to = text.indexOf(end, from);
  if (from < 0) return 'not_ours';
  if (to < 0) return 'cut';
  try {
    const file = armor.decode(text.slice(from, to + end.length).replaceAll('\r\n', '\n'));
    return await openAge(file, words);
  } catch {
    return 'altered'; // the armour's own grammar
  }
}

async function openAge(file: Uint8Array, words: string): Promise<Uint8Array | CopyFault> {
  const decrypter = new Decrypter();
  const header = new TextDecoder('latin1').decode(file.subarray(0, 200));
  const scrypt = /^age-encryption\.org\/v1\n-> scrypt [A-Za-z0-9+/]{22} (\d{1,2})\n/.exec(header);
  if (scrypt && Number(scrypt[1]) > workFactorMax) return 'malformed';
  if (scrypt) decrypter.addPassphrase(cleaned(words));
  else if (!header.startsWith('age-encryption.org/v1\n-> X25519 ')) return 'malformed';
  else {
    try {
      decrypter.addIdentity(recoveryCode(words));
    } catch {
      return 'wrong_key'; // no recovery code at all
    }
  }
  try {
    return await decrypter.decrypt(file);
  } catch (error) {
    // age-encryption has no error classes; a test holds this sentence of its pinned version.
    const isOther = error instanceof Error && error.message.startsWith('no identity matched');
    return isOther ? 'wrong_key' : 'altered';
  }
}
