// What the person's device and their own choices ask of the look. Every change of them is told to the app.

import { canBeDrawn } from './language.ts';

export interface Environment {
  dark: boolean;
  more_contrast: boolean;
  reduced_motion: boolean;
  text_scale: number; // 1 to 2, in steps that keep type sizes whole
  text_size: number; // per cent, as chosen here
  look: number; // place of the chosen one in `looks`
  asks_plain: boolean; // the plain view by choice
  asks_low: boolean; // each page begins in the lower half of the window, whose upper half may be dead
  voices: string; // languages that this device itself can read aloud, as "en,es"
  plain: boolean; // forced colours, print, no WebGL, other text spacing, or the person's wish
}

const queries = {
  dark: matchMedia('(prefers-color-scheme: dark)'),
  more_contrast: matchMedia('(prefers-contrast: more)'),
  reduced_motion: matchMedia('(prefers-reduced-motion: reduce)'),
  forced_colors: matchMedia('(forced-colors: active)'),
  print: matchMedia('print'),
};
let hasPicture = true; // false once the presenter has found that nothing can be drawn
let isPrinting = false;

// --- What the person chose for this browser --------------------------------------------------------------
// Kept by the page and not by a desk: it says nothing of anyone. Without storage it holds for this page
// alone.
const looks = ['', 'light', 'dark', 'contrast'];
export type SettingName = 'look' | 'plain' | 'low' | 'text_scale';
const chosen = new Map<string, string>();
const storageKey = (name: SettingName): string => `attune-${name}`;

export function setting(name: SettingName): string {
  const here = chosen.get(name);
  if (here !== undefined) return here;
  try {
    return localStorage.getItem(storageKey(name)) ?? '';
  } catch {
    return '';
  }
}

// `look`: light, dark or contrast; `plain` and `low`: 1; `text_scale`: 1 to 2. An empty value leaves it to
// the device.
export function choose(name: SettingName, value: string): void {
  chosen.set(name, value);
  try {
    if (value === '') localStorage.removeItem(storageKey(name));
    else localStorage.setItem(storageKey(name), value);
  } catch {
    // A browser that keeps nothing forgets this too.
  }
  dispatchEvent(new Event('attune-setting'));
}

// A voice that is not of this device would send what it reads to somebody else.
function voices(): string {
  const all = globalThis.speechSynthesis?.getVoices() ?? [];
  const own = all.filter(({ localService }) => localService).map(({ lang }) => lang.split(/[-_]/)[0]);
  return [...new Set(own)].sort().join(',');
}

function textScale(): number {
  const rootSize = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const wish = (rootSize / 16) * (Number(setting('text_scale')) || 1);
  return Math.min(2, Math.max(1, Math.round(wish * 8) / 8));
}

// --- Probes ----------------------------------------------------------------------------------------------
// The first one's height is the browser's text size, which fires no event; its width changes with the spacing
// of letters and words. The other one is a line high. The app's picture has one spacing, so any other is for
// the plain view.
const lineProbed = '20px';
function makeProbe(style: string): HTMLElement {
  const probe = document.createElement('span');
  probe.style.cssText = `position:absolute;visibility:hidden;white-space:pre;${style}`;
  probe.setAttribute('aria-hidden', 'true');
  document.body.append(probe);
  const shadow = probe.attachShadow({ mode: 'closed' }); // its letters are nobody's to read or to find
  shadow.append('m m m m');
  return probe;
}
const probe = makeProbe('height:1rem');
const lineProbe = makeProbe(`line-height:${lineProbed}`);

function isSpaced(): boolean {
  if (!probe.isConnected) return false; // the page was left, and is empty
  const { letterSpacing, wordSpacing } = getComputedStyle(probe);
  return [letterSpacing, wordSpacing].some((space) => (parseFloat(space) || 0) !== 0) ||
    getComputedStyle(lineProbe).lineHeight !== lineProbed;
}

export function readEnvironment(): Environment {
  const { dark, more_contrast, reduced_motion, forced_colors, print } = queries;
  const look = setting('look');
  const isAsked = new URLSearchParams(location.search).has('plain') || setting('plain') === '1';
  return {
    dark: look === '' || look === 'contrast' ? dark.matches : look === 'dark',
    more_contrast: more_contrast.matches || look === 'contrast',
    reduced_motion: reduced_motion.matches,
    text_scale: textScale(),
    text_size: Math.round((Number(setting('text_scale')) || 1) * 100),
    look: Math.max(0, looks.indexOf(look)),
    asks_plain: setting('plain') === '1',
    asks_low: setting('low') === '1',
    voices: voices(),
    plain: isAsked || forced_colors.matches || print.matches || isPrinting || isSpaced() ||
      !hasPicture || !canBeDrawn(),
  };
}

export class EnvironmentWatch {
  private last = JSON.stringify(readEnvironment());

  constructor(private readonly onChange: (environment: Environment) => void) {
    const look = () => this.look();
    for (const query of Object.values(queries)) query.addEventListener('change', look);
    const sizes = new ResizeObserver(look);
    for (const one of [probe, lineProbe]) sizes.observe(one);
    addEventListener('attune-setting', look);
    globalThis.speechSynthesis?.addEventListener?.('voiceschanged', look);
    for (const event of ['beforeprint', 'afterprint']) {
      addEventListener(event, () => {
        isPrinting = event === 'beforeprint';
        look();
      });
    }
  }

  // Nothing can be drawn here any more: the plain view takes over, with all of its functions.
  withoutPicture(): void {
    hasPicture = false;
    this.look();
  }

  private look(): void {
    const environment = readEnvironment();
    const text = JSON.stringify(environment);
    if (text === this.last) return;
    this.last = text;
    this.onChange(environment);
  }
}
