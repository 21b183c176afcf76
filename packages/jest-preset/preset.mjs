import { fileURLToPath } from 'node:url';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

export default {
  testEnvironment: here('./environment.mjs'),
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [fileURLToPath(import.meta.resolve('ts-jest')), { useESM: true, tsconfig: '<rootDir>/tsconfig.json' }],
  },
  reporters: ['default', here('./summary-reporter.mjs')],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // A net below tests that hang, not a measure: machines that check changes can be slow and busy.
  testTimeout: 120_000,
};
