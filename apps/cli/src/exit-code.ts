import { JobSearchError } from '@jobsearch/postings';

/** How the process ends. */
export const ExitCode = { done: 0, failed: 1, usage: 2, incomplete: 3 } as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** The one place where error codes become exit codes. */
export function exitCodeOf(error: unknown): ExitCode {
  return error instanceof JobSearchError && error.code === 'USAGE' ? ExitCode.usage : ExitCode.failed;
}
