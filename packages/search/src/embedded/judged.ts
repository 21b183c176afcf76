import type { RowSet } from '@jobsearch/ranker';
import { intersection, union } from '../row-sets.js';
import type { CheckedRequest } from '../search-request.js';
import type { Agreement, ConstraintKind } from '../understand/index.js';
import type { Verdicts } from './verdicts.js';

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
      const either = { met: union(before.met, verdicts.met), open: union(before.open, verdicts.open) };
      joined[at] = { kind, boost, verdicts: either };
    }
  }
  return joined;
}

/** Factors of at most 1, so that the best possible score stays 1. */
export function boostsOf(judged: readonly Judged[]): (row: number) => number {
  const most = judged.reduce((sum, { boost }) => sum + boost.met, 1);
  const gains = judged.map(({ boost: { contradicted, unknown, met } }) => [contradicted, unknown, met]);
  return (row) => {
    let boost = 1;
    for (let i = 0; i < gains.length; i++) {
      const { met, open } = (judged[i] as Judged).verdicts;
      boost += (gains[i] as number[])[+met.has(row) + +open.has(row)] as number;
    }
    return Math.min(1, boost / most); // sums of tenths may be a little more
  };
}

/** Who does not tell the experience that is asked for asks for none; pay that is not told passes on request. At least one is asked for. */
export function rowsWithin(judged: readonly Judged[], { filters }: CheckedRequest): RowSet {
  const passesUnknown = (kind: string): boolean =>
    kind === 'experience' || (kind === 'salary' && filters.includeUnknownSalary === true);
  return judged.map(({ kind, verdicts: { met, open } }) => (passesUnknown(kind) ? open : met)).reduce(intersection);
}
