import type { City } from './cities.js';
import type { Gazetteer } from './gazetteer.js';
import { type Region, regionsByCode, regionsByName } from './regions.js';

/**
 * The largest city of a name that lies in all that is said beside it.
 *
 * @param within countries and parts of countries, each as a name or a code: `HR`, `Croatia`, `UK`, `ME` (Maine as well as Montenegro), `Maine`. Of the parts of
 *   countries only those of the United States tell cities of one name apart; of others that are known, their country counts.
 */
export function cityNamed(name: string, within: readonly string[], gazetteer: Gazetteer): City | undefined {
  const rules = within.map((part) => liesIn(bare(part), gazetteer));
  for (const spelling of spellingsOf(name)) {
    const found = gazetteer.cities(spelling).find((city) => rules.every((rule) => rule(city)));
    if (found) return found;
  }
  return undefined;
}

const spellings = [
  ['Saint', 'St'],
  ['Fort', 'Ft'],
  ['Mount', 'Mt'],
].flatMap(([long, short]) => [
  { begins: new RegExp(`^${short}\\.?\\s+`, 'i'), as: `${long} ` },
  { begins: new RegExp(`^${long}\\s+`, 'i'), as: `${short} ` },
]);

/** "St. Louis" is Saint Louis in one place and St. Louis in another. */
function spellingsOf(name: string): ReadonlySet<string> {
  return new Set([name, ...spellings.map(({ begins, as }) => name.replace(begins, as))]);
}

/** "D.C.", "CO 80260". */
const bare = (part: string): string => part.replace(/\s+\d{5}(?:-\d{4})?$/, '').replaceAll('.', '');

/** Whether the name or code is that of a part of a country. */
export function isRegion(name: string): boolean {
  return regionsNamed(name).length > 0;
}

function regionsNamed(name: string): readonly Region[] {
  return [...(regionsByCode.get(name.toUpperCase()) ?? []), ...(regionsByName.get(name.toLowerCase()) ?? [])];
}

function liesIn(part: string, gazetteer: Gazetteer): (city: City) => boolean {
  const countries = new Set([part.toUpperCase(), gazetteer.country(part)]);
  const regions = regionsNamed(part);
  return ({ country, adminCode }) =>
    countries.has(country) ||
    regions.some((one) => one.country === country && (one.code === undefined || one.code === adminCode));
}
