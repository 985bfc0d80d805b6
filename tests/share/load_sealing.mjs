// Bundles a file of web/worker as it is and loads it, so that Node tests run the browser's very file.
import { createRequire } from 'node:module';
import { mkdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(`${root}web/package.json`);

export const loadSealing = () => loadBundled('sealing');
export const loadVault = () => loadBundled('vault');

export async function loadBundled(name) {
  const outfile = `${root}build/tests/share/${name}-${process.pid}.mjs`;
  mkdirSync(`${root}build/tests/share`, { recursive: true });
  await require('esbuild').build({
    entryPoints: [`${root}web/worker/${name}.ts`], outfile, bundle: true, format: 'esm', platform: 'neutral',
    mainFields: ['module', 'main'], logLevel: 'warning',
  });
  return import(pathToFileURL(outfile));
}

// age-encryption's own index, for what sealing.ts does not do: passphrases, several recipients.
export async function loadAge() {
  return import(pathToFileURL(require.resolve('age-encryption')));
}

export async function loadBech32() {
  return (await import(pathToFileURL(require.resolve('@scure/base')))).bech32;
}
