export { type Encoder, type EncoderRole, type EncoderSpec, isSameSpec } from './encoder.js';
