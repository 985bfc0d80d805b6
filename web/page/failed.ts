// Starts that fail speak with the words that are in index.html, so that no other file is needed to say them.

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

// Takes the app's place. The last words shown stand.
export function showFailed(fault: StartFault, loadAgain: () => void): void {
  hideFailed();
  app().hidden = true;
  const section = document.getElementById(`failed-${fault}`);
  if (!section) return;
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
