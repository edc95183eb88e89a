import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { button, handleOf, lensOf, pixelsOf, ready, stepOf } from './testing/lab-actions.js';
import { openLab, type Lab } from './testing/open-lab.js';

let lab: Lab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const small = 'trainImages=500&hidden=24&batch=50&engine=wasm&start=scratch';

describe('the address', () => {
  it('opens the experiment that it names, and follows the knobs', async () => {
    const { page, problems, close } = await lab.open(
      `#/variational?${small}&latent=5&beta=4&key=7&architecture=dense`,
    );
    await ready(page);
    const latent = page.getByLabel('Latent size');
    const beta = page.getByRole('slider', { name: 'Weight of the KL' });
    expect(await latent.locator('option:checked').innerText()).toBe('5');
    expect(await beta.getAttribute('aria-valuetext')).toBe('4');

    await latent.selectOption({ label: '3' });
    await beta.press('ArrowRight');
    await page.waitForFunction(() => location.hash.includes('latent=3'));
    await expect.poll(() => page.url()).toContain('beta=6');
    expect(page.url()).toContain('key=7');

    const link = page.url();
    await page.reload();
    await ready(page);
    expect(page.url()).toBe(link);
    expect(await latent.locator('option:checked').innerText()).toBe('3');
    expect(await beta.getAttribute('aria-valuetext')).toBe('6');
    expect(problems).toEqual([]);
    await close();
  });

  it('may have its settings before the hash, as people write them', async () => {
    const { page, close } = await lab.open(`?${small}&latent=3`);
    await ready(page);
    expect(await page.getByLabel('Latent size').locator('option:checked').innerText()).toBe('3');
    await expect.poll(() => page.url()).toContain('#/variational?');
    expect(new URL(page.url()).search).toBe('');
    await close();
  });

  it('follows a link to another experiment on the same page', async () => {
    const { page, close } = await lab.open(`#/variational?${small}&latent=3`);
    await ready(page);
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/variational?${small}&latent=10`);
    await page.waitForFunction(() => document.querySelectorAll('.units li').length === 10);
    await close();
  });
});

describe('the model that came with the page', () => {
  it('is shown at once, trained, and scratch is beside it', async () => {
    const { page, problems, close } = await lab.open('?engine=wasm');
    await ready(page);
    expect(await stepOf(page)).toBeGreaterThan(1000);
    const parts = page.locator('.elbo-part b');
    expect(Number(await parts.first().innerText())).toBeLessThan(135);
    await button(page, 'Train from scratch').click();
    await page.waitForFunction(() => document.querySelector('.position dd')?.textContent === '0');
    await expect.poll(() => page.url()).toContain('start=scratch');
    await button(page, 'Show the trained one').click();
    await page.waitForFunction(() => document.querySelector('.position dd')?.textContent !== '0');
    expect(problems).toEqual([]);
    await close();
  });

  it('decodes what the handle is dragged to, with mouse, finger and keys', async () => {
    const { page, problems, close } = await lab.open('?engine=wasm', { hasTouch: true });
    await ready(page);
    const lens = lensOf(page);
    const changed = async (before: string) => {
      await expect.poll(() => pixelsOf(lens)).not.toBe(before);
      return pixelsOf(lens);
    };
    await expect
      .poll(() => lens.evaluate((canvas) => (canvas as HTMLCanvasElement).width))
      .toBe(28);
    const atFirst = await pixelsOf(lens);

    const plane = (await page.locator('.latent-plane-frame').boundingBox())!;
    const place = (x: number, y: number) =>
      [plane.x + x * plane.width, plane.y + y * plane.height] as const;
    await page.mouse.move(...place(0.5, 0.5));
    await page.mouse.down();
    await page.mouse.move(...place(0.2, 0.3), { steps: 5 });
    await page.mouse.up();
    const dragged = await changed(atFirst);
    const where = await handleOf(page).getAttribute('aria-valuetext');
    expect(where).toMatch(/z₁ -1\.80, z₂ 1\.20, among codes of \d/);
    await expect.poll(() => page.url()).toContain('at=-1.8,1.2');

    await handleOf(page).focus();
    await page.keyboard.press('Shift+ArrowRight');
    const pressed = await changed(dragged);
    expect(await handleOf(page).getAttribute('aria-valuetext')).toContain('z₁ -0.80');

    await page.touchscreen.tap(...place(0.8, 0.8));
    await changed(pressed);
    expect(await handleOf(page).getAttribute('aria-valuetext')).toContain('z₁ 1.80, z₂ -1.80');
    expect(problems).toEqual([]);
    await close();
  });
});

describe('more than two latent variables', () => {
  it('are explored between two images, and one unit at a time', async () => {
    const { page, problems, close } = await lab.open(`#/variational?${small}&latent=6`);
    await ready(page);
    const way = page.getByRole('img', { name: 'Images on the way' });
    await expect
      .poll(() => way.evaluate((canvas) => (canvas as HTMLCanvasElement).width))
      .toBeGreaterThan(100);
    const before = await pixelsOf(way);
    await page.getByRole('group', { name: 'To' }).getByLabel('Test image 3').check();
    await expect.poll(() => pixelsOf(way)).not.toBe(before);
    expect(await page.locator('.traversals li').count()).toBe(6);

    const lens = lensOf(page);
    const between = await pixelsOf(lens);
    await page.getByRole('slider', { name: 'Place on the way' }).fill('0.9');
    await expect.poll(() => pixelsOf(lens)).not.toBe(between);
    expect(problems).toEqual([]);
    await close();
  });
});
