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

function app(): HTMLElement {
  return document.getElementById('app') as HTMLElement;
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

// Takes the app's place. The last words shown stand.
export function showFailed(fault: StartFault, loadAgain: () => void): void {
  hideFailed();
  app().hidden = true;
  const section = document.getElementById(`failed-${fault}`);
  if (!section) return;
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
  app().hidden = false;
}
