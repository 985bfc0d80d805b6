// All test vectors of C2SP for age, through what seals and opens check-ins, in Node.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { bundleVectors } from './cctv_bundle.mjs';

test('the 143 test vectors of age end as their author says, and none is opened as a check-in', async (t) => {
  const { judgeAll } = await import(pathToFileURL(await bundleVectors('node', 'export { judgeAll };')));
  const { count, right, wrong } = await judgeAll();
  t.diagnostic(`figure: test vectors of age in Node: ${right} of ${count}`);
  assert.deepEqual(wrong, []);
  assert.equal(count, 143);
});
