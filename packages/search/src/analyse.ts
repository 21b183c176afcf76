import { createAnalyser, stemEnglish } from '@jobsearch/ranker';
import { toOneSpelling } from './one-spelling.js';

/** An internship is what an intern has, and so on: in a search and in a posting one is said for the other. */
const learning = /^(intern|apprentice|trainee)ship(?=s?$)/;

/** Makes terms of a text, as the index and everything beside it do. */
export const analyse = createAnalyser({ stem: (word) => stemEnglish(toOneSpelling(word.replace(learning, '$1'))) });
