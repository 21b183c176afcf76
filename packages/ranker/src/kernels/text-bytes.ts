/** Values that one character tells: from `#` on. The two characters behind them add as many, or twice as many, to the next. */
const singles = 90;

/**
 * The bytes that `scripts/build-kernels.mjs` wrote as printable ASCII: five are added to each (mod 256), so that the commonest bytes of WebAssembly take one character.
 * Unlike base64 it lets gzip find what repeats, and unlike hexadecimal digits it repeats as long as the bytes do.
 */
export function bytesOfText(text: string): Uint8Array {
  const bytes: number[] = [];
  let more = -5;
  for (let at = 0; at < text.length; at++) {
    const value = text.charCodeAt(at) - 35;
    if (value < singles) {
      bytes.push(value + more);
      more = -5;
    } else more += (value - singles + 1) * singles;
  }
  return Uint8Array.from(bytes);
}
