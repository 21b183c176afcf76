import { RankerError } from './error.js';

/** Named sets of vector weights, by field name. A field that a preset does not name gets 0; an index must have all that it names. */
export const presets = {
  /** The four weights of the Python demo that this project grew from: its order of results, exactly. */
  classic: { title: 0.5, location: 0.5, company: 0.2, description: 0.3 },
} as const satisfies Record<string, Readonly<Record<string, number>>>;

export type PresetName = keyof typeof presets;

/** @throws RankerError `INVALID_WEIGHTS` for an unknown name */
export function presetWeights(name: PresetName): Readonly<Record<string, number>> {
  if (Object.hasOwn(presets, name)) return presets[name];
  throw new RankerError('INVALID_WEIGHTS', `no preset ${name}: there are ${Object.keys(presets).join(', ')}`);
}
