// The language of the page: what is wanted, what is spoken, and whether the picture's type can draw it.

// Kept by the page and not by a desk: it says nothing of anyone. Without storage it holds for this page.
const storageKey = 'attune-language';
let spoken: string|null = null;
let isDrawn = true;

// The best first: what was chosen in this browser, then what the device asks for.
export function wantedLanguages(): string[] {
  try {
    const chosen = spoken ?? localStorage.getItem(storageKey);
    return chosen === null ? [...navigator.languages] : [chosen, ...navigator.languages];
  } catch {
    return [...navigator.languages];
  }
}

// False while the app speaks a language that only native elements can show.
export const canBeDrawn = (): boolean => isDrawn;

// Said with every packet. Another language than the one that it began with was somebody's choice.
export function speak({lang, rtl, plain}: {lang: string; rtl: boolean; plain: boolean}): void {
  const root = document.documentElement;
  root.lang = lang;
  root.dir = rtl ? 'rtl' : 'ltr';
  if (spoken !== null && spoken !== lang) keep(lang);
  spoken = lang;
  if (isDrawn === !plain) return;
  isDrawn = !plain;
  dispatchEvent(new Event('attune-setting'));
}

function keep(language: string): void {
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // A browser that keeps nothing forgets this too.
  }
}
