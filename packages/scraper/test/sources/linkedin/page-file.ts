import { readFileSync } from 'node:fs';

/** A page of the folder beside this file. */
export function pageFile(name: string): string {
  return readFileSync(new URL(`./pages/${name}`, import.meta.url), 'utf8');
}
