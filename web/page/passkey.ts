// Asks the browser for a passkey on behalf of the worker (web/worker/passkey.ts), which may not. What was
// answered goes back as it is; null if the person or the browser said no.
import type { PasskeyAnswer, PasskeyRequest } from '../worker/passkey.ts';

export async function askPasskey({ how, publicKey }: PasskeyRequest): Promise<PasskeyAnswer | null> {
  try {
    const found = await navigator.credentials[how]({ publicKey } as CredentialCreationOptions);
    const { rawId, response, getClientExtensionResults } = found as PublicKeyCredential;
    const transports = (response as AuthenticatorAttestationResponse).getTransports?.() ?? [];
    return { rawId, transports, results: getClientExtensionResults.call(found) };
  } catch {
    return null;
  }
}
