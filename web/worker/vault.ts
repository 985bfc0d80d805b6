// What closes a desk: the 32 bytes of its database key in age files, one for each way in
// (src/record/FORMAT.md, "Key slots"). The same file runs in the browser's worker and in Node. Nothing is
// kept here: keys and passphrases come in, age files go out, and the other way round.
import {
  Decrypter, Encrypter, identityToRecipient, webauthn,
} from 'age-encryption';
import { onPageCredentials, type AskPage } from './passkey.ts';

const keyBytes = 32;
const slotBytesMax = 1024;
const workFactor = 16; // scrypt: N = 2^16, 64 MiB

export type SlotKind = 'passphrase' | 'recovery' | 'passkey' | 'pin';
export type KeyFault = 'wrong_key' | 'malformed' | 'refused';

// The secrets as they are used; what a person typed may differ in what nobody sees.
export function cleaned(kind: SlotKind, secret: string): string {
  if (kind === 'recovery') return secret.replace(/\s+/g, '').toUpperCase();
  if (kind === 'pin') return secret.replace(/\s+/g, '');
  return secret.normalize('NFC').trim().replace(/\s+/g, ' ');
}

// `secret`: the passphrase, the PIN, or the identity that is the recovery code. A passkey has none: `askPage`
// makes one, and the browser asks the person.
export async function sealKey(
  key: Uint8Array, kind: SlotKind, secret: string, { logN = workFactor, askPage }: VaultOptions = {},
): Promise<Uint8Array | KeyFault> {
  if (key.length !== keyBytes) throw new Error('sealKey: a key has 32 bytes');
  const encrypter = new Encrypter();
  try {
    if (kind === 'passkey') {
      const made = await onPageCredentials(askPage, (site) =>
        webauthn.createCredential({ keyName: 'Attune', rpId: site }));
      encrypter.addRecipient(new webauthn.WebAuthnRecipient({ identity: made }));
      return await onPageCredentials(askPage, () => encrypter.encrypt(key));
    }
  } catch {
    return 'refused'; // the person or the browser said no
  }
  if (kind === 'recovery') {
    encrypter.addRecipient(await identityToRecipient(cleaned(kind, secret)));
  } else {
    encrypter.setPassphrase(cleaned(kind, secret));
    encrypter.setScryptWorkFactor(logN);
  }
  return encrypter.encrypt(key);
}

// Answers the key, or why not. Never throws for what is in `slot`: it was read from a disk.
export async function openKey(
  slot: Uint8Array, kind: SlotKind, secret: string, { askPage }: VaultOptions = {},
): Promise<Uint8Array | KeyFault> {
  if (slot.length > slotBytesMax) return 'malformed';
  const decrypter = new Decrypter();
  try {
    if (kind === 'recovery') decrypter.addIdentity(cleaned(kind, secret));
    else if (kind !== 'passkey') decrypter.addPassphrase(cleaned(kind, secret));
  } catch {
    return 'wrong_key'; // no recovery code at all
  }
  const withPasskey = (site: string): Promise<Uint8Array> => {
    decrypter.addIdentity(new webauthn.WebAuthnIdentity({ rpId: site }));
    return decrypter.decrypt(slot);
  };
  try {
    const key = kind === 'passkey'
      ? await onPageCredentials(askPage, withPasskey)
      : await decrypter.decrypt(slot);
    return key.length === keyBytes ? key : 'malformed';
  } catch (error) {
    if (error instanceof DOMException) return 'refused';
    // age-encryption has no error classes; a test holds this sentence of its pinned version.
    const isOther = error instanceof Error && error.message.startsWith('no identity matched');
    return isOther ? 'wrong_key' : 'malformed';
  }
}

export interface VaultOptions {
  logN?: number; // of scrypt; tests that are not about it take a small one
  askPage?: AskPage;
}
