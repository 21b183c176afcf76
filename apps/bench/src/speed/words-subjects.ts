import { createLexicalIndex } from '@jobsearch/ranker';
import { create, insertMultiple, search } from '@orama/orama';
import MiniSearch from 'minisearch';
import { type PostingTexts, textFields } from './words-texts.js';

/** Who is measured: builds an index of all texts, and gives the function that searches it for the ten best. */
export interface WordSubject {
  readonly name: string;
  readonly note?: string;
  build(texts: readonly PostingTexts[]): Promise<(query: string) => unknown>;
}

const titleWeight = 3;

/** Ranking, stemming, positions and typing errors as they come; a title counts three times. */
export const ours: WordSubject = {
  name: '@jobsearch/ranker',
  note: 'stems, positions for phrases, typing errors of unknown words',
  async build(texts) {
    const column = (field: (typeof textFields)[number]) => ({ texts: texts.map((text) => text[field]) });
    const index = createLexicalIndex({
      fields: {
        title: { ...column('title'), weight: titleWeight },
        company: column('company'),
        location: column('location'),
        description: column('description'),
      },
    });
    return (query) => index.search(query, { limit: 10 });
  },
};

export const minisearch: WordSubject = {
  name: 'minisearch',
  note: 'no stems, no positions, exact words only',
  async build(texts) {
    const index = new MiniSearch({ fields: [...textFields], searchOptions: { boost: { title: titleWeight } } });
    texts.forEach((text, id) => {
      index.add({ id, ...text });
    });
    return (query) => index.search(query).slice(0, 10);
  },
};

export const orama: WordSubject = {
  name: 'orama',
  note: 'no stems, no positions; words begin so, as it comes',
  async build(texts) {
    const schema = { title: 'string', company: 'string', location: 'string', description: 'string' } as const;
    const index = create({ schema });
    await insertMultiple(index, [...texts], 1000);
    return (term) => search(index, { term, limit: 10, boost: { title: titleWeight } });
  },
};
