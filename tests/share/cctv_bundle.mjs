// cctv.mjs in one file that a page or a worker can load.
import { createRequire } from 'node:module';
import { mkdirSync } from 'node:fs';
import { root } from './load_sealing.mjs';

const require = createRequire(`${root}web/package.json`);

// Each line of `entry` may use `judgeAll`. Answers the bundle's path.
export async function bundleVectors(name, entry) {
  mkdirSync(`${root}build/tests/share`, { recursive: true });
  const outfile = `${root}build/tests/share/${name}-${process.pid}.mjs`;
  await require('esbuild').build({
    stdin: { contents: `import { judgeAll } from './cctv.mjs';\n${entry}`, resolveDir: `${root}tests/share` },
    nodePaths: [`${root}web/node_modules`, `${root}tests/browser/node_modules`],
    outfile, bundle: true, format: 'esm', platform: 'neutral', mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  return outfile;
}
