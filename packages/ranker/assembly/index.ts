export { float16, float32, int8 } from './dense';
export { oneBit } from './one-bit';
export { keepBest, select } from './select';
export { signs } from './signs';
