/** Numbers from 0 to `most`, in as few bytes as they need. */
export function narrow(numbers: ArrayLike<number>, most: number): Uint8Array | Uint16Array | Uint32Array {
  const Numbers = most < 0x100 ? Uint8Array : most < 0x10000 ? Uint16Array : Uint32Array;
  return Numbers.from(numbers);
}
