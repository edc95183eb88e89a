import { mkdtempSync, readdirSync } from 'node:fs';
import type * as FS from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { folderStore } from './folder-store.js';

/** A disk with room for so much more work, and none after it. */
const disk = vi.hoisted(() => {
  const state = {
    left: Infinity,
    spend: (): void => {
      state.left -= 1;
      if (state.left < 0) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    },
    metered:
      <A extends unknown[], R>(work: (...given: A) => Promise<R>) =>
      async (...given: A): Promise<R> => {
        state.spend();
        return work(...given);
      },
  };
  return state;
});

// A disk that is full from one moment on: what reads and removes still works.
vi.mock('node:fs/promises', async (original) => {
  const fs = await original<typeof FS>();
  const open = disk.metered(async (...given: Parameters<typeof fs.open>) => {
    const handle = await fs.open(...given);
    const write = handle.writeFile.bind(handle) as (bytes: Uint8Array) => Promise<void>;
    return Object.assign(handle, {
      writeFile: async (bytes: Uint8Array) => {
        await write(disk.left < 1 ? bytes.subarray(0, bytes.length >> 1) : bytes);
        disk.spend();
      },
      sync: disk.metered(handle.sync.bind(handle)),
    });
  });
  return { ...fs, open, rename: disk.metered(fs.rename), mkdir: disk.metered(fs.mkdir) };
});

beforeEach(() => {
  disk.left = Infinity;
});

const [before, after] = [1, 2].map((value) => new Uint8Array(1000).fill(value));

/** Changes a blob with room for less and less, until it succeeds: each time on a new folder. */
async function whereverItFills(
  change: 'put' | 'append',
  law: (folder: string) => Promise<void>,
): Promise<number> {
  for (let room = 0; ; room++) {
    const folder = mkdtempSync(join(tmpdir(), 'full-'));
    const store = folderStore(folder);
    await store.put('a', before!);
    disk.left = room;
    const error = await store[change]('a', after!).then(
      () => undefined,
      (reason: Error) => reason,
    );
    disk.left = Infinity;
    if (error === undefined) return room;
    expect(error.message).toMatch(/: bytes: expected room for 1000 bytes on the disk; got a full/);
    expect(readdirSync(folder)).toEqual(['a']);
    await law(folder);
    await store.put('a', after!);
    expect(await store.get('a')).toEqual(after);
  }
}

describe('a disk that is full at any moment', () => {
  test('leaves the old blob or the new one where one is put', async () => {
    const seen = new Set<number>();
    const changes = await whereverItFills('put', async (folder) => {
      const bytes = (await folderStore(folder).get('a'))!;
      expect(bytes.length).toBe(1000);
      seen.add(bytes[0]!);
      expect(new Set(bytes).size).toBe(1);
    });
    expect(changes).toBeGreaterThanOrEqual(4); // open, write, sync, move
    expect(seen).toContain(1);
  });

  test('leaves the old blob where something is appended', async () => {
    const changes = await whereverItFills('append', async (folder) =>
      expect(await folderStore(folder).get('a')).toEqual(before),
    );
    expect(changes).toBe(2); // open, write
  });
});
