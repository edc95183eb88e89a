import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bin } from '../lib/bin.mjs';
import { root } from '../lib/root.mjs';

/** A package as users will get it. */
export interface Packed {
  /** Name on the registry. */
  readonly name: string;
  /** Its folder in the repository. */
  readonly folder: string;
  /** Its tarball. */
  readonly tarball: string;
}

/** Packs every package that can be published into a folder. */
export function pack(destination: string): Packed[] {
  return publishable().map((folder) => {
    const out = execFileSync(
      process.execPath,
      [bin('pnpm'), 'pack', '--json', '--pack-destination', destination],
      { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    const { filename } = JSON.parse(out.slice(out.indexOf('{'))) as { filename: string };
    return { name: `${manifest(folder).name}`, folder, tarball: filename };
  });
}

function publishable(): string[] {
  return ['packages', 'apps']
    .flatMap((parent) => readdirSync(join(root, parent)).map((name) => join(root, parent, name)))
    .filter((folder) => manifest(folder).private !== true);
}

function manifest(folder: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
}
