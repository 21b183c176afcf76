import { decodeEntities } from './entities.js';
import { tidyLine } from './html-text.js';
import { mendMojibake } from './mojibake.js';

/** A name or a place on one line, its characters mended. Cleaned twice it may become cleaner: `settle` does that. */
export function cleanLine(text: string): string {
  return tidyLine(mendMojibake(decodeEntities(text)));
}
