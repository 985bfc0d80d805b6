// This page's release and the service worker that keeps it: has it kept, hears of a newer one, takes that one
// when the person asks. Where there is no service worker, nothing is kept and nothing is offered.
import { scriptUrl } from './worker_link.ts';

const answerWaitMs = 120_000; // a whole release over a slow line

interface Connection {
  saveData?: boolean;
}

export class Release {
  constructor(private readonly site: string, private readonly name: string,
              private readonly onNews: () => void) {}

  // Not to be called at once: keeping the release for later must not slow down the first page.
  keep(): void {
    const offline = navigator.serviceWorker;
    if (!offline) return;
    const ask = () => void this.askForNews();
    offline.addEventListener('controllerchange', ask);
    addEventListener('online', ask);
    offline.register(scriptUrl(new URL('sw.js', this.site).href)).catch(() => undefined)
      .then(() => offline.ready).then(ask, () => undefined);
  }

  // True once the newer one is here whole and is what the next page will be.
  use(): Promise<boolean> { return this.ask('use'); }
  // A desk was opened in this release: the one before it is needed no more.
  opened(): void { void this.ask('opened'); }
  // It does not start. The next page is then of the release before it, if no desk was opened in this one.
  failed(): void { void this.ask('failed'); }

  private async askForNews(): Promise<void> {
    if (await this.ask('news')) this.onNews();
  }

  private async ask(t: string): Promise<boolean> {
    const registration = await navigator.serviceWorker?.getRegistration(this.site).catch(() => undefined);
    const worker = registration?.active;
    if (!worker) return false;
    const savesData = (navigator as { connection?: Connection }).connection?.saveData ?? false;
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = (event: MessageEvent<boolean>) => resolve(event.data);
      setTimeout(resolve, answerWaitMs, false);
      worker.postMessage({ t, release: this.name, savesData }, [port2]);
    });
  }
}
