// Passkeys. Only a page may ask for one, and all cryptography is here in the worker: so age-encryption, which
// calls navigator.credentials, finds one that asks the page. What comes back are the authenticator's answers.
// The page (web/page/passkey.ts) makes and reads nothing else.

export interface PasskeyRequest {
  how: 'create' | 'get';
  publicKey: object;
}
export interface PasskeyAnswer {
  rawId: ArrayBuffer;
  transports: string[];
  results: object; // of its extensions: the PRF's outputs
}
export interface AskPage {
  site: string; // the relying party's id: the host that passkeys are bound to
  ask(request: PasskeyRequest): Promise<PasskeyAnswer | null>; // null: the person or the browser said no
}

const refused = (): never => {
  throw new DOMException('refused', 'NotAllowedError');
};

// Runs `work` where navigator.credentials is the page's.
export async function onPageCredentials<T>(
  page: AskPage | undefined, work: (site: string) => Promise<T>,
): Promise<T> {
  if (!page) return refused();
  const call = (how: PasskeyRequest['how']) => async ({ publicKey }: { publicKey: object }) => {
    const answer = await page.ask({ how, publicKey });
    if (!answer) return refused();
    return {
      rawId: answer.rawId, getClientExtensionResults: () => answer.results,
      response: { getTransports: () => answer.transports },
    };
  };
  const value = { create: call('create'), get: call('get') };
  Object.defineProperty(navigator, 'credentials', { value, configurable: true });
  try {
    return await work(page.site);
  } finally {
    delete (navigator as { credentials?: unknown }).credentials;
  }
}
