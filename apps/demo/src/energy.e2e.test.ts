import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { barriers } from './testing/barriers.js';
import { button, pixelsOf, reachStep, ready, stepOf } from './testing/lab-actions.js';
import { openLab, type Lab } from './testing/open-lab.js';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const bars =
  '#/energy?engine=wasm&start=scratch&data=bars&hidden=8&batch=30&learningRate=0.1&held=ff';
const points =
  '#/energy?engine=wasm&start=scratch&data=eight-gaussians&layers=32&batch=64&learningRate=0.01';

const picture = (page: Page, name: RegExp) => page.getByRole('img', { name });
const score = (page: Page, row: number) => page.locator('.scores dd').nth(row);

it('shows a trained machine at once: filters, dreams, and an estimate with its error', async () => {
  const { page, problems, close } = await lab.open('#/energy?engine=wasm');
  await ready(page);
  expect(await stepOf(page)).toBe(6000);
  await page.getByText('A model trained for 6,000 steps came with the page.').waitFor();
  const filters = picture(page, /Weights of 100 hidden units/);
  await expect.poll(() => filters.evaluate((c) => (c as HTMLCanvasElement).width)).toBe(298);
  // Chains hold still for who wants no motion, until they are told to walk.
  const dreams = picture(page, /Twenty images/);
  await expect.poll(() => dreams.evaluate((c) => (c as HTMLCanvasElement).width)).toBe(148);
  const still = await pixelsOf(dreams);
  await button(page, 'Let them walk').click();
  await expect.poll(() => pixelsOf(dreams)).not.toBe(still);
  // Between what a hundred units can reach and independent pixels.
  await expect
    .poll(async () => (await score(page, 2).innerText()).replaceAll('−', '-'), { timeout: 40_000 })
    .toMatch(/^-1[01]\d\.\d\d … -1[01]\d\.\d\d$/);
  expect(problems).toEqual([]);
  await close();
}, 60_000);

it('trains a small machine to a likelihood that is exact', async () => {
  const { page, problems, close } = await lab.open(bars);
  await ready(page);
  const exact = async () => Number((await score(page, 0).innerText()).replace('−', '-'));
  await expect.poll(exact, { timeout: 20_000 }).toBeLessThan(-9);
  await button(page, 'Train').click();
  await reachStep(page, 2400);
  await button(page, 'Pause').click();
  await expect.poll(exact, { timeout: 20_000 }).toBeGreaterThan(-8);
  await expect.poll(() => page.url()).toContain('data=bars');
  expect(problems).toEqual([]);
  await close();
}, 60_000);

it('completes what is held, by brush, button and keys', async () => {
  const { page, problems, close } = await lab.open(bars);
  await ready(page);
  const completions = picture(page, /Eight completions/);
  await expect
    .poll(() => completions.evaluate((c) => (c as HTMLCanvasElement).width))
    .toBeGreaterThan(28);
  const first = await pixelsOf(completions);
  const pad = page.getByRole('application', { name: /What is held/ });
  const box = (await pad.boundingBox())!;
  await pad.click({ position: { x: box.width * 0.1, y: box.height * 0.1 } });
  await expect.poll(() => page.url()).toContain('held=7f');
  await expect.poll(() => pixelsOf(completions)).not.toBe(first);
  await pad.press('ArrowRight');
  await pad.press(' ');
  await expect.poll(() => page.url()).toContain('held=3f');
  await button(page, 'Left half').click();
  await expect.poll(() => page.url()).toContain('held=cccc');
  await page.getByLabel('Test image 4').check();
  await expect.poll(() => page.url()).toContain('given=3');
  expect(problems).toEqual([]);
  await close();
}, 30_000);

it('trains a landscape of the plane, on which chains walk at any temperature', async () => {
  const { page, problems, close } = await lab.open(points);
  await ready(page);
  const kl = async () => Number(await score(page, 3).innerText());
  await expect.poll(kl).toBeGreaterThan(0.5);
  const before = await kl();
  await button(page, 'Train').click();
  await reachStep(page, 400);
  await button(page, 'Pause').click();
  await expect.poll(kl, { timeout: 10_000 }).toBeLessThan(0.5 * before);
  const landscape = picture(page, /The density of the model after \d+ steps/);
  expect(await landscape.getAttribute('aria-label')).toMatch(
    /KL divergence .* Chains at the modes: \d+%/,
  );
  const still = await pixelsOf(landscape);
  await page.getByRole('slider', { name: 'Temperature' }).press('ArrowRight');
  await expect.poll(() => page.url()).toContain('temperature=1.1');
  await expect.poll(() => pixelsOf(landscape)).not.toBe(still);
  expect(problems).toEqual([]);
  await close();
}, 60_000);

it.each<[string, string, Parameters<Lab['open']>[1]]>([
  ['machine on a phone', bars, phone],
  ['landscape in the dark', points, { colorScheme: 'dark' }],
])(
  'has no barriers with a %s, whose step shows its phases',
  async (_, address, options) => {
    const { page, problems, close } = await lab.open(address, options);
    await ready(page);
    await button(page, 'One step').click();
    await page.locator('.step-sentence').waitFor();
    expect(await page.locator('.phases button').allInnerTexts()).toEqual([
      'Draw',
      'Positive phase',
      'Negative phase',
      'Gradient',
      'Update',
    ]);
    await button(page, 'Negative phase').click();
    await page.getByText(/Chains that have walked|Noise of a known density/).waitFor();
    await page.locator('details').evaluateAll((folds) => {
      for (const fold of folds) (fold as HTMLDetailsElement).open = true;
    });
    expect(await barriers(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(
      true,
    );
    expect(problems).toEqual([]);
    await close();
  },
  60_000,
);
