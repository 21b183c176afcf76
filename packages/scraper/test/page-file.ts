import { readFileSync } from 'node:fs';

/** A page of test/pages. */
export function pageFile(name: string): string {
  return readFileSync(new URL(`./pages/${name}`, import.meta.url), 'utf8');
}
