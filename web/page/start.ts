// The page's first and last word: takes what stood after '#' out of the address before anything else, finds
// out whether the app can run here, starts the worker, and ends it in good order when the page is left.
import { watchBack } from './back.ts';
import { EnvironmentWatch, readEnvironment } from './environment.ts';
import { hideFailed, showFailed, type StartFault } from './failed.ts';
import { readMarks } from './marks.ts';
import { canWriteFiles } from './places.ts';
import { Release } from './release.ts';
import { Stage } from './stage.ts';
import { hasLeft, watchLeaving } from './leave.ts';
import { WorkerLink } from './worker_link.ts';

// index.html asked for the program before this script was here, and the worker will find it in the browser's
// cache. A hint that its own page makes no use of, browsers report as a mistake.
function useHint(): void {
  const hint = document.querySelector<HTMLLinkElement>('link[rel=preload]');
  if (hint) void fetch(hint.href).then((response) => response.arrayBuffer()).catch(() => {});
}

// The payload is read once and erased, so that it is neither in a bookmark nor on the screen.
function takeFragment(): string {
  const fragment = location.hash.slice(1);
  if (fragment !== '') history.replaceState(history.state, '', location.pathname + location.search);
  return fragment === '' ? takeKept(inviteKey) : fragment;
}
// An invite that nobody has answered yet, so that a tab which loads again, as old phones do by themselves,
// still has it. It is forgotten when a desk is opened.
const inviteKey = 'attune-invite';
function keepInvite(fragment: string): void {
  if (fragment.startsWith('i')) keep(inviteKey, fragment);
}

function whyNot(): StartFault | null {
  if (location.protocol === 'file:') return 'opened_from_file';
  if (!window.isSecureContext) return 'opened_by_http';
  if (typeof WebAssembly !== 'object') return 'no_webassembly';
  if (typeof Worker !== 'function') return 'no_worker';
  return null;
}

// What the address asks for besides: a look at the site itself or the gallery of widgets, and nothing that
// names a person.
function query(): string {
  const asked = new URLSearchParams(location.search);
  if (asked.has('check')) return 'check';
  const gallery = asked.get('gallery');
  if (gallery === null) return '';
  return gallery === '' ? 'gallery' : `gallery=${gallery}`;
}

// What a desk gives to the page that comes after it, for one client: it outlives the document in this tab's
// own storage, and is read once. It opens nothing; the desk was locked before. Empty: the page begins anew.
const handedKey = 'attune-handed';
function handOver(parcel: string): void {
  document.documentElement.replaceChildren();
  if (parcel !== '') keep(handedKey, parcel);
  location.reload();
}

// In this tab alone. A browser that keeps nothing begins anew without it.
function keep(key: string, value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // As said.
  }
}
function takeKept(key: string): string {
  try {
    const value = sessionStorage.getItem(key) ?? '';
    sessionStorage.removeItem(key);
    return value;
  } catch {
    return '';
  }
}

const waitingShownAfterMs = 800;
const keepReleaseAfterMs = 3_000;
// What a release may be to blame for, rather than the browser or another tab.
const releaseFaults: StartFault[] = ['asset_missing', 'worker_silent', 'no_webassembly'];

class Page {
  private readonly site = new URL('./', location.origin + location.pathname).href;
  private readonly releaseName = document.querySelector<HTMLMetaElement>('meta[name=release]')?.content ?? '';
  private readonly release = new Release(this.site, this.releaseName.split(' ').at(-1)!, () => {
    this.hasNews = true;
    this.link.post({ t: 'update' });
  });
  private readonly link = new WorkerLink(workerUrl(), {
    heard: () => this.stage.begin(),
    packet: (packet) => this.show(packet),
    failed: (fault) => this.fail(fault),
    died: () => this.died(),
    forgotten: () => (this.isForgotten = true),
    settled: (hasDesk) => this.settled(hasDesk),
    useUpdate: () => this.useUpdate(),
    handed: (parcel) => handOver(parcel),
    locked: () => location.reload(),
    covered: (covered) => this.restart(covered),
  }).begin();
  private readonly environment = new EnvironmentWatch((now) => {
    this.stage.environment(now);
    this.link.post({ t: 'env', ...now });
  });
  private readonly stage = new Stage(
    document.getElementById('app') as HTMLElement,
    (message) => this.link.post(message),
    () => this.withoutPicture(),
  );
  private hasShown = false; // a packet came: what the address asked for has been dealt with
  private isSettled = false; // a screen is here, or the words of a failed start
  private hasNews = false; // a newer release may be taken
  private isProven = false; // this release opened a desk
  private isForgotten = false; // all was deleted: this page keeps nothing new
  private isResting = false;
  private mayRestart = true;
  private usesKeyboard = false;

  constructor(private readonly fragment: string, private readonly handed: string) {
    keepInvite(fragment);
    this.boot();
    // Who moves by Tab looks before going on; the app then waits for Next.
    const tabbed = (event: KeyboardEvent) => {
      if (event.key !== 'Tab') return;
      removeEventListener('keydown', tabbed);
      this.usesKeyboard = true;
      this.link.post({ t: 'keyboard' });
    };
    addEventListener('keydown', tabbed);
    for (const deed of ['click', 'input']) addEventListener(deed, () => (this.mayRestart = true), true);
    setTimeout(() => this.waited(), waitingShownAfterMs);
  }

  private boot(covered?: object): void {
    const environment = readEnvironment();
    this.stage.environment(environment);
    this.link.start({
      fragment: this.hasShown ? '' : this.fragment,
      site: this.site, query: query(), handed: this.handed, release: this.releaseName,
      marks: readMarks(), writes_files: canWriteFiles(),
      view: this.stage.view(), env: environment, ...(covered ? { covered } : {}),
    });
  }

  rest(): void {
    this.isResting = true;
    void this.link.rest();
  }

  // A page that was put aside has let go of its desk; it begins anew where the desk left off.
  resume(): void {
    if (this.isResting) this.loadAgain();
  }

  // A fragment that no packet has answered goes back into the address, or the link would be lost.
  loadAgain(): void {
    if (!this.hasShown && this.fragment !== '') history.replaceState(history.state, '', `#${this.fragment}`);
    location.reload();
  }

  private show(packet: ArrayBuffer): void {
    if (this.stage.packet(packet)) this.shown();
    if (this.hasShown) return;
    this.hasShown = true;
    setTimeout(() => this.isForgotten || this.release.keep(), keepReleaseAfterMs);
  }

  private shown(): void {
    this.isSettled = true;
    hideFailed();
  }

  // Long enough for a page without a word: what the worker has said so far, or that it takes a moment.
  private waited(): void {
    if (this.isSettled) return;
    if (this.stage.settled()) return this.shown();
    const waiting = document.getElementById('waiting');
    if (waiting) waiting.hidden = false;
  }

  private settled(hasDesk: boolean): void {
    if (this.stage.settled()) this.shown();
    if (hasDesk) takeKept(inviteKey);
    if (!hasDesk || this.isProven) return;
    this.isProven = true;
    this.release.opened();
  }

  private async useUpdate(): Promise<boolean> {
    const isUsed = await this.release.use();
    if (isUsed) this.loadAgain();
    return isUsed;
  }

  private fail(fault: StartFault): void {
    this.isSettled = true;
    if (!this.isProven && releaseFaults.includes(fault)) this.release.failed();
    showFailed(fault, () => this.loadAgain());
  }

  // In place, which loses nothing: every change was on the disk before it was shown, and the last letters are
  // in their field. Once for each thing that the person does, or what breaks at once would break for ever.
  private died(): void {
    if (!this.mayRestart) return this.fail('worker_silent');
    this.mayRestart = false;
    this.restart();
  }

  private restart(covered?: object): void {
    this.stage.startAnew();
    this.link.begin();
    this.boot(covered);
    if (this.usesKeyboard) this.link.post({ t: 'keyboard' });
    if (this.hasNews) this.link.post({ t: 'update' });
  }

  private withoutPicture(): void {
    this.environment.withoutPicture();
    this.link.post({ t: 'fault', name: 'no_webgl' });
  }
}

// Beside this script, under the release's own folder.
function workerUrl(): string {
  const script = document.querySelector<HTMLScriptElement>('script[src]');
  return new URL('worker.js', script?.src ?? location.href).href;
}

function main(): void {
  if (hasLeft()) return;
  watchLeaving();
  watchBack();
  const fragment = takeFragment();
  const handed = fragment === '' ? takeKept(handedKey) : '';
  hideFailed();
  const fault = whyNot();
  if (fault) {
    // The link goes back into the address: the advice is to open it elsewhere.
    if (fragment !== '') history.replaceState(history.state, '', `#${fragment}`);
    return showFailed(fault, () => location.reload());
  }
  const page = new Page(fragment, handed);
  useHint();
  // A link that was pasted into this very tab: the fresh start reads and erases it.
  window.addEventListener('hashchange', () => location.hash.length > 1 && location.reload());
  window.addEventListener('pagehide', () => page.rest());
  document.addEventListener('freeze', () => page.rest());
  window.addEventListener('pageshow', (event) => event.persisted && !hasLeft() && page.resume());
  document.addEventListener('resume', () => page.resume());
}

main();
