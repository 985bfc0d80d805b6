// What only a page can reach of what this site keeps: settings, the service worker and its caches. Removes
// all of it, and answers what is found afterwards.
export async function forgetAll(): Promise<string[]> {
  localStorage.clear();
  sessionStorage.clear();
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(registrations.map((registration) => registration.unregister()));
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  return [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...await caches.keys(),
    ...document.cookie.split(';').map((cookie) => cookie.trim().split('=')[0] ?? '')].filter(Boolean);
}
