import { defaultClientConditions, defineConfig } from 'vite';

// The packages are read from their sources, so a change in one shows at once.
const conditions = ['@gen/source', ...defaultClientConditions];

export default defineConfig({
  base: './',
  resolve: { conditions },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es' },
  build: {
    // The content security policy lets nothing come from data: addresses but pictures.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
