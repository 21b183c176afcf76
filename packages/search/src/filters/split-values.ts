/** The values of a list that is written as one text, parted by commas; `\,` is a comma within a value, and nothing between two commas is no value. */
export function splitValues(text: string): string[] {
  return text
    .split(/(?<!\\),/)
    .map((value) => value.replaceAll('\\,', ',').trim())
    .filter(Boolean);
}
