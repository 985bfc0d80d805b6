// The effects that concern a whole desk: a copy of it, sealed or opened; its end. Part of effects.ts.
import { decode, type Base64url, type Outside, type Reply } from './effects.ts';

export interface Copies {
  sealCopy(from: { copy: Uint8Array; words: string; recipient: Uint8Array }): Promise<string>;
  openCopy(from: { text: string; words: string }): Promise<Uint8Array | string>; // else the name of a fault
}

export type WholeDeskEffect =
  | { t: 'seal_copy'; copy: Base64url; words: string; recipient: Base64url }
  | { t: 'open_copy'; text: string; words: string }
  | { t: 'write_safety_copy'; desk: string; file: Base64url }
  | { t: 'forget_desk'; desk: string; mail_keys: string[]; phones: string[] };

export async function carryOutWhole(effect: WholeDeskEffect, outside: Outside): Promise<Reply> {
  switch (effect.t) {
    case 'seal_copy': {
      const { copy, words, recipient } = effect;
      const { sealCopy } = await outside.copies();
      const sealed = await sealCopy({ copy: decode(copy), words, recipient: decode(recipient) });
      return { answer: { bytes: 0 }, blobs: [new TextEncoder().encode(sealed)] };
    }
    case 'open_copy': {
      const opened = await (await outside.copies()).openCopy({ text: effect.text, words: effect.words });
      if (typeof opened === 'string') return { answer: { fault: opened }, blobs: [] };
      return { answer: { bytes: 0 }, blobs: [opened] };
    }
    case 'write_safety_copy': {
      const fault = await outside.writeSafetyCopy(effect.desk, decode(effect.file));
      return { answer: fault === '' ? {} : { fault }, blobs: [] };
    }
    case 'forget_desk': {
      // Another tab may have begun a desk that this one never heard of.
      const others = await outside.removeDesk(effect.desk);
      const isForNobody = others.every((other) => effect.phones.includes(other));
      const waiting = isForNobody ? (await outside.mail.list()).map(({ key }) => key) : effect.mail_keys;
      await outside.mail.remove(waiting);
      const left = others.length === 0 ? await outside.removeAll() : await outside.leftOf(effect.desk);
      return { answer: { text: left.join(', '), number: others.length }, blobs: [] };
    }
  }
}
