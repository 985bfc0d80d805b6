// The page that a person really touches: native elements, one for each node, over the picture. They own
// focus, typing, selection and every press. Keyed: an element lives as long as its node's id, and the focused
// one is never moved.
import {choose, type SettingName} from './environment.ts';
import {carryOut} from './gestures.ts';
import type {Gesture} from './gestures.ts';
import {speak} from './language.ts';
import {nameSite} from './name.ts';
import type {Effects, Packet, SemanticNode} from './packet.ts';
import {build, fill, type Part} from './elements.ts';
import {Presses} from './presses.ts';

export interface Act {
  t: 'act';
  seq: number;
  seen: number;  // the last packet on the page
  id: number;
  value: string;
  key: boolean;
}
export interface Heights {
  t: 'heights';
  list: [ id: number, height: number ][];
}

export class Twin {
  private readonly parts = new Map<number, Part>();
  private readonly polite = liveRegion('status');
  private readonly urgent = liveRegion('alert');
  private readonly sizes = new ResizeObserver((entries) => this.measure(entries));
  private readonly presses: Presses;
  private screenKey: string|null = null;
  private seen = 0;  // 0 while nothing of this worker's stands here yet
  private seq = 0;
  private asked = 0;     // the last act of this worker's time
  private answered = 0;  // the last one that a packet has answered
  private waiting = 0;   // the node whose press waits for that, or 0
  private isComposing = false;
  private lastKey = '';  // on a scale
  private wasKey = false;  // what was done last: radios report a change without saying how it came

  constructor(private readonly host: HTMLElement, private readonly post: (message: Act|Heights) => void) {
    const page = document.body;  // a dialog stands beside the host
    this.presses = new Presses(page, (target) => this.partOf(target)?.element ?? null);
    page.addEventListener('click', (event) => this.pressed(event));
    page.addEventListener('change', (event) => this.changed(event));
    page.addEventListener('input', (event) => this.typed(event));
    page.addEventListener('keydown', (event) => this.key(event));
    page.addEventListener('keydown', () => (this.wasKey = true), true);
    page.addEventListener('pointerdown', () => (this.wasKey = false), true);
    page.addEventListener('compositionstart', () => (this.isComposing = true));
    page.addEventListener('compositionend', (event) => {
      this.isComposing = false;
      this.typed(event);
    });
  }

  // Another worker goes on from here: it knows none of the numbers. What is pressed before its first packet
  // stands here is meant for nobody.
  startAnew(): void {
    this.seen = this.asked = this.answered = this.waiting = 0;
    for (const part of this.parts.values()) {
      part.seq = part.sentHeight = 0;
      part.text = '';
      this.sizes.unobserve(part.element);
    }
  }

  // True if another screen stands there now.
  apply(packet: Packet): boolean {
    const typed = this.seen === 0 ? this.typedWords() : null;
    this.seen = packet.frame;
    const hadFocus = document.activeElement;
    const wasSeen = packet.nodes && isSeen(hadFocus);
    if (packet.nodes) this.reconcile(packet.nodes);
    const isNew = packet.effects ? this.applyEffects(packet.effects) : false;
    if (isNew) dispatchEvent(new Event('attune-screen'));  // what is read aloud ends with its screen
    if (typed && !isNew) this.typeAgain(typed);
    this.settle(packet.ack);
    // A dialog that was closed has given the focus back by itself.
    const isLost = hadFocus && !hadFocus.isConnected && document.activeElement === document.body;
    if (isNew || isLost) this.focusTitle();
    else if (packet.effects?.say.some(([, isUrgent]) => isUrgent)) this.focusInvalid();
    // Something came in above it, and pushed what is being used out of sight.
    else if (wasSeen && !isSeen(hadFocus)) hadFocus?.scrollIntoView({block: 'nearest'});
    this.answered = packet.ack;
    if (isNew) this.waiting = 0;
    this.pressWaiting();
    return isNew;
  }

  // Who is told that a field cannot be used so is taken there.
  private focusInvalid(): void {
    for (const {node, control} of this.parts.values())
      if (node.no) control?.focus();
  }

  // The last letters that were typed may not have reached a worker that broke. They stand in their fields
  // still, and are told to the next worker if it comes back to the same screen, and never to another one:
  // who goes on from there may be someone else.
  private typedWords(): Map<string, string> {
    const words = new Map<string, string>();
    for (const {node, control} of this.parts.values())
      if (isText(node) && control) words.set(node.k, control.value);
    return words;
  }
  private typeAgain(typed: Map<string, string>): void {
    for (const part of this.parts.values()) {
      const words = typed.get(part.node.k);
      const { node, control } = part;
      if (!isText(node) || words === undefined || words === (node.v ?? '') || !control) continue;
      control.value = words;
      this.act(part, words, true);
    }
  }

  private reconcile(nodes: SemanticNode[]): void {
    const present = new Set<number>();
    const cursors = new Map<Element, ChildNode|null>();
    for (const node of nodes) {
      present.add(node.i);
      const before = this.parts.get(node.i)?.element;
      const part = this.part(node);
      const parent = node.p ? this.parts.get(node.p) : undefined;
      const place = parent?.element ?? (node.r === 'dialog' ? document.body : this.host);
      setGeometry(part, node, parent?.node);
      const kept = cursors.has(place) ? (cursors.get(place) ?? null) : firstOfOurs(place);
      // An element that was made anew stands where the old one stood, which may be the place that was kept.
      const cursor = kept && kept === before ? part.element : kept;
      cursors.set(place, putAt(place, part.element, cursor));
    }
    for (const part of this.parts.values())
      if (part.element instanceof HTMLDialogElement && present.has(part.node.i)) this.openDialog(part);
    for (const [id, part] of this.parts) {
      if (present.has(id)) continue;
      this.sizes.unobserve(part.element);
      if (part.element instanceof HTMLDialogElement) this.closeDialog(part.element);
      part.element.remove();
      this.parts.delete(id);
    }
  }

  // The rest of the page is silent while a dialog is open, so what is spoken goes with it. Escape asks the
  // app, which alone closes it; closing gives the focus back.
  private openDialog(part: Part): void {
    const dialog = part.element as HTMLDialogElement;
    if (dialog.open) return;
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.act(part, '', true);
    });
    dialog.showModal();
    const title = dialog.querySelector<HTMLElement>('h2')!;
    title.tabIndex = -1;
    title.focus();  // Enter, pressed twice, must not answer for anybody
    dialog.append(this.polite, this.urgent);
  }
  private closeDialog(dialog: HTMLDialogElement): void {
    document.body.append(this.polite, this.urgent);
    dialog.close();
  }

  // The element of this node, made anew only if it is of another kind.
  private part(node: SemanticNode): Part {
    const text = JSON.stringify(node);
    let part = this.parts.get(node.i);
    if (part && part.node.r === node.r && part.node.n === node.n && part.node.g === node.g) {
      if (part.text !== text) {
        part.node = node;
        part.text = text;
        fill(part);
      }
    } else {
      const old = part?.element;
      part = build(node);
      part.text = text;
      this.parts.set(node.i, part);
      fill(part);
      if (old) this.sizes.unobserve(old);
      old?.replaceWith(part.element);
    }
    if (node.m) this.sizes.observe(part.element);
    return part;
  }

  // What a person has typed or chosen and the app has not yet answered wins over what the app says.
  private settle(ack: number): void {
    for (const part of this.parts.values()) {
      const {control, node} = part;
      if (!control || part.seq > ack) continue;
      if (control.type === 'radio' || control.type === 'checkbox') {
        (control as HTMLInputElement).checked = node.v === '1';
      } else if (
          control.value !== (node.v ?? '') && !(this.isComposing && control === document.activeElement)) {
        control.value = node.v ?? '';
      }
    }
  }

  private applyEffects(effects: Effects): boolean {
    nameSite(effects.title);
    speak(effects);
    const isNew = this.screenKey !== null && this.screenKey !== effects.key;
    for (const [region, urgency] of [[this.polite, 0], [this.urgent, 1]] as const) {
      const text = effects.say.filter(([, isUrgent]) => isUrgent === urgency).map(([one]) => one).join(' ');
      // What was said belongs to its page, where somebody who reads on would come upon it.
      if (text || isNew) region.textContent = region.textContent === text && text ? `${text}\u00a0` : text;
    }
    if (isNew) this.presses.newScreen();
    this.screenKey = effects.key;
    return isNew;
  }

  // A page that asks for a PIN or a passphrase and nothing else is ready to be typed into.
  private focusTitle(): void {
    const fields = [...this.host.querySelectorAll<HTMLInputElement>('input, textarea')].filter(
        (field) => field.type !== 'checkbox');
    const asks = fields.length === 1 && fields[0]?.type === 'password' && this.host.querySelector('.filled');
    const first = asks ? fields[0] : this.host.querySelector<HTMLElement>('h1');
    first?.focus({preventScroll: true});
  }

  private act(part: Part, value: string, key: boolean): void {
    if (this.seen === 0) return;
    part.seq = this.asked = ++this.seq;
    this.waiting = 0;
    this.post({t: 'act', seq: this.seq, seen: this.seen, id: part.node.i, value, key});
  }

  private partOf(target: EventTarget|null): Part|undefined {
    const element = (target as Element | null)?.closest?.('[data-id]');
    return element ? this.parts.get(Number((element as HTMLElement).dataset['id'])) : undefined;
  }

  // A mouse, a finger, Enter, Space, a switch, a voice, a screen reader and a test all end in this one event.
  private pressed(event: MouseEvent): void {
    const part = this.partOf(event.target);
    if (!part || ![ 'button', 'a', 'tab' ].includes(part.node.r) || part.node.x) return;
    if (part.node.set) return choose(part.node.set as SettingName, part.node.y ?? '');
    const isKey = event.detail === 0;
    const gesture = part.node.g;
    if (gesture && this.answered < this.asked) {
      event.preventDefault();
      this.waiting = part.node.i;
      return;
    }
    if (!gesture || part.node.r === 'a') return this.act(part, gesture ? 'done' : '', isKey);
    void carryOut(gesture as Gesture, part.node.y ?? '', part.element).then((value) => {
      if (value !== null) this.act(part, value, isKey);
    });
  }

  // What leaves the page holds all that was pressed before: its press waits until the app has answered, and
  // has it ready again. Whatever is pressed meanwhile takes its place.
  private pressWaiting(): void {
    const part = this.parts.get(this.waiting);
    if (this.answered < this.asked || part?.node.x) return;
    this.waiting = 0;
    part?.element.click();
  }

  private changed(event: Event): void {
    const part = this.partOf(event.target);
    if (!part || ![ 'radio', 'switch', 'slider' ].includes(part.node.r)) return;
    const isChecked = (part.control as HTMLInputElement).checked;
    if (part.node.set) return choose(part.node.set as SettingName, settingOf(part));
    this.act(part, isChecked ? '1' : '0', this.wasKey);
  }

  private typed(event: Event): void {
    const part = this.partOf(event.target);
    if (!part || !isText(part.node) || this.isComposing) return;
    this.act(part, part.control?.value ?? '', true);
  }

  private key(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (target.role === 'tab') return goAlong(target, event.key);
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLInputElement)) return;
    const isLine = [ 'text', 'password' ].includes(target.type);
    if (target.type !== 'radio' && !isLine) return;
    if (event.key === 'Enter' && !this.isComposing) {
      event.preventDefault();
      for (const part of this.parts.values()) {
        if (part.node.e && !part.node.x) return part.element.click();
      }
      return;
    }
    if (isLine) return;
    const group = [...document.getElementsByName(target.name) ] as HTMLInputElement[];
    const digits = this.digits(event.key);
    const wanted = event.key === 'Home' ? group[0] :
        event.key === 'End'             ? group.at(-1) :
                                          group.find((radio) => radio.dataset['digit'] === digits);
    if (!wanted || (event.key.length === 1 && !/[0-9]/.test(event.key))) return;
    event.preventDefault();
    wanted.focus();
    wanted.click();
  }

  // "1" and then "0" is the ten that a scale may have; another "0" is the zero.
  private digits(key: string): string {
    const isTen = key === '0' && this.lastKey === '1';
    this.lastKey = key;
    return isTen ? '10' : key;
  }

  private measure(entries: ResizeObserverEntry[]): void {
    if (document.documentElement.classList.contains('plain')) return;
    const list: [ number, number ][] = [];
    for (const entry of entries) {
      const part = this.partOf(entry.target);
      const height = Math.ceil((entry.target as HTMLElement).offsetHeight);
      if (!part || height === 0 || part.sentHeight === height) continue;
      part.sentHeight = height;
      list.push([ part.node.i, height ]);
    }
    if (list.length > 0) this.post({t: 'heights', list});
  }
}

function isSeen(element: Element|null): boolean {
  if (!element || element === document.body) return false;
  const {top, bottom} = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

function isText(node: SemanticNode): boolean { return node.r === 'input' || node.r === 'textarea'; }

// What a control that the page itself keeps now says.
function settingOf({node, control}: Part): string {
  if (node.r === 'slider') return String(Number(control?.value) / 100);
  if (node.r === 'switch') return (control as HTMLInputElement).checked ? '1' : '';
  return node.y ?? '';
}

// From tab to tab by arrows, around the ends.
function goAlong(tab: HTMLElement, key: string): void {
  const all = [...(tab.parentElement?.children ?? []) ] as HTMLElement[];
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  const next = all[(all.indexOf(tab) + step + all.length) % all.length];
  if (step === 0 || !next) return;
  next.focus();
  next.click();
}

// Regions must stand on the page before they speak.
function liveRegion(role: 'status'|'alert'): HTMLElement {
  const region = document.createElement('div');
  region.className = 'say';
  region.setAttribute('role', role);
  document.body.append(region);
  return region;
}

function firstOfOurs(place: Element): ChildNode|null {
  for (const child of place.children)
    if (child instanceof HTMLElement && child.dataset['id']) return child;
  return null;
}

// Puts `element` where the cursor is and answers the next cursor. The focused element and its parents stay:
// whatever stands before them is moved behind.
function putAt(place: Element, element: HTMLElement, cursor: ChildNode|null): ChildNode|null {
  if (element.parentElement === place && element.contains(document.activeElement)) {
    while (cursor && cursor !== element) {
      const next: ChildNode|null = cursor.nextSibling;
      place.append(cursor);
      cursor = next;
    }
  }
  if (cursor === element) return element.nextSibling;
  place.insertBefore(element, cursor);
  return cursor;
}

function setGeometry(part: Part, node: SemanticNode, parent: SemanticNode|undefined): void {
  const [x, y, width, height] = node.b;
  const style = part.element.style;
  const set = (name: string, value: number) => {
    if (part.geometry.get(name) === value) return;
    part.geometry.set(name, value);
    style.setProperty(name, `${value}px`);
  };
  set('--x', x - (parent?.b[0] ?? 0));
  set('--y', y - (parent?.b[1] ?? 0));
  set('--w', width);
  set('--h', height);
  set('--c', node.c ?? 0);
  if (node.f) {
    set('--fy', node.f[0]);
    set('--fh', node.f[1]);
  }
}
