// A file in memory with the shape of an OPFS handle: for a browser that keeps nothing, and for tests, which
// can hand the same files to the next start as a disk would.
import type { SyncFile } from './wasm.ts';

export class RamFile implements SyncFile {
  private held = new Uint8Array(4096);
  private size = 0;

  read(into: Uint8Array, { at }: { at: number }): number {
    const part = this.held.subarray(Math.min(at, this.size), Math.min(at + into.length, this.size));
    into.set(part);
    return part.length;
  }

  write(bytes: Uint8Array, { at }: { at: number }): number {
    this.grow(at + bytes.length);
    this.held.set(bytes, at);
    return bytes.length;
  }

  truncate(size: number): void {
    if (size < this.size) this.held.fill(0, size, this.size);
    this.size = Math.min(this.size, size);
    this.grow(size);
  }

  getSize(): number {
    return this.size;
  }

  flush(): void {}
  close(): void {}

  bytes(): Uint8Array {
    return this.held.slice(0, this.size);
  }

  private grow(size: number): void {
    if (size > this.held.length) {
      const larger = new Uint8Array(Math.max(size, this.held.length * 2));
      larger.set(this.held);
      this.held = larger;
    }
    this.size = Math.max(this.size, size);
  }
}
