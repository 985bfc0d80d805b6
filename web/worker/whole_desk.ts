// The effects that concern a whole desk: a copy of it, sealed or opened. Part of effects.ts.
import { decode, type Base64url, type Outside, type Reply } from './effects.ts';

export interface Copies {
  sealCopy(from: { copy: Uint8Array; words: string; recipient: Uint8Array }): Promise<string>;
  openCopy(from: { text: string; words: string }): Promise<Uint8Array | string>; // else the name of a fault
}

export type WholeDeskEffect =
  | { t: 'seal_copy'; copy: Base64url; words: string; recipient: Base64url }
  | { t: 'open_copy'; text: string; words: string };

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
  }
}
