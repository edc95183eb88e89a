import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers } from './testing/barriers.js';
import { button, handleOf, reachStep, ready, stepOf } from './testing/lab-actions.js';
import { openLab, type Lab } from './testing/open-lab.js';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const small = '#/variational?trainImages=500&hidden=24&batch=50&engine=wasm&start=scratch';
const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
describe.each<[string, Parameters<Lab['open']>[1]]>([
  ['a wide window', {}],
  ['a wide window in the dark', { colorScheme: 'dark' }],
  ['a phone', phone],
])('in %s', (_, options) => {
  it('no barriers are found and nothing scrolls sideways', async () => {
    const { page, problems, close } = await lab.open(small, options);
    const isNarrowEnough = () =>
      page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    await ready(page);
    await button(page, 'One step').click();
    await page.locator('.step-view').waitFor();
    await page.locator('details').evaluateAll((folds) => {
      for (const fold of folds) (fold as HTMLDetailsElement).open = true;
    });
    expect(await barriers(page)).toEqual([]);
    expect(await isNarrowEnough()).toBe(true);

    await page.getByLabel('Latent size').selectOption({ label: '5' });
    await page.locator('.traversals').waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(await isNarrowEnough()).toBe(true);
    expect(problems).toEqual([]);
    await close();
  }, 60_000);
});

it('is worked with the keyboard alone', async () => {
  const { page, problems, close } = await lab.open(small);
  await ready(page);
  const focused = () =>
    page.evaluate(() => {
      const { activeElement: element } = document;
      return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
    });
  const tabTo = async (name: string) => {
    for (let press = 0; press < 60; press++) {
      await page.keyboard.press('Tab');
      if ((await focused()) === name) return;
    }
    throw new Error(`Tab never comes to ${name}.`);
  };

  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Skip to the picture');
  await tabTo('One step');
  await page.keyboard.press('Enter');
  await reachStep(page, 1);
  await tabTo('Place in the latent plane');
  await page.keyboard.press('Shift+ArrowUp');
  expect(await handleOf(page).getAttribute('aria-valuetext')).toContain('z₂ 1.00');
  await page.keyboard.press('Home');
  expect(await handleOf(page).getAttribute('aria-valuetext')).toContain('z₂ 0.00');
  expect(problems).toEqual([]);
  await close();
});

it('tells plots and values in words', async () => {
  const { page, close } = await lab.open(small);
  await ready(page);
  const plane = page.getByRole('img', { name: /The latent plane after 0 steps/ });
  expect(await plane.getAttribute('aria-label')).toMatch(/Centres by label: 0 at /);
  await button(page, 'One step').click();
  await reachStep(page, 1);
  await page.getByRole('img', { name: /Reconstruction over the steps so far, now \d/ }).waitFor();
  expect(await stepOf(page)).toBe(1);
  await close();
});

it('links symbols of the equation to their knobs and plots', async () => {
  const { page, close } = await lab.open(small);
  await ready(page);
  await page.locator('.equation-part', { hasText: 'β' }).last().hover();
  await page.locator('.slider-knob.is-lit', { hasText: 'β' }).waitFor();
  await close();
});

it('asks nothing of other hosts, and its policy forbids eval', async () => {
  const { page, problems, close } = await lab.open('?engine=wasm');
  await ready(page);
  const hosts = await page.evaluate(() => [
    ...new Set(performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin)),
  ]);
  expect(hosts).toEqual([new URL(page.url()).origin]);
  const policy = await page
    .locator('meta[http-equiv="Content-Security-Policy"]')
    .getAttribute('content');
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect(policy).not.toContain("'unsafe-eval'");
  expect(policy).not.toContain("'unsafe-inline'");
  expect(problems).toEqual([]);
  await close();
});
