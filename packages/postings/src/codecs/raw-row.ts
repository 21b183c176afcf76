/** A row of a file before anybody has checked what it means: its fields by name, or why it could not be read. */
export type RawRow =
  | { readonly line: number; readonly record: Readonly<Record<string, unknown>> }
  | { readonly line: number; readonly problem: string };
