// Reads words aloud, by a voice that is on this device. A file of its own, fetched when somebody first
// presses "Read aloud". It ends with the screen that it reads from, and when the page is left or hidden.
let reading = '';
let button: Element | null = null; // it is on as long as something is read

function ended(): void {
  reading = '';
  button?.removeAttribute('aria-pressed');
  button = null;
}
function stop(): void {
  ended();
  speechSynthesis.cancel();
}
for (const event of ['attune-screen', 'pagehide']) addEventListener(event, stop);
document.addEventListener('visibilitychange', () => document.hidden && stop());

const tagOf = (lang: string): string => lang.replace('_', '-').toLowerCase();
const firstOf = (lang: string): string => tagOf(lang).split('-')[0] ?? '';

function voiceFor(language: string): SpeechSynthesisVoice | undefined {
  const own = speechSynthesis.getVoices().filter(({ localService }) => localService);
  const fitting = own.filter(({ lang }) => firstOf(lang) === firstOf(language));
  return fitting.find(({ lang }) => tagOf(lang) === tagOf(language)) ??
    fitting.find((voice) => voice.default) ?? fitting[0];
}

// Payload: the language's tag, a line feed, the words. The same once more ends it.
export function speak(payload: string, pressed: Element): void {
  const wasReading = reading;
  stop();
  if (wasReading === payload) return;
  const languageEnd = payload.indexOf('\n');
  const voice = voiceFor(payload.slice(0, languageEnd));
  if (!voice) return; // it went away since the button was drawn
  const utterance = new SpeechSynthesisUtterance(payload.slice(languageEnd + 1));
  utterance.voice = voice;
  utterance.lang = voice.lang;
  utterance.onend = () => {
    if (reading === payload) ended();
  };
  reading = payload;
  button = pressed;
  button.setAttribute('aria-pressed', 'true');
  speechSynthesis.speak(utterance);
}
