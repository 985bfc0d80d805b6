// The page's end of the worker: starts it, hears whether it is alive, ends it in good order.
import { forgetAll } from './forget.ts';
import { forgetMark, markDesk, markKept } from './marks.ts';
import { forgetPlace, writeAtPlace } from './places.ts';
import { wantedLanguages } from './language.ts';
import { askPasskey } from './passkey.ts';
import type { StartFault } from './failed.ts';
import type { DeskEvent, Marks } from '../worker/mark.ts';
import type { PasskeyRequest } from '../worker/passkey.ts';

export interface Boot {
  fragment: string;
  site: string;
  query: string;
  handed: string;
  marks: Marks | null;
  writes_files: boolean;
  release: string;
  view: object;
  env: object;
  covered?: object;
}
export interface Listener {
  heard(): void; // it has what this page told it, and is busy with its own start
  packet(packet: ArrayBuffer): void;
  failed(fault: StartFault): void;
  died(): void; // it ran, and then something in it broke
  handed(parcel: string): void; // it ended, and nothing of what it showed may stay
  forgotten(): void; // nothing may be kept in this browser any more
  settled(hasDesk: boolean): void; // it waits for nothing but a person
  useUpdate(): Promise<boolean>; // false if it could not be taken; else the page is left
  locked(): void; // it ended, and nothing of what it showed may stay
  covered(covered: object): void; // likewise; the next worker gets this
}
interface WorkerSaid {
  t: string;
  n?: number; // of a question, which is answered
  handed?: string;
  fault?: StartFault;
  hasDesk?: boolean;
  desk?: string;
  event?: DeskEvent;
  openings?: number;
  file?: Uint8Array<ArrayBuffer>;
  request?: PasskeyRequest;
  covered?: object;
}
type WorkerMessage = ArrayBuffer | WorkerSaid;

const silenceMs = 20_000;
const pongWaitMs = 5_000;
const restWaitMs = 2_000;

// The one policy that the page's rules allow: a blob: of this page or sw.js beside it, whoever asks.
const policy = window.trustedTypes?.createPolicy('attune', {
  createScriptURL(url: string): string {
    const ours = [new URL('./sw.js', location.href).href, `blob:${location.origin}/`];
    if (!ours.some((start) => url.startsWith(start))) throw new TypeError('not a script of ours');
    return url;
  },
});

// A script's address of ours, as the browser wants to see it.
export function scriptUrl(url: string): string {
  return (policy?.createScriptURL(url) ?? url) as string;
}

// Behind a blob: address, so that the worker inherits this page's policy on every host. The program is by far
// the largest file, so it is asked for before the script that reads it; what the page says meanwhile is kept.
function firstLines(workerUrl: string): string {
  const at = (url: string): string => JSON.stringify(url);
  return `const early = self.early = { program: fetch(${at(new URL('app.wasm', workerUrl).href)}, ` +
    `{ credentials: 'omit' }), messages: [] };` +
    `early.program.catch(() => {});onmessage = ({ data }) => early.messages.push(data);` +
    `await import(${at(workerUrl)});`;
}

export class WorkerLink {
  private worker: Worker | null = null;
  private hasSpoken = false;
  private hasAnswered = false; // with a packet
  private watch = 0;
  private life = ''; // the name of a lock that the worker holds as long as it lives
  private onRested = (): void => {};
  private ended = new AbortController();

  constructor(private readonly workerUrl: string, private readonly listener: Listener) {}

  // The worker itself, before anything else in the page: while it loads, there is time for the rest.
  begin(): this {
    const source = URL.createObjectURL(new Blob([firstLines(this.workerUrl)], { type: 'text/javascript' }));
    let knowsModules = false;
    const name = wantedLanguages().join(',');
    const options = { name, get type() { knowsModules = true; return 'module' as const; } };
    const worker = new Worker(scriptUrl(source), options);
    this.worker = worker;
    if (!knowsModules) queueMicrotask(() => this.fail('no_worker')); // once its listener is whole
    // What a worker said before it was ended may arrive afterwards, and is nothing of its successor's.
    worker.onmessage = (event: MessageEvent<WorkerMessage>) => {
      if (worker === this.worker) this.hear(event.data);
    };
    worker.onerror = (event) => {
      event.preventDefault(); // nothing is ever logged
      if (worker === this.worker) this.broke();
    };
    this.life = `attune-life-${crypto.randomUUID()}`;
    this.watch = window.setTimeout(() => this.doubt(), silenceMs);
    return this;
  }

  start(boot: Boot): void {
    this.post({ t: 'boot', life: this.life, ...boot });
  }

  post(message: object): void {
    this.worker?.postMessage(message);
  }

  // Lets the worker close what it keeps and let go of the desk, then ends it. Without an answer it ends all
  // the same: every change was on the disk before it was shown.
  async rest(): Promise<void> {
    if (!this.worker) return;
    const rested = new Promise<void>((resolve) => {
      this.onRested = resolve;
      window.setTimeout(resolve, restWaitMs);
    });
    this.post({ t: 'rest' });
    await rested;
    this.end();
  }

  private hear(message: WorkerMessage): void {
    this.hasSpoken = true;
    if (message instanceof ArrayBuffer) {
      this.listener.heard(); // a browser without locks tells of no life
      this.hasAnswered = true;
      window.clearTimeout(this.watch);
      return this.listener.packet(message);
    }
    if (message.t === 'rested') return this.onRested();
    if (message.t === 'died') return this.broke();
    if (message.t === 'failed') return this.fail(message.fault ?? 'worker_silent');
    if (message.t === 'living') {
      this.listener.heard();
      return void this.watchLife(this.worker);
    }
    if (message.t === 'settled') return this.listener.settled(message.hasDesk ?? false);
    if (message.n !== undefined) return void this.answer(message, this.worker);
    if (message.t === 'handed') {
      this.end();
      return this.listener.handed(message.handed ?? '');
    }
    if (message.t === 'kept_here') return markKept();
    if (message.t === 'pong' && !this.hasAnswered) this.again();
    if (message.t !== 'locked' && message.t !== 'covered') return;
    this.end();
    if (message.covered) this.listener.covered(message.covered);
    else this.listener.locked();
  }

  // A browser ends a worker without a word when memory is short. Its lock comes free at that moment.
  private async watchLife(worker: Worker | null): Promise<void> {
    await navigator.locks.request(this.life, { signal: this.ended.signal }, () => {}).catch(() => {});
    if (worker && this.worker === worker) this.broke();
  }

  // Long without a picture. A slow phone still answers a ping; what does not answer is stuck.
  private doubt(): void {
    this.post({ t: 'ping' });
    this.watch = window.setTimeout(() => this.listener.failed('worker_silent'), pongWaitMs);
  }

  private again(): void {
    window.clearTimeout(this.watch);
    this.watch = window.setTimeout(() => this.doubt(), silenceMs);
  }

  // An error before its first word means that its script did not load.
  private broke(): void {
    if (!this.hasSpoken) return this.fail('asset_missing');
    this.end();
    this.listener.died();
  }

  private fail(fault: StartFault): void {
    this.end();
    this.listener.failed(fault);
  }

  private end(): void {
    window.clearTimeout(this.watch);
    this.worker?.terminate();
    this.worker = null;
    this.ended.abort();
    this.ended = new AbortController();
    this.hasSpoken = this.hasAnswered = false;
  }

  // What only a page may do. A worker that took its place meanwhile asked something else.
  private async answer(asked: WorkerSaid, worker: Worker | null): Promise<void> {
    const answer = await this.answerTo(asked);
    if (this.worker === worker) this.post({ t: 'answer', n: asked.n, answer });
  }
  private answerTo(said: WorkerSaid): unknown {
    const { t, desk = '', file = new Uint8Array(), request } = said;
    if (t === 'use_update') return this.listener.useUpdate();
    if (t === 'write_safety_copy') return writeAtPlace(desk, file);
    if (t === 'mark_desk') return markDesk(desk, said.event!, said.openings ?? 0);
    if (t === 'forget_desk') {
      forgetMark(desk);
      return forgetPlace(desk).catch(() => undefined);
    }
    if (t === 'keep_storage') return navigator.storage.persist().catch(() => false);
    if (t === 'passkey') return askPasskey(request!);
    this.listener.forgotten();
    return forgetAll().catch(() => ['?']);
  }
}

declare global {
  interface Window {
    trustedTypes?: {
      createPolicy(name: string, rules: { createScriptURL(url: string): string }):
        { createScriptURL(url: string): unknown };
    };
  }
}
