/** A part of a text: from `start` to before `end`, in UTF-16 units. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** So much is segmented at once: the segmenter's time for each sentence grows with the whole text that it is given. Characters. */
const windowLength = 4000;

/**
 * Cuts a text into chunks of whole sentences, in order, of nearly equal length and `most` characters at the most; a sentence that is longer is cut at
 * a blank, or where it must be. Together they hold all that is not blank; a sentence that `leaveOut` says so of is in none, and ends a chunk.
 *
 * Sentences end where Unicode has them end (UAX #29): at line breaks too.
 *
 * @param most at least 1
 */
export function chunkText(text: string, most: number, leaveOut: (sentence: string) => boolean = () => false): Chunk[] {
  const runs: Chunk[][] = [[]];
  for (const sentence of sentencesOf(text)) {
    if (leaveOut(text.slice(sentence.start, sentence.end))) runs.push([]);
    else runs.at(-1)?.push(...cut(text, sentence, most));
  }
  return runs.flatMap((run) => pack(run, most));
}

/** The sentences that are not blank, each line by itself; a line longer than a window is cut at a blank first, or where it must be. */
function* sentencesOf(text: string): Generator<Chunk> {
  for (let lineStart = 0; lineStart < text.length; ) {
    const found = text.indexOf('\n', lineStart);
    const lineEnd = found < 0 ? text.length : found;
    for (const { start, end } of cut(text, { start: lineStart, end: lineEnd }, windowLength)) {
      for (const { segment, index } of sentences.segment(text.slice(start, end))) {
        const sentence = trimmed(text, start + index, start + index + segment.length);
        if (sentence.start < sentence.end) yield sentence;
      }
    }
    lineStart = lineEnd + 1;
  }
}

/** Puts sentences that follow each other together. */
function pack(run: readonly Chunk[], most: number): Chunk[] {
  const [first] = run;
  const last = run.at(-1);
  if (!first || !last) return [];
  const length = last.end - first.start;
  const wanted = length / Math.ceil(length / most);
  const chunks: Chunk[] = [];
  let { start, end } = first;
  for (const next of run.slice(1)) {
    const longer = next.end - start;
    const overshoots = longer - wanted > wanted - (end - start);
    if (longer > most || overshoots) {
      chunks.push({ start, end });
      start = next.start;
    }
    end = next.end;
  }
  return [...chunks, { start, end }];
}

function cut(text: string, { start, end }: Chunk, most: number): Chunk[] {
  const parts: Chunk[] = [];
  let from = start;
  while (end - from > most) {
    const blank = text.slice(from, from + most + 1).lastIndexOf(' ');
    const to = blank > 0 ? from + blank : from + most - (isLowSurrogate(text, from + most) && most > 1 ? 1 : 0);
    parts.push(trimmed(text, from, to));
    from = trimmed(text, to, end).start;
  }
  return [...parts, { start: from, end }];
}

const isLowSurrogate = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

/** Without the blanks around it. */
function trimmed(text: string, start: number, end: number): Chunk {
  const part = text.slice(start, end);
  const from = start + part.length - part.trimStart().length;
  return { start: from, end: Math.max(from, start + part.trimEnd().length) };
}
