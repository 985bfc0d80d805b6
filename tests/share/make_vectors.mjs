// Writes tests/vectors/share/ from the worked example: `node tests/share/make_vectors.mjs`. The same bytes
// each time. Vectors are other people's links: once released, add new ones and never change one.
//   form: text       what look_at is given; expect one word for each finding
//   form: plaintext  hexadecimal of a padded plaintext, for decode_envelope
//   form: sealed     a check-in.txt, for `open` in sealing.ts with the identity `key`
import { rmSync, writeFileSync, mkdirSync } from 'node:fs';
import * as format from './format.mjs';
import { concat, filled, pad } from './format.mjs';
import { badLinks, badSealed } from './bad_vectors.mjs';
import * as example from './example.mjs';
import { loadAge, loadSealing, root } from './load_sealing.mjs';

const folder = `${root}tests/vectors/share/`;
const sealing = await loadSealing();
const age = await loadAge();
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

function write(name, head, text) {
  const lines = Object.entries(head).map(([key, value]) => `${key}: ${value}`);
  writeFileSync(`${folder}${name}.txt`, `${lines.join('\n')}\n\n${text}`);
}
const fixed = example.withFixedRandomness;
const sealed = async (label, what) => Buffer.from((await fixed(label, () => sealing.seal(what))).ageBytes);
const sealedFor = (label, recipients, bytes) => fixed(label, async () => {
  const encrypter = new age.Encrypter();
  recipients.forEach((recipient) => encrypter.addRecipient(recipient));
  return Buffer.from(await encrypter.encrypt(bytes));
});

const ageBytes = await sealed('example', example.toSeal());
const compact = format.compactAge(ageBytes);
const payload = format.sharePayload(compact);
const link = `${example.site}#s1.${payload}`;
const hinted = format.compactAge(ageBytes, example.invite.recipient);
const hintedLink = `${example.site}#s1.${format.sharePayload(hinted)}`;
const body = format.inviteBody(example.invite);
const inviteLink = `${example.site}#i1.${format.invitePayload(body)}`;
const file = format.armour(ageBytes);
const second = { ...example.share, seq: 2, prev: format.tagOf(example.padded) };
const secondAge = await sealed('second', example.toSeal(pad(format.envelope(second))));
const secondLink = `${example.site}#s1.${format.sharePayload(format.compactAge(secondAge))}`;
const wrap = (text, columns, before = '') =>
  text.replace(new RegExp(`.{1,${columns}}`, 'g'), `${before}$&\n`);

// --- Text: read well ------------------------------------------------------------------------------------
const text = (name, expect, comment, what, more = {}) =>
  write(name, { form: 'text', expect, comment, ...more }, what);
const wrapper = 'https://eur01.safelinks.protection.outlook.com/?url=';
const wrapped = `${wrapper}${encodeURIComponent(link)}&data=05%7C02%7C&reserved=0`;
text('ok_share', 'share', 'the worked example', link);
text('ok_share_hinted', 'share', 'the worked example, as it is written', hintedLink);
text('ok_share_other_hint', 'share', 'its hint is of no consequence to its reading',
  `${example.site}#s1.${format.sharePayload(concat([2, 0, 0], compact.subarray(1)))}`);
const rotated = { ...example.invite, kind: 4 };
const rotation = [filled(16, 7),
  format.rotationProof(example.invite, example.share.deviceSecret, format.inviteBody(rotated))];
text('ok_invite_rotation', 'invite', 'a new key for a phone that is known',
  `${example.site}#i1.${format.invitePayload(format.inviteBody({ ...rotated, rotation }))}`);
text('ok_invite_supervisor', 'invite', 'what a supervisor gives to a therapist',
  `${example.site}#i1.${format.invitePayload(format.inviteBody({ ...example.invite, kind: 3, line: 0 }))}`);
text('ok_invite', 'invite', 'the worked example', inviteLink);
text('ok_share_bare_fragment', 'share', 'as the page hands it over', `#s1.${payload}`);
text('ok_share_in_message', 'share', 'with our words around it',
  `My check-in for Dana. Only Dana can open it:\n${link}\nSent with Attune.`);
text('ok_share_wrapped', 'share', 'broken into lines of 76', wrap(link, 76));
text('ok_share_wrapped_crlf', 'share', 'broken into lines of 60 with CRLF',
  wrap(link, 60).replaceAll('\n', '\r\n'));
text('ok_share_quoted', 'share', 'broken and quoted twice', wrap(link, 72, '> > '));
text('ok_share_spaces', 'share', 'lines pasted into one field', wrap(link, 70).trim().replaceAll('\n', ' '));
text('ok_share_quoted_printable', 'share', 'soft line breaks',
  wrap(link, 75).trim().replaceAll('\n', '=\r\n'));
text('ok_share_invisible', 'share', 'zero-width space, soft hyphen, word joiner, byte order mark',
  ['\u200b', '\u00ad', '\u2060', '\ufeff', '\u00a0'].reduce((t, mark, i) =>
    t.slice(0, 60 * i + 90) + mark + t.slice(60 * i + 90), link));
text('ok_share_full_stop', 'share', 'end of a sentence', `Here it is: ${link}.`);
text('ok_share_brackets', 'share', 'in brackets', `(see ${link})`);
text('ok_share_angle_brackets', 'share', 'as RFC 3986 appendix C has it', `<${link}>`);
text('ok_share_underscores', 'share', 'in Markdown', `_${link}_`);
text('ok_share_html', 'share', 'a link whose text is the link: found once', `<a href="${link}">${link}</a>`);
text('ok_share_percent_hash', 'share', 'the number sign escaped', link.replace('#', '%23'));
text('ok_share_utm', 'share', 'a tracker appended', `${link}&utm_source=mail&utm_medium=x`);
text('ok_share_safelinks', 'share', 'wrapped by a mail scanner', wrapped);
text('ok_share_wrapped_twice', 'share', 'wrapped by two scanners',
  `https://scan.example.com/?u=${encodeURIComponent(wrapped)}`);
text('ok_share_twice', 'share', 'the same link again', `${link}\n\n${link}\n`);
text('ok_two_shares', 'share, share', 'one paste, two links', `${link}\n${secondLink}`);
text('ok_invite_then_share', 'invite, share', 'a whole conversation', `Dana: ${inviteLink}\nMe: ${link}`);
text('ok_file', 'share', 'check-in.txt', file);
text('ok_file_crlf', 'share', 'saved on Windows', file.replaceAll('\n', '\r\n'));
text('ok_file_quoted', 'share', 'quoted in an answer', file.replace(/^/gm, '> '));
text('ok_file_in_mail', 'share', 'pasted with the mail around it', `Hello Dana,\n\n${file}\nThank you`);
text('ok_file_and_its_link', 'share', 'the same share twice, in two forms', `${file}\n${link}`);
text('ok_file_no_last_line_feed', 'share', 'a text field took it away', file.trim());
text('mixed_three_links', 'share, cut, invite', 'the one in the middle was cut',
  `${link}\n${secondLink.slice(0, 200)}\n${inviteLink}`, { have: 200, want: secondLink.length });

// --- Text: refused --------------------------------------------------------------------------------------
const cut = (name, comment, what, have, want) => text(name, 'cut', comment, what, { have, want });
const damaged = (at, bytes) => concat(bytes.subarray(0, at), [bytes[at] ^ 1], bytes.subarray(at + 1));
const shareLink = (bytes) => `${example.site}#s1.${format.sharePayload(bytes)}`;
const inviteWith = (change) => {
  const changed = format.inviteBody({ ...example.invite, ...change });
  return `${example.site}#i1.${format.invitePayload(changed)}`;
};
const raw = (letter, bytes) => `${example.site}#${letter}1.${bytes.toString('base64url')}`;
const swapped = (value, at) => value.slice(0, at) + (value[at] === 'A' ? 'B' : 'A') + value.slice(at + 1);
cut('cut_share', 'by a messenger', link.slice(0, 312), 312, link.length);
cut('cut_share_last_character', 'the last one missing', link.slice(0, -1), link.length - 1, link.length);
cut('cut_share_in_length', 'before its length is known', link.slice(0, 38), 38, 0);
cut('cut_share_after_marker', 'nothing after the marker', link.slice(0, 35), 35, 0);
cut('cut_share_in_marker', 'inside the marker', link.slice(0, 33), 0, 0);
cut('cut_share_before_words', 'cut, and words follow',
  `${link.slice(0, 300)}\nSee you on Monday then, and thank you for everything`, 300, link.length);
cut('cut_share_bare_fragment', 'no address to count', `#s1.${payload.slice(0, 100)}`, 104,
  payload.length + 4);
cut('cut_share_safelinks', 'cut inside a wrapper; counted as the link it is',
  wrapped.slice(0, wrapped.indexOf('%23s1.') + 106), 135, link.length);
cut('cut_share_per_cents', 'signs before it that escape nothing, each counted as one character',
  `http://${'%'.repeat(40)}#s1.${payload.slice(0, 100)}`, 151, payload.length + 51);
cut('cut_share_dots', 'a preview with an ellipsis', `${link.slice(0, 120)}...`, 120, link.length);
cut('cut_invite', 'by a messenger', inviteLink.slice(0, 100), 100, inviteLink.length);
cut('cut_file', 'its end is missing', file.slice(0, 300), 0, 0);
text('altered_share', 'altered', 'one character changed', swapped(link, 200));
text('altered_share_length', 'altered', 'a length no share has',
  raw('s', concat(u16of(200), [0, 0], compact)));
text('altered_share_last_character', 'altered', 'the last one changed', swapped(link, link.length - 1));
text('altered_share_lower_case', 'altered', 'a program made it lower case',
  `${example.site}#s1.${payload.slice(0, 8)}${payload.slice(8).toLowerCase()}`);
text('altered_invite', 'altered', 'one character changed', swapped(inviteLink, 90));
text('altered_invite_length', 'altered', 'a length no invite has',
  raw('i', concat(u16of(80), [0, 0, 0, 0], body)));
text('altered_file_long_line', 'altered', 'two lines joined',
  file.replace(/\n(?=[^\n]{64}\n[^\n]{64}\n)/, (m, at) => (at > 40 ? '' : m))
    .replace(/([^\n]{64})\n([^\n]{64})/, '$1$2'));
text('altered_file_character', 'altered', 'a character no base64 has', file.replace(/\n(.)/, '\n*'));
text('altered_file_short_line', 'altered', 'a short line that is not the last',
  file.replace(/([^\n]{64})\n/g, (m, line, at) => (at < 40 ? `${line.slice(0, 60)}\n` : m)));
text('altered_file_url_alphabet', 'altered', 'the other base64',
  file.replace(/\n([^\n]{64})\n/, (m, line) => `\n-${line.slice(1)}\n`));
text('altered_file_empty', 'altered', 'nothing between the lines',
  file.replace(/\n[^]*\n(?=-----END)/, '\n'));
text('too_new_share_marker', 'too_new', 'the next version', link.replace('#s1.', '#s2.'));
text('too_new_invite_marker', 'too_new', 'the twelfth version', inviteLink.replace('#i1.', '#i12.'));
text('too_new_compact', 'too_new', 'another compact form', shareLink(concat([3], compact.subarray(1))));
text('too_new_invite_version', 'too_new', 'body of version 2', inviteWith({ version: 2 }));
text('too_new_invite_kind', 'too_new', 'ML-KEM, reserved', inviteWith({ kind: 2 }));
text('too_new_invite_kind_five', 'too_new', 'a kind that nobody knows yet', inviteWith({ kind: 5 }));
text('too_new_invite_receive', 'too_new', 'a way to receive that is not known', inviteWith({ receive: 4 }));
text('too_large_share', 'too_large', 'it says it is longer than any link',
  raw('s', concat(u16of(65535), [0, 0], compact)));
text('too_large_invite', 'too_large', 'it says it is longer than any invite',
  raw('i', concat(u16of(1025), [0, 0, 0, 0], body)));
text('malformed_invite_left_over', 'malformed', 'a byte too many',
  `${example.site}#i1.${format.invitePayload(concat(body, [0]))}`);
text('malformed_invite_missing', 'malformed', 'a byte too few',
  `${example.site}#i1.${format.invitePayload(body.subarray(0, -1))}`);
text('malformed_invite_nobody', 'malformed', 'no therapist', inviteWith({ therapist: '' }));
text('malformed_invite_control', 'malformed', 'a line feed in the name', inviteWith({ therapist: 'Da\nna' }));
text('malformed_invite_long_name', 'malformed', '25 bytes of name',
  inviteWith({ therapist: 'D'.repeat(25) }));
const rotationOf = (proofs) => inviteWith({ kind: 4, rotation: proofs });
text('malformed_invite_rotation_none', 'malformed', 'a rotation that proves nothing', rotationOf([]));
text('malformed_invite_rotation_many', 'malformed', 'nine proofs', rotationOf(Array(9).fill(filled(16, 1))));
text('malformed_invite_rotation_short', 'malformed', 'a proof cut short', rotationOf([filled(15, 1)]));
text('malformed_invite_rotation_left_over', 'malformed', 'more proof than it says',
  rotationOf([filled(17, 1)]));
text('malformed_invite_rotation_in_kind_1', 'malformed', 'proofs in an invite to someone new',
  inviteWith({ rotation }));
text('malformed_invite_supervisor_line', 'malformed', 'a line for clients in a supervisor\'s',
  inviteWith({ kind: 3 }));
text('malformed_invite_supervisor_rotation', 'malformed', 'proofs in a supervisor\'s',
  inviteWith({ kind: 3, line: 0, rotation }));
text('malformed_invite_utf8', 'malformed', 'a name that is no UTF-8',
  `${example.site}#i1.${format.invitePayload(concat(body.subarray(0, 77), [0xff], body.subarray(78)))}`);
text('not_ours_words', 'not_ours', 'no link', 'See you on Monday at ten. #session');
text('not_ours_link', 'not_ours', 'another link with a fragment', 'https://example.org/page#section');
text('not_ours_other_letter', 'not_ours', 'a letter we do not use', link.replace('#s1.', '#x1.'));
text('not_ours_passphrase_file', 'not_ours', 'an age file for a passphrase',
  format.armour(await fixed('scrypt', async () => {
  const encrypter = new age.Encrypter();
  encrypter.setScryptWorkFactor(10);
  encrypter.setPassphrase('not a check-in');
  return Buffer.from(await encrypter.encrypt('words'));
})));
const otherIdentity = await fixed('other', async () => sealing.makeIdentity());
const recipientText = await age.identityToRecipient(example.identity);
const otherText = await age.identityToRecipient(otherIdentity.identity);
text('not_ours_two_recipients', 'not_ours', 'an age file for two people',
  format.armour(await sealedFor('two', [recipientText, otherText], example.padded)));
text('not_ours_empty', 'not_ours', 'nothing', '');
const shortAge = await sealedFor('short', [recipientText], concat(example.padded, filled(15, 0)));
text('malformed_file_short', 'malformed', 'one byte less than any share, in a file', format.armour(shortAge));
text('malformed_share_short', 'malformed', 'the same with its hint, long enough for a link without one',
  `${example.site}#s1.${format.sharePayload(format.compactAge(shortAge, example.invite.recipient))}`);
badLinks({ text, link: hintedLink, inviteLink, file });
function u16of(value) { return format.u16(value); }

// --- Sealed: opened, or not -----------------------------------------------------------------------------
const seal = (name, expect, comment, bytes) =>
  write(name, { form: 'sealed', expect, comment, key: example.identity }, format.armour(bytes));
const invite = example.invite;
const otherSecret = filled(16, 0x11);
const otherDevice = pad(format.envelope({ ...example.share, deviceSecret: otherSecret }));
const withProof = (padded, proof) => concat(padded, proof);
const goodProof = format.proofOf(invite, example.share.deviceSecret, example.padded);
seal('ok_sealed', 'opened', 'the worked example', ageBytes);
seal('forged_other_invite', 'forged', 'the proof of another invite secret',
  await sealed('f1', example.toSeal(example.padded, { ...invite, secret: filled(32, 1) })));
seal('forged_other_invite_id', 'forged', 'the proof of another invite id',
  await sealed('f2', example.toSeal(example.padded, { ...invite, id: filled(8, 1) })));
seal('forged_changed', 'forged', 'one answer changed after the proof was made',
  await sealedFor('f3', [recipientText], withProof(damaged(90, example.padded), goodProof)));
seal('forged_device_secret', 'forged', 'another device secret put under the same proof',
  await sealedFor('f4', [recipientText], withProof(otherDevice, goodProof)));
seal('forged_proof', 'forged', 'a proof of zeros',
  await sealedFor('f5', [recipientText], withProof(example.padded, Buffer.alloc(16))));
seal('forged_other_recipient', 'forged', 'a proof made for another therapist, sealed again',
  await sealedFor('f6', [recipientText], withProof(example.padded, format.proofOf(
    { ...invite, recipient: otherIdentity.recipient }, example.share.deviceSecret, example.padded))));
const madeHere = (secret) => pad(format.envelope({ ...example.share, type: 3, deviceSecret: secret }));
const hereSecret = format.hereSecretOf(example.scalar, example.share.deviceId);
seal('ok_sealed_made_here', 'opened', 'made on the therapist\'s computer',
  await sealed('h1', example.toSeal(madeHere(hereSecret), invite, hereSecret)));
seal('forged_made_here', 'forged', 'a phone that says it is the therapist\'s computer',
  await sealed('h2', example.toSeal(madeHere(example.share.deviceSecret))));
await badSealed({ seal, ageBytes, padded: example.padded, proof: goodProof,
  sealed: (label, bytes) => sealedFor(label, [recipientText], bytes) });
seal('other_therapist', 'other_therapist', 'sealed to another key',
  await sealed('o1', example.toSeal(example.padded, { ...invite, recipient: otherIdentity.recipient })));
seal('other_therapist_share_field', 'other_therapist', 'one bit of the key agreement',
  Buffer.from(swapped(ageBytes.toString('latin1'), 40), 'latin1'));
seal('malformed_sealed_header', 'malformed', 'one bit of the header mac',
  Buffer.from(swapped(ageBytes.toString('latin1'), 130), 'latin1'));
seal('malformed_sealed_body', 'malformed', 'one bit of what is inside', damaged(250, ageBytes));
seal('malformed_sealed_end', 'malformed', 'one bit of the last tag', damaged(ageBytes.length - 1, ageBytes));
seal('malformed_sealed_short', 'malformed', 'one byte less than any share',
  await sealedFor('m1', [recipientText], withProof(example.padded, goodProof).subarray(0, 127)));
seal('malformed_sealed_empty', 'malformed', 'nothing inside',
  await sealedFor('m2', [recipientText], Buffer.alloc(0)));

// --- Plaintexts: authentic, and still judged ------------------------------------------------------------
const plain = (name, expect, comment, bytes) =>
  write(name, { form: 'plaintext', expect, comment }, wrap(Buffer.from(bytes).toString('hex'), 96));
const base = format.envelope(example.share);
const at = (index, value, bytes = base) =>
  concat(bytes.subarray(0, index), [value], bytes.subarray(index + 1));
const one = (change) => ({ ...example.share, checkIns: [{ ...example.sharedCheckIn, ...change }] });
const envelope = (change) => pad(format.envelope({ ...example.share, ...change }));
const checkIn = (change) => pad(format.envelope(one(change)));
const instrument = example.sharedCheckIn.instrument;
const seqAt = 27;
const answersAt = base.length - 16;  // fifteen answers and the number of notes end the body
const note = (item, words) => ({ item, text: words });
plain('ok_plaintext', 'ok', 'the worked example', example.padded);
plain('ok_plaintext_notes', 'ok', 'two notes, one with a line feed',
  checkIn({ notes: [note(13, 'More quiet.'), note(14, 'Thank you\nfor asking.')] }));
plain('ok_plaintext_second', 'ok', 'seq 2 follows the first', pad(format.envelope(second)));
plain('ok_plaintext_consent', 'ok', 'flag 0', envelope({ flags: 1 }));
plain('ok_plaintext_unknown_flag', 'ok', 'flag 3 may be ignored', envelope({ flags: 8 }));
plain('ok_plaintext_two_check_ins', 'ok', 'two in one share',
  envelope({ checkIns: [example.sharedCheckIn,
    { ...example.sharedCheckIn, id: filled(16, 1), revision: 300 }] }));
plain('too_new_version', 'too_new', 'version 2', pad(at(0, 2)));
plain('ok_plaintext_made_here', 'ok', 'made on the therapist\'s computer', envelope({ type: 3 }));
plain('malformed_made_here_second', 'malformed', 'its device sends once',
  pad(format.envelope({ ...second, type: 3 })));
const withdrawal = (...withdrawals) => envelope({ type: 2, withdrawals });
const withdrawn = { id: example.sharedCheckIn.id, revision: 2 };
plain('ok_plaintext_withdrawal', 'ok', 'takes back the worked example', withdrawal(withdrawn));
plain('ok_plaintext_two_withdrawals', 'ok', 'takes back two',
  withdrawal(withdrawn, { id: filled(16, 1), revision: 300 }));
plain('malformed_withdrawal_none', 'malformed', 'takes back nothing', withdrawal());
plain('malformed_withdrawal_twice', 'malformed', 'takes back one check-in twice',
  withdrawal(withdrawn, { ...withdrawn, revision: 3 }));
plain('malformed_withdrawal_revision', 'malformed', 'a first revision has nothing to take back',
  withdrawal({ ...withdrawn, revision: 1 }));
plain('malformed_withdrawal_with_answers', 'malformed', 'a share that calls itself a withdrawal',
  pad(at(1, 2)));
plain('too_large_withdrawals', 'too_large', '201 withdrawals claimed',
  pad(concat(format.envelope({ ...example.share, type: 2, withdrawals: [] }).subarray(0, 36),
    format.varint(201))));
plain('too_new_type_rotation', 'too_new', 'type 4, reserved', pad(at(1, 4)));
plain('too_new_type_six', 'too_new', 'a type that nobody knows yet', pad(at(1, 6)));
plain('too_new_type_zero', 'too_new', 'no type', pad(at(1, 0)));
plain('too_new_flag', 'too_new', 'flag 4 must be known', pad(at(2, 0x10)));
plain('malformed_no_padding', 'malformed', 'no 80 before the zeros',
  concat(base, Buffer.alloc(112 - base.length)));
plain('malformed_padding', 'malformed', 'a byte among the zeros', at(111, 1, example.padded));
plain('malformed_bucket', 'malformed', 'more padding than its size takes',
  concat(base, [0x80], Buffer.alloc(176 - base.length - 1)));
plain('malformed_odd_size', 'malformed', 'a size no bucket has',
  concat(base, [0x80], Buffer.alloc(113 - base.length - 1)));
plain('malformed_empty', 'malformed', 'nothing', Buffer.alloc(0));
plain('malformed_seq_zero', 'malformed', 'seq counts from 1', pad(at(seqAt, 0)));
plain('malformed_seq_without_prev', 'malformed', 'seq 2 with prev zeros', pad(at(seqAt, 2)));
plain('malformed_first_with_prev', 'malformed', 'seq 1 with a prev', envelope({ prev: filled(8, 1) }));
plain('malformed_no_check_in', 'malformed', 'none', envelope({ checkIns: [] }));
plain('malformed_same_id', 'malformed', 'one check-in twice',
  envelope({ checkIns: [example.sharedCheckIn, example.sharedCheckIn] }));
plain('malformed_revision_zero', 'malformed', 'revisions count from 1', checkIn({ revision: 0 }));
plain('malformed_language', 'malformed', 'a space in the language', checkIn({ language: 'e n' }));
plain('malformed_language_short', 'malformed', 'one letter', checkIn({ language: 'e' }));
plain('malformed_language_long', 'malformed', '36 letters', checkIn({ language: 'e'.repeat(36) }));
plain('malformed_instrument_id', 'malformed', 'a slash in the id',
  checkIn({ instrument: { ...instrument, id: 'a/b' } }));
plain('malformed_instrument_none', 'malformed', 'no id', checkIn({ instrument: { ...instrument, id: '' } }));
plain('malformed_no_answers', 'malformed', 'no place for any answer', checkIn({ answers: [] }));
plain('malformed_varint_long', 'malformed', 'seq 1 in two bytes',
  pad(concat(base.subarray(0, seqAt), [0x81, 0], base.subarray(seqAt + 1))));
plain('malformed_varint_large', 'malformed', 'seq above 2,147,483,647',
  pad(concat(base.subarray(0, seqAt), [0x80, 0x80, 0x80, 0x80, 0x08], filled(8, 1), base.subarray(36))));
plain('malformed_varint_endless', 'malformed', 'seq without an end',
  pad(concat(base.subarray(0, seqAt), Buffer.alloc(10, 0xff), base.subarray(seqAt + 1))));
plain('malformed_left_over', 'malformed', 'a byte after the last check-in', pad(concat(base, [1])));
plain('malformed_missing', 'malformed', 'a byte short', pad(base.subarray(0, -1)));
plain('malformed_note_empty', 'malformed', 'a note of no bytes', checkIn({ notes: [note(13, '')] }));
plain('malformed_note_order', 'malformed', 'notes that fall',
  checkIn({ notes: [note(14, 'a'), note(13, 'b')] }));
plain('malformed_note_twice', 'malformed', 'two notes to one item',
  checkIn({ notes: [note(13, 'a'), note(13, 'b')] }));
plain('malformed_note_item', 'malformed', 'a note to no item', checkIn({ notes: [note(15, 'a')] }));
plain('malformed_note_control', 'malformed', 'an escape character in a note',
  checkIn({ notes: [note(13, 'a\u001bb')] }));
plain('malformed_note_utf8', 'malformed', 'a note that is no UTF-8',
  pad(concat(base.subarray(0, -1), [1, 13, 2, 0xc3, 0x28])));
plain('too_large_check_ins', 'too_large', '201 check-ins claimed',
  pad(concat(base.subarray(0, 36), format.varint(201), base.subarray(37))));
plain('too_large_answers', 'too_large', '201 answers', checkIn({ answers: Array(201).fill(1) }));
plain('too_large_answers_claimed', 'too_large', 'two thousand million answers claimed',
  pad(concat(base.subarray(0, answersAt - 1), [0xff, 0xff, 0xff, 0xff, 7], base.subarray(answersAt))));
plain('too_large_answer', 'too_large', 'an answer no scale has', checkIn({ answers: [16383] }));
plain('too_large_notes', 'too_large', '21 notes',
  checkIn({ answers: Array(30).fill(null), notes: Array.from({ length: 21 }, (_, i) => note(i, 'a')) }));
plain('too_large_note', 'too_large', '4,001 bytes', checkIn({ notes: [note(13, 'a'.repeat(4001))] }));

// A case for a supervisor.
const unsure = 64;
const base5 = {
  ...example.share, therapist: 'Dana',
  sessions: [{ alliance: 80, low: null, high: null, tags: 0 }, { alliance: null, low: 70, high: 95, tags: 1 },
    { alliance: 0, low: 0, high: 100, tags: 127 }],
  notes: [{ after: 0, text: 'A first meeting.' }, { after: 3, text: 'I spoke too fast,\nand waited.' }],
};
const aCase = (change) => pad(format.caseEnvelope({ ...base5, ...change }));
const sessions = (change) => aCase({ sessions: [{ ...base5.sessions[1], ...change }], notes: [] });
const notes = (...list) => aCase({ notes: list });
plain('ok_case', 'ok', 'three sessions, two notes', aCase({}));
plain('ok_case_least', 'ok', 'one session of which nothing is known',
  sessions({ alliance: null, low: null, high: null, tags: unsure }));
plain('ok_case_most', 'ok', 'as many sessions and notes as it may have, one as long as it may be', aCase({
  sessions: Array(200).fill(base5.sessions[1]),
  notes: Array.from({ length: 20 }, (_, i) => ({ after: 200, text: 'n'.repeat(i === 0 ? 4000 : 1) })),
}));
plain('malformed_case_without_consent', 'malformed', 'flag 0 is not set', aCase({ flags: 0 }));
plain('malformed_case_second', 'malformed', 'its device sends once', aCase({ seq: 2, prev: filled(8, 1) }));
plain('malformed_case_nobody', 'malformed', 'no therapist', aCase({ therapist: '' }));
plain('malformed_case_long_name', 'malformed', '25 bytes of name', aCase({ therapist: 'D'.repeat(25) }));
plain('malformed_case_control', 'malformed', 'a line feed in the name', aCase({ therapist: 'Da\nna' }));
plain('malformed_case_no_session', 'malformed', 'no session', aCase({ sessions: [], notes: [] }));
plain('malformed_case_alliance', 'malformed', 'more than 10', sessions({ alliance: 101 }));
plain('malformed_case_usual_half', 'malformed', 'a lowest and no highest', sessions({ high: null }));
plain('malformed_case_usual_order', 'malformed', 'the lowest above the highest', sessions({ low: 96 }));
plain('malformed_case_tags', 'malformed', 'an eighth tag', sessions({ tags: 128 }));
plain('malformed_case_note_empty', 'malformed', 'a note of no bytes', notes({ after: 1, text: '' }));
plain('malformed_case_note_late', 'malformed', 'after a session that is not there',
  notes({ after: 4, text: 'a' }));
plain('malformed_case_note_order', 'malformed', 'notes that fall',
  notes({ after: 2, text: 'a' }, { after: 1, text: 'b' }));
plain('malformed_case_note_control', 'malformed', 'an escape character in a note',
  notes({ after: 1, text: 'a\u001bb' }));
plain('malformed_case_with_check_in', 'malformed', 'a share that calls itself a case',
  pad(at(1, 5, at(2, 1))));
plain('malformed_share_with_case', 'malformed', 'a case that calls itself a share',
  pad(at(1, 1, format.caseEnvelope(base5))));
plain('malformed_case_left_over', 'malformed', 'a byte after the last note',
  pad(concat(format.caseEnvelope(base5), [1])));
plain('malformed_case_missing', 'malformed', 'a byte short', pad(format.caseEnvelope(base5).subarray(0, -1)));
plain('too_new_case_flag', 'too_new', 'flag 4 must be known', aCase({ flags: 17 }));
plain('too_large_case_sessions', 'too_large', '201 sessions',
  aCase({ sessions: Array(201).fill(base5.sessions[1]), notes: [] }));
plain('too_large_case_notes', 'too_large', '21 notes',
  notes(...Array.from({ length: 21 }, () => ({ after: 1, text: 'a' }))));
plain('too_large_case_note', 'too_large', '4,001 bytes', notes({ after: 1, text: 'a'.repeat(4001) }));
