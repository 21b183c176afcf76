import type { Posting } from '@jobsearch/postings';

/** The fields that get vectors, one matrix each. */
export const embeddedFields = ['title', 'company', 'location', 'description'] as const;
export type EmbeddedField = (typeof embeddedFields)[number];

/** Raised with every change of {@link embeddedText} that changes vectors; written into every snapshot's manifest. */
export const recipeVersion = 1;

/** What of a posting is turned into the vector of `field`; "" gives a zero row. */
export function embeddedText(posting: Posting, field: EmbeddedField): string {
  return posting[field].trim();
}
