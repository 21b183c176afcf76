/** Where a line is in a file, in bytes. */
export interface Place {
  readonly start: number;
  readonly length: number;
}

/** Where lines are, by what names them; of two with one name, the last. */
export interface LinePlaces {
  set(name: string, place: Place): void;
  get(name: string): Place;
  /** Ascending. */
  names(): string[];
}

/** No places yet. Kept as numbers, not objects: a hundred thousand take a few megabytes, and nothing is allocated for each. */
export function createLinePlaces(): LinePlaces {
  const rows = new Map<string, number>();
  const starts: number[] = [];
  const lengths: number[] = [];
  return {
    set(name, { start, length }) {
      const row = rows.get(name) ?? rows.size;
      rows.set(name, row);
      starts[row] = start;
      lengths[row] = length;
    },
    get(name) {
      const row = rows.get(name) as number;
      return { start: starts[row] as number, length: lengths[row] as number };
    },
    names: () => [...rows.keys()].sort(),
  };
}
