import { InputError } from '@gen/core';
import { complete } from '../settings/complete.js';
import { openFolder } from './open-folder.js';
import type { Run } from './run.js';
import { FILES } from './run-files.js';
import { runSettingsOf } from './run-settings.js';
import type { TrainRequest } from './train-request.js';

/** Plans a new run. Rejects with an `InputError` where its folder holds one; writes nothing yet. */
export async function newRun(request: TrainRequest): Promise<Run> {
  const {
    callee,
    family,
    engine = 'auto',
    out: path = `runs/${family.name}`,
    overwrite,
    tensorBoard,
  } = request;
  const store = await openFolder(callee, '--out', path);
  const known: string[] = [...Object.values(FILES), ...family.pictureFiles];
  const held = (await store.list()).filter((name) => known.includes(name));
  if (held.length > 0 && !overwrite) {
    throw new InputError({
      callee,
      argument: '--out',
      expected: 'a folder without a run',
      got: `${path} with ${held.join(', ')}`,
      remedy: `Go on with --resume ${path}, replace it with --overwrite, or choose another folder.`,
    });
  }
  return {
    path,
    store,
    family,
    model: complete(family.settings, request.model),
    training: complete(runSettingsOf(family), request.training),
    engine,
    before: undefined,
    tensorBoard,
    replaces: held,
  };
}
