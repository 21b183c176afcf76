import { readFile } from 'node:fs/promises';

/** A city, as GeoNames lists those of at least a thousand people: https://www.geonames.org (CC BY 4.0) */
export interface City {
  readonly name: string;
  readonly country: string;
  /** GeoNames' code of its first-order division: a state's abbreviation in the US. */
  readonly adminCode: string;
  readonly population: number;
  /** Degrees, to a hundredth. */
  readonly latitude: number;
  readonly longitude: number;
}

/** Gives the cities of a folded name, the largest first. */
export type CityLookUp = (key: string) => readonly City[];

const file = new URL('../../../generated/cities.txt', import.meta.url);
/** What GeoNames writes longer than people do. */
const plainNames: Readonly<Record<string, string>> = { 'new york city': 'New York', 'washington, dc': 'Washington' };

const [tab, newLine] = [9, 10];

/** Loads the cities: sorted lines, which stay the bytes that they are. */
export async function loadCities(): Promise<CityLookUp> {
  const bytes = await readFile(file);
  const starts = lineStarts(bytes);
  /** Of a line from its start to the first such byte. */
  const textAt = (line: number, end: number): string => {
    const start = starts[line] as number;
    return bytes.toString('utf8', start, bytes.indexOf(end, start));
  };
  const keyAt = (line: number): string => textAt(line, tab);
  return (key) => {
    const cities: City[] = [];
    for (let line = firstLine(starts.length, (at) => keyAt(at) >= key); line < starts.length; line++) {
      if (keyAt(line) !== key) break;
      cities.push(readLine(textAt(line, newLine)));
    }
    return cities;
  };
}

function readLine(line: string): City {
  const [key = '', name = '', country = '', adminCode = '', ...numbers] = line.split('\t');
  const [population = 0, latitude = 0, longitude = 0] = numbers.map(Number);
  return { name: plainNames[key] ?? name, country, adminCode, population, latitude, longitude };
}

function lineStarts(bytes: Buffer): Uint32Array {
  const starts: number[] = [];
  for (let at = 0; at < bytes.length; at = bytes.indexOf(newLine, at) + 1) starts.push(at);
  return Uint32Array.from(starts);
}

/** The first line for which it holds, by halving. */
function firstLine(lines: number, holds: (line: number) => boolean): number {
  let low = 0;
  let high = lines;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
