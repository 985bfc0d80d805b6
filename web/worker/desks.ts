// Desks: one folder `desk/<32 hex>/` with five files, one Web Lock, one owner. Listing reads without a lock;
// opening takes the lock first and the files second, and lets go of them the other way round.
import { RamFile } from './ram_file.ts';
import type { SyncFile } from './wasm.ts';

export const deskFileNames = ['a.db', 'a.db-journal', 'b.db', 'b.db-journal', 'super.bin'] as const;
export type DeskFault = 'open_elsewhere' | 'no_storage' | 'storage_full' | 'missing';
export interface OpenDeskRequest {
  desk: string; // empty: make one
  memory: boolean; // RAM files if the browser refuses to keep anything
  takeOver: boolean; // ask the tab that has it to let go
  onlyMemory: boolean; // a new one, of which nothing is ever written
}
export type OpenedDesk = { desk: string; files: SyncFile[]; inMemory: boolean } | { fault: DeskFault };
// `super` is absent where the browser does not let us read the file while another tab has it.
export interface FoundDesk {
  desk: string;
  super?: Uint8Array;
}

const lockWaitMs = 700; // a page that is being reloaded lets go within this time
const takeOverWaitMs = 10_000;
const deskName = /^[0-9a-f]{32}$/;

async function desksFolder(create: boolean): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle('desk', { create });
}

async function readSuper(folder: FileSystemDirectoryHandle): Promise<Uint8Array | undefined> {
  try {
    const file = await (await folder.getFileHandle('super.bin')).getFile();
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    return (error as DOMException).name === 'NotFoundError' ? new Uint8Array() : undefined;
  }
}

export async function listDesks(): Promise<FoundDesk[]> {
  const found: FoundDesk[] = [];
  try {
    for await (const [name, handle] of (await desksFolder(false)).entries()) {
      if (handle.kind !== 'directory' || !deskName.test(name)) continue;
      const bytes = await readSuper(handle as FileSystemDirectoryHandle);
      found.push(bytes ? { desk: name, super: bytes } : { desk: name });
    }
  } catch {
    return []; // no OPFS here, or no desk yet
  }
  return found.sort((a, b) => (a.desk < b.desk ? -1 : 1));
}

// Believed only when what was written is there after closing and opening again: some private windows accept a
// write and keep nothing, and others have no synchronous handles.
export async function storageKeeps(): Promise<boolean> {
  const name = `probe-${randomName()}`;
  try {
    if (!navigator.locks) return false;
    const root = await navigator.storage.getDirectory();
    const handle = await root.getFileHandle(name, { create: true });
    const mark = crypto.getRandomValues(new Uint8Array(16));
    const first = await handle.createSyncAccessHandle();
    first.write(mark, { at: 0 });
    first.flush();
    first.close();
    const second = await (await root.getFileHandle(name)).createSyncAccessHandle();
    const read = new Uint8Array(16);
    second.read(read, { at: 0 });
    second.close();
    await root.removeEntry(name);
    return read.every((byte, index) => byte === mark[index]);
  } catch {
    return false;
  }
}

function randomName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

// The handles of a tab that just died stay locked for a moment.
async function openHandle(
  folder: FileSystemDirectoryHandle, name: string, untilMs: number,
): Promise<SyncFile> {
  const handle = await folder.getFileHandle(name, { create: true });
  for (let waitMs = 10; ; waitMs = Math.min(waitMs * 2, 500)) {
    try {
      return await handle.createSyncAccessHandle();
    } catch (error) {
      const isHeld = (error as DOMException).name === 'NoModificationAllowedError';
      if (!isHeld || Date.now() + waitMs > untilMs) throw error;
      await pause(waitMs);
    }
  }
}

// What did open is closed before the refusal of another is told.
async function allOrNone(opening: Promise<SyncFile>[]): Promise<SyncFile[]> {
  const opened = await Promise.allSettled(opening);
  const refused = opened.find((one) => one.status === 'rejected');
  if (!refused) return opened.map((one) => (one as PromiseFulfilledResult<SyncFile>).value);
  for (const one of opened) if (one.status === 'fulfilled') one.value.close();
  throw refused.reason;
}

function faultOf(error: unknown): DeskFault {
  const name = (error as DOMException).name;
  if (name === 'NoModificationAllowedError') return 'open_elsewhere';
  if (name === 'NotFoundError') return 'missing';
  return name === 'QuotaExceededError' ? 'storage_full' : 'no_storage';
}

// Answers the function that lets go of the lock, or null if another tab keeps it.
function holdLock(desk: string, waitMs: number): Promise<(() => void) | null> {
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(`attune-desk-${desk}`, { signal: AbortSignal.timeout(waitMs) }, () =>
        new Promise<void>((letGo) => resolve(letGo)))
      .catch((error: DOMException) =>
        ['TimeoutError', 'AbortError'].includes(error.name) ? resolve(null) : reject(error));
  });
}

// The one desk this worker may have open. `onAsked` is called when another tab wants it.
export class Desks {
  keeps = true; // false once the browser is known to keep nothing: then a new desk is in memory at once
  private opened: { desk: string; files: SyncFile[]; letGo: () => void } | null = null;
  private readonly channel = new BroadcastChannel('attune-desk');

  constructor(onAsked: () => void) {
    this.channel.onmessage = (event: MessageEvent<{ release?: string }>) => {
      if (this.opened && event.data.release === this.opened.desk) onAsked();
    };
  }

  async open({ desk, memory, takeOver, onlyMemory }: OpenDeskRequest): Promise<OpenedDesk> {
    this.close();
    const wanted = deskName.test(desk) ? desk : randomName();
    if (onlyMemory) return this.inMemory(wanted);
    try {
      if (!this.keeps) return memory ? this.inMemory(wanted) : { fault: 'no_storage' };
      if (takeOver) this.channel.postMessage({ release: wanted });
      const letGo = await holdLock(wanted, takeOver ? takeOverWaitMs : lockWaitMs);
      if (!letGo) return { fault: 'open_elsewhere' };
      return await this.openFiles(wanted, desk === '', letGo);
    } catch (error) {
      const fault = faultOf(error);
      return memory && fault !== 'open_elsewhere' ? this.inMemory(wanted) : { fault };
    }
  }

  close(): void {
    if (!this.opened) return;
    for (const file of this.opened.files) file.close();
    this.opened.letGo();
    this.opened = null;
  }

  private async openFiles(desk: string, create: boolean, letGo: () => void): Promise<OpenedDesk> {
    try {
      const folder = await (await desksFolder(create)).getDirectoryHandle(desk, { create });
      const untilMs = Date.now() + takeOverWaitMs;
      const files = await allOrNone(deskFileNames.map((name) => openHandle(folder, name, untilMs)));
      this.opened = { desk, files, letGo };
      return { desk, files, inMemory: false };
    } catch (error) {
      letGo();
      throw error;
    }
  }

  private inMemory(desk: string): OpenedDesk {
    const files = deskFileNames.map(() => new RamFile());
    this.opened = { desk, files, letGo: () => {} };
    return { desk, files, inMemory: true };
  }
}
