import { fileURLToPath } from 'node:url';

/** Where the demo postings lie: JSON Lines of invented postings, for a first look and for tests. */
export const demoPostingsFile: string = fileURLToPath(new URL('../../demo/postings.jsonl', import.meta.url));
