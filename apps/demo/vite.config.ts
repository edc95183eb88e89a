import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

// The packages are read from their sources, so a change in one shows at once.
const conditions = ['@gen/source', ...defaultClientConditions];

// While one works on the page its styles come as elements; what is built has files alone.
const stylesWhileWorking: Plugin = {
  name: 'styles-while-working',
  apply: 'serve',
  transformIndexHtml: (html) =>
    html.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
};

export default defineConfig({
  base: './',
  plugins: [stylesWhileWorking],
  resolve: { conditions },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es' },
  build: {
    // The content security policy lets nothing come from data: addresses but pictures.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
