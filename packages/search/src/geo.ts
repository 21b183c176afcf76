import { type City, cityNamed, type Gazetteer, isRegion } from '@jobsearch/postings';
import type { PostingHead } from './posting-head.js';

/** Degrees north and east. */
export type Point = Pick<City, 'latitude' | 'longitude'>;

/** The mean radius of the earth (IUGG). */
const earthKm = 6371;

/** Along the surface, in kilometres, by the haversine formula. */
export function distanceKm(a: Point, b: Point): number {
  const radians = Math.PI / 180;
  const half = (from: number, to: number): number => Math.sin(((to - from) * radians) / 2) ** 2;
  const flat = Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians);
  const inner = Math.sqrt(half(a.latitude, b.latitude) + flat * half(a.longitude, b.longitude));
  return 2 * earthKm * Math.asin(Math.min(1, inner));
}

/** Where a posting's place is, as far as its city is known. One whose state has no such city known is nowhere: another of the name is far away. */
export function pointOf(
  { city, region, country }: NonNullable<PostingHead['places']>[number],
  gazetteer: Gazetteer,
): Point | undefined {
  if (city === undefined) return undefined;
  const within = [region !== undefined && isRegion(region) ? region : undefined, country];
  return cityNamed(
    city,
    within.filter((part) => part !== undefined),
    gazetteer,
  );
}
