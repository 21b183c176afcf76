export { default } from './preset.mjs';
