// Which presses count. A press is meant for the screen, and for the element, that the person saw when it
// began; one that ends on something that came in between presses nothing. Nothing here is measured in time:
// what is compared is the order of events.

import {counters} from './presenter.ts';

export class Presses {
  private screen = 0;  // counts the screens that have stood on the page
  private began: number|null = null;  // the screen on which a finger or a mouse went down, until its click
  private last: {screen: number; element: Element}|null = null;  // what the click before this one hit

  // Hears of every press before anything else does. `elementOf` answers the element of the twin that an event
  // belongs to.
  constructor(host: HTMLElement, private readonly elementOf: (target: EventTarget|null) => Element|null) {
    document.addEventListener('pointerdown', () => (this.began = this.screen), true);
    document.addEventListener('pointercancel', () => (this.began = null), true);
    host.addEventListener('click', (event) => {
      if (this.counts(event)) return;
      counters.late++;
      event.preventDefault();
      event.stopPropagation();
    }, true);
  }

  newScreen(): void { counters.screens = ++this.screen; }

  // Keys, switches and screen readers click without a pointer going down first: they act on what is shown.
  // The second half of a double click counts only on the screen of its first half, and on a button only if
  // that was pressed before, since nobody has read what came in between. A choice may be mended at once, and
  // repeated presses of one button all count.
  private counts(event: MouseEvent): boolean {
    if (event.detail === 0) return true;
    const began = this.began ?? this.screen;
    this.began = null;
    const element = this.elementOf(event.target);
    const before = this.last;
    if (!element) return true;
    this.last = {screen: this.screen, element};
    if (began !== this.screen) return false;
    if (event.detail === 1) return true;
    const isButton = element instanceof HTMLButtonElement || element instanceof HTMLAnchorElement;
    return before?.screen === this.screen && (!isButton || before.element === element);
  }
}
