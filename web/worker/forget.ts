// Removing what this site keeps in the browser, and looking for what is left of it. What only a page can
// reach (settings, the service worker) is the page's part: page/forget.ts.

async function entriesOf(folder: FileSystemDirectoryHandle, path: string): Promise<string[]> {
  const found: string[] = [];
  for await (const [name, handle] of folder.entries()) {
    if (handle.kind === 'file') found.push(path + name);
    else {
      const inside = `${path}${name}/`;
      found.push(inside, ...await entriesOf(handle as FileSystemDirectoryHandle, inside));
    }
  }
  return found;
}

// The handles of its files must be closed.
export async function removeDesk(desk: string): Promise<void> {
  try {
    const desks = await (await navigator.storage.getDirectory()).getDirectoryHandle('desk');
    await desks.removeEntry(desk, { recursive: true });
  } catch {
    // It lived in memory, or what is left of it is told afterwards.
  }
}

// Unlike a list to choose from, this is an answer to "may all of it go?": what cannot be read is no no.
export async function desksHere(): Promise<string[]> {
  const missing = (error: unknown): string[] => {
    if ((error as DOMException).name === 'NotFoundError') return [];
    throw error;
  };
  const root = await navigator.storage.getDirectory().catch(() => null);  // no such storage, so no desk
  return root ? root.getDirectoryHandle('desk').then(namesIn).catch(missing) : [];
}

function removeDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    // Another tab has it open: it is deleted once that tab closes it, and until then told as left.
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}

const databases = async (): Promise<string[]> =>
  (await (indexedDB.databases?.() ?? Promise.resolve([]))).map(({ name }) => name ?? '');

export async function removeAll(): Promise<void> {
  try {
    const root = await navigator.storage.getDirectory();
    for (const name of await namesIn(root)) {
      await root.removeEntry(name, { recursive: true }).catch(() => undefined);
    }
  } catch {
    // No such storage here.
  }
  for (const name of new Set(['attune-mail', ...await databases()])) await removeDatabase(name);
}

async function namesIn(folder: FileSystemDirectoryHandle): Promise<string[]> {
  const names: string[] = [];
  for await (const [name] of folder.entries()) names.push(name);
  return names;
}

// Files and folders, by path; databases, by name.
export async function leftHere(): Promise<string[]> {
  const files = await navigator.storage.getDirectory().then((root) => entriesOf(root, '')).catch(() => []);
  return [...files, ...await databases()];
}

export async function leftOf(desk: string): Promise<string[]> {
  return (await leftHere()).filter((name) => name.includes(desk));
}
