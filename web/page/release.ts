// This page's release and the service worker that keeps it: has it kept, hears of a newer one, takes that one
// when the person asks. Where there is no service worker, nothing is kept and nothing is offered.
import { linkManifest } from './name.ts';
import { scriptUrl } from './worker_link.ts';

const answerWaitMs = 120_000; // a whole release over a slow line
const turnAgainMs = 500;

interface Connection {
  saveData?: boolean;
}

// Until a worker that comes has taken the place of the one before, or did not get that far. Chromium 156
// waits half a minute or longer with it if the one before is asked something at that moment: so nobody asks,
// and the one that comes says again that it will not wait.
async function inPlace(coming: ServiceWorker | null): Promise<void> {
  while (coming && coming.state !== 'activated' && coming.state !== 'redundant') {
    if (coming.state === 'installed') coming.postMessage({ t: 'activate' });
    await new Promise((resolve) => setTimeout(resolve, turnAgainMs));
  }
}

export class Release {
  private hasOpened = false;

  constructor(private readonly site: string, private readonly name: string,
              private readonly onNews: () => void) {}

  // Not to be called at once: keeping the release for later must not slow down the first page.
  keep(): void {
    linkManifest();
    const offline = navigator.serviceWorker;
    if (!offline) return;
    offline.addEventListener('controllerchange', linkManifest);
    const ask = () => void this.askForNews();
    offline.addEventListener('controllerchange', ask);
    addEventListener('online', ask);
    offline.register(scriptUrl(new URL('sw.js', this.site).href)).then((registration) => {
      registration.addEventListener('updatefound', ask);
      // This page came past it, by a forced reload, and may be of a newer release.
      if (registration.active && !offline.controller) void registration.update().catch(() => undefined);
    }).catch(() => undefined).then(() => offline.ready).then(ask, () => undefined);
  }

  // True once the newer one is here whole and is what the next page will be.
  use(): Promise<boolean> { return this.ask('use'); }
  // A desk was opened in this release: the one before it is needed no more.
  opened(): void {
    this.hasOpened = true;
    void this.ask('opened');
  }
  // It does not start. The next page is then of the release before it, if no desk was opened in this one.
  failed(): void { void this.ask('failed'); }

  // The service worker that was told of a desk may have been the one before: after a forced reload it is, and
  // would go on to serve what came with it.
  private async askForNews(): Promise<void> {
    if (this.hasOpened) await this.ask('opened');
    if (await this.ask('news')) this.onNews();
  }

  private async ask(t: string): Promise<boolean> {
    const registration = await navigator.serviceWorker?.getRegistration(this.site).catch(() => undefined);
    if (!registration?.active) return false;
    await inPlace(registration.installing ?? registration.waiting);
    const savesData = (navigator as { connection?: Connection }).connection?.saveData ?? false;
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = (event: MessageEvent<boolean>) => resolve(event.data);
      setTimeout(resolve, answerWaitMs, false);
      registration.active?.postMessage({ t, release: this.name, savesData }, [port2]);
    });
  }
}
