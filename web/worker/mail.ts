// The mail slot: share links that were opened in any tab wait here unread, as ciphertext, until a desk is
// unlocked. IndexedDB, because it takes writes from many tabs at once and needs no desk's lock.

export interface MailItem {
  key: string; // hexadecimal SHA-256 of the bytes: the same link twice is one item
  bytes: Uint8Array;
  at: number; // when it was put there, UTC milliseconds
  hint?: number | undefined; // as its link had it (src/share/FORMAT.md section 5)
}
export type NewMail = Pick<MailItem, 'bytes' | 'hint'>;
// With a fault, what had room came in and the rest did not.
export interface PutMail {
  wereThere: number;
  fault?: 'mail_full' | 'too_large';
}
export interface Mail {
  put(items: NewMail[]): Promise<PutMail>;
  list(): Promise<MailItem[]>; // the oldest first
  remove(keys: string[]): Promise<void>;
}

export const mailItemsMax = 500;
// As much as sealing.ts opens: what a phone can seal is never refused for its size alone. And so much in all,
// that every look into the slot fits into the memory beside the rest.
export const mailItemBytesMax = 1_048_576;
export const mailBytesMax = 33_554_432;

export async function mailKey(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

// What of `items` is not there yet and has room beside what is; the rest is told in `outcome`.
export function withRoom(items: MailItem[], held: MailItem[], outcome: PutMail): MailItem[] {
  const keys = new Set(held.map(({ key }) => key));
  let bytes = held.reduce((sum, item) => sum + item.bytes.length, 0);
  return items.filter((item) => {
    const isThere = keys.has(item.key);
    const hasRoom = keys.size < mailItemsMax && bytes + item.bytes.length <= mailBytesMax;
    if (isThere) outcome.wereThere++;
    else if (!hasRoom) outcome.fault = 'mail_full';
    if (isThere || !hasRoom) return false;
    keys.add(item.key);
    bytes += item.bytes.length;
    return true;
  });
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('attune-mail', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('items', { keyPath: 'key' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

// Resolves when the transaction is on the disk, not when its last request succeeded. A connection serves one
// transaction, because iOS closes idle ones behind our back.
async function inTransaction<T>(
  mode: IDBTransactionMode,
  work: (items: IDBObjectStore, answer: (value: T) => void) => void,
): Promise<T> {
  const database = await openDatabase();
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction('items', mode, { durability: 'strict' });
      let answered: T | undefined;
      transaction.oncomplete = () => resolve(answered as T);
      transaction.onabort = () => reject(transaction.error);
      transaction.onerror = () => reject(transaction.error);
      work(transaction.objectStore('items'), (value) => {
        answered = value;
      });
    });
  } finally {
    database.close();
  }
}

export class MailSlot implements Mail {
  private readonly channel = new BroadcastChannel('attune-mail');

  // `onChanged` is called when another tab put something in; never for one's own.
  constructor(onChanged: () => void) {
    this.channel.onmessage = onChanged;
  }

  // In one transaction: each waits for the disk, and a paste may hold hundreds.
  async put(mail: NewMail[]): Promise<PutMail> {
    const small = mail.filter(({ bytes }) => bytes.length <= mailItemBytesMax);
    const at = Date.now();
    const items = await Promise.all(small.map(async ({ bytes, hint }): Promise<MailItem> =>
      ({ key: await mailKey(bytes), bytes, at, hint })));
    const outcome: PutMail = { wereThere: 0, ...(small.length < mail.length && { fault: 'too_large' }) };
    await inTransaction<void>('readwrite', (store) => {
      const held = store.getAll();
      held.onsuccess = () => {
        for (const item of withRoom(items, held.result as MailItem[], outcome)) store.add(item);
      };
    });
    this.channel.postMessage('put');
    return outcome;
  }

  async list(): Promise<MailItem[]> {
    const items = await inTransaction<MailItem[]>('readonly', (store, answer) => {
      const all = store.getAll();
      all.onsuccess = () => answer(all.result as MailItem[]);
    });
    return items.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
  }

  async remove(keys: string[]): Promise<void> {
    await inTransaction<void>('readwrite', (items) => {
      for (const key of keys) items.delete(key);
    });
  }
}
