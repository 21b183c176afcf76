/** What a widget says of one posting: a row for each of its places. */
export interface PostingRows {
  readonly company: string | null | undefined;
  readonly rows: readonly unknown[];
}

/** The rows of a widget's answer by the posting they belong to, in the order of their first ones; a row that names none stands alone. */
export function postingRows(jobs: readonly unknown[], company: string | null | undefined): PostingRows[] {
  const byCode = new Map<unknown, unknown[]>();
  for (const job of jobs) {
    const code = codeOf(job) ?? Symbol('no code');
    byCode.set(code, [...(byCode.get(code) ?? []), job]);
  }
  return [...byCode.values()].map((rows) => ({ company, rows }));
}

function codeOf(job: unknown): string | undefined {
  const code = typeof job === 'object' && job !== null && 'shortcode' in job ? job.shortcode : undefined;
  return typeof code === 'string' ? code : undefined;
}
