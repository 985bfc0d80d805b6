// Writes the vectors of tests/vectors/share as the share fuzzers read them: `node share_seeds.mjs <folder>`.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const vectors = fileURLToPath(new URL('../vectors/share/', import.meta.url));
const to = process.argv[2];
const kinds = ['envelope', 'invite', 'paste'];
for (const kind of kinds) mkdirSync(`${to}/${kind}`, { recursive: true });
const put = (kind, name, bytes) => writeFileSync(`${to}/${kind}/${name}`, bytes);

for (const file of readdirSync(vectors)) {
  const all = readFileSync(`${vectors}${file}`, 'utf8');
  const end = all.indexOf('\n\n');
  const form = /^form: (.*)$/m.exec(all.slice(0, end))[1];
  const text = all.slice(end + 2);
  if (form === 'plaintext') put('envelope', file, Buffer.from(text.replaceAll('\n', ''), 'hex'));
  if (form !== 'text') continue;
  put('paste', file, text);
  const invite = /#i1\.([A-Za-z0-9_-]+)$/.exec(text);
  if (invite) put('invite', file, Buffer.from(invite[1], 'base64url').subarray(6));
  const share = /#s1\.([A-Za-z0-9_-]+)$/.exec(text);
  if (share) put('paste', `body_of_${file}`, Buffer.from(share[1], 'base64url').subarray(4));
}
