import { classAt, JOINER, SEPARATOR, SUFFIX, WIDE, WORD } from './character-class.js';

/** A part of a chunk that becomes a term: `text` as written, or what it is searched as. */
export interface ChunkPart {
  readonly text: string;
  /** Whether it stands where the next position begins, or beside the part before it. */
  readonly isNext: boolean;
  readonly start: number;
  readonly end: number;
}

/** Word characters that belong together; `joiner` is the character before it when it is held to the piece before. */
interface Piece {
  readonly text: string;
  readonly joiner: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The parts of a chunk, in order. One word gives itself. Otherwise:
 *
 * - `c#`, `c++`, `.net`, `node.js`, `asp.net` stay whole; `node.js` gives `node` too, as people write either;
 * - `3.5` and `24/7` stay whole, `u.s.a` becomes `usa`, `r&d` and `at&t` (at most two letters a side) stay whole;
 * - a compound of two words gives its parts and the whole: `front-end` is found by `front`, `end` and `frontend`;
 * - anything else held together gives its parts: `c/c++`, `and/or`, `state-of-the-art`, and sentences glued by a full stop.
 */
export function splitChunk(chunk: string): ChunkPart[] {
  const pieces = cutPieces(chunk);
  const parts: ChunkPart[] = [];
  for (let at = 0; at < pieces.length; ) at += takeWhole(pieces, at, chunk, parts) || takePart(pieces, at, parts);
  return parts;
}

function takePart(pieces: readonly Piece[], at: number, parts: ChunkPart[]): number {
  const { text, start, end } = pieces[at] as Piece;
  parts.push({ text, isNext: true, start, end });
  return 1;
}

/** How many pieces belong to a whole that begins at `at`; 0 when none does. */
function takeWhole(pieces: readonly Piece[], at: number, chunk: string, parts: ChunkPart[]): number {
  const first = pieces[at] as Piece;
  const second = pieces[at + 1];
  if (second === undefined) return 0;
  const whole = (count: number, text?: string): number => {
    const { start } = first;
    const { end } = pieces[at + count - 1] as Piece;
    parts.push({ text: text ?? chunk.slice(start, end), isNext: true, start, end });
    return count;
  };
  switch (second.joiner) {
    case '.': {
      if (/^(?:js|net)$/i.test(second.text) && /[^+#]$/.test(first.text)) {
        whole(2);
        if (/^js$/i.test(second.text)) parts.push({ ...first, isNext: false });
        return 2;
      }
      const numbers = runLength(pieces, at, /^\p{Nd}+$/u);
      if (numbers > 1) return whole(numbers);
      const letters = runLength(pieces, at, /^\p{L}$/u);
      return letters > 1 ? whole(letters, initials(pieces, at, letters)) : 0;
    }
    case '&':
      return isAlone(pieces, at) && isShortWord(first) && isShortWord(second) ? whole(2) : 0;
    case '/':
      return isAlone(pieces, at) && isShortNumber(first) && isShortNumber(second) ? whole(2) : 0;
    case '-':
      if (!isAlone(pieces, at) || !isLetters(first) || !isLetters(second)) return 0;
      takePart(pieces, at, parts);
      parts.push({ text: first.text + second.text, isNext: false, start: first.start, end: second.end });
      takePart(pieces, at + 1, parts);
      return 2;
    default:
      return 0;
  }
}

function cutPieces(chunk: string): Piece[] {
  const pieces: Piece[] = [];
  let joiner = '';
  for (let at = 0; at < chunk.length; ) {
    const start = at;
    at = endOfWord(chunk, start);
    if (at === start) {
      joiner = pieces.length > 0 && joiner === '' && classAt(chunk, at) === JOINER ? toPlain(chunk.charAt(at)) : '.+';
      at++;
      continue;
    }
    const isLetter = at - start === 1;
    if (isLetter && chunk[at] === '#') at++;
    else if (chunk.startsWith('++', at) && chunk[at + 2] !== '+') at += 2;
    const dotted = (joiner === '.+' || /[+#]$/.test(pieces.at(-1)?.text ?? '')) && chunk[start - 1] === '.';
    const from = dotted && /^net$/i.test(chunk.slice(start, at)) ? start - 1 : start;
    pieces.push({ text: chunk.slice(from, at), joiner: joiner.length === 1 ? joiner : '', start: from, end: at });
    joiner = '';
  }
  return pieces;
}

// An apostrophe between two word characters is part of the word.
function endOfWord(chunk: string, start: number): number {
  let at = start;
  while (at < chunk.length) {
    const kind = classAt(chunk, at);
    const bare = kind & ~WIDE;
    const isInner = kind === JOINER && at > start && /['’＇]/.test(chunk.charAt(at)) && isWordAt(chunk, at + 1);
    if (bare === JOINER ? !isInner : bare === SUFFIX || bare === SEPARATOR) break;
    at += kind & WIDE ? 2 : 1;
  }
  return at;
}

function isWordAt(chunk: string, at: number): boolean {
  return at < chunk.length && (classAt(chunk, at) & ~WIDE) === WORD;
}

function toPlain(joiner: string): string {
  return joiner === '‐' || joiner === '‑' ? '-' : joiner;
}

function runLength(pieces: readonly Piece[], at: number, like: RegExp): number {
  let end = at;
  while (end < pieces.length && like.test((pieces[end] as Piece).text) && (end === at || pieces[end]?.joiner === '.')) {
    end++;
  }
  return end - at;
}

function initials(pieces: readonly Piece[], at: number, count: number): string {
  return pieces
    .slice(at, at + count)
    .map(({ text }) => text)
    .join('');
}

/** Whether the pieces at `at` and after it are held by a joiner that holds no third piece. */
function isAlone(pieces: readonly Piece[], at: number): boolean {
  const joiner = pieces[at + 1]?.joiner;
  return pieces[at]?.joiner !== joiner && pieces[at + 2]?.joiner !== joiner;
}

const isShortWord = ({ text }: Piece): boolean => /^\p{L}{1,2}$/u.test(text);
const isShortNumber = ({ text }: Piece): boolean => /^\p{Nd}{1,2}$/u.test(text);
const isLetters = ({ text }: Piece): boolean => /^[\p{L}\p{M}]+$/u.test(text);
