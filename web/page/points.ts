// Goes through the sessions of a chart: a native slider, moved by keys, by a screen reader, or by a pointer
// over the picture. What is true of a session stands in a bubble beside its point. The app is told nothing.
import type {SemanticNode} from './packet.ts';

type Spot = [ x: number, y: number, words: string ];
const spots = new WeakMap<Element, Spot[]>();

function part(parent: Element, className: string): HTMLElement {
  const span = document.createElement('span');
  span.className = className;
  span.setAttribute('aria-hidden', 'true');  // the slider says the same
  parent.append(span);
  return span;
}

export function buildPoints(element: HTMLElement): void {
  const input = document.createElement('input');
  input.type = 'range';
  element.append(input);
  part(element, 'ring');
  part(element, 'bubble');
  input.addEventListener('input', () => show(element));
  input.addEventListener('focus', () => element.classList.remove('quiet'));
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') element.classList.add('quiet');
  });
  element.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'mouse') goTo(element, event.clientX);
  });
  element.addEventListener('click', (event) => {
    if (event.detail === 0) return;
    goTo(element, event.clientX);
    input.focus({preventScroll: true});
  });
}

export function fillPoints(element: HTMLElement, node: SemanticNode): void {
  const input = element.firstElementChild as HTMLInputElement;
  const isNew = !spots.has(element);
  spots.set(element, node.pt ?? []);
  input.max = String((node.pt ?? []).length - 1);
  input.setAttribute('aria-label', node.l ?? '');
  if (isNew) input.value = node.v ?? '0';
  show(element);
}

function goTo(element: HTMLElement, clientX: number): void {
  const x = clientX - element.getBoundingClientRect().left;
  const all = spots.get(element) ?? [];
  const away = (spot: Spot) => Math.abs(spot[0] - x);
  const nearest = all.reduce((best, spot, index) => (away(spot) < away(all[best] ?? spot) ? index : best), 0);
  const input = element.firstElementChild as HTMLInputElement;
  element.classList.remove('quiet');
  if (Number(input.value) === nearest) return;
  input.value = String(nearest);
  show(element);
}

function show(element: HTMLElement): void {
  const [input, , bubble] = [...element.children ] as [ HTMLInputElement, HTMLElement, HTMLElement ];
  const spot = spots.get(element)?.[Number(input.value)];
  if (!spot) return;
  const [x, y, words] = spot;
  input.setAttribute('aria-valuetext', words.replaceAll('\n', '. '));
  element.style.setProperty('--px', `${x}px`);
  element.style.setProperty('--py', `${y}px`);
  element.classList.toggle('low', y > element.offsetHeight / 2);
  bubble.textContent = words;
}
