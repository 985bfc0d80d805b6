// What the site is called, as far as a running page can say it: in the title, and on a home screen.

export function nameSite(title: string): void {
  if (document.title === title) return;
  document.title = title;
  const meta = document.querySelector<HTMLMetaElement>('meta[name=apple-mobile-web-app-title]') ??
    document.head.appendChild(document.createElement('meta'));
  meta.name = 'apple-mobile-web-app-title';
  meta.content = title;
}

// Browsers read a manifest and its icons with the page's own thread, so this is not for a start. The manifest
// of the release knows only the neutral name; the service worker answers one with the programme's.
export function linkManifest(): void {
  const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
  if (!icon) return; // the page was left
  const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]') ??
    document.head.appendChild(document.createElement('link'));
  link.rel = 'manifest';
  link.href = navigator.serviceWorker?.controller ? 'manifest.webmanifest'
    : new URL('manifest.webmanifest', icon.href).href;
}
