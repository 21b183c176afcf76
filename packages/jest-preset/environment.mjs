import { TestEnvironment } from 'jest-environment-node';

// onnxruntime checks its inputs with instanceof: tests must see the same typed arrays as the native module.
const shared = [
  'ArrayBuffer',
  'Float32Array',
  'Float64Array',
  'Int8Array',
  'Uint8Array',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'BigInt64Array',
  'BigUint64Array',
];

export default class SharedRealmEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    for (const name of shared) this.global[name] = globalThis[name];
    // What the developer has set for a server of theirs is nothing to the tests.
    const { env } = this.global.process;
    for (const name of Object.keys(env)) if (/^(?:JOBSEARCH_(?!CHROMIUM)|PORT$|HOST$)/.test(name)) delete env[name];
  }
}
