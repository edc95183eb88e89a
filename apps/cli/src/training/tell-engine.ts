import type { EngineReport } from '@gen/core';
import { sayField } from '../terminal/say.js';

/** Says which engine runs, on what, and why the others do not. */
export function tellEngine({ engine, device, threads, refused }: EngineReport): void {
  const on =
    threads === undefined ? device : `${device}, ${threads} thread${threads === 1 ? '' : 's'}`;
  sayField('engine', `${engine} (${on})`);
  for (const { engine: other, reason } of refused) sayField('', `not ${other}: ${reason}`);
}
