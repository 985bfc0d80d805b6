// Which native element a node becomes, and what it says. Geometry is apart (twin.ts); the look is in
// page.css.
import {drawCode, drawForPaper} from './svg.ts';
import type {SemanticNode} from './packet.ts';
import {buildPoints, fillPoints} from './points.ts';

export interface Part {
  node: SemanticNode;
  element: HTMLElement;  // has data-id; the box
  control: HTMLInputElement|HTMLTextAreaElement|null;
  text: string;  // of the node, to see whether it changed
  seq: number;   // of the last act of this element
  sentHeight: number;
  geometry: Map<string, number>;
}

const tags: Record<string, string> = {
  p: 'p',
  note: 'p',
  group: 'div',
  ul: 'ul',
  li: 'li',
  button: 'button',
  a: 'a',
  radios: 'div',
  radio: 'div',
  switch: 'div',
  input: 'div',
  textarea: 'div',
  progress: 'div',
  img: 'div',
  table: 'table',
  points: 'div',
  dialog: 'dialog',
  tablist: 'div',
  tab: 'button',
  tabpanel: 'div',
  slider: 'div',
};

const types: Record<string, string> = {
  radio: 'radio',
  switch: 'checkbox',
  slider: 'range'
};
const roles: Record<string, string> = {
  note: 'note',
  group: 'group',
  ul: 'list',
  radios: 'radiogroup',
  img: 'img',
  tablist: 'tablist',
  tab: 'tab',
  tabpanel: 'tabpanel'
};
// These are named, and their words are those of what stands in them.
const places = [ 'group', 'ul', 'radios', 'img', 'dialog', 'tablist', 'tabpanel' ];

function add<K extends keyof HTMLElementTagNameMap>(
    parent: Element, tag: K, className = ''): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  parent.append(element);
  return element;
}

function makeControl(node: SemanticNode, element: HTMLElement): HTMLInputElement|HTMLTextAreaElement|null {
  const isChoice = node.r === 'radio' || node.r === 'switch';
  if (!isChoice && ![ 'input', 'textarea', 'slider' ].includes(node.r)) return null;
  const control = document.createElement(node.r === 'textarea' ? 'textarea' : 'input');
  control.id = `n${node.i}`;
  const label = document.createElement('label');
  label.htmlFor = control.id;
  const description = document.createElement('span');
  description.className = 'description';
  description.id = `d${node.i}`;
  if (control instanceof HTMLInputElement)
    control.type = types[node.r] ?? 'text';
  if (node.r === 'switch') control.setAttribute('role', 'switch');
  if (node.r === 'radio') control.name = `g${node.p ?? 0}`;
  if (!isChoice && node.r !== 'slider') control.dir = 'auto';
  element.append(...(isChoice ? [ control, label, description ] : [ label, description, control ]));
  return control;
}

export function build(node: SemanticNode): Part {
  const element = document.createElement(node.r === 'h' ? `h${node.n ?? 2}` : (tags[node.r] ?? 'p'));
  element.dataset['id'] = String(node.i);
  const role = roles[node.r];
  if (role) element.setAttribute('role', role);
  if (element instanceof HTMLButtonElement) element.type = 'button';
  if (node.r === 'h' && node.n === 1) element.tabIndex = -1;
  const part:
      Part = {node, element, control: null, text: '', seq: 0, sentHeight: 0, geometry: new Map()};
  part.control = makeControl(node, element);
  if (node.r === 'progress') add(element, 'progress');
  if (node.r === 'points') buildPoints(element);
  return part;
}

function setAttribute(element: Element, name: string, value: string|undefined): void {
  if (!value) {
    element.removeAttribute(name);
  } else if (element.getAttribute(name) !== value) {
    element.setAttribute(name, value);
  }
}

// A hidden text beside the words; hidden text still describes.
function describe(part: Part, target: Element): void {
  const {node, element} = part;
  let description = element.querySelector<HTMLElement>(':scope > .description');
  if (!description && node.d) {
    description = add(element, 'span', 'description');
    description.id = `d${node.i}`;
    description.hidden = node.r === 'button' || node.r === 'a';
  }
  if (description) description.textContent = node.d ?? '';
  setAttribute(target, 'aria-describedby', node.d ? `d${node.i}` : undefined);
}

function fillControl(part: Part, control: HTMLInputElement|HTMLTextAreaElement): void {
  const {node, element} = part;
  const label = element.querySelector('label') as HTMLLabelElement;
  label.textContent = node.l ?? '';
  describe(part, control);
  control.disabled = node.x === 1;
  if (node.r === 'input') (control as HTMLInputElement).type = node.pw ? 'password' : 'text';
  setAttribute(control, 'autocomplete', node.ac ?? (node.r === 'input' ? 'off' : undefined));
  setAttribute(control, 'inputmode', node.im);
  setAttribute(control, 'maxlength', node.max ? String(node.max) : undefined);
  setAttribute(control, 'aria-invalid', node.no ? 'true' : undefined);
  setAttribute(control, 'data-digit', node.r === 'radio' ? node.t : undefined);
  if (!node.rg || !(control instanceof HTMLInputElement)) return;
  [control.min, control.max, control.step] = node.rg.map(String) as [ string, string, string ];
  control.setAttribute('aria-valuetext', node.d ?? '');
}

function fillTable(table: HTMLTableElement, node: SemanticNode): void {
  table.replaceChildren();
  // One that is seen may be wider than its place; by keys it is scrolled once it has the focus.
  if (node.w || document.documentElement.classList.contains('plain')) table.tabIndex = 0;
  else table.removeAttribute('tabindex');
  add(table, 'caption').textContent = node.l ?? '';
  const head = add(add(table, 'thead'), 'tr');
  for (const name of node.th ?? []) {
    const cell = add(head, 'th');
    cell.scope = 'col';
    cell.textContent = name;
  }
  const body = add(table, 'tbody');
  for (const cells of node.td ?? []) {
    const row = add(body, 'tr');
    cells.forEach((text, index) => {
      const cell = add(row, index === 0 ? 'th' : 'td');
      if (index === 0) (cell as HTMLTableCellElement).scope = 'row';
      cell.dataset['of'] = node.th?.[index] ?? '';
      cell.textContent = text;
    });
  }
}

function fillProgress(element: HTMLElement, node: SemanticNode): void {
  const progress = element.firstElementChild as HTMLProgressElement;
  const [at, of] = (node.v ?? '0/1').split('/').map(Number);
  progress.max = of ?? 1;
  progress.value = at ?? 0;
  progress.setAttribute('aria-label', node.l ?? '');
}

// A row of a list: its title, and what else stands in it. Said, they are one sentence.
function fillRow(element: HTMLElement, words: string[]): void {
  const parts = words.map((text, index) => {
    const part = document.createElement(index === 0 ? 'b' : 'span');
    part.append(text);
    if (index + 1 < words.length) add(part, 'i').textContent = ', ';
    return part;
  });
  const before = [...element.children].filter((child) => !child.classList.contains('description'));
  const textOf = (all: Element[]) => all.map(({textContent}) => textContent).join('\n');
  if (textOf(before) === textOf(parts)) return;
  for (const part of before) part.remove();
  element.prepend(...parts);
}

// Says what the node says. Only what differs is touched, so that a screen reader hears no change where there
// is none.
export function fill(part: Part): void {
  const {node, element, control} = part;
  const classes = [ 'n', `r-${node.r}`, `s-${node.s ?? 'body'}`, `o-${node.o ?? 'text'}` ];
  if (node.q) classes.push(node.q);
  if (node.w) classes.push('shown');
  if (node.r === 'radios' && node.v) classes.push(node.v);
  element.className = classes.join(' ');
  element.dataset['key'] = node.k;
  if (node.g === 'leave') element.dataset['leave'] = node.y ?? '';
  setAttribute(element, 'lang', node.lg);
  if (control) return fillControl(part, control);
  if (node.r === 'table') return fillTable(element as HTMLTableElement, node);
  if (node.r === 'progress') return fillProgress(element, node);
  if (node.r === 'points') return fillPoints(element, node);
  if (places.includes(node.r)) {
    setAttribute(element, 'aria-label', node.l);
    if (node.qr) return drawCode(element, node.qr, node.y ?? '');
    if (node.r === 'img') describe(part, element);
    if (node.pm) drawForPaper(element, node.b[2], node.b[3], node.pm);
    return;
  }
  if (node.r === 'li') return;
  const words = node.l ?? '';
  const first = element.firstChild;
  if (node.q === 'row' && node.t) {
    fillRow(element, node.t.split('\n'));
  } else if (!first) {
    element.append(words);
  } else if (first.nodeValue !== words) {
    first.nodeValue = words;
  }
  if (element instanceof HTMLAnchorElement) element.href = node.y ?? '';
  if (element instanceof HTMLButtonElement) element.disabled = node.x === 1;
  setAttribute(element, 'aria-current', node.cur ? 'true' : undefined);
  if (node.r === 'tab') {
    element.setAttribute('aria-selected', String(node.v === '1'));
    element.tabIndex = node.v === '1' ? 0 : -1;
  }
  if (node.r === 'p' || node.r === 'note') element.dir = node.w ? 'auto' : '';
  describe(part, element);
}
