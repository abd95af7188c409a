/*
 * What has to be read again by the service, and by nobody who reads the database: sealed with a key
 * that is derived from the secret of the house (AES-256-GCM, HKDF-SHA-256).
 */

const NONCE_BYTES = 12;

/** Seals a text; `place` names where it belongs, and it opens nowhere else. */
export async function seal(houseSecret: string, place: string, text: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const key = await keyOf(houseSecret);
  const sealed = await crypto.subtle.encrypt(algorithm(iv, place), key, bytesOf(text));
  return [iv, new Uint8Array(sealed)].map(base64).join('.');
}

/** Opens what was sealed; throws if it was for another place or with another secret. */
export async function unseal(houseSecret: string, place: string, sealed: string): Promise<string> {
  const [iv = new Uint8Array(), text = new Uint8Array()] = sealed.split('.').map(fromBase64);
  const key = await keyOf(houseSecret);
  return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm(iv, place), key, text));
}

const algorithm = (iv: Uint8Array<ArrayBuffer>, place: string) => ({
  ...{ name: 'AES-GCM', iv, additionalData: bytesOf(place) },
});

async function keyOf(houseSecret: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', bytesOf(houseSecret), 'HKDF', false, [
    'deriveKey',
  ]);
  const derivation = {
    ...{ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: bytesOf('heheng sealing') },
  };
  const cipher = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(derivation, material, cipher, false, ['encrypt', 'decrypt']);
}

const bytesOf = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
