/** Words that follow each other and are compared as one. */
const shingleWords = 5;
/** Hashes of a signature: similarities are estimated to within ±.04. */
const hashes = 96;

const factors = Uint32Array.from({ length: hashes }, (_, i) => Math.imul(2 * i + 1, 0x9e3779b1) | 1);
const shifts = Uint32Array.from({ length: hashes }, (_, i) => Math.imul(i + 1, 0x85ebca6b));

/** What stands for a text where it is compared with others. */
export type TextSignature = Uint32Array;

/**
 * A MinHash signature of the text's runs of five words, without case and marks: of {@link similarity} of two such signatures one can tell
 * how many runs the texts share. Broder, On the resemblance and containment of documents, SEQUENCES 1997.
 */
export function signatureOf(text: string): TextSignature {
  const signature = new Uint32Array(hashes).fill(0xffffffff);
  const words = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(hashOf);
  const last = Math.max(0, words.length - shingleWords);
  for (let start = 0; words.length > 0 && start <= last; start++) {
    let shingle = 0;
    for (let i = start; i < Math.min(words.length, start + shingleWords); i++) {
      shingle = mix(Math.imul(shingle, 31) + (words[i] as number));
    }
    for (let i = 0; i < hashes; i++) {
      const value = mix(Math.imul(shingle, factors[i] as number) + (shifts[i] as number)) >>> 0;
      if (value < (signature[i] as number)) signature[i] = value;
    }
  }
  return signature;
}

const bandHashes = 4;

/**
 * Keys of which texts that are much alike have one in common: runs of the signature's hashes (locality-sensitive hashing; Leskovec, Rajaraman and
 * Ullman, Mining of Massive Datasets, section 3.4). Of texts with .8 in common one in a hundred thousand pairs has none.
 */
export function bandsOf(signature: TextSignature): string[] {
  const bands: string[] = [];
  for (let at = 0; at < hashes; at += bandHashes) bands.push(`${at}:${signature.subarray(at, at + bandHashes).join()}`);
  return bands;
}

/** The estimated share, 0 to 1, of the runs of words of both texts that they have in common (Jaccard's index). */
export function similarity(a: TextSignature, b: TextSignature): number {
  let same = 0;
  for (let i = 0; i < hashes; i++) if (a[i] === b[i]) same++;
  return same / hashes;
}

/** FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash;
}

function mix(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x7feb352d);
  return once ^ (once >>> 15);
}
