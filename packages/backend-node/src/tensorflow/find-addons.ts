import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildName, type Variant } from './build/release.js';
import { cacheFolder } from './cache-folder.js';
import type { TensorflowPackage } from './find-package.js';

/** Name of the addon's file. */
export const addonFile = 'tfjs_binding.node';

/** Where `gen-tensorflow` puts the addon. */
export const builtAddon = (variant: Variant): string =>
  join(cacheFolder(), buildName(variant), 'lib', addonFile);

/** Whether there is an addon for a graphics processor. */
export const hasGpuAddon = (): boolean => existsSync(builtAddon('gpu'));

/** The addons on this machine, best first: those that `gen-tensorflow` built, else the package's own. */
export function findAddons({ folder }: TensorflowPackage): readonly string[] {
  const own = join(folder, 'lib', 'napi-v8', addonFile);
  return [builtAddon('gpu'), builtAddon('cpu'), own].filter((path) => existsSync(path));
}
