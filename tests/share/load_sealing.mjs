// Bundles web/worker/sealing.ts as it is and loads it, so that Node tests run the browser's very file.
import { createRequire } from 'node:module';
import { mkdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(`${root}web/package.json`);

export async function loadSealing() {
  const outfile = `${root}build/tests/share/sealing-${process.pid}.mjs`;
  mkdirSync(`${root}build/tests/share`, { recursive: true });
  await require('esbuild').build({
    entryPoints: [`${root}web/worker/sealing.ts`], outfile, bundle: true, format: 'esm', platform: 'neutral',
    mainFields: ['module', 'main'], logLevel: 'warning',
  });
  return import(pathToFileURL(outfile));
}

// age-encryption's own index, for what sealing.ts does not do: passphrases, several recipients.
export async function loadAge() {
  return import(pathToFileURL(require.resolve('age-encryption')));
}
