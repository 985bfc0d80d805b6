// The named bad links, files and sealed shares that follow a rule: each field cut or changed, in each way
// that programs mangle a link. make_vectors.mjs writes them beside those with a story of their own.
import { concat } from './format.mjs';

const wrap = (text, columns, before = '', end = '\n') =>
  text.replace(new RegExp(`.{1,${columns}}`, 'g'), `${before}$&${end}`).trim();
const ways = {
  plain: (link) => link,
  percent: (link) => link.replace('#', '%23'),
  quoted: (link) => wrap(link, 72, '> '),
  spaces: (link) => wrap(link, 64).replaceAll('\n', ' '),
  soft_breaks: (link) => wrap(link, 75, '', '=\r\n').replace(/=$/, ''),
  wrapper: (link) => `https://scan.example.com/?u=${encodeURIComponent(link)}`,
};
const swapped = (value, at) => value.slice(0, at) + (value[at] === 'A' ? 'B' : 'A') + value.slice(at + 1);

// Where each field of a payload stands, in bytes; a hinted share is one field after another.
const shareFields = { checksum: 2, form: 4, hint: 5, share: 7, body: 39, mac: 71, nonce: 103, content: 119,
  tag: -16 };
const inviteFields = { checksum: 2, version: 6, id: 8, recipient: 16, secret: 48, expires: 80, therapist: 82,
  address: 88, line: -1 };

// The character of a link that holds the middle of a field.
function charOf(link, fields, name) {
  const payloadAt = link.indexOf('.', link.indexOf('#')) + 1;
  const bytes = Math.floor((link.length - payloadAt) * 3 / 4);
  const from = fields[name] < 0 ? bytes + fields[name] : fields[name];
  return payloadAt + Math.floor((from + 0.5) * 4 / 3);
}

export function badLinks({ text, link, inviteLink, file }) {
  const both = [['share', link, shareFields], ['invite', inviteLink, inviteFields]];
  for (const [kind, whole, fields] of both) {
    for (const name of Object.keys(fields)) {
      for (const [way, mangle] of Object.entries(ways)) {
        const at = charOf(whole, fields, name);
        const known = way === 'plain' && name !== 'checksum' ? { have: at, want: whole.length } : {};
        text(`cut_${kind}_at_${name}_${way}`, 'cut', `cut inside ${name}, ${way}`, mangle(whole.slice(0, at)),
          known);
        text(`altered_${kind}_at_${name}_${way}`, 'altered', `a character of ${name} changed, ${way}`,
          mangle(swapped(whole, at)));
      }
    }
  }
  const lines = file.trim().split('\n');
  for (let line = 1; line < lines.length - 1; ++line) {
    text(`cut_file_after_line_${line}`, 'cut', `ends after line ${line}`,
      lines.slice(0, line + 1).join('\n'));
    text(`altered_file_line_${line}`, 'altered', `a space inside line ${line}`,
      file.replace(lines[line], `${lines[line].slice(0, 4)} ${lines[line].slice(5)}`));
  }
}

// A field of the plaintext changed after its proof was made, and the whole sealed anew.
const plaintextFields = { version: 0, type: 1, flags: 2, device_id: 3, device_secret: 11, seq: 27, prev: 28,
  count: 36, check_in: 37, revision: 53, day: 54, language: 57, instrument: 60, answer: 95, padding: 111 };

export async function badSealed({ seal, sealed, padded, proof, ageBytes }) {
  for (const [name, at] of Object.entries(plaintextFields)) {
    const changed = concat(padded.subarray(0, at), [padded[at] ^ 1], padded.subarray(at + 1));
    seal(`forged_at_${name}`, 'forged', `${name} changed under the old proof`,
      await sealed(`field ${name}`, concat(changed, proof)));
  }
  const header = ageBytes.toString('latin1');
  const places = { share: [35, 'other_therapist'], body: [80, 'other_therapist'], mac: [130, 'malformed'],
    version: [20, 'malformed'], stanza: [25, 'malformed'] };
  for (const [name, [at, fault]] of Object.entries(places)) {
    seal(`${fault}_at_${name}`, fault, `a character of the header's ${name} changed`,
      Buffer.from(swapped(header, at), 'latin1'));
  }
}
