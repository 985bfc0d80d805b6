// `/?check`: looks at the site as a browser gets it, judges it by the one list of deploy/headers.mjs, and
// words what it found, for whoever hosts it. One fault is one sentence. Answers lines: "#" the title, "=" a
// heading, "-" what to put right, "+" what is right.
import { cacheControl, compressed, headers, types } from '../../deploy/headers.mjs';

export interface Site {
  site: URL;
  release: URL; // the folder r/<release>/
  findings: string; // JSON of what the app found in config.json (shell/config.h)
  language: string;
  fetch: (url: URL, options: RequestInit) => Promise<Response>;
  kept: () => Promise<string[]>; // what this address keeps in this browser, by name
}
type Fill = Record<string, string | number>;
type Finding = [key: string, fill?: Fill];
interface Seen {
  path: string; // from the site's address
  ok: boolean;
  headers: Headers;
  bytes: Uint8Array<ArrayBuffer>;
}
interface Listed {
  path: string;
  sha256: string;
}
interface ConfigFinding {
  kind: string;
  field: string;
  at: number;
  max: number;
}

const configBytesMax = 16_384;
const compressedFromBytes = 1_024;
const forGoodFromSeconds = 86_400;

// Past the service worker and every cache: what counts is what the host sends.
async function look({ site, fetch }: Site, path: string): Promise<Seen> {
  const url = new URL(path, site);
  url.searchParams.set('check', crypto.randomUUID());
  try {
    const got = await fetch(url, { cache: 'no-store', credentials: 'omit' });
    return { path, ok: got.ok, headers: got.headers, bytes: new Uint8Array(await got.arrayBuffer()) };
  } catch {
    return { path, ok: false, headers: new Headers(), bytes: new Uint8Array() };
  }
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const extension = (path: string): string => /\.[a-z0-9]+$/.exec(path)?.[0] ?? '.html';
const nameOf = (path: string): string => path.split('/').at(-1) || 'index.html';
const list = (paths: string[]): string => paths.map(nameOf).join(', ');

// --- The rules, each from what was seen to what is wrong --------------------------------------------------
function judgeHttps({ site }: Site): Finding[] {
  return site.protocol === 'https:' || site.hostname === 'localhost' ? [] : [['https_not']];
}

async function judgeAddress({ site, kept }: Site): Promise<Finding[]> {
  if (site.pathname !== '/') return [['address_folder', { path: site.pathname, host: site.host }]];
  const others = (await kept()).filter((name) => !/^(attune\b|desk$|probe-)/.test(name));
  return others.length > 0 ? [['address_others', { names: others.join(', ') }]] : [];
}

async function judgeFiles(seen: Seen[], listed: Listed[]): Promise<Finding[]> {
  const wanted = new Map(listed.map(({ path, sha256: digest }) => [path, digest]));
  const wrong: string[] = [];
  for (const { path, ok, bytes } of seen) {
    const digest = wanted.get(path || 'index.html');
    if (!ok && path !== 'config.json') wrong.push(path);
    else if (digest !== undefined && digest !== (await sha256(bytes))) wrong.push(path);
  }
  return wrong.length > 0 ? [['files_missing', { names: list(wrong) }]] : [];
}

// One sentence for each kind of file, with the first of its kind.
function judgeTypes(seen: Seen[]): Finding[] {
  const wrong = new Map<string, Finding>();
  for (const { path, headers: got } of seen) {
    const kind = extension(path), want = types[kind], is = got.get('content-type') ?? '';
    const isRight = !want || is.toLowerCase().split(';')[0]!.trim() === want.split(';')[0];
    if (!isRight && !wrong.has(kind)) wrong.set(kind, ['types_other', { name: nameOf(path), is, want }]);
  }
  return [...wrong.values()];
}

const plain = (value: string): string => value.replace(/\s+/g, ' ').replace(/; ?$/, '').trim();
function judgeHeaders(page: Seen): Finding[] {
  const entries = Object.entries(headers).map(([name, want]) => ({ name, want, is: page.headers.get(name) }));
  const missing = entries.filter(({ is }) => is === null).map(({ name }) => name);
  const other = entries.filter(({ is, want }) => is !== null && plain(is) !== plain(want));
  return [
    ...(missing.length > 0 ? [['headers_missing', { names: missing.join(', ') }] as Finding] : []),
    ...other.map(({ name, is, want }): Finding => ['headers_other', { name, is: is ?? '', want }]),
  ];
}

function judgeCompression(seen: Seen[]): Finding[] {
  const wanted = seen.filter(({ path, bytes }) =>
    bytes.length >= compressedFromBytes && compressed.test(path || 'index.html'));
  const names = wanted.filter((one) => !one.headers.has('content-encoding')).map(({ path }) => path);
  return names.length > 0 ? [['compression_none', { names: list(names) }]] : [];
}

const seconds = (value: string): number => Number(/max-age=(\d+)/.exec(value)?.[1] ?? NaN);
const isAskedAnew = (value: string): boolean =>
  /no-cache|no-store/.test(value) || seconds(value) === 0;
function judgeCaching(seen: Seen[]): Finding[] {
  const said = ({ headers: got }: Seen): string => got.get('cache-control') ?? '';
  const kept = seen.filter((one) => !one.path.startsWith('r/') && !isAskedAnew(said(one)));
  const isKept = (one: Seen): boolean => seconds(said(one)) >= forGoodFromSeconds;
  const dropped = seen.find((one) => one.path.startsWith('r/') && !isKept(one));
  const found: Finding[] = [];
  if (kept[0]) {
    const names = list(kept.map(({ path }) => path));
    found.push(['caching_page', { names, is: said(kept[0]), want: cacheControl('/') }]);
  }
  if (dropped) found.push(['caching_release', { is: said(dropped), want: cacheControl('/r/') }]);
  return found;
}

// Where reading stopped, as an editor counts: lines and columns from 1, a column a character.
function placeOf(text: string, byte: number): { line: number; column: number } {
  const before = new TextDecoder().decode(new TextEncoder().encode(text).slice(0, byte));
  const lines = before.split(/\r\n|\r|\n/);
  return { line: lines.length, column: [...(lines.at(-1) ?? '')].length + 1 };
}

function wordConfigFinding({ kind, field, at, max }: ConfigFinding, text: string): Finding {
  const isCrisis = /(^|\.)crisis$/.test(field);
  if (isCrisis && (kind === 'missing' || kind === 'empty')) return ['crisis_missing', { field }];
  if (kind === 'not_json') {
    if (max > configBytesMax) return ['config_too_large', { is: max, want: configBytesMax }];
    return field === '' ? ['config_not_json', { ...placeOf(text, at) }] : ['config_twice', { field }];
  }
  const keys: Record<string, string> = {
    format: 'config_format', missing: 'config_no_field', wrong_kind: 'config_kind',
    too_long: 'config_too_long', unknown: 'config_unknown', no_address: 'config_no_address',
  };
  return [keys[kind] ?? 'config_kind', { field, is: at, want: max }];
}

function namedInstruments(text: string): string[] {
  try {
    const { instruments } = JSON.parse(text) as { instruments?: unknown };
    return Array.isArray(instruments) ? instruments.filter((name) => typeof name === 'string') : [];
  } catch {
    return [];
  }
}

function judgeConfig(config: Seen, findings: ConfigFinding[], listed: Listed[]): Finding[] {
  if (!config.ok) return [['config_missing']];
  const text = new TextDecoder().decode(config.bytes);
  const absent = namedInstruments(text)
    .filter((name) => !listed.some(({ path }) => path.endsWith(`/instruments/${name}`)));
  return [
    ...findings.map((finding) => wordConfigFinding(finding, text)),
    ...absent.map((name): Finding => ['config_instrument', { name }]),
  ];
}

// --- All of it --------------------------------------------------------------------------------------------
const isCrisis = ([key]: Finding): boolean => key === 'crisis_missing';

async function judge(from: Site): Promise<[about: string, wrong: Finding[], fill?: Fill][]> {
  const folder = from.release.pathname.slice(from.site.pathname.length);
  const manifest = await look(from, `${folder}release.json`);
  let listed: Listed[] = [];
  try {
    listed = (JSON.parse(new TextDecoder().decode(manifest.bytes)) as { files: Listed[] }).files;
  } catch {
    // Told as a missing file below.
  }
  const paths = listed.map(({ path }) => path).filter((path) => path !== 'index.html' && path !== 'sw.js');
  const [page, worker, config, ...rest] = await Promise.all(['', 'sw.js', 'config.json', ...paths]
    .map((path) => look(from, path))) as [Seen, Seen, Seen, ...Seen[]];
  const all = [page, worker, manifest, ...rest];
  const isThere = [...all, config].filter(({ ok }) => ok);
  const about = judgeConfig(config, JSON.parse(from.findings) as ConfigFinding[], listed);
  return [
    [from.site.protocol === 'https:' ? 'https' : 'https_local', judgeHttps(from)],
    ['address', await judgeAddress(from)],
    ['files', await judgeFiles(all, listed), { count: listed.length }],
    ['types', judgeTypes(isThere)],
    ['headers', judgeHeaders(page)],
    ['compression', judgeCompression(isThere)],
    ['caching', judgeCaching(isThere)],
    ['config', about.filter((finding) => !isCrisis(finding))],
    ['crisis', about.filter(isCrisis)],
  ];
}

async function words({ release, language, fetch }: Site): Promise<Record<string, string>> {
  const at = (code: string): URL => new URL(`strings/check/${code}.json`, release);
  const ask = (code: string) => fetch(at(code), { credentials: 'omit' });
  const got = await ask(language);
  return (await (got.ok ? got : await ask('en')).json()) as Record<string, string>;
}

export async function checkSite(from: Site): Promise<string> {
  const [strings, judged] = await Promise.all([words(from), judge(from)]);
  const say = (key: string, fill: Fill = {}): string =>
    (strings[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => String(fill[name] ?? ''));
  const wrong = judged.flatMap(([, findings]) => findings).map(([key, fill]) => `-${say(key, fill)}`);
  const right = judged.filter(([, findings]) => findings.length === 0)
    .map(([key, , fill]) => `+${say(key, fill)}`);
  return [
    `#${say('title')}`,
    ...(wrong.length > 0 ? [`=${say('wrong')}`, ...wrong] : [`+${say('all_right')}`]),
    `=${say('right')}`, ...right,
  ].map((line) => line.replace(/[\0-\x1f]/g, ' ')).join('\n');
}

// What any page of this address has kept in this browser, by name.
export async function keptHere(): Promise<string[]> {
  const names = [...(await caches.keys()), ...(await indexedDB.databases()).map(({ name }) => name ?? '')];
  for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
  return names.filter((name) => name !== '');
}
