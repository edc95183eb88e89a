import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { button, lossOf, pixelsOf, reachStep, ready, stepOf } from './testing/lab-actions.js';
import { openLab, type Lab } from './testing/open-lab.js';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const small = '#/variational?trainImages=500&hidden=24&batch=50&learningRate=0.01&start=scratch';

// The WebGPU of a machine without a GPU takes half a second a step.
describe.each([
  { engine: 'wasm', name: 'WASM', steps: 60, share: 0.7, rest: 300 },
  { engine: 'webgpu', name: 'WebGPU', steps: 12, share: 0.9, rest: 2000 },
])('on $engine', ({ engine, name, steps, share, rest }) => {
  it('trains, pauses, takes single steps and starts again as it began', async () => {
    const { page, problems, close } = await lab.open(`${small}&engine=${engine}`);
    await ready(page);
    expect(await page.locator('.engine-name').innerText()).toBe(name);

    // One step is one step, and its phases come in order.
    await button(page, 'One step').click();
    await reachStep(page, 1);
    await page.locator('.step-view').waitFor();
    const first = await lossOf(page);
    expect(await stepOf(page)).toBe(1);
    expect(first).toBeGreaterThan(300);
    expect(await page.locator('.phases button').allInnerTexts()).toEqual([
      'Batch',
      'Encode',
      'Sample z',
      'Decode',
      'Gradient',
      'Update',
    ]);
    await page.locator('.phases button[aria-pressed=true]', { hasText: 'Update' }).waitFor();
    const last = page.locator('.step-rows canvas').last();
    const updated = await pixelsOf(last);
    await button(page, 'Gradient').click();
    await expect.poll(() => pixelsOf(last)).not.toBe(updated);
    expect(await page.locator('.parameter-bars').innerText()).toContain('encoder.0');

    // The loss falls.
    await button(page, 'Train').click();
    await reachStep(page, steps);
    expect(await lossOf(page)).toBeLessThan(share * first);

    // A pause is a pause, after the step that was under way.
    await button(page, 'Pause').click();
    await button(page, 'Train').waitFor();
    await page.waitForTimeout(rest);
    const paused = await stepOf(page);
    await page.waitForTimeout(rest);
    expect(await stepOf(page)).toBe(paused);
    await button(page, 'One step').click();
    await reachStep(page, paused + 1);
    await page.waitForTimeout(rest);
    expect(await stepOf(page)).toBe(paused + 1);

    // The same key gives the same run.
    await button(page, 'Reset').click();
    await page.waitForFunction(() => document.querySelector('.position dd')?.textContent === '0');
    await button(page, 'One step').click();
    await reachStep(page, 1);
    await page.waitForFunction(() => document.querySelector('.elbo-sums dd')?.textContent !== '–');
    expect(await lossOf(page)).toBe(first);

    // Another key gives another.
    await button(page, 'New key').click();
    await page.waitForFunction(() => document.querySelector('.position dd')?.textContent === '0');
    await expect.poll(() => page.url()).toContain('key=1');

    expect(problems).toEqual([]);
    await close();
  }, 240_000);
});

describe('slow motion', () => {
  it('shows one phase of a step after the other before it takes the next', async () => {
    const { page, problems, close } = await lab.open(`${small}&engine=wasm`, {
      reducedMotion: 'no-preference',
    });
    await ready(page);
    await button(page, 'Slow motion').click();
    await button(page, 'Train').click();
    const seen: string[] = [];
    while (seen.length < 3) {
      const pressed = page.locator('.phases button[aria-pressed=true]');
      const name = (await pressed.count()) > 0 ? await pressed.innerText() : undefined;
      if (name !== undefined && name !== seen.at(-1)) seen.push(name);
      await page.waitForTimeout(50);
    }
    expect(seen).toEqual(['Batch', 'Encode', 'Sample z']);
    expect(await stepOf(page)).toBe(1);
    await button(page, 'Pause').click();
    expect(problems).toEqual([]);
    await close();
  }, 60_000);
});

it('answers the visitor while it trains', async () => {
  const { page, close } = await lab.open('#/variational?start=scratch&engine=wasm');
  await ready(page);
  await button(page, 'Train').click();
  await reachStep(page, 5);
  const blocked = await page.evaluate(async () => {
    let longest = 0;
    let total = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) {
        longest = Math.max(longest, duration);
        total += duration;
      }
    }).observe({ type: 'longtask' });
    await new Promise((resolve) => setTimeout(resolve, 3000));
    return { longest, total };
  });
  // Tasks longer than 50 ms count; on a quiet machine there are none.
  expect(blocked.total).toBeLessThan(600);
  await close();
}, 60_000);
