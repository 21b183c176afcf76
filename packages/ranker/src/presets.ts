/** Named sets of weights, by field name. A preset is used for the fields that an index has; it must have them all. */
export const presets = {
  /** The four weights of the Python demo that this project grew from: its order of results, exactly. */
  classic: { title: 0.5, location: 0.5, company: 0.2, description: 0.3 },
} as const satisfies Record<string, Readonly<Record<string, number>>>;

export type PresetName = keyof typeof presets;
