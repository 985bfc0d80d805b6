// The releases that are kept, each in a cache of its own, and which of them is served. A release is whole
// when its list lies beside its files: the list comes last, after every size and digest in it was found to be
// right. What is served is one index.html in the cache of pages, changed by one writing; all else hangs on
// it.
declare const self: ServiceWorkerGlobalScope;

export const site = new URL('./', self.location.href);
export const pageCache = 'attune-page';
const cachePrefix = 'attune-release-';
export const cacheOf = (release: string): string => cachePrefix + release;
const releaseHeader = 'X-Attune-Release';
const pageBefore = new URL('before', site); // the index.html that was served before, until it is not needed
const index = new URL('index.html', site);
const listOf = (release: string): URL => new URL(`r/${release}/release.json`, site);

interface ListedFile {
  path: string;
  size: number;
  sha256: string;
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

// The second time past the browser's own cache: a file that was cut while a release was being put there may
// have been kept for good.
async function keepFile(cache: Cache, { path, size, sha256: expected }: ListedFile): Promise<void> {
  const url = new URL(path, site);
  if (await cache.match(url)) return;
  for (const mode of [path.startsWith('r/') ? 'default' : 'no-cache', 'reload'] as const) {
    const response = await fetch(url, { cache: mode, credentials: 'omit' });
    const bytes = await response.clone().arrayBuffer();
    const isRight = response.ok && bytes.byteLength === size && (await sha256(bytes)) === expected;
    if (isRight) return cache.put(url, response);
  }
  throw new Error('not whole');
}

export async function isWhole(release: string): Promise<boolean> {
  return (await caches.has(cacheOf(release))) &&
    (await (await caches.open(cacheOf(release))).match(listOf(release))) !== undefined;
}

// Rejects if anything is missing or not what the list says; what came so far is kept for another time.
export async function takeWhole(release: string): Promise<void> {
  if (await isWhole(release)) return;
  const cache = await caches.open(cacheOf(release));
  const list = await fetch(listOf(release), { cache: 'no-cache', credentials: 'omit' });
  if (!list.ok) throw new Error('no list');
  const { files } = (await list.clone().json()) as { files: ListedFile[] };
  await Promise.all(files.filter(({ path }) => path !== 'sw.js').map((file) => keepFile(cache, file)));
  await cache.put(listOf(release), list);
}

export async function servedPage(): Promise<Response | undefined> {
  return (await caches.open(pageCache)).match(site);
}
export async function served(): Promise<string | null> {
  return (await servedPage())?.headers.get(releaseHeader) ?? null;
}

// Only to a whole one. What was served until now is kept, to go back to.
export async function turnTo(release: string): Promise<void> {
  const kept = await (await caches.open(cacheOf(release))).match(index);
  if (!kept) throw new Error('no page');
  const headers = new Headers(kept.headers);
  for (const name of ['Content-Encoding', 'Content-Length', 'Vary']) headers.delete(name);
  headers.set(releaseHeader, release);
  const pages = await caches.open(pageCache);
  const now = await pages.match(site);
  if (now && now.headers.get(releaseHeader) !== release) await pages.put(pageBefore, now);
  // What is here need not be asked for early: it would be read twice.
  const html = (await kept.text()).replace(/<link rel="preload"[^>]*>/, '');
  await pages.put(site, new Response(html, { headers }));
}

// The release that did not start is served no more. False if there is nothing to go back to.
export async function turnBack(release: string): Promise<boolean> {
  const pages = await caches.open(pageCache);
  const before = await pages.match(pageBefore);
  if (!before || (await served()) !== release) return false;
  await pages.put(site, before);
  return pages.delete(pageBefore);
}

// It started, and a desk was opened in it: from here on an older release might not understand what is kept.
export async function dropBefore(): Promise<void> {
  await (await caches.open(pageCache)).delete(pageBefore);
}

// All but what is served, what was before, and `own`; and none that a page still runs (worker.ts holds a
// lock).
export async function forgetOthers(own: string): Promise<void> {
  const before = await (await caches.open(pageCache)).match(pageBefore);
  const needed = [own, await served(), before?.headers.get(releaseHeader)];
  for (const name of await caches.keys()) {
    const release = name.slice(cachePrefix.length);
    if (!name.startsWith(cachePrefix) || needed.includes(release)) continue;
    await navigator.locks.request(name, { ifAvailable: true }, (lock) => lock && caches.delete(name));
  }
}
