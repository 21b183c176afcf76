import { compile } from 'html-to-text';

// Emphasis, links and images carry no facts of a posting: their text is kept, their mark-up is not.
const convert = compile({
  wordwrap: false,
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'button', format: 'skip' },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'table', options: { uppercaseHeaderCells: false } },
  ],
  limits: { maxInputLength: 2_000_000 },
});

/**
 * HTML to plain text: paragraphs stay apart by a blank line, list items become lines that begin with "- ".
 *
 * @param html a fragment or a page; at most 2 million characters are read, what follows is dropped.
 */
export function htmlToText(html: string): string {
  return tidyText(convert(html));
}

/** Non-breaking and zero-width characters mended, blanks at line ends cut, at most one blank line in a row. Idempotent. */
export function tidyText(text: string): string {
  return (
    text
      .replace(/\r\n?|\u2028|\u2029/g, '\n')
      .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000\t]/g, ' ')
      .replace(/[\u200b\u2060\ufeff\u00ad]/g, '')
      // Runs of blanks first: looking for the line's end behind each of their characters takes time that grows with the square.
      .replace(/ {2,}/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  );
}

/** {@link tidyText} on one line: for titles, company names and places. */
export function tidyLine(text: string): string {
  return tidyText(text).replace(/\s+/g, ' ');
}
