// Which of our packages a package may import: the arrows of the design, which point one way.
const core = ['@gen/core'];
const everything = ['@gen/*'];

/** @type {Record<string, readonly string[]>} */
const mayImport = {
  'packages/core': [],
  'packages/energy': core,
  'packages/variational': core,
  'packages/data': core,
  'packages/plot': core,
  'packages/backend-web': core,
  'packages/backend-node': [...core, '@gen/backend-web'],
  'packages/test-utils': [...core, '@gen/backend-web', '@gen/backend-node'],
  'apps/cli': everything,
  'apps/demo': everything,
};

const tests = '**/*.test.{ts,tsx}';

/**
 * Matches `@gen/name` and its sub-paths for names that are not allowed.
 *
 * @param {readonly string[]} allowed
 */
const forbidden = (allowed) => {
  const names = allowed.map((name) => name.replace('@gen/', '')).join('|');
  return names === '' ? '^@gen/' : `^@gen/(?!(${names})(/|$))`;
};

/**
 * Lint rules, one set a package, in which an import against the arrows is an error.
 *
 * @type {import('eslint').Linter.Config[]}
 */
export const arrows = Object.entries(mayImport).map(([folder, allowed]) => ({
  files: [`${folder}/src/**/*.{ts,tsx}`],
  ignores: [tests],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...(allowed === everything
            ? []
            : [
                {
                  regex: forbidden(allowed),
                  message: `${folder} may import ${allowed.join(', ') || 'none of our packages'}.`,
                },
              ]),
          {
            regex: '^(\\.\\./)+(packages|apps)/|^(\\.\\./){2,}[a-z-]+/src/',
            message: 'Import another package by its name, never by a relative path.',
          },
        ],
      },
    ],
  },
}));
