// Keeps one whole release for when there is no network. A release's files come from its own cache and no
// other, so that two releases never mix; index.html and config.json are asked for first and remembered
// second. A new release waits until every page of the old one is closed. sw.js itself is replaced by the
// browser.
export {};
declare const self: ServiceWorkerGlobalScope;
declare const __RELEASE__: string; // put in by the build

const cacheName = `attune-${__RELEASE__}`;
const site = new URL('./', self.location.href);
const networkWaitMs = 4_000;

interface ReleaseList {
  files: { path: string; sha256: string }[];
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

// All of the files with the very bytes of the list, or no installation.
async function install(): Promise<void> {
  const list = await fetchOk(new URL(`r/${__RELEASE__}/release.json`, site));
  const { files } = (await list.json()) as ReleaseList;
  const cache = await caches.open(cacheName);
  await Promise.all(files.filter(({ path }) => path !== 'sw.js').map(async ({ path, sha256: expected }) => {
    const url = new URL(path, site);
    const response = await fetchOk(url);
    if ((await sha256(await response.clone().arrayBuffer())) !== expected) throw new Error('another release');
    await cache.put(url, response);
  }));
  const config = new URL('config.json', site);
  await fetchOk(config).then((response) => cache.put(config, response)).catch(() => undefined);
}

async function fetchOk(url: URL): Promise<Response> {
  const response = await fetch(url, { cache: url.pathname.includes('/r/') ? 'default' : 'no-cache' });
  if (!response.ok) throw new Error('missing');
  return response;
}

async function forgetOlder(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith('attune-') && name !== cacheName) await caches.delete(name);
  }
}

// A newer index.html than this release's is passed on but not kept: what it names is not in this cache.
async function networkFirst(request: Request, kept: URL): Promise<Response> {
  const cache = await caches.open(cacheName);
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(networkWaitMs) });
    if (!response.ok) throw new Error('missing');
    if (kept.pathname.endsWith('config.json')) await cache.put(kept, response.clone());
    return response;
  } catch {
    return (await cache.match(kept)) ?? fetch(request);
  }
}

async function cacheFirst(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  return (await cache.match(request.url)) ?? fetch(request);
}

// Where a browser knows routes it answers without waking this script, which takes longer than the files do.
// The answers are the same: a kept file from its cache, and what may change from the network unless that
// fails.
interface Routes {
  addRoutes?(routes: { condition: object; source: string | { cacheName: string } }[]): Promise<void>;
}
async function route(event: Routes): Promise<void> {
  const first = 'race-network-and-fetch-handler';
  await event.addRoutes?.([
    { condition: { urlPattern: `r/${__RELEASE__}/*` }, source: { cacheName } },
    { condition: { urlPattern: 'config.json' }, source: first },
    { condition: { requestMode: 'navigate' }, source: first },
  ]);
}

self.addEventListener('install', (event) => {
  event.waitUntil(Promise.all([install(), route(event as Routes).catch(() => undefined)]));
});
self.addEventListener('activate', (event) => event.waitUntil(forgetOlder()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || !url.href.startsWith(site.href)) return;
  const path = url.pathname.slice(site.pathname.length);
  if (request.mode === 'navigate') {
    return event.respondWith(networkFirst(request, new URL('index.html', site)));
  }
  if (path === 'config.json') return event.respondWith(networkFirst(request, new URL('config.json', site)));
  if (path.startsWith('r/')) event.respondWith(cacheFirst(request));
});
