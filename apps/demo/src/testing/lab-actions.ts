import type { Locator, Page } from 'playwright';

/** Waits for the engine and the model. */
export async function ready(page: Page): Promise<void> {
  await page.locator('.position dl').waitFor({ timeout: 100_000 });
}

/** A button of the page. */
export const button = (page: Page, name: string): Locator =>
  page.getByRole('button', { name, exact: true });

/** Steps taken, as the page tells. */
export async function stepOf(page: Page): Promise<number> {
  const text = await page.locator('.position dd').first().innerText();
  return Number(text.replaceAll(',', ''));
}

/** Waits until this many steps were taken. */
export async function reachStep(page: Page, step: number): Promise<void> {
  await page.waitForFunction(
    (least) => {
      const text = document.querySelector('.position dd')?.textContent ?? '0';
      return Number(text.replaceAll(',', '')) >= least;
    },
    step,
    { timeout: 100_000 },
  );
}

/** −ELBO of the last batches, as the page tells. */
export async function lossOf(page: Page): Promise<number> {
  return Number(await page.locator('.elbo-sums dd').first().innerText());
}

/** The pixels of a canvas. */
export async function pixelsOf(canvas: Locator): Promise<string> {
  return canvas.evaluate((element) => (element as HTMLCanvasElement).toDataURL());
}

/** The lens that shows what the handle decodes to. */
export const lensOf = (page: Page): Locator => page.locator('.lens canvas');

/** The handle in the latent plane. */
export const handleOf = (page: Page): Locator =>
  page.getByRole('slider', { name: 'Place in the latent plane' });
