import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { type Posting, parsePosting } from '@jobsearch/postings';
import { rowOf } from '@jobsearch/ranker';
import {
  type Encoder,
  embeddedFields,
  embeddedText,
  embedPostings,
  openEncoder,
  openEncodingJournal,
  planEmbedding,
  reuseFrom,
} from '../src/index.js';
import { temporaryFolder } from './support/temporary-folder.js';

function posting(key: number, fields: Partial<Posting>): Posting {
  return parsePosting({
    id: `test:${key}`,
    title: 'Nurse',
    company: 'Harbour Clinic',
    location: 'Split, Croatia',
    workplace: 'on-site',
    skills: [],
    description: 'Cares for patients at night.',
    firstSeenAt: '2026-01-01',
    lastSeenAt: '2026-01-01',
    source: 'test',
    ...fields,
  });
}

const postings = [
  posting(1, {}),
  posting(2, { title: 'Night Driver', company: '', description: 'Drives a lorry.' }),
  posting(3, { title: 'Split, Croatia' }),
];

/** The built-in encoder, with the texts that went through it. */
async function watchedEncoder(): Promise<{ encoder: Encoder; seen: string[] }> {
  const builtin = await openEncoder({ model: 'builtin' });
  const seen: string[] = [];
  const encode: Encoder['encode'] = (texts, role) => {
    seen.push(...texts);
    return builtin.encode(texts, role);
  };
  return { encoder: { ...builtin, encode }, seen };
}

test('row i of each matrix is the vector of posting i', async () => {
  const { encoder } = await watchedEncoder();

  const { fields } = await embedPostings(postings, encoder, { batchSize: 2 });

  for (const field of embeddedFields) {
    const direct = await encoder.encode(
      postings.map((each) => embeddedText(each, field)),
      'passage',
    );
    expect(fields[field]).toEqual(direct);
  }
});

test('encodes texts that repeat once, within a field and across fields', async () => {
  const { encoder, seen } = await watchedEncoder();

  const { encoded, reused } = await embedPostings(postings, encoder);

  expect([...seen].sort()).toEqual([
    'Cares for patients at night.',
    'Drives a lorry.',
    'Harbour Clinic',
    'Night Driver',
    'Nurse',
    'Split, Croatia',
  ]);
  expect({ encoded, reused }).toEqual({ encoded: 6, reused: 0 });
});

test('gives an empty text a zero row without asking the encoder', async () => {
  const { encoder, seen } = await watchedEncoder();

  const { fields } = await embedPostings([posting(1, { company: '  ' })], encoder);

  expect(seen).not.toContain('');
  expect(rowOf(fields.company, 0).every((value) => value === 0)).toBe(true);
});

test('takes over the vectors of texts that have not changed', async () => {
  const { encoder, seen } = await watchedEncoder();
  const before = await embedPostings(postings, encoder);
  seen.length = 0;
  const changed = [posting(4, { title: 'Nurse', description: 'Cares for children.' }), ...postings];

  const after = await embedPostings(changed, encoder, { reuse: reuseFrom(postings, before.fields) });

  expect(seen).toEqual(['Cares for children.']);
  expect(after.encoded).toBe(1);
  expect(after.reused).toBe(6);
  expect(after.fields).toEqual((await embedPostings(changed, encoder)).fields);
});

test('reports progress up to the total', async () => {
  const { encoder } = await watchedEncoder();
  const onProgress = jest.fn();

  await embedPostings(postings, encoder, { onProgress, batchSize: 4 });

  expect(onProgress.mock.calls).toEqual([[{ done: 4, total: 6 }], [{ done: 6, total: 6 }]]);
});

test('stops between batches when the signal says so', async () => {
  const { encoder, seen } = await watchedEncoder();
  const abort = new AbortController();

  const call = embedPostings(postings, encoder, {
    signal: abort.signal,
    batchSize: 1,
    onProgress: () => abort.abort(new Error('enough')),
  });

  await expect(call).rejects.toThrow('enough');
  expect(seen).toHaveLength(1);
});

test('no posting gives matrices without rows', async () => {
  const { encoder } = await watchedEncoder();

  const { fields } = await embedPostings([], encoder);

  expect(fields.title).toMatchObject({ rows: 0, dims: encoder.spec.dims });
});

test('tells what there would be to encode', async () => {
  const { encoder, seen } = await watchedEncoder();
  const { fields } = await embedPostings(postings, encoder);
  seen.length = 0;
  const changed = [...postings, posting(4, { description: 'Cares for children.' })];

  expect(planEmbedding(postings)).toEqual({ toEncode: 6, characters: 88, reused: 0 });
  expect(planEmbedding(changed, reuseFrom(postings, fields))).toEqual({ toEncode: 1, characters: 19, reused: 6 });
  expect(seen).toEqual([]);
});

test('a run that was interrupted goes on: no batch that was finished is encoded again', async () => {
  const { encoder, seen } = await watchedEncoder();
  const path = join(await temporaryFolder(), 'vectors.journal');
  const abort = new AbortController();
  const first = await openEncodingJournal(path, encoder.spec);
  const interrupted = embedPostings(postings, encoder, {
    journal: first,
    batchSize: 2,
    signal: abort.signal,
    onProgress: ({ done }) => done === 4 && abort.abort(new Error('killed')),
  });
  await expect(interrupted).rejects.toThrow('killed');
  await first.close();
  const before = [...seen];
  seen.length = 0;

  const journal = await openEncodingJournal(path, encoder.spec);
  const resumed = await embedPostings(postings, encoder, { journal });
  await journal.remove();

  expect(before).toHaveLength(4);
  expect(seen.filter((text) => before.includes(text))).toEqual([]);
  expect(resumed).toMatchObject({ encoded: 2, resumed: 4 });
  expect(resumed.fields).toEqual((await embedPostings(postings, encoder)).fields);
});
