import { createRowSet, type RowSet } from '@jobsearch/ranker';
import type { CheckedRequest } from '../search-request.js';
import type { Agreement, ConstraintKind } from '../understand/index.js';
import { bitOf, type Verdicts } from './verdicts.js';

/** What meeting a constraint adds to a score, and what not telling or contradicting it does, as parts of the score. */
export type Boost = Readonly<Record<Agreement, number>>;

/** A constraint with what each posting makes of it. */
export interface Judged {
  readonly kind: ConstraintKind;
  readonly verdicts: Verdicts;
  readonly boost: Boost;
}

/** Of several of these a posting should meet each; of any other kind one: "germany or austria", "remote or hybrid", "no experience, will train". */
const cumulative: ReadonlySet<ConstraintKind> = new Set(['skill', 'salary']);

/** Those of which a posting meets one, as one. */
export function joinAlternatives(judged: readonly Judged[]): Judged[] {
  const joined: Judged[] = [];
  for (const { kind, verdicts, boost } of judged) {
    const at = cumulative.has(kind) ? -1 : joined.findIndex((one) => one.kind === kind);
    if (at < 0) joined.push({ kind, verdicts, boost });
    else {
      const before = (joined[at] as Judged).verdicts;
      const either = (bits: keyof Verdicts): Uint32Array =>
        verdicts[bits].map((word, i) => word | (before[bits][i] as number));
      joined[at] = { kind, boost, verdicts: { met: either('met'), open: either('open') } };
    }
  }
  return joined;
}

/** Factors of at most 1, so that the best possible score stays 1. */
export function boostsOf(judged: readonly Judged[]): (row: number) => number {
  const most = judged.reduce((sum, { boost }) => sum + boost.met, 1);
  const gains = judged.map(({ boost: { contradicted, unknown, met } }) => [contradicted, unknown, met]);
  const bits = judged.map(({ verdicts }) => verdicts);
  return (row) => {
    let boost = 1;
    for (let i = 0; i < gains.length; i++) {
      const { met, open } = bits[i] as Verdicts;
      boost += (gains[i] as number[])[bitOf(met, row) + bitOf(open, row)] as number;
    }
    return Math.min(1, boost / most); // sums of tenths may be a little more
  };
}

/** Who does not tell the experience that is asked for asks for none; pay that is not told passes on request. */
export function rowsWithin(judged: readonly Judged[], rows: number, { filters }: CheckedRequest): RowSet {
  const passesUnknown = (kind: string): boolean =>
    kind === 'experience' || (kind === 'salary' && filters.includeUnknownSalary === true);
  const passing = judged.map(({ kind, verdicts: { met, open } }) => (passesUnknown(kind) ? open : met));
  const [first, ...others] = passing as [Uint32Array, ...Uint32Array[]];
  return createRowSet(
    rows,
    first.map((word, i) => others.reduce((both, words) => both & (words[i] as number), word)),
  );
}
