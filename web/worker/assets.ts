// What the app needs before its first picture. All of it is asked for at once; one missing file ends the
// start, because half a release would answer in ways that nobody tested. Only config.json may be missing or
// broken.
import type { WordsPart } from './effects.ts';
import { Program } from './program.ts';

type Files = [name: string, bytes: Uint8Array][]; // under the names that shell/web/main.cpp knows
export interface Assets {
  program: Program;
  files: Promise<Files>;
}

// What the page's first lines did before this script was here (web/page/worker_link.ts).
declare global {
  var early: { program: Promise<Response>; messages: never[] } | undefined;
}

// Some hosts answer a missing file with their start page and 200.
async function fetchFile(url: URL, cache: RequestCache = 'default'): Promise<Response> {
  return orRefuse(await fetch(url, { cache, credentials: 'omit' }));
}

function orRefuse(response: Response): Response {
  const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
  if (!response.ok || isPage) throw new Error('asset missing');
  return response;
}

async function fetchBytes(url: URL, cache?: RequestCache): Promise<Uint8Array> {
  return new Uint8Array(await (await fetchFile(url, cache)).arrayBuffer());
}

// Compiled while it arrives. A host that serves wasm under another type still works, only without that.
async function compile(response: Promise<Response>): Promise<WebAssembly.Module> {
  const got = await response;
  if (got.headers.get('content-type') === 'application/wasm') return WebAssembly.compileStreaming(got);
  return WebAssembly.compile(await got.arrayBuffer());
}

// A worker may wait for a file without going on; nothing else here does.
function compileAtOnce(url: URL): WebAssembly.Module {
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  request.responseType = 'arraybuffer';
  request.send();
  if (request.status !== 200) throw new Error('asset missing');
  return new WebAssembly.Module(request.response as ArrayBuffer);
}

const languageTag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$/;
const fileName = /^[a-z0-9][a-z0-9_-]{0,39}\.json$/;

const primary = (code: string): string => code.split('-')[0]!.toLowerCase();

// The first wanted one that the site offers, exactly or at least by its primary tag ("es" for "es-MX"); else
// the site's first.
export function bestLanguage(offered: string[], wanted: string[]): string | undefined {
  for (const want of wanted) {
    const found = offered.find((code) => code.toLowerCase() === want.toLowerCase()) ??
      offered.find((code) => primary(code) === primary(want));
    if (found !== undefined) return found;
  }
  return offered[0];
}

// The two lists of config.json that name further files; everything else in it is read by the app, which also
// says what is wrong with it. What cannot be read here counts as not said.
export function namedFiles(
  config: Uint8Array, wanted: string[],
): { language: string; instruments: string[] } {
  const strings = (value: unknown): string[] =>
    Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
  let parsed: { languages?: unknown; instruments?: unknown } | null = null;
  try {
    parsed = JSON.parse(new TextDecoder().decode(config));
  } catch {
    // The built-in choice below stands in.
  }
  const offered = strings(parsed?.languages).filter((code) => languageTag.test(code));
  const instruments = strings(parsed?.instruments).filter((name) => fileName.test(name)).slice(0, 8);
  const named = instruments.length > 0 ? instruments : ['checkin12.json'];
  return { language: bestLanguage(offered, wanted) ?? 'en', instruments: named };
}

const wordsPath = (language: string, part: WordsPart): string =>
  ({
    client: `strings/${language}.json`,
    therapist: `strings/${language}.therapist.json`,
    list: `words-${language}.txt`,
  })[part];

// After the start: what of a language was not needed for it.
export const fetchWords = (release: URL, language: string, part: WordsPart): Promise<Uint8Array> =>
  fetchBytes(new URL(wordsPath(language, part), release));

// What config.json will most likely name is asked for before it is here.
type At = (path: string) => URL;
async function namedByConfig(at: At, wanted: string[]): Promise<Files> {
  const asked = new Map<string, Promise<Uint8Array>>();
  const ask = (path: string): Promise<Uint8Array> => {
    const bytes = asked.get(path) ?? fetchBytes(at(path));
    bytes.catch(() => {}); // it may fail before it is awaited, or never be
    asked.set(path, bytes);
    return bytes;
  };
  const askFor = ({ language, instruments }: ReturnType<typeof namedFiles>) =>
    [wordsPath(language, 'client'), wordsPath(language, 'list'),
      ...instruments.map((name) => `instruments/${name}`)].map(ask);
  const loading = fetchBytes(at('../../config.json'), 'no-cache').catch(() => new Uint8Array());
  if (primary(wanted[0] ?? 'en') === 'en') askFor(namedFiles(new Uint8Array(), wanted));
  const config = await loading;
  const named = namedFiles(config, wanted);
  const [strings, words, ...instruments] = askFor(named);
  const read = instruments.map((bytes) => bytes.catch(() => new Uint8Array()));
  JSON.parse(new TextDecoder().decode(await strings)); // without words no page could say that any is missing
  return [
    ['strings', (await strings) as Uint8Array],
    ['config', config],
    ['words', (await words) as Uint8Array],
    ['language', new TextEncoder().encode(named.language)],
    ...(await Promise.all(read)).map((bytes): [string, Uint8Array] => ['instrument', bytes]),
  ];
}

export function loadAssets(release: URL, languages: string[]): Assets {
  const at = (path: string): URL => new URL(path, release);
  const response = globalThis.early ? globalThis.early.program.then(orRefuse) : fetchFile(at('app.wasm'));
  const compiling = compile(response);
  compiling.catch(() => {}); // told of by whoever instantiates it
  const rest = at('rest.wasm');
  const program = new Program({
    first: () => compiling, rest: () => compile(fetchFile(rest)), restAtOnce: () => compileAtOnce(rest),
  });
  const files = async (): Promise<Files> => {
    const [named, regular, bold] = await Promise.all([
      namedByConfig(at, languages),
      fetchBytes(at('atkinson-400.ttf')), fetchBytes(at('atkinson-700.ttf')), response,
    ]);
    return [...named, ['font-400', regular], ['font-700', bold]];
  };
  return { program, files: files() };
}
