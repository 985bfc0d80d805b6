// What the site is called, as far as a running page can say it: in the title, and on a home screen. The
// manifest of the release knows only the neutral name; the service worker answers one with the programme's.

export function nameSite(title: string): void {
  if (document.title === title) return;
  document.title = title;
  const meta = document.querySelector<HTMLMetaElement>('meta[name=apple-mobile-web-app-title]') ??
    document.head.appendChild(document.createElement('meta'));
  meta.name = 'apple-mobile-web-app-title';
  meta.content = title;
  const manifest = document.querySelector<HTMLLinkElement>('link[rel=manifest]');
  if (manifest && navigator.serviceWorker?.controller) manifest.href = 'manifest.webmanifest';
}
