// Puts a packet on the page: textures, twin and canvas, all in the task that brought it. Asks for another
// piece of the document when the canvas is about to run out of it.
import type {Environment} from './environment.ts';
import {readPacket, type Packet} from './packet.ts';
import {counters, Presenter, type Tile} from './presenter.ts';
import {Scroll, type Ground} from './scroll.ts';
import {Twin} from './twin.ts';

interface ViewMessage {
  t: 'view';
  n: number;
  width: number;
  viewport: number;
  top: number;
  height: number;
  dpr: number;
}
type Shape = Pick<Packet, 'top'|'height'|'documentHeight'|'documentWidth'|'dpr'>;

export class Stage {
  private readonly presenter: Presenter;
  private readonly twin: Twin;
  private readonly scroll = new Scroll();
  private tile: Tile|null = null;
  private held: Shape|null = null;  // the range whose picture the presenter has
  private documentHeight = 0;
  private viewNumber = 0;
  private inFlight = 0;      // number of the view that is asked for; 0: none
  private isWanted = false;  // the view changed while one was in flight
  private isPlain = false;
  private hasBegun = false;  // to draw
  private lastViewport = innerHeight;
  private lastWidth = 0;
  private waiting: Packet[]|null = [];  // of a worker that has not come to rest
  private isAnew = false;               // that worker took another's place

  // `onLost` is called when nothing can be drawn here any more.
  constructor(
      private readonly main: HTMLElement,
      private readonly post: (message: object) => void,
      private readonly onLost: () => void,
  ) {
    this.presenter = new Presenter(onLost);
    main.append(this.presenter.canvas);
    this.twin = new Twin(main, post);
    addEventListener('scroll', () => this.scrolled(), {passive: true});
    addEventListener('resize', () => this.resized());
    new ResizeObserver(() => this.resized()).observe(document.documentElement);
    this.watchDensity();
  }

  // Takes long, and holds up what the page and its worker say to each other: not before the worker knows all
  // that it needs for its start.
  begin(): void {
    if (this.hasBegun) return;
    this.hasBegun = true;
    if (!this.presenter.begin()) this.onLost();
  }

  // Another worker goes on from here. What stands on the page stays there, and can be typed into, until the
  // new worker has come to rest: what it shows on its way is not what the person was doing.
  startAnew(): void {
    this.waiting = [];
    this.isAnew = true;
    this.inFlight = 0;
    this.isWanted = false;
    this.held = null;
    this.presenter.forget();
    this.twin.startAnew();
  }
  // The worker waits for nothing but a person, or is not waited for any longer. True if the page changed.
  settled(): boolean {
    const waiting = this.waiting;
    this.waiting = null;
    if (!waiting || waiting.length === 0) return false;
    for (const packet of waiting) this.presenter.take(packet);
    this.put(together(waiting));
    if (this.isAnew) counters.restarts++;
    return true;
  }

  // At the start, and at every change before it is told to the app.
  environment(environment: Environment): void {
    const root = document.documentElement;
    this.isPlain = environment.plain;
    root.classList.toggle('plain', environment.plain);
    root.classList.toggle('low', environment.asks_low);
    const {look, dark, more_contrast} = environment;
    if (look === 0) delete root.dataset['theme'];
    else root.dataset['theme'] = `${more_contrast ? 'more_contrast_' : ''}${dark ? 'dark' : 'light'}`;
    root.style.setProperty('--scale', String(environment.text_scale));
    this.main.style.height = environment.plain ? '' : `${this.documentHeight}px`;
  }

  view(): ViewMessage {
    const ground = this.ground();
    const tile = this.scroll.wanted(ground, this.scrolledTo());
    this.inFlight = ++this.viewNumber;
    this.isWanted = false;
    return {
      t: 'view',
      n: this.viewNumber,
      width: ground.width,
      viewport: ground.viewport,
      top: tile.top,
      height: tile.height,
      dpr: tile.scale
    };
  }

  // False while it waits for a worker to come to rest: a page that a moment later is another costs a slow
  // phone more than the moment.
  packet(buffer: ArrayBuffer): boolean {
    const packet = readPacket(buffer);
    if (this.waiting) {
      this.waiting.push(packet);
      return false;
    }
    this.presenter.take(packet);
    this.put(packet);
    return true;
  }

  // Textures and picture are the presenter's already.
  private put(packet: Packet): void {
    counters.frames++;
    counters.ack = packet.ack;
    counters.packetBytes = packet.size;
    counters.stale = packet.stale;
    counters.unknown = packet.unknown;
    this.documentHeight = packet.documentHeight;
    this.main.style.height = this.isPlain ? '' : `${packet.documentHeight}px`;
    const isNewScreen = this.twin.apply(packet);
    if (isNewScreen) scrollTo(0, 0);
    if (packet.draw) {
      this.held = packet;
      this.show();
    }
    if (packet.view >= this.inFlight) this.inFlight = 0;
    if (this.inFlight === 0 && (this.isWanted || !this.isCovered())) this.ask();
  }

  // Where the window's upper edge lies in the picture; above it, where there is room over the page.
  private scrolledTo(): number { return scrollY - this.main.offsetTop; }

  private ground(): Ground {
    return {
      width: document.documentElement.clientWidth,
      viewport: innerHeight,
      dpr: devicePixelRatio,
      textureSizeMax: this.presenter.textureSizeMax,
      documentHeight: this.documentHeight || Infinity,
    };
  }

  private covers(shape: Shape, tile: Tile): boolean {
    const isSameView = shape.documentWidth === tile.width && shape.dpr === Math.fround(tile.scale);
    const end = Math.min(tile.top + tile.height, shape.documentHeight);
    return isSameView && shape.top <= tile.top && shape.top + shape.height >= end;
  }

  private isCovered(): boolean {
    return this.isPlain ||
        (this.held !== null && this.covers(this.held, this.scroll.wanted(this.ground(), this.scrolledTo())));
  }

  // Draws the held picture where it is wanted now.
  private show(): void {
    if (this.isPlain || !this.held) return;
    let tile = this.scroll.wanted(this.ground(), this.scrolledTo());
    if (!this.covers(this.held, tile))
      tile = {...tile, scale: this.held.dpr, width: this.held.documentWidth};
    this.tile = tile;
    this.presenter.present(tile);
    if (this.presenter.gotWhatWasAsked()) return;
    this.scroll.shrink();
    this.ask();
  }

  private scrolled(): void {
    const top = this.scrolledTo();
    this.scroll.moved(top, performance.now());
    if (this.isPlain || !this.tile || !this.held || !this.scroll.isLate(this.tile, this.ground(), top))
      return;
    if (this.isCovered()) {
      this.show();
    } else {
      this.ask();
    }
  }

  private resized(): void {
    const ground = this.ground();
    // The plain view has no tile; its page grows and shrinks with its words, which is nothing to draw.
    const isSame = this.isPlain ? ground.width === this.lastWidth :
        this.tile && this.tile.width === ground.width && this.tile.scale === this.scroll.size(ground).scale;
    if (isSame && ground.viewport === this.lastViewport) return;
    this.lastViewport = ground.viewport;
    this.lastWidth = ground.width;
    this.ask();
  }

  // One view in flight; the latest wins.
  private ask(): void {
    this.isWanted = this.inFlight !== 0;
    if (!this.isWanted) this.post(this.view());
  }

  private watchDensity(): void {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => {
      this.ask();
      this.watchDensity();
    }, {once: true});
  }
}

// What several packets in a row come to.
function together(packets: Packet[]): Packet {
  return packets.reduce((before, packet) => {
    const {draw, top, height} = packet.draw ? packet : before;
    return {
      ...packet,
      draw,
      top,
      height,
      nodes: packet.nodes ?? before.nodes,
      effects: packet.effects ?? before.effects
    };
  });
}
