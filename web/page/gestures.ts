// What a browser allows only inside a press: the payload is on the page already, the browser's function is
// called in the same task as the event, and what came of it is the value of the node's act. mail and sms are
// real links and need none of this.

import { allowPlace, choosePlace } from './places.ts';

export type Gesture = 'copy' | 'share' | 'download' | 'open_file' | 'paste' | 'scan'
  | 'choose_place' | 'allow_place' | 'print' | 'speak';

// 'done' or 'refused' for copy, share and download; for open_file, paste and scan the text, or 'refused',
// which no link or file of ours reads. No answer (null): the person changed their mind, and nothing is to be
// said.
export type GestureValue = string | null;

const fileBytesMax = 1_048_576;
const copyBytesMax = 96 * 1_048_576; // of a whole desk
const filesMax = 100;

export async function carryOut(
  gesture: Gesture, payload: string, pressed: Element,
): Promise<GestureValue> {
  try {
    switch (gesture) {
      case 'copy':
        await navigator.clipboard.writeText(payload);
        return 'done';
      case 'share':
        await navigator.share({ text: payload });
        return 'done';
      case 'download':
        return download(payload);
      case 'open_file':
        return await openFiles(payload === 'copy' ? copyBytesMax : fileBytesMax);
      case 'paste':
        return await navigator.clipboard.readText();
      case 'scan':
        return await (await scanner()).scan(payload.split('\n'));
      case 'choose_place':
        await choosePlace(payload);
        return 'done';
      case 'allow_place':
        return (await allowPlace(payload)) ? 'done' : 'refused';
      case 'print':
        window.print();
        return 'done';
      case 'speak':
        (await later<typeof import('./speak.ts')>('speak.js')).speak(payload, pressed);
        return null;
    }
  } catch (error) {
    return (error as DOMException).name === 'AbortError' ? null : 'refused';
  }
}

// A file of its own, fetched when somebody first needs it.
function later<Module>(name: string): Promise<Module> {
  const page = document.querySelector<HTMLScriptElement>('script[src$="page.js"]');
  return import(new URL(name, page?.src ?? location.href).href);
}
const scanner = () => later<typeof import('./scan.ts')>('scan.js');

// By these a phone knows which app opens a file, and keeps its name.
const fileTypes: Record<string, string> = {
  csv: 'text/csv', ics: 'text/calendar', json: 'application/json',
};

// Payload: the file's name, a line feed, its content.
function download(payload: string): GestureValue {
  const nameEnd = payload.indexOf('\n');
  const ending = payload.slice(0, nameEnd).split('.').pop() ?? '';
  const type = fileTypes[ending] ?? 'text/plain';
  const url = URL.createObjectURL(new Blob([payload.slice(nameEnd + 1)], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = payload.slice(0, nameEnd);
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return 'done';
}

// All chosen files, one after another. A file that is larger than anything we make is not read and counts as
// empty, so that the app says that nothing of ours was in it.
async function openFiles(bytesMax: number): Promise<GestureValue> {
  const files = await chooseFiles();
  if (!files) return null;
  const texts = await Promise.all(
    files.slice(0, filesMax).map(async (file) => {
      if (file.type.startsWith('image/')) return (await scanner()).readPicture(file);
      return file.size <= bytesMax ? file.text() : '';
    }),
  );
  return texts.join('\n');
}

function chooseFiles(): Promise<File[] | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.accept = '.txt,.age,text/plain,image/*';
    input.hidden = true;
    input.onchange = () => {
      resolve([...(input.files ?? [])]);
      input.remove();
    };
    input.oncancel = () => {
      resolve(null);
      input.remove();
    };
    document.body.append(input); // Safari opens no chooser for an input that is not on the page
    input.click();
  });
}
