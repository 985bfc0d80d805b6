// The program in two parts (web/build/split.mjs): app.wasm has what runs up to the first answer, rest.wasm
// all else. A function that is not here yet stands in the first part as a placeholder; who calls one waits
// for the second part. Knows nothing of where the parts come from.
import type { Instantiate } from './wasm.ts';

export interface Parts {
  first(): Promise<WebAssembly.Module>;
  rest(): Promise<WebAssembly.Module>;
  restAtOnce(): WebAssembly.Module; // holds everything up until it is here; throws if it does not come
}

export class Program {
  isMissing = false; // the second part was called for and did not come
  private exports: WebAssembly.Exports = {};
  private isWhole = false;
  private coming: Promise<void> | null = null;
  private onFirst = (): void => {};
  private readonly first = new Promise<void>((resolve) => (this.onFirst = resolve)); // it stands

  constructor(private readonly parts: Parts) {}

  readonly instantiate: Instantiate = async (imports) => {
    const placeholder = this.placeholders();
    const instance = await WebAssembly.instantiate(await this.parts.first(), { ...imports, placeholder });
    this.exports = instance.exports;
    this.onFirst();
    return instance;
  };

  // Brings the second part before anything calls for it, beside the first if that is not here yet. Never
  // rejects: what did not come is asked for again by the first call.
  complete(): Promise<void> {
    this.coming ??= Promise.all([this.parts.rest(), this.first]).then(([rest]) => this.join(rest), () => {});
    return this.coming;
  }

  // The second part writes its functions over the placeholders in the table.
  private join(rest: WebAssembly.Module): void {
    if (this.isWhole) return;
    new WebAssembly.Instance(rest, { primary: this.exports });
    this.isWhole = true;
  }

  private joinAtOnce(): void {
    if (this.isWhole) return;
    this.isMissing = true;
    this.join(this.parts.restAtOnce());
    this.isMissing = false;
  }

  private placeholders(): WebAssembly.ModuleImports {
    const stand = (slot: number) => (...values: unknown[]): unknown => {
      this.joinAtOnce();
      return this.table().get(slot)(...values);
    };
    return new Proxy({}, { get: (_, slot) => stand(Number(slot)) });
  }

  private table(): WebAssembly.Table {
    return Object.values(this.exports).find((one) => one instanceof WebAssembly.Table) as WebAssembly.Table;
  }
}
