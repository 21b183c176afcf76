/** The bytes of a text with two hexadecimal digits each. Unlike base64, gzip finds what repeats in it. */
export function decodeHex(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}
