// Where a therapist's safety copy is written: one file for each desk, chosen in a press and remembered by the
// browser as a handle. A handle is no path, and nothing else can be read or written through it.

interface ChosenFile extends FileSystemFileHandle {
  queryPermission(how: { mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission(how: { mode: 'readwrite' }): Promise<PermissionState>;
}
declare global {
  interface Window {
    showSaveFilePicker?(options: { suggestedName: string }): Promise<FileSystemFileHandle>;
  }
}

export const canWriteFiles = (): boolean => typeof window.showSaveFilePicker === 'function';

const database = 'attune-places';

function inPlaces<T>(mode: IDBTransactionMode, work: (places: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(database, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('places');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('places', mode);
      const request = work(transaction.objectStore('places'));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
      opening.result.close(); // once the transaction is over
    };
  });
}

const placeOf = (desk: string): Promise<ChosenFile | undefined> =>
  inPlaces('readonly', (places) => places.get(desk) as IDBRequest<ChosenFile | undefined>);

// Payload: the desk, a line feed, a name for the file.
export async function choosePlace(payload: string): Promise<void> {
  const [desk = '', suggestedName = ''] = payload.split('\n');
  const chosen = await window.showSaveFilePicker!({ suggestedName });
  await inPlaces('readwrite', (places) => places.put(chosen, desk));
}

export async function allowPlace(desk: string): Promise<boolean> {
  const place = await placeOf(desk);
  return (await place?.requestPermission({ mode: 'readwrite' })) === 'granted';
}

// Written beside the old one and put in its place when it is whole. Answers the name of a fault, or nothing.
export async function writeAtPlace(desk: string, file: Uint8Array<ArrayBuffer>): Promise<string> {
  try {
    const place = await placeOf(desk);
    if (!place) return 'missing';
    if ((await place.queryPermission({ mode: 'readwrite' })) !== 'granted') return 'refused';
    const writing = await place.createWritable();
    await writing.write(file);
    await writing.close();
    return '';
  } catch (error) {
    const { name } = error as DOMException;
    if (name === 'NotAllowedError') return 'refused';
    return name === 'QuotaExceededError' ? 'storage_full' : 'missing';
  }
}

// Where the file is; the file itself is the person's. Nothing is made where nothing was chosen.
export async function forgetPlace(desk: string): Promise<void> {
  const there = (await indexedDB.databases?.()) ?? [];
  if (!there.some(({ name }) => name === database)) return;
  await inPlaces('readwrite', (places) => places.delete(desk));
}
