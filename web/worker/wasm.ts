// Boots the wasm and carries messages in and packets out. Knows nothing of a browser, so that tests run it in
// Node.

// What a FileSystemSyncAccessHandle offers; RamFile has the same shape.
export interface SyncFile {
  read(into: Uint8Array, options: { at: number }): number;
  write(bytes: Uint8Array, options: { at: number }): number;
  truncate(size: number): void;
  getSize(): number;
  flush(): void;
  close(): void;
}

// What the C++ side calls without waiting (shell/web/web_host.cpp, opfs_files.cpp).
export interface WasmHost {
  files: SyncFile[]; // of the open desk, in the order of desks.ts; empty without one
  nowMs(): number;
  today(): number; // days since 1970-01-01 of the civil date where the person is
  fillRandom(into: Uint8Array): void;
  request(effectNumber: number, effect: Uint8Array): void; // JSON
}

interface Glue {
  HEAPU8: Uint8Array;
  _attune_input(size: number): number;
  _attune_asset(nameSize: number): void;
  _attune_receive(jsonSize: number): number;
  _attune_packet(): number;
  _attune_packet_size(): number;
  _attune_wake_after_ms(): number;
}
export interface GlueSettings {
  host: WasmHost;
  instantiateWasm(
    imports: WebAssembly.Imports,
    ready: (instance: WebAssembly.Instance) => void,
  ): Record<string, never>;
}
export type CreateGlue = (settings: GlueSettings) => Promise<Glue>;
export type Instantiate = (imports: WebAssembly.Imports) => Promise<WebAssembly.Instance>;

export class Wasm {
  private readonly encoder = new TextEncoder();
  private constructor(private readonly glue: Glue) {}

  static async boot(create: CreateGlue, instantiate: Instantiate, host: WasmHost): Promise<Wasm> {
    return new Promise((resolve, reject) => {
      create({
        host,
        instantiateWasm(imports, ready) {
          instantiate(imports).then(ready, reject);
          return {};
        },
      }).then((glue) => resolve(new Wasm(glue)), reject);
    });
  }

  // Before the start only.
  asset(name: string, bytes: Uint8Array): void {
    const label = this.encoder.encode(name);
    this.put([label, bytes]);
    this.glue._attune_asset(label.length);
  }

  // `blobs` are the bytes that the message speaks of by index. Answers the packet to show, if anything
  // changed.
  receive(message: object, blobs: Uint8Array[] = []): ArrayBuffer | null {
    const json = this.encoder.encode(JSON.stringify({ ...message, blobs: blobs.map((blob) => blob.length) }));
    this.put([json, ...blobs]);
    if (this.glue._attune_receive(json.length) !== 1) return null;
    const from = this.glue._attune_packet();
    return this.glue.HEAPU8.slice(from, from + this.glue._attune_packet_size()).buffer as ArrayBuffer;
  }

  // After a message: how long to wait before a message "wake", which then counts for all before; below 0 for
  // none.
  wakeAfterMs(): number {
    return this.glue._attune_wake_after_ms();
  }

  // HEAPU8 is taken after attune_input, which may have grown the memory.
  private put(parts: Uint8Array[]): void {
    const size = parts.reduce((sum, part) => sum + part.length, 0);
    let at = this.glue._attune_input(size);
    for (const part of parts) {
      this.glue.HEAPU8.set(part, at);
      at += part.length;
    }
  }
}

// The clock of the device and the browser's randomness.
export const deviceClock = {
  nowMs: (): number => Date.now(),
  today: (): number => {
    const now = new Date();
    return Math.floor(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000);
  },
  fillRandom: (into: Uint8Array): void => {
    crypto.getRandomValues(into as Uint8Array<ArrayBuffer>);
  },
};
