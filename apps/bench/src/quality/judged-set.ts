import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createGunzip } from 'node:zlib';
import { demoPostingsFile, type Posting, readRows } from '@jobsearch/postings';
import type { Grades } from '@jobsearch/ranker';

/** A query, and how well postings answer it. */
export interface JudgedQuery {
  readonly id: string;
  readonly text: string;
  /** By posting id: 0 not at all … 3 with every constraint. Who is not in it was not judged. */
  readonly grades: Grades<string> & ReadonlyMap<string, number>;
}

/** Postings, queries, and grades of a person. */
export interface JudgedSet {
  readonly postings: readonly Posting[];
  readonly queries: readonly JudgedQuery[];
  /** Rankings of other systems, by their names: `run.<name>` in the folder. By query id. */
  readonly runs: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
}

/**
 * Reads a folder: `postings.jsonl` (or `.gz`; without one the demo postings), `queries.tsv` (a header; the columns qid and query), `qrels.tsv` (TREC: qid, anything, id, grade) and
 * `run.*` (TREC: qid, anything, id, rank, score, name). Formats: https://trec.nist.gov/trec_eval/
 *
 * @throws Error naming the folder, or file and line
 */
export async function readJudgedSet(folder: string): Promise<JudgedSet> {
  const files = await readdir(folder).catch((cause: Error) => {
    throw new Error(`cannot read ${resolve(folder)}: want a folder with queries.tsv and qrels.tsv (${cause.message})`, {
      cause,
    });
  });
  const postingsFile = files.find((name) => /^postings\.jsonl(?:\.gz)?$/.test(name));
  const grades = await readGrades(join(folder, 'qrels.tsv'));
  const queries = await readQueries(join(folder, 'queries.tsv'));
  const runs = new Map<string, ReadonlyMap<string, readonly string[]>>();
  for (const name of files.filter((file) => file.startsWith('run.')).sort()) {
    runs.set(name.slice('run.'.length), await readRun(join(folder, name)));
  }
  return {
    postings: await readPostings(postingsFile ? join(folder, postingsFile) : demoPostingsFile),
    queries: queries.map(({ id, text }) => ({ id, text, grades: grades.get(id) ?? new Map<string, number>() })),
    runs,
  };
}

async function readPostings(path: string): Promise<Posting[]> {
  const postings: Posting[] = [];
  const bytes = createReadStream(path);
  const chunks = path.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  for await (const row of readRows(chunks, 'jsonl', new Date().toISOString())) {
    if ('problem' in row) throw new Error(`${path}, line ${row.line}: ${row.problem}`);
    postings.push(row.posting);
  }
  return postings;
}

async function readQueries(path: string): Promise<{ id: string; text: string }[]> {
  const [header = [], ...rows] = await readTable(path, /\t/);
  const [idAt, textAt] = [header.indexOf('qid'), header.indexOf('query')];
  if (idAt < 0 || textAt < 0) throw new Error(`${path}, line 1: want the columns qid and query`);
  return rows.map((row) => ({ id: row[idAt] ?? '', text: row[textAt] ?? '' }));
}

async function readGrades(path: string): Promise<Map<string, Map<string, number>>> {
  const grades = new Map<string, Map<string, number>>();
  for (const [index, [query = '', , id = '', grade = '']] of (await readTable(path, /\s+/)).entries()) {
    if (!/^\d+$/.test(grade)) throw new Error(`${path}, line ${index + 1}: "${grade}" is no grade`);
    grades.set(query, (grades.get(query) ?? new Map<string, number>()).set(id, Number(grade)));
  }
  return grades;
}

async function readRun(path: string): Promise<Map<string, string[]>> {
  const run = new Map<string, string[]>();
  for (const [query = '', , id = ''] of await readTable(path, /\s+/)) run.set(query, [...(run.get(query) ?? []), id]);
  return run;
}

async function readTable(path: string, separator: RegExp): Promise<string[][]> {
  const lines = (await readFile(path, 'utf8')).split(/\r?\n/);
  return lines.filter((line) => line.trim() !== '').map((line) => line.trim().split(separator));
}
