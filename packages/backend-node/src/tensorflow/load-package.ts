import * as tf from '@tensorflow/tfjs-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import * as util from 'node:util';
import { compileFunction } from 'node:vm';
import type { Binding, TensorflowBackend } from './backend.js';
import type { TensorflowPackage } from './find-package.js';

type Exports = Record<string, unknown>;
type Require = (name: string) => unknown;

/** What the package has beside its kernels, which registering needs. */
export interface LoadedPackage {
  /** Its backend of tfjs. */
  readonly NodeJSKernelBackend: new (binding: Binding, packageName: string) => TensorflowBackend;
}

/**
 * Loads the kernels and the backend of tfjs-node over the copy of tfjs-core that this program has.
 *
 * The package's own entry loads all of TensorFlow.js beside them, registers gradients of its own and
 * wants functions that newer Nodes no longer have. So its modules are evaluated here one by one, and
 * asked for those two they are given what fits; nothing of Node's own loader is changed.
 */
export function loadPackage({ folder }: TensorflowPackage): LoadedPackage {
  const modules = new Map<string, { exports: Exports }>();
  const given: Record<string, unknown> = {
    '@tensorflow/tfjs': tf,
    '@tensorflow/tfjs-core': tf,
    util: withRemoved(util),
  };

  function load(path: string): Exports {
    const file = extname(path) === '.js' ? path : `${path}.js`;
    const loaded = modules.get(file);
    if (loaded !== undefined) return loaded.exports;
    const module = { exports: {} as Exports };
    modules.set(file, module);
    const names = ['exports', 'require', 'module'];
    const run = compileFunction(readFileSync(file, 'utf8'), names, { filename: file });
    run.call(module.exports, module.exports, requireFrom(file), module);
    return module.exports;
  }

  function requireFrom(file: string): Require {
    const elsewhere = createRequire(file);
    return (name) => {
      if (name in given) return given[name];
      const isOurs = name.startsWith('.') && !name.includes('proto');
      return isOurs ? load(join(dirname(file), name)) : elsewhere(name);
    };
  }

  load(join(folder, 'dist', 'register_all_kernels'));
  return load(join(folder, 'dist', 'nodejs_kernel_backend')) as unknown as LoadedPackage;
}

/** Node's `util` with what Node 23 removed from it. */
const withRemoved = (present: object): object => ({
  isNullOrUndefined: (value: unknown) => value == null,
  isArray: Array.isArray,
  ...present,
});
