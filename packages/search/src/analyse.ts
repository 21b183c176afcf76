import { createAnalyser, stemEnglish } from '@jobsearch/ranker';

/** Makes terms of a text as the ranker does when it is given no analyser. */
export const analyse = createAnalyser({ stem: stemEnglish });
