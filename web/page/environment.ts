// What the person's device and settings ask of the look. Every change of them is told to the app.

export interface Environment {
  dark: boolean;
  more_contrast: boolean;
  reduced_motion: boolean;
  text_scale: number; // 1 to 2, in steps that keep type sizes whole
  plain: boolean; // forced colours, no WebGL, or asked for by the address
}

const queries = {
  dark: matchMedia('(prefers-color-scheme: dark)'),
  more_contrast: matchMedia('(prefers-contrast: more)'),
  reduced_motion: matchMedia('(prefers-reduced-motion: reduce)'),
  forced_colors: matchMedia('(forced-colors: active)'),
};
let hasPicture = true; // false once the presenter has found that nothing can be drawn

function textScale(): number {
  const rootSize = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return Math.min(2, Math.max(1, Math.round((rootSize / 16) * 8) / 8));
}

export function readEnvironment(): Environment {
  const { dark, more_contrast, reduced_motion, forced_colors } = queries;
  const isAsked = new URLSearchParams(location.search).has('plain');
  return {
    dark: dark.matches,
    more_contrast: more_contrast.matches,
    reduced_motion: reduced_motion.matches,
    text_scale: textScale(),
    plain: isAsked || forced_colors.matches || !hasPicture,
  };
}

export class EnvironmentWatch {
  private last = JSON.stringify(readEnvironment());

  constructor(private readonly onChange: (environment: Environment) => void) {
    for (const query of Object.values(queries)) query.addEventListener('change', () => this.look());
    const rem = document.createElement('div'); // its height is the browser's text size, which fires no event
    rem.style.cssText = 'position:absolute;visibility:hidden;width:0;height:1rem';
    document.body.append(rem);
    new ResizeObserver(() => this.look()).observe(rem);
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
