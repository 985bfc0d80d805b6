// The browser's Back, and the gesture of a phone that means it, press the page's own way back; where a page
// has none, they leave as they do anywhere. One more entry in the tab's history stands for all pages that can
// be gone back from. It holds nothing and has the same address: what was on a page is never in the history.

const mark = 'attune-back';
// The ways back that a page may have, by the end of their node's key; the first that is there is meant.
const ways = ['close', 'back', 'clients', 'all', 'home'];

function wayBack(): HTMLElement | undefined {
  const page = document.querySelector('dialog[open]') ?? document;
  const buttons = [...page.querySelectorAll<HTMLElement>('button[data-key]:enabled')];
  for (const way of ways) {
    const found = buttons.find(({ dataset }) => dataset['key']?.split('/').at(-1) === way);
    if (found) return found;
  }
  return undefined;
}
const isInPlace = (): boolean => history.state === mark;
const isEmpty = (): boolean => !document.body; // the page was left

// The browser skips entries that a page makes before anybody has touched it, and so nothing is made before.
function stand(): void {
  if (!isEmpty() && !isInPlace() && wayBack()) history.pushState(mark, '');
}

// A click like a finger's: who goes back this way does not use the keyboard for it.
function press(button: HTMLElement): void {
  button.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 }));
}

export function watchBack(): void {
  // Once what the new screen is has been put there.
  addEventListener('attune-screen', () => queueMicrotask(stand));
  addEventListener('popstate', () => {
    const isLink = location.hash.length > 1;  // pasted over this page, which begins anew with it
    if (isLink || isEmpty() || isInPlace()) return;
    const button = wayBack();
    if (!button) return history.back();
    press(button);
    stand(); // a dialog closes on the same screen
  });
}

// The tab's history as it was before. Nothing waits for longer than a moment.
export function withoutBack(): Promise<void> {
  if (!isInPlace()) return Promise.resolve();
  return new Promise((resolve) => {
    addEventListener('popstate', () => resolve(), { once: true });
    setTimeout(resolve, 100);
    history.back();
  });
}
