import { z } from 'zod';
import { optionalField } from './optional-field.js';

/** `{ [name]: day }` of an ISO 8601 date or date and time, `{}` for anything else, the 30th of February too: to be spread into an object. */
export function dateField<Name extends string>(name: Name, text: string | undefined): { [name in Name]?: string } {
  const day = /^(\d{4}-\d{2}-\d{2})(?:T.*)?$/.exec(text?.trim() ?? '')?.[1];
  return optionalField(name, z.iso.date().safeParse(day).data);
}
