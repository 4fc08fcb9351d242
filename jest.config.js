/** @type {import('jest').Config} */
const config = {
  testEnvironment: 'node',
  // Workspaces are read from source: no build is needed before a test.
  // Jest itself adds `import` or `require`; naming `import` here would break its own CommonJS parts.
  testEnvironmentOptions: { customExportConditions: ['zvonok-source', 'node', 'node-addons'] },
  roots: ['packages', 'services', 'gateway', 'web', 'local', 'tests'].map(
    (name) => `<rootDir>/${name}`,
  ),
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: false, explicitResourceManagement: true },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  globalSetup: './tests/setup/global-setup.js',
  globalTeardown: './tests/setup/global-teardown.js',
  maxWorkers: 2,
  // What never ends is found; how fast things are, the benchmarks say: the machine may be busy.
  testTimeout: 60_000,
}

export default config
