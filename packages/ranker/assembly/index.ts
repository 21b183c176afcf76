export { float16 } from './float16';
export { float32 } from './float32';
export { int8 } from './int8';
export { oneBit } from './one-bit';
export { keepBest, select } from './select';
export { signs } from './signs';
