// The worker: fetches the release's files, finds the desks, boots the app, and from then on is a post office.
// Messages of the page go to the app, its packets go to the page, its effects go to effects.ts. README.md
// lists the messages.
import createGlue from 'attune-wasm';
import { fetchWords, loadAssets } from './assets.ts';
import { Desks, listDesks, storageKeeps, type FoundDesk } from './desks.ts';
import { mayTakeLong, perform, readEffect, type Covered, type Outside } from './effects.ts';
import { desksHere, leftHere, leftOf, removeAll, removeDesk } from './forget.ts';
import { MailSlot } from './mail.ts';
import type { Mark, Marks } from './mark.ts';
import type { AskPage, PasskeyAnswer } from './passkey.ts';
import { deviceClock, Wasm, type WasmHost } from './wasm.ts';

export interface BootMessage {
  t: 'boot';
  life: string; // the name of a lock to hold for as long as this worker lives
  fragment: string;
  site: string;
  query: string;
  handed: string; // by a desk of this browser, for one client; or empty
  writes_files: boolean; // to a place that a person chose
  marks: Marks | null; // null: nothing was ever kept in this browser
  release: string; // "0.1.0 3f2a91bc0d5e"
  covered?: Covered; // what the worker before this one left of its desk
  view: object;
  env: object;
}
type PageMessage = BootMessage | { t: 'act'; value: string } | { t: 'answer'; n: number; answer: unknown }
  | { t: string };

const releaseFolder = new URL('.', import.meta.url);
const encoder = new TextEncoder();
let wasm: Wasm | null = null;
let booting: BootMessage | null = null;
let acts = 0;
let wakeTimer = 0;
const early: PageMessage[] = []; // what the page says before the app runs

// What only a page may do is asked of it, by number: several questions may wait at once.
const asked = new Map<number, (answer: never) => void>();
let askedCount = 0;
function ask<T>(question: { t: string; [field: string]: unknown }): Promise<T> {
  return new Promise<T>((resolve) => {
    asked.set(++askedCount, resolve);
    postMessage({ ...question, n: askedCount });
  });
}

const desks = new Desks(() => {
  letGo();
  postMessage({ t: 'failed', fault: 'open_elsewhere' });
});
const askPage: AskPage = {
  get site() { return new URL(booting?.site ?? '').hostname; }, // this worker's own address is a blob:
  ask: (request) => ask<PasskeyAnswer | null>({ t: 'passkey', request }),
};
const outside: Outside = {
  async openDesk(request) {
    const opened = await desks.open(request);
    if ('files' in opened) host.files = opened.files;
    if ('files' in opened && !opened.inMemory) postMessage({ t: 'kept_here' });
    return opened;
  },
  closeDesk() {
    host.files = [];
    desks.close();
  },
  mail: new MailSlot(() => tell({ t: 'mail' })),
  sealing: () => import('./sealing.ts'),
  copies: () => import('./sealing_copy.ts'),
  makeCode: async (text) => (await import('./codes.ts')).makeCode(text),
  async vault() {
    const { sealKey, openKey } = await import('./vault.ts');
    return {
      sealKey: (key, kind, secret) => sealKey(key, kind, secret, { askPage }),
      openKey: (slot, kind, secret) => openKey(slot, kind, secret, { askPage }),
    };
  },
  endLocked() {
    wasm = null;
    postMessage({ t: 'locked' });
  },
  endCovered(covered) {
    wasm = null;
    postMessage({ t: 'covered', covered });
  },
  loadWords: (language, part) => fetchWords(releaseFolder, language, part),
  endHanded(handed) {
    wasm = null;
    postMessage({ t: 'handed', handed });
  },
  checkSite: async (findings, language) => {
    const { checkSite, keptHere } = await import('./check.ts');
    const site = new URL(booting?.site ?? releaseFolder);
    return checkSite({ site, release: releaseFolder, findings, language, fetch, kept: keptHere });
  },
  keepStorage: (mayAsk) => mayAsk ? ask<boolean>({ t: 'keep_storage' }) : navigator.storage.persisted(),
  markDesk: (desk, event, openings) => ask<Mark>({ t: 'mark_desk', desk, event, openings }),
  writeSafetyCopy: (desk, file) => ask<string>({ t: 'write_safety_copy', desk, file }),
  useUpdate: () => ask<boolean>({ t: 'use_update' }), // the page is left if it goes well
  async removeDesk(desk) {
    outside.closeDesk();
    await ask<void>({ t: 'forget_desk', desk });
    await removeDesk(desk);
    return desksHere();
  },
  async removeAll() {
    const page = ask<string[]>({ t: 'forget' });
    await removeAll();
    return [...await page, ...await leftHere()];
  },
  leftOf,
};

// One after another: a desk is opened before what is asked of it afterwards.
let lastEffect = Promise.resolve();
let pending = 0; // effects that are not answered yet
const host: WasmHost = {
  ...deviceClock,
  files: [],
  request(effectNumber, json) {
    const effect = readEffect(json);
    pending++;
    const done = async () => {
      const { answer, blobs } = await perform(effect, outside);
      tell({ t: 'reply', n: effectNumber, ...answer }, blobs);
      if (--pending === 0) settled();
    };
    if (mayTakeLong(effect)) void done();
    else lastEffect = lastEffect.then(done);
  },
};

// A desk that did not open was closed before this.
function settled(): void {
  postMessage({ t: 'settled', hasDesk: host.files.length > 0 });
}

// A trap leaves the wasm's memory as it was in the middle of something: nothing may call it again.
function tell(message: object, blobs: Uint8Array[] = []): void {
  if (!wasm) return;
  try {
    const packet = wasm.receive(message, blobs);
    if (packet) postMessage(packet, [packet]);
    clearTimeout(wakeTimer);
    const waitMs = wasm.wakeAfterMs();
    if (waitMs >= 0) wakeTimer = setTimeout(() => tell({ t: 'wake' }), waitMs);
  } catch {
    wasm = null;
    outside.closeDesk();
    postMessage(program.isMissing ? { t: 'failed', fault: 'asset_missing' } : { t: 'died' });
  }
}

// Closes the record in good order, then the files, then the lock.
function letGo(): void {
  tell({ t: 'release' });
  wasm = null;
  outside.closeDesk();
}

function tellStart(boot: BootMessage, found: FoundDesk[], keepsNothing: boolean): void {
  const blobs: Uint8Array[] = [encoder.encode(boot.fragment)];
  const listed = found.map(({ desk, super: bytes }) =>
    ({ desk, ...(bytes ? { super: blobs.push(bytes) - 1 } : {}), ...boot.marks?.[desk] }));
  const { site, query, handed, marks, writes_files } = boot;
  const was_kept = marks !== null;
  const covered = boot.covered && { desk: boot.covered.desk, slot: blobs.push(boot.covered.slot) - 1 };
  const minutes_east = -new Date().getTimezoneOffset();
  tell({ t: 'start', site, query, handed, was_kept, writes_files, minutes_east, keeps_nothing: keepsNothing,
    desks: listed, covered, fragment: 0 }, blobs);
}

async function boot(message: BootMessage): Promise<void> {
  booting = message;
  void navigator.locks?.request(message.life, () => {
    postMessage({ t: 'living' });
    return new Promise(() => {});
  });
  // The service worker forgets no release that somebody runs.
  const running = `attune-release-${message.release.split(' ').at(-1)}`;
  void navigator.locks?.request(running, { mode: 'shared' }, () => new Promise(() => {}));
  const { found, keeps } = await finding;
  const named = await files;
  if (!named) return postMessage({ t: 'failed', fault: 'asset_missing' });
  desks.keeps = keeps;
  const started = await starting;
  if (!started) return postMessage({ t: 'failed', fault: 'no_webassembly' });
  // Somebody who was here before goes straight to what only the second part knows.
  if (found.length > 0) await program.complete();
  wasm = started;
  for (const [name, bytes] of named) wasm.asset(name, bytes);
  wasm.asset('release', encoder.encode(message.release));
  tell({ t: 'view', ...booting.view });
  tell({ t: 'env', ...booting.env });
  // Who was handed this computer finds no desk, and what they answer is kept in memory alone.
  if (message.handed !== '') desks.keeps = false;
  tellStart(booting, message.handed === '' ? found : [], !keeps);
  if (pending === 0) settled();
  for (const waiting of early.splice(0)) receive(waiting);
}

function receive(message: PageMessage): void {
  if (message.t === 'ping') return postMessage({ t: 'pong' });
  if (message.t === 'boot') return void boot(message as BootMessage);
  if ('answer' in message) {
    asked.get(message.n)?.(message.answer as never);
    return void asked.delete(message.n);
  }
  if (message.t === 'rest') {
    letGo();
    return postMessage({ t: 'rested' });
  }
  if (!wasm) return void early.push(message);
  if (!('value' in message)) return tell(message);
  tell({ ...message, value: 0 }, [encoder.encode(message.value)]);
  // The first press leads to the first question; from the next one on the second part may take the line.
  if (++acts > 1) void program.complete();
}

// Before the page has said anything: it is still busy with its own start. The languages it wants are the
// worker's name, the one thing that is here already.
const wanted = self.name === '' ? [...navigator.languages] : self.name.split(',');
const loading = loadAssets(releaseFolder, wanted);
const { program } = loading;
const files = loading.files.catch(() => null);
const starting = Wasm.boot(createGlue, program.instantiate, host).catch(() => null);
const finding = listDesks().then(async (found) => {
  if (found.length > 0) void program.complete();
  return { found, keeps: found.length > 0 || (await storageKeeps()) };
});

onmessage = (event: MessageEvent<PageMessage>) => receive(event.data);
postMessage({ t: 'pong' }); // the script is here
for (const message of globalThis.early?.messages.splice(0) ?? []) receive(message);
