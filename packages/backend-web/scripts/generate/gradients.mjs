import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import * as tf from '@tensorflow/tfjs-core';

// The gradients of tfjs-core live in a module that plain Node cannot import (its imports have no
// extensions) and that a bundle would duplicate the whole of tfjs-core for. Here they become one
// module that takes from tfjs-core's public exports whatever is public.

const dist = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-core'));
const entry = join(dist, 'register_all_gradients.js');

/** Modules that are public as a namespace, and the name of that namespace. */
const namespaces = new Map([
  ['util', 'util'],
  ['ops/broadcast_util', 'broadcast_util'],
  ['ops/slice_util', 'slice_util'],
  ['ops/axis_util', 'backend_util'],
  ['ops/conv_util', 'backend_util'],
  ['ops/selu_util', 'backend_util'],
]);

/** @type {ReadonlyMap<string, unknown>} */
const publicly = new Map(Object.entries(tf));

const header = `// @ts-nocheck
// Made by scripts/generate.mjs from the gradients of @tensorflow/tfjs-core ${tf.version_core}.
/**
 * @license
 * Copyright 2020 Google LLC. All Rights Reserved.
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 * http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
import type { GradConfig } from '@tensorflow/tfjs-core';
`;

/** @returns the source of a module that exports `gradients`. */
export async function gradients() {
  const bundled = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    external: ['@tensorflow/tfjs-core'],
    legalComments: 'none',
    minifySyntax: true,
    minifyWhitespace: true,
    plugins: [ontoPublicNames],
  });
  const text = /** @type {import('esbuild').OutputFile} */ (bundled.outputFiles[0]).text;
  return header + text.replace(/export\{gradConfigs as gradients\};\s*$/, typedExport);
}

const typedExport = 'export const gradients: readonly GradConfig[] = gradConfigs;\n';

/** @type {import('esbuild').Plugin} */
const ontoPublicNames = {
  name: 'onto-public-names',
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      return { contents: path === entry ? exportInstead(source) : publicOr(path, source) };
    });
  },
};

/**
 * The entry registers on import; ours exports the list, so that `install` decides when.
 *
 * @param {string} source
 */
function exportInstead(source) {
  const loop =
    /for \(const gradientConfig of gradConfigs\) \{\s*registerGradient\(gradientConfig\);\s*\}/;
  if (!loop.test(source))
    throw new Error(`${entry} has changed: the registering loop is not there.`);
  return source.replace(loop, 'export { gradConfigs as gradients };');
}

/**
 * A module with public exports becomes a re-export of these (esbuild fails where one is missing);
 * any other is bundled as it is.
 *
 * @param {string} path
 * @param {string} source
 */
function publicOr(path, source) {
  const name = relative(dist, path).replace(/\.js$/, '');
  if (name.startsWith('gradients/')) return unchained(source);
  if (name === 'kernel_names') return source;
  const standIn = standIns.get(name);
  if (standIn !== undefined) return standIn;
  const space = namespaces.get(name);
  if (space !== undefined) return membersOf(space);
  const names = exportedNames(source).filter((each) => publicly.has(each));
  return names.length === 0
    ? source
    : `export { ${names.join(', ')} } from '@tensorflow/tfjs-core';`;
}

// Two gradients call chained methods, which tfjs-core alone does not have.
const chained = /\b(x|indices|dy|stacked|permutedX|prodGrad)\.(split|slice|reshape)\(/g;

/** @param {string} source */
function unchained(source) {
  const ops = new Set([...source.matchAll(chained)].map(([, , op]) => op));
  const imports = [...ops].map(
    (op) => `import { ${op} as _${op} } from '@tensorflow/tfjs-core';\n`,
  );
  return imports.join('') + source.replace(chained, '_$2($1, ');
}

// Private parts whose whole use here is said in a line of public names.
const standIns = new Map([
  [
    'engine',
    `import { engine } from '@tensorflow/tfjs-core';
     export const ENGINE = /* @__PURE__ */ engine();`,
  ],
  [
    'tensor_util_env',
    `import { Tensor, tensor } from '@tensorflow/tfjs-core';
     export const convertToTensor = (x) => (x instanceof Tensor ? x : tensor(x));`,
  ],
]);

/** @param {string} source */
function exportedNames(source) {
  const declared = source.matchAll(/^export (?:async )?(?:function|const|let|var|class) (\w+)/gm);
  const listed = source.matchAll(/^export \{([^}]*)\}/gm);
  const names = [...listed].flatMap(([, list = '']) => list.split(',').map((each) => each.trim()));
  return [...new Set([...[...declared].map(([, name = '']) => name), ...names])];
}

/** @param {string} space */
function membersOf(space) {
  const lines = Object.keys(Object(publicly.get(space))).map(
    (name) => `export const ${name} = /* @__PURE__ */ (() => ${space}.${name})();`,
  );
  return [`import { ${space} } from '@tensorflow/tfjs-core';`, ...lines].join('\n');
}
