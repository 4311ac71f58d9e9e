/** Jest in native ESM with swc (no type stripping in Node 20). The database cluster and engine of a run are made once, in launcher/test.mjs. */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2022',
          experimental: { keepImportAttributes: true },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'es6' },
      },
    ],
  },
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/test/**/*.test.tsx'],
  moduleNameMapper: { '\\.css$': '<rootDir>/test/support/css-stub.ts' },
  testTimeout: 60000,
  maxWorkers: 2,
};
