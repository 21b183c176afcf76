import { type City, loadCities } from './cities.js';
import { foldName } from './fold.js';

/** Names of cities and countries. */
export interface Gazetteer {
  /** The cities of that name, the largest first. */
  cities(name: string): readonly City[];
  /** ISO 3166-1 alpha-2; undefined for what is no country's name. */
  country(name: string): string | undefined;
}

/** Names in the languages that postings are written in. */
const languages = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'hr', 'sv', 'da', 'no'] as const;

/** What people call countries beyond their names; capitals as they stand. */
const otherCountryNames: Readonly<Record<string, string>> = {
  usa: 'US',
  us: 'US',
  'united states': 'US',
  'united states of america': 'US',
  'the united states': 'US',
  uk: 'GB',
  'united kingdom': 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  uae: 'AE',
  'united arab emirates': 'AE',
  netherlands: 'NL',
  'the netherlands': 'NL',
  holland: 'NL',
  czechia: 'CZ',
  'czech republic': 'CZ',
  'south korea': 'KR',
  korea: 'KR',
  russia: 'RU',
  turkey: 'TR',
  turkiye: 'TR',
  vietnam: 'VN',
  taiwan: 'TW',
  'hong kong': 'HK',
  macedonia: 'MK',
  'north macedonia': 'MK',
  bosnia: 'BA',
  'bosnia and herzegovina': 'BA',
  'ivory coast': 'CI',
  moldova: 'MD',
  tanzania: 'TZ',
  bolivia: 'BO',
  venezuela: 'VE',
  iran: 'IR',
  syria: 'SY',
  laos: 'LA',
  ksa: 'SA',
  'saudi arabia': 'SA',
  'republic of ireland': 'IE',
  brasil: 'BR',
  espana: 'ES',
  deutschland: 'DE',
  osterreich: 'AT',
  schweiz: 'CH',
  hrvatska: 'HR',
};

/** What other languages call a country, and English something else: "Island" is Iceland in German. */
const englishWords: ReadonlySet<string> = new Set(['island']);

/** Names of cities that GeoNames lists under another one. */
const otherCityNames: Readonly<Record<string, string>> = {
  'new york': 'new york city',
  nyc: 'new york city',
  bangalore: 'bengaluru',
  gurugram: 'gurgaon',
  munchen: 'munich',
  cologne: 'koln',
  wien: 'vienna',
  praha: 'prague',
  warszawa: 'warsaw',
  lisboa: 'lisbon',
  kiev: 'kyiv',
  'washington dc': 'washington, dc',
  washington: 'washington, dc',
  roma: 'rome',
  milano: 'milan',
  torino: 'turin',
  napoli: 'naples',
  firenze: 'florence',
  geneve: 'geneva',
  genf: 'geneva',
  bruxelles: 'brussels',
  brussel: 'brussels',
  kobenhavn: 'copenhagen',
  goteborg: 'goteborg',
  gothenburg: 'goteborg',
  seville: 'sevilla',
  'st louis': 'st louis',
  'saint paul': 'saint paul',
  'st paul': 'saint paul',
  nuremberg: 'nurnberg',
  frankfurt: 'frankfurt am main',
  'den haag': 'the hague',
  beograd: 'belgrade',
  bucuresti: 'bucharest',
  athens: 'athens',
  'sao paulo': 'sao paulo',
  moscow: 'moscow',
  krakow: 'krakow',
  cracow: 'krakow',
  phila: 'philadelphia',
  'ho chi minh': 'ho chi minh city',
  bombay: 'mumbai',
  hull: 'kingston upon hull',
  madras: 'chennai',
  calcutta: 'kolkata',
  pune: 'pune',
  'ciudad de mexico': 'mexico city',
  cdmx: 'mexico city',
};

/** Loads the names: 135,000 cities and all countries. */
export async function loadGazetteer(): Promise<Gazetteer> {
  const [cities, { default: countries }] = await Promise.all([loadCities(), import('i18n-iso-countries')]);
  const countryNames = readCountryNames(countries);
  return {
    cities(name) {
      const key = foldName(name);
      const found = cities(key);
      const other = otherCityNames[key];
      if (other === undefined) return found;
      return [...found, ...cities(other)].sort((a, b) => b.population - a.population);
    },
    country: (name) => countryNames.get(foldName(name)),
  };
}

type Countries = typeof import('i18n-iso-countries');

function readCountryNames(countries: Countries): ReadonlyMap<string, string> {
  const names = new Map(Object.entries(otherCountryNames));
  const add = (name: string, code: string): void => {
    if (!names.has(name)) names.set(name, code);
  };
  for (const language of languages) {
    const own = countries.getNames(language, { select: 'all' }) as Record<string, string | readonly string[]>;
    for (const [code, some] of Object.entries(own)) {
      // Two or three letters are a code, not a name.
      for (const name of [some].flat().map(foldName))
        if (name.length > 3 && (language === 'en' || !englishWords.has(name))) add(name, code);
    }
  }
  for (const [alpha3, alpha2] of Object.entries(countries.getAlpha3Codes())) add(alpha3.toLowerCase(), alpha2);
  return names;
}
