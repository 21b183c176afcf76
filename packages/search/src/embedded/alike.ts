import { narrow } from '../narrow.js';

/** Things that are told apart only by what is different in some properties of theirs. */
export interface Alike {
  /** By thing, the number of its group. */
  readonly groups: ArrayLike<number>;
  /** By group, its first thing. */
  readonly firsts: Uint32Array;
}

/** Groups things of which all of these properties are the same, objects by identity. */
export function groupAlike<Thing>(things: readonly Thing[], properties: readonly (keyof Thing)[]): Alike {
  const groups = new Uint32Array(things.length);
  let firsts = things.length > 0 ? [0] : [];
  for (const property of properties) {
    const values = new Map<unknown, number>();
    /** New groups, by the group so far and the value. */
    const pairs = new Map<number, number>();
    firsts = [];
    for (const [i, thing] of things.entries()) {
      const value = numberIn(values, thing[property]);
      // Both are below 2²⁶: there are no more things.
      const group = numberIn(pairs, (groups[i] as number) * 2 ** 26 + value);
      if (group === firsts.length) firsts.push(i);
      groups[i] = group;
    }
  }
  return { groups: narrow(groups, firsts.length - 1), firsts: Uint32Array.from(firsts) };
}

/** The number of a key: as many as there were before it. */
function numberIn<Key>(numbers: Map<Key, number>, key: Key): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}
