import { cityNamed, type Gazetteer, JobSearchError } from '@jobsearch/postings';
import { type RowSet, toRowSet } from '@jobsearch/ranker';
import { distanceKm, type Point, pointOf } from '../geo.js';
import type { PostingHead } from '../posting-head.js';
import { remembered, rememberLatest } from '../remembered.js';

type Place = NonNullable<PostingHead['places']>[number];

/** Sets of so many circles are kept. */
const mostKept = 64;

/**
 * Tells which postings have a place around another.
 *
 * @returns a function of the middle, `Zagreb`, `London, UK`, `Portland, ME`, `Portland, Maine, US` or `45.81,15.98` (degrees north and east), and the radius in
 *   kilometres; it throws JobSearchError `USAGE` for a city that is not known
 */
export function createNear(heads: readonly PostingHead[], gazetteer: Gazetteer): (near: string, km: number) => RowSet {
  const latest = rememberLatest<RowSet>(mostKept);
  const pointAt = remembered((place: Place) => pointOf(place, gazetteer));
  return (near, km) =>
    latest(`${km} ${near}`, () => {
      const middle = middleOf(near, gazetteer);
      const isInside = remembered((place: Place) => {
        const point = pointAt(place);
        return point !== undefined && distanceKm(point, middle) <= km;
      });
      return toRowSet((row) => heads[row]?.places?.some(isInside) === true, heads.length);
    });
}

const degrees = /^[+-]?\d+(?:\.\d+)?$/;
/** A city, its state and its country. */
const mostParts = 3;

function middleOf(near: string, gazetteer: Gazetteer): Point {
  const [first = '', ...rest] = near.split(',').map((part) => part.trim());
  const [latitude, longitude, ...more] = [first, ...rest].map((part) => (degrees.test(part) ? Number(part) : NaN));
  if (latitude !== undefined && longitude !== undefined && more.length === 0)
    if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) return { latitude, longitude };
  const city = rest.length < mostParts ? cityNamed(first, rest, gazetteer) : undefined;
  if (city) return city;
  throw new JobSearchError(
    'USAGE',
    `near is "${near}": want a city, with its state or country where several have the name (Portland, ME; London, UK), or degrees north and east (45.81,15.98)`,
  );
}
