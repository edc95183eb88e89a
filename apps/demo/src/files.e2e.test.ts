import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { foldIn, key } from '@gen/core';
import { digits } from '@gen/data';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { idxFile, type ChosenFile } from './testing/idx-file.js';
import { button, reachStep, ready, stepOf } from './testing/lab-actions.js';
import { openLab, type Lab } from './testing/open-lab.js';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const small = '#/variational?trainImages=500&hidden=24&batch=50&engine=wasm&start=scratch';
const some = digits(foldIn(key(9), 0), { count: 300 });
const images = idxFile('train-images-idx3-ubyte', [300, 28, 28], some.images);
const labels = idxFile('train-labels-idx1-ubyte', [300], some.labels);

const give = (page: Page, label: RegExp, files: readonly ChosenFile[]) =>
  page.getByLabel(label).setInputFiles([...files]);
const idxPlace = /Drop IDX files/;
const runPlace = /Drop a run/;

describe('files of one’s own', () => {
  it('are trained on, gzipped or not, with their labels', async () => {
    const { page, problems, close } = await lab.open(small);
    await ready(page);
    await page.getByLabel('Your files').check();
    const gzipped = { ...images, name: `${images.name}.gz`, buffer: gzipSync(images.buffer) };
    await give(page, idxPlace, [gzipped, labels]);
    await page.getByText(/300 images of 28×28/).waitFor();
    await expect.poll(() => page.url()).toContain('data=files');
    expect(await page.locator('.labels button').count()).toBe(10);
    await button(page, 'One step').click();
    await reachStep(page, 1);
    expect(problems).toEqual([]);
    await close();
  });

  it('can be dropped', async () => {
    const { page, problems, close } = await lab.open(small);
    await ready(page);
    await page.getByLabel('Your files').check();
    const transfer = await page.evaluateHandle(
      (bytes) => {
        const files = new DataTransfer();
        files.items.add(new File([Uint8Array.from(bytes)], 'my-images'));
        return files;
      },
      [...images.buffer],
    );
    await page.locator('.file-drop').first().dispatchEvent('drop', { dataTransfer: transfer });
    await page.getByText(/my: 300 images/).waitFor();
    expect(await page.locator('.labels button').count()).toBe(0);
    expect(problems).toEqual([]);
    await close();
  });

  const wrong: readonly [string, RegExp, readonly ChosenFile[], RegExp][] = [
    [
      'a truncated file',
      idxPlace,
      [{ ...images, buffer: images.buffer.subarray(0, 5000) }],
      /the file is cut off at byte 5000/,
    ],
    ['labels alone', idxPlace, [labels], /expected a file of images .* got labels only/],
    [
      'a text',
      idxPlace,
      [{ ...images, name: 'notes.txt', buffer: Buffer.from('hello') }],
      /notes\.txt: expected the magic number/,
    ],
    [
      'a broken zip',
      runPlace,
      [{ ...images, name: 'run.zip', buffer: Buffer.from('hello') }],
      /run\.zip: expected a whole zip file/,
    ],
    [
      'a checkpoint alone',
      runPlace,
      [{ ...images, name: 'checkpoint.safetensors' }],
      /Add config\.json/,
    ],
  ];

  it('that are wrong are told in one line, and nothing is lost', async () => {
    const { page, problems, close } = await lab.open(small);
    await ready(page);
    await button(page, 'One step').click();
    await reachStep(page, 1);
    await page.getByLabel('Your files').check();
    for (const [name, place, files, message] of wrong) {
      await give(page, place, files);
      const alert = page.getByRole('alert');
      await expect.poll(() => alert.innerText(), { message: name }).toMatch(message);
      await button(page, 'Close').click();
    }
    await button(page, 'One step').click();
    await reachStep(page, 2);
    expect(problems).toEqual([]);
    await close();
  }, 30_000);
});

describe('a run', () => {
  it('is downloaded as the folder that the terminal makes, and comes back', async () => {
    const { page, problems, close } = await lab.open(`${small}&beta=2&key=3`);
    await ready(page);
    await button(page, 'Train').click();
    await reachStep(page, 12);
    await button(page, 'Pause').click();
    await button(page, 'Train').waitFor();
    const downloading = page.waitForEvent('download');
    await button(page, 'Download run').click();
    const path = await (await downloading).path();
    const step = await stepOf(page);

    const files = unzipSync(readFileSync(path));
    expect(Object.keys(files).sort()).toEqual([
      'checkpoint.safetensors',
      'config.json',
      'loss.png',
      'manifold.png',
      'metrics.csv',
      'reconstructions.png',
      'samples.png',
    ]);
    const text = (name: string) => new TextDecoder().decode(files[name]);
    expect(JSON.parse(text('config.json'))).toMatchObject({
      family: 'vae',
      model: { architecture: 'dense', latent: 2, hidden: [24], beta: 2 },
      training: { data: 'digits', trainImages: 500, batch: 50, key: 3 },
      engine: 'wasm',
    });
    expect(text('metrics.csv').trim().split('\n')).toHaveLength(step + 1);
    for (const name of ['loss.png', 'samples.png']) {
      expect([...files[name]!.subarray(1, 4)]).toEqual([...Buffer.from('PNG')]);
    }

    // It goes on in another window, from where it was.
    const other = await lab.open(small);
    await ready(other.page);
    await give(other.page, runPlace, [
      { name: 'vae-run.zip', mimeType: '', buffer: readFileSync(path) },
    ]);
    await reachStep(other.page, step);
    await expect.poll(() => other.page.url()).toMatch(/key=3.*beta=2/);
    for (const window of [page, other.page]) {
      await button(window, 'One step').click();
      await reachStep(window, step + 1);
      await window.locator('.step-view').waitFor();
    }
    const changes = (window: Page) => window.locator('.parameter-bars').innerText();
    expect(await changes(other.page)).toBe(await changes(page));
    expect([...problems, ...other.problems]).toEqual([]);
    await other.close();
    await close();
  }, 60_000);

  it('goes on in the terminal and comes back', async () => {
    const { page, problems, close } = await lab.open(small);
    await ready(page);
    for (const step of [1, 2, 3]) {
      await button(page, 'One step').click();
      await reachStep(page, step);
    }
    const downloading = page.waitForEvent('download');
    await button(page, 'Download run').click();
    const folder = await mkdtemp(join(tmpdir(), 'run-'));
    const files = unzipSync(await readFile(await (await downloading).path()));
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);

    const gen = join(import.meta.dirname, '../../cli/dist/bin.js');
    await promisify(execFile)(process.execPath, [
      gen,
      ...['train', 'vae', '--resume', folder, '--epochs', '2'],
    ]);

    const names = ['checkpoint.safetensors', 'config.json', 'metrics.csv'];
    await page.getByLabel(runPlace).setInputFiles(names.map((name) => join(folder, name)));
    await reachStep(page, 20);
    await page.getByText('This model comes from your file').waitFor();
    expect(problems).toEqual([]);
    await rm(folder, { recursive: true });
    await close();
  }, 60_000);
});
