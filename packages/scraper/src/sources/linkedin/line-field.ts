import { tidyLine } from '@jobsearch/postings';

/** `{ [name]: text }` with the text on one tidy line, or `{}` when it says nothing: to be spread into an object. */
export function lineField<Name extends string>(name: Name, text: string | undefined): { [name in Name]?: string } {
  const tidied = tidyLine(text ?? '');
  return (tidied ? { [name]: tidied } : {}) as { [name in Name]?: string };
}
