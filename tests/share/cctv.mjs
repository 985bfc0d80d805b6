// The C2SP test vectors of age (npm cctv-age), each as its author says, by the library as sealing.ts bundles
// it and by `open`. The same in Node and, bundled, in a page and in a worker.
import * as vectors from 'cctv-age';
import { Decrypter, armor } from 'age-encryption';
import * as sealing from '../../web/worker/sealing.ts';

async function inflated(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function read(name) {
  const bytes = vectors[name];
  const text = new TextDecoder('latin1').decode(bytes);
  const end = text.indexOf('\n\n');
  const head = text.slice(0, end).split('\n').map((line) => line.split(/: (.*)/s));
  const all = (key) => head.filter(([one]) => one === key).map(([, value]) => value);
  const rest = bytes.subarray(end + 2);
  return { name, expect: all('expect')[0], payload: all('payload')[0], identities: all('identity'),
    passphrases: all('passphrase'), isArmoured: all('armored')[0] === 'yes',
    file: all('compressed')[0] === 'zlib' ? await inflated(rest) : rest };
}

async function decrypt({ file, identities, passphrases, isArmoured }) {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  for (const passphrase of passphrases) decrypter.addPassphrase(passphrase);
  try {
    const bytes = isArmoured ? armor.decode(new TextDecoder('latin1').decode(file)) : file;
    const digest = await crypto.subtle.digest('SHA-256', await decrypter.decrypt(bytes));
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  } catch {
    return 'refused';
  }
}

// Whatever stands in a stranger's file, `open` names a fault: none of these holds a sender's proof.
async function opened({ file, identities }) {
  const candidates = identities.map((identity) => (
    { identity, inviteId: new Uint8Array(8), inviteSecret: new Uint8Array(32) }));
  try {
    const result = await sealing.open({ ageBytes: file, candidates });
    return typeof result === 'string' ? 'refused' : 'opened';
  } catch {
    return 'threw';
  }
}

// How many there are, how many of them end as their author says, and the names of those that do not.
export async function judgeAll() {
  const names = Object.keys(vectors);
  const wrong = [];
  for (const name of names) {
    const vector = await read(name);
    const want = vector.expect === 'success' ? vector.payload : 'refused';
    if (await decrypt(vector) !== want || await opened(vector) !== 'refused') wrong.push(name);
  }
  return { count: names.length, right: names.length - wrong.length, wrong };
}
