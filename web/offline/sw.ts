// Answers from one whole release, with or without a network. A newer one is fetched beside it and taken only
// when the person asks; this script itself is replaced by the browser at any time, and serves what was served
// before. config.json alone is asked for first and remembered second.
import {
  cacheOf, dropBefore, forgetOthers, isWhole, pageCache, served, servedPage, site, takeWhole, turnBack,
  turnTo,
} from './releases.ts';
declare const self: ServiceWorkerGlobalScope;
declare const __RELEASE__: string; // put in by the build: the one that this script came with

const config = new URL('config.json', site);
const networkWaitMs = 4_000;
const nameCharsMax = 30; // as shell/config.cpp reads it

// What a page asks, each with a port for the answer. `release` is the page's own.
interface PageMessage {
  t: 'news' | 'use' | 'opened' | 'failed';
  release: string;
  savesData: boolean;
}

interface Manifest {
  name: string;
  short_name: string;
  icons: { src: string }[];
}

async function takeOwn(): Promise<boolean> {
  return takeWhole(__RELEASE__).then(() => turnTo(__RELEASE__)).then(() => true, () => false);
}

// Whether there is a newer release to offer: it is here whole, or data is to be saved until it is asked for.
async function hasNews({ release, savesData }: PageMessage): Promise<boolean> {
  if ((await served()) === null) await takeOwn();
  if (release === __RELEASE__) return false;
  // One that came past this script, from a host with a release that this script does not know.
  if (release !== (await served()) && !(await isWhole(release))) return false;
  if (savesData || (await isWhole(__RELEASE__))) return true;
  return takeWhole(__RELEASE__).then(() => true, () => false);
}

// A page that came past this script, by a forced reload, has opened a desk: that was asking for it, and no
// older release may be served after it.
async function opened(release: string): Promise<boolean> {
  const isServed = release === (await served()) || (release === __RELEASE__ && (await takeOwn()));
  if (isServed) await dropBefore();
  await forgetOthers(__RELEASE__);
  return true;
}

function answer(message: PageMessage): Promise<boolean> {
  return navigator.locks.request('attune-releases', () => {
    if (message.t === 'news') return hasNews(message);
    if (message.t === 'use') return takeOwn();
    return message.t === 'opened' ? opened(message.release) : turnBack(message.release);
  });
}

// The first release is taken at once: whoever was here once can come back without a network.
async function install(): Promise<void> {
  await rememberConfig(config).catch(() => undefined);
  if ((await served()) === null) {
    await takeWhole(__RELEASE__);
    await turnTo(__RELEASE__);
  }
}

async function rememberConfig(request: Request | URL): Promise<Response> {
  const response = await fetch(request, { cache: 'no-cache', signal: AbortSignal.timeout(networkWaitMs) });
  if (!response.ok) throw new Error('missing');
  await (await caches.open(pageCache)).put(config, response.clone());
  return response;
}
async function configFrom(request: Request): Promise<Response> {
  try {
    return await rememberConfig(request);
  } catch {
    return (await (await caches.open(pageCache)).match(config)) ?? fetch(request);
  }
}

// The manifest of the served release, under the name that config.json gives the site.
async function namedManifest(): Promise<Response> {
  const release = (await served()) ?? __RELEASE__;
  const from = new URL(`r/${release}/manifest.webmanifest`, site);
  const manifest = (await (await fileFrom(new Request(from), release)).json()) as Manifest;
  const kept = await (await caches.open(pageCache)).match(config);
  const { name } = ((await kept?.json().catch(() => null)) ?? {}) as { name?: unknown };
  const fits = typeof name === 'string' && name !== '' && [...name].length <= nameCharsMax;
  if (fits) manifest.name = manifest.short_name = name;
  for (const icon of manifest.icons) icon.src = new URL(icon.src, from).href;
  const own = { start_url: site.pathname, scope: site.pathname };
  return Response.json({ ...manifest, ...own }, { headers: { 'Content-Type': 'application/manifest+json' } });
}

// Each release's files from its own cache and no other. One that is not kept was opened without this script.
async function fileFrom(request: Request, release: string): Promise<Response> {
  const isKept = await caches.has(cacheOf(release));
  return (isKept && (await (await caches.open(cacheOf(release))).match(request.url))) || fetch(request);
}

// Where a browser knows routes it answers without waking this script, which takes longer than the files do.
// The answers are the same as below.
interface Routes {
  addRoutes?(routes: { condition: object; source: string | { cacheName: string } }[]): Promise<void>;
}
async function route(event: Routes): Promise<void> {
  const kept = new Set([__RELEASE__, (await served()) ?? __RELEASE__]);
  await event.addRoutes?.([
    ...[...kept].map((release) =>
      ({ condition: { urlPattern: `r/${release}/*` }, source: { cacheName: cacheOf(release) } })),
    { condition: { urlPattern: 'config.json' }, source: 'race-network-and-fetch-handler' },
    { condition: { requestMode: 'navigate', urlPattern: { pathname: site.pathname, search: '' } },
      source: { cacheName: pageCache } },
  ]);
}

self.addEventListener('install', (event) => {
  void self.skipWaiting(); // it changes nothing of what is served
  event.waitUntil(Promise.all([install(), route(event as Routes).catch(() => undefined)]));
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
  const message = event.data as PageMessage | { t: 'activate' };
  if (message.t === 'activate') return event.waitUntil(self.skipWaiting());
  const answered = answer(message).catch(() => false);
  event.waitUntil(answered.then((is) => event.ports[0]?.postMessage(is)));
});
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || !url.href.startsWith(site.href)) return;
  const path = url.pathname.slice(site.pathname.length);
  const release = /^r\/([0-9a-f]+)\//.exec(path)?.[1];
  if (release !== undefined) return event.respondWith(fileFrom(request, release));
  // With a question mark it is asked for past everything that is kept (worker/check.ts).
  if (path === 'config.json' && url.search === '') return event.respondWith(configFrom(request));
  if (path === 'manifest.webmanifest') return event.respondWith(namedManifest());
  const isPage = request.mode === 'navigate' && ['', 'index.html'].includes(path);
  if (isPage) event.respondWith(servedPage().then((page) => page ?? fetch(request)));
});
