/** What a command talks to: results go to stdout, everything said about the work to stderr. `process` is one. */
export interface Console {
  readonly stdin: NodeJS.ReadableStream;
  /** `columns`: the width of the terminal, where it is one. */
  readonly stdout: NodeJS.WritableStream & { readonly columns?: number };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/** How a command says how it ended, when that is not plain 0. */
export type Finish = (code: import('./exit-code.js').ExitCode) => void;
