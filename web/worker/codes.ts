// A link as a QR code: one byte segment, error correction M, the smallest version that holds it. Fetched on
// first use.
import encodeQR from 'qr';

const sideMax = 89; // version 18: a larger one does not read well from a screen

export interface Code {
  side: number; // modules
  modules: string; // row by row, "1" is black
}

// Null when the text is too long for a code that reads well.
export function makeCode(text: string): Code | null {
  let rows: boolean[][];
  try {
    const framed = encodeQR(text, 'raw', { ecc: 'medium', encoding: 'byte', border: 1 });
    rows = framed.slice(1, -1).map((row) => row.slice(1, -1)); // the quiet zone is the picture's own
  } catch {
    return null;
  }
  if (rows.length > sideMax) return null;
  return { side: rows.length, modules: rows.flat().map((isBlack) => (isBlack ? '1' : '0')).join('') };
}
