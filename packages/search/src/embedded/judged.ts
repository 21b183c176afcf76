import { createRowSet, type RowSet } from '@jobsearch/ranker';
import type { CheckedRequest } from '../search-request.js';
import type { Agreement, ConstraintKind } from '../understand/index.js';
import { numberOf, type Verdicts } from './verdicts.js';

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
      joined[at] = { kind, boost, verdicts: verdicts.map((verdict, row) => Math.max(verdict, before[row] as number)) };
    }
  }
  return joined;
}

/** Factors of at most 1, so that the best possible score stays 1. */
export function boostsOf(judged: readonly Judged[]): (row: number) => number {
  const gains = judged.map(({ boost: { contradicted, unknown, met } }) => [contradicted, unknown, met] as const);
  const most = gains.reduce((sum, [, , met]) => sum + met, 1);
  return (row) => {
    let boost = 1;
    for (let i = 0; i < gains.length; i++)
      boost += (gains[i] as readonly number[])[((judged[i] as Judged).verdicts[row] as number) + 1] as number;
    return Math.min(1, boost / most); // sums of tenths may be a little more
  };
}

/** Who does not tell the experience that is asked for asks for none; pay that is not told passes on request. */
export function rowsWithin(judged: readonly Judged[], rows: number, { filters }: CheckedRequest): RowSet {
  const passesUnknown = (kind: string): boolean =>
    kind === 'experience' || (kind === 'salary' && filters.includeUnknownSalary === true);
  const rules = judged.map(({ kind, verdicts }) => ({
    verdicts,
    least: passesUnknown(kind) ? numberOf.unknown : numberOf.met,
  }));
  const set = createRowSet(rows);
  for (let row = 0; row < rows; row++) {
    if (rules.every(({ verdicts, least }) => (verdicts[row] as number) >= least)) set.add(row);
  }
  return set;
}
