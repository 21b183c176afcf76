import { decodeHTML } from 'entities';

const entity = /&(?:[a-z][a-z0-9]{1,31}|#\d{1,7}|#x[0-9a-f]{1,6});/i;

/** The characters that entities of HTML stand for; a text without any stays as it is. What was escaped twice needs it twice. */
export function decodeEntities(text: string): string {
  return entity.test(text) ? decodeHTML(text) : text;
}
