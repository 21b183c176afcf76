type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** A longer array of the same type that begins with the numbers of this one; the others are 0. */
export function grown<T extends Numbers>(numbers: T, length: number): T {
  const longer = new (numbers.constructor as new (length: number) => T)(length);
  longer.set(numbers);
  return longer;
}
