import { arrows } from './scripts/lint/arrows.mjs';
import { library } from './scripts/lint/library.mjs';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/*.generated.*',
      'docs/api/',
      'docs/examples.generated/',
      'packages/backend-web/src/assembly/',
    ],
  },
  ...tseslint.configs.recommended,
  ...arrows,
  ...library,
);
