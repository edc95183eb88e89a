const libraries = ['packages/{core,energy,variational,data,plot,backend-web}/src/**/*.ts'];
const tests = '**/*.test.{ts,tsx}';

const readBacks = ['dataSync', 'arraySync', 'print'].map((name) => ({
  selector: `CallExpression[callee.property.name='${name}']`,
  message: `${name} blocks or throws on WebGPU: await data() outside of the step.`,
}));

const everywhere = [
  {
    selector: 'ExportDefaultDeclaration',
    message: 'Export by name.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'All randomness comes from a key.',
  },
];

// Core runs anywhere: what an environment offers comes through a backend or a store.
const environment = [
  'window',
  'document',
  'navigator',
  'self',
  'process',
  'Buffer',
  'fetch',
  'localStorage',
  'indexedDB',
  'setTimeout',
  'setInterval',
  'performance',
  'console',
  'require',
  '__dirname',
];

/**
 * What library code may not do; tests and apps may.
 *
 * @type {import('eslint').Linter.Config[]}
 */
export const library = [
  {
    files: ['packages/*/src/**/*.ts', 'apps/*/src/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-syntax': ['error', ...everywhere],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: libraries,
    ignores: [tests],
    rules: {
      'no-restricted-syntax': ['error', ...everywhere, ...readBacks],
    },
  },
  {
    files: ['packages/{core,energy,variational}/src/**/*.ts'],
    ignores: [tests],
    rules: { 'no-restricted-globals': ['error', ...environment] },
  },
];
