// What is kept is a list of keys behind a header of 8 bytes that holds the threshold (float32). A key is 64 bits: the score's bits, turned
// so that they order as unsigned numbers, above the complement of the row. The greater key is the better hit, and no two are equal.

function toKey(score: f32, row: u32): u64 {
  const bits = reinterpret<i32>(score + 0); // + 0 makes one zero of two
  return ((<u64>(bits ^ ((bits >> 31) | 0x80000000))) << 32) | <u64>~row;
}

function scoreOf(key: u64): f32 {
  const turned = <i32>(key >> 32);
  return reinterpret<f32>(turned ^ ((~turned >> 31) | 0x80000000));
}

function keyAt(keys: usize, index: i32): usize {
  return keys + ((<usize>index) << 3);
}

/**
 * Moves the k best keys to the front and sets the threshold to the score of the last of them. Hoare's Find, Communications of the ACM 4
 * (1961), algorithm 65. The parameters are those of `KeepBestKernel` in src/kernels/kernels.ts.
 */
export function keepBest(best: usize, size: u32, k: u32): u32 {
  if (size <= k) return size;
  const keys = best + 8;
  const wanted = <i32>k - 1;
  let low = 0;
  let high = <i32>size - 1;
  while (low < high) {
    const pivot = load<u64>(keyAt(keys, (low + high) >> 1));
    let i = low;
    let j = high;
    while (i <= j) {
      while (load<u64>(keyAt(keys, i)) > pivot) i++;
      while (load<u64>(keyAt(keys, j)) < pivot) j--;
      if (i > j) break;
      const key = load<u64>(keyAt(keys, i));
      store<u64>(keyAt(keys, i), load<u64>(keyAt(keys, j)));
      store<u64>(keyAt(keys, j), key);
      i++;
      j--;
    }
    if (wanted <= j) high = j;
    else if (wanted >= i) low = i;
    else break;
  }
  store<f32>(best, scoreOf(load<u64>(keyAt(keys, wanted))));
  return k;
}

/** Adds what is better than the threshold. The parameters are those of `SelectKernel` in src/kernels/kernels.ts. */
export function select(
  scores: usize,
  ids: usize,
  first: u32,
  count: u32,
  best: usize,
  size: u32,
  k: u32,
  capacity: u32,
): u32 {
  let threshold = load<f32>(best);
  let i: u32 = 0;
  while (i < count) {
    // Most scores are no better than the threshold: pass over 8 of them at a time.
    const least = f32x4.splat(threshold);
    while (i + 8 <= count) {
      const at = scores + ((<usize>i) << 2);
      if (v128.any_true(v128.or(f32x4.gt(v128.load(at), least), f32x4.gt(v128.load(at, 16), least)))) break;
      i += 8;
    }
    const end = min(i + 8, count);
    for (; i < end; i++) {
      const score = load<f32>(scores + ((<usize>i) << 2));
      if (!(score > threshold)) continue;
      if (size === capacity) {
        size = keepBest(best, size, k);
        threshold = load<f32>(best);
        if (!(score > threshold)) continue;
      }
      store<u64>(keyAt(best + 8, size++), toKey(score, ids === 0 ? first + i : load<u32>(ids + ((<usize>i) << 2))));
    }
  }
  return size;
}
