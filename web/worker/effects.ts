// Carries out what the app asks of the outside (shell/host.h, Effect) and answers with the Reply. Whoever
// calls `perform` lends the outside: the browser's in worker.ts, memory in tests.
import type { Code } from './codes.ts';
import type { Mail } from './mail.ts';
import type { DeskEvent, Mark } from './mark.ts';
import type { OpenDeskRequest, OpenedDesk } from './desks.ts';
import { carryOutWhole, type Copies, type WholeDeskEffect } from './whole_desk.ts';
import type { KeyFault, SlotKind } from './vault.ts';

export interface Sealing {
  makeIdentity(): Promise<{ identity: string; recipient: Uint8Array }>;
  makeHereDevice(identity: string): Promise<{ deviceId: Uint8Array; deviceSecret: Uint8Array }>;
  seal(from: {
    plaintext: Uint8Array;
    recipient: Uint8Array;
    inviteId: Uint8Array;
    inviteSecret: Uint8Array;
    deviceSecret: Uint8Array;
  }): Promise<{ ageBytes: Uint8Array; word: number }>;
  proveRotation(from: {
    text: Uint8Array;
    phones: { inviteId: Uint8Array; inviteSecret: Uint8Array; deviceSecret: Uint8Array }[];
  }): Promise<Uint8Array>;
  open(from: {
    ageBytes: Uint8Array;
    candidates: { identity: string; inviteId: Uint8Array; inviteSecret: Uint8Array }[];
  }): Promise<{ which: number; plaintext: Uint8Array; word: number } | string>; // else the name of a fault
}

export interface Vault {
  sealKey(key: Uint8Array, kind: SlotKind, secret: string): Promise<Uint8Array | KeyFault>;
  openKey(slot: Uint8Array, kind: SlotKind, secret: string): Promise<Uint8Array | KeyFault>;
}
// What a fresh worker is told of a desk that was covered.
export interface Covered {
  desk: string;
  slot: Uint8Array;
}

export type WordsPart = 'client' | 'therapist' | 'list'; // list: of the client's word
export interface Outside {
  openDesk(request: OpenDeskRequest): Promise<OpenedDesk>;
  closeDesk(): void;
  mail: Mail;
  sealing(): Promise<Sealing>; // fetched on first use: nobody needs it to answer a question
  copies(): Promise<Copies>; // likewise
  makeCode(text: string): Promise<Code | null>;
  vault(): Promise<Vault>; // likewise
  endLocked(): void; // nothing may be asked of this worker afterwards
  endCovered(covered: Covered): void;
  loadWords(language: string, part: WordsPart): Promise<Uint8Array>; // rejects if they do not come
  endHanded(handed: string): void; // nothing may be asked of this worker afterwards
  checkSite(findings: string, language: string): Promise<string>; // rejects if its part does not come
  useUpdate(): Promise<boolean>;
  keepStorage(mayAsk: boolean): Promise<boolean>;
  markDesk(desk: string, event: DeskEvent, openings: number): Promise<Mark>;
  // At the place that was chosen for it. Answers the name of a fault, or nothing.
  writeSafetyCopy(desk: string, file: Uint8Array): Promise<string>;
  removeDesk(desk: string): Promise<string[]>; // the desks that are still here
  removeAll(): Promise<string[]>; // what is left of all
  leftOf(desk: string): Promise<string[]>;
}

export type Base64url = string;
type SealingEffect =
  | { t: 'make_identity' }
  | {
      t: 'seal';
      plaintext: Base64url;
      recipient: Base64url;
      invite_id: Base64url;
      invite_secret: Base64url;
      device_secret: Base64url;
    }
  | {
      t: 'open_sealed';
      age: Base64url;
      candidates: { identity: string; invite_id: Base64url; invite_secret: Base64url }[];
    }
  | {
      t: 'prove_rotation';
      text: Base64url;
      phones: { invite_id: Base64url; invite_secret: Base64url; device_secret: Base64url }[];
    };
type Effect =
  | { t: 'open_desk'; desk: string; memory: boolean; take_over: boolean; only_memory: boolean }
  | { t: 'close_desk' }
  | SealingEffect
  | { t: 'make_code'; text: string }
  | { t: 'put_mail'; items: { age: Base64url; hint?: number }[] }
  | { t: 'list_mail' }
  | { t: 'remove_mail'; keys: string[] }
  | { t: 'load_words'; language: string; part: WordsPart }
  | { t: 'make_here_device'; identity: string }
  | { t: 'end_handed'; handed: string }
  | { t: 'check_site'; findings: string; language: string }
  | { t: 'seal_key'; kind: SlotKind; secret: string; key: Base64url }
  | { t: 'open_key'; kind: SlotKind; secret: string; slot: Base64url }
  | { t: 'end_locked' }
  | { t: 'end_covered'; desk: string; slot: Base64url }
  | { t: 'keep_storage'; may_ask: boolean }
  | { t: 'use_update' }
  | { t: 'mark_desk'; desk: string; event: DeskEvent; openings: number }
  | WholeDeskEffect;

// A message of kind "reply" without its number; `bytes` and those in `mail` are indices into `blobs`.
interface Answer {
  fault?: string;
  text?: string;
  bytes?: number;
  number?: number;
  second_number?: number;
  mail?: { key: string; bytes: number; at: number; hint?: number }[];
}
export interface Reply {
  answer: Answer;
  blobs: Uint8Array[];
}

export function decode(text: Base64url): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

function faultOf(error: unknown): string {
  return (error as DOMException).name === 'QuotaExceededError' ? 'storage_full' : 'refused';
}

async function listMail(outside: Outside): Promise<Reply> {
  const items = await outside.mail.list();
  const mail = items.map(({ key, at, hint }, index) => ({ key, at, hint, bytes: index }));
  return { answer: { mail }, blobs: items.map(({ bytes }) => bytes) };
}

async function hereDevice(identity: string, outside: Outside): Promise<Uint8Array> {
  const { deviceId, deviceSecret } = await (await outside.sealing()).makeHereDevice(identity);
  return Uint8Array.of(...deviceId, ...deviceSecret);
}

// A file of the release that does not come.
const orMissing = (work: () => Promise<Reply>): Promise<Reply> =>
  work().catch(() => ({ answer: { fault: 'asset_missing' }, blobs: [] }));
const answered = (answer: Answer, ...blobs: Uint8Array[]): Reply => ({ answer, blobs });

async function carryKey(
  effect: Extract<Effect, { t: 'seal_key' | 'open_key' }>, vault: Vault,
): Promise<Reply> {
  const made = effect.t === 'seal_key'
    ? await vault.sealKey(decode(effect.key), effect.kind, effect.secret)
    : await vault.openKey(decode(effect.slot), effect.kind, effect.secret);
  return typeof made === 'string' ? answered({ fault: made }) : answered({ bytes: 0 }, made);
}

function endDesk(effect: Extract<Effect, { t: 'end_locked' | 'end_covered' }>, outside: Outside): Reply {
  if (effect.t === 'end_locked') outside.endLocked();
  else outside.endCovered({ ...effect, slot: decode(effect.slot) });
  return answered({});
}

async function carryOutSealing(effect: SealingEffect, sealing: Sealing): Promise<Reply> {
  switch (effect.t) {
    case 'make_identity': {
      const made = await sealing.makeIdentity();
      return answered({ text: made.identity, bytes: 0 }, made.recipient);
    }
    case 'seal': {
      const sealed = await sealing.seal({
        plaintext: decode(effect.plaintext),
        recipient: decode(effect.recipient),
        inviteId: decode(effect.invite_id),
        inviteSecret: decode(effect.invite_secret),
        deviceSecret: decode(effect.device_secret),
      });
      return answered({ bytes: 0, number: sealed.word }, sealed.ageBytes);
    }
    case 'open_sealed': {
      const opened = await sealing.open({
        ageBytes: decode(effect.age),
        candidates: effect.candidates.map((candidate) => ({
          identity: candidate.identity,
          inviteId: decode(candidate.invite_id),
          inviteSecret: decode(candidate.invite_secret),
        })),
      });
      if (typeof opened === 'string') return answered({ fault: opened });
      return answered({ bytes: 0, number: opened.which, second_number: opened.word }, opened.plaintext);
    }
    case 'prove_rotation': {
      const phones = effect.phones.map((phone) => ({
        inviteId: decode(phone.invite_id),
        inviteSecret: decode(phone.invite_secret),
        deviceSecret: decode(phone.device_secret),
      }));
      const text = decode(effect.text);
      return answered({ bytes: 0 }, await sealing.proveRotation({ text, phones }));
    }
  }
}

async function carryOut(effect: Effect, outside: Outside): Promise<Reply> {
  switch (effect.t) {
    case 'open_desk': {
      const { desk, memory, take_over: takeOver, only_memory: onlyMemory } = effect;
      const opened = await outside.openDesk({ desk, memory, takeOver, onlyMemory });
      if ('fault' in opened) return answered(opened);
      return answered({ text: opened.desk, number: opened.inMemory ? 1 : 0 });
    }
    case 'close_desk':
      outside.closeDesk();
      return answered({});
    case 'make_identity':
    case 'seal':
    case 'open_sealed':
    case 'prove_rotation':
      return carryOutSealing(effect, await outside.sealing());
    case 'make_code': {
      const code = await outside.makeCode(effect.text);
      return answered(code ? { text: code.modules, number: code.side } : { fault: 'too_large' });
    }
    case 'put_mail': {
      const { wereThere, ...fault } =
        await outside.mail.put(effect.items.map(({ age, hint }) => ({ bytes: decode(age), hint })));
      return answered({ number: wereThere, ...fault });
    }
    case 'list_mail':
      return listMail(outside);
    case 'remove_mail':
      await outside.mail.remove(effect.keys);
      return answered({});
    case 'load_words':
      return orMissing(async () =>
        answered({ bytes: 0 }, await outside.loadWords(effect.language, effect.part)));
    case 'make_here_device':
      return answered({ bytes: 0 }, await hereDevice(effect.identity, outside));
    case 'end_handed':
      outside.endHanded(effect.handed);
      return answered({});
    case 'check_site':
      return orMissing(async () =>
        answered({ text: await outside.checkSite(effect.findings, effect.language) }));
    case 'seal_key':
    case 'open_key':
      return carryKey(effect, await outside.vault());
    case 'end_locked':
    case 'end_covered':
      return endDesk(effect, outside);
    case 'keep_storage':
      return answered({ number: (await outside.keepStorage(effect.may_ask)) ? 1 : 0 });
    case 'mark_desk': {
      const mark = await outside.markDesk(effect.desk, effect.event, effect.openings);
      return answered({ number: mark.pins_tried, second_number: mark.pin_tried_at });
    }
    case 'use_update':
      return answered((await outside.useUpdate()) ? {} : { fault: 'asset_missing' });
    default:
      return carryOutWhole(effect, outside);
  }
}

// A person's yes, the page and the network may take their time: nothing else waits for them.
const unhurried: Effect['t'][] =
  ['keep_storage', 'load_words', 'mark_desk', 'use_update', 'write_safety_copy'];
export const mayTakeLong = (effect: Effect): boolean => unhurried.includes(effect.t);

// As the wasm wrote it, once: a copy of a desk has megabytes.
export const readEffect = (json: Uint8Array): Effect => JSON.parse(new TextDecoder().decode(json)) as Effect;

// Never rejects: what went wrong is in the answer.
export async function perform(effect: Effect, outside: Outside): Promise<Reply> {
  try {
    return await carryOut(effect, outside);
  } catch (error) {
    return { answer: { fault: faultOf(error) }, blobs: [] };
  }
}
