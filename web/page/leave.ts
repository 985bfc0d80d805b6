// "Leave this page": one press on the button that carries the address, or Escape three times in a row, with
// nothing else pressed in between. Escape, because nothing else here takes it but a dialog, which it closes
// on the way, and because pressing Shift often turns on other things on some computers. It works while the
// app is busy, late or broken, and is not measured in time: a hand that shakes may take its time.

import { withoutBack } from './back.ts';

const pressesNeeded = 3;
const mark = 'attune-left'; // in this tab, with where it went

function addressHere(): string | undefined {
  return document.querySelector<HTMLElement>('[data-leave]')?.dataset['leave'];
}

// Nothing of the page is seen while the other one loads, and nothing of it stays in this tab's history. The
// draft is on the disk already.
function leave(address: string): void {
  dispatchEvent(new Event('attune-screen')); // what is read aloud ends, and the camera
  try {
    sessionStorage.clear();  // an invite that nobody has begun with names who asks
    sessionStorage.setItem(mark, address);
  } catch {
    // A browser that keeps nothing has no page to go back to that knows an answer.
  }
  document.title = '\u00a0';
  document.documentElement.replaceChildren();
  void withoutBack().then(() => location.replace(address));
}

// True if this page is shown because somebody went back, or forward, after the tab was left: it goes away
// again before it shows anything. Whoever opens the address or a link anew is let in.
export function hasLeft(): boolean {
  try {
    const address = sessionStorage.getItem(mark);
    if (address === null) return false;
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    if (entry?.type !== 'navigate') {
      leave(address);
      return true;
    }
    sessionStorage.removeItem(mark);
  } catch {
    // No storage, so no mark.
  }
  return false;
}

export function watchLeaving(): void {
  let presses = 0;
  addEventListener('keydown', (event) => {
    if (event.repeat || event.isComposing) return;
    presses = event.key === 'Escape' ? presses + 1 : 0;
    const address = addressHere();
    if (presses >= pressesNeeded && address) leave(address);
  }, true);
  addEventListener('pointerdown', () => (presses = 0), true);
  // Before anything else hears of the press, so that none is ever too late.
  addEventListener('click', (event) => {
    const button = (event.target as Element | null)?.closest?.<HTMLElement>('[data-leave]');
    if (!button) return;
    event.stopImmediatePropagation();
    leave(button.dataset['leave'] ?? '');
  }, true);
}
