// Starts that fail speak with the words that are in index.html, so that no other file is needed to say them.
import { wantedLanguages } from './language.ts';

export const startFaults = [
  'asset_missing', 'worker_silent', 'no_webassembly', 'no_worker', 'opened_from_file', 'opened_by_http',
  'open_elsewhere',
] as const;
export type StartFault = (typeof startFaults)[number];

export function isStartFault(name: string): name is StartFault {
  return (startFaults as readonly string[]).includes(name);
}

// None once the tab was left: the page is empty then, whatever its worker still has to say.
function app(): HTMLElement | null {
  return document.getElementById('app');
}

// The words of other languages stand beside the English ones; those that are wanted first take their place.
function translate(section: HTMLElement): void {
  for (const language of wantedLanguages()) {
    const tag = language.split('-')[0]!.toLowerCase();
    if (tag === 'en') return;
    const elements = section.querySelectorAll<HTMLElement>(`[data-${tag}]`);
    for (const element of elements) element.textContent = element.dataset[tag] ?? '';
    if (elements.length === 0) continue;
    section.lang = tag;
    return;
  }
}

// The desk is another tab's now: its names and answers do not stay in this one.
function forgetShown(place: HTMLElement): void {
  for (const dialog of document.querySelectorAll('body > dialog')) dialog.remove();
  for (const region of document.querySelectorAll('.say')) region.replaceChildren();
  place.replaceChildren();
}

// Takes the app's place. The last words shown stand.
export function showFailed(fault: StartFault, loadAgain: () => void): void {
  hideFailed();
  const [place, section] = [app(), document.getElementById(`failed-${fault}`)];
  if (!place || !section) return;
  place.hidden = true;
  if (fault === 'open_elsewhere') forgetShown(place);
  translate(section);
  section.hidden = false;
  for (const button of section.querySelectorAll<HTMLButtonElement>('button.reload')) {
    button.onclick = loadAgain;
  }
  section.querySelector('h1')?.focus();
}

// Gives the place back: the app answered after all.
export function hideFailed(): void {
  const sections = document.querySelectorAll<HTMLElement>('section.failed, #waiting');
  for (const section of sections) section.hidden = true;
  const place = app();
  if (place) place.hidden = false;
}
