import { describe, expect, test } from 'vitest';
import { download } from './download.js';
import { upload } from './upload.js';

const { document } = globalThis as { document?: Document };

/** Does something, and gives the element that it clicks on, which does nothing. */
async function clicked<E extends HTMLElement>(
  type: { prototype: E },
  work: () => void,
): Promise<E> {
  const { click } = HTMLElement.prototype;
  return new Promise((resolve) => {
    HTMLElement.prototype.click = function (this: HTMLElement) {
      expect(this).toBeInstanceOf(type);
      resolve(this as E);
    };
    try {
      work();
    } finally {
      HTMLElement.prototype.click = click;
    }
  });
}

describe.runIf(document !== undefined)('files of visitors', () => {
  test('download hands over a file under its name, and of a view no more than its part', async () => {
    const bytes = Uint8Array.of(0, 1, 2, 3).subarray(1, 3);
    const link = await clicked(HTMLAnchorElement, () => download('model.safetensors', bytes));
    expect(link.download).toBe('model.safetensors');
    const handed = await (await fetch(link.href)).arrayBuffer();
    expect([...new Uint8Array(handed)]).toEqual([1, 2]);
  });

  test('upload reads what is chosen', async () => {
    let uploading: ReturnType<typeof upload> | undefined;
    const input = await clicked(HTMLInputElement, () => {
      uploading = upload({ accept: '.safetensors', multiple: true });
    });
    expect(input).toMatchObject({ type: 'file', accept: '.safetensors', multiple: true });
    const chosen = new DataTransfer();
    for (const name of ['a', 'b']) {
      chosen.items.add(new File([name], `${name}.safetensors`));
    }
    input.files = chosen.files;
    input.dispatchEvent(new Event('change'));
    expect(await uploading).toEqual([
      { name: 'a.safetensors', bytes: new TextEncoder().encode('a') },
      { name: 'b.safetensors', bytes: new TextEncoder().encode('b') },
    ]);
  });

  test('upload gives none where none is chosen', async () => {
    let uploading: ReturnType<typeof upload> | undefined;
    const input = await clicked(HTMLInputElement, () => {
      uploading = upload();
    });
    input.dispatchEvent(new Event('cancel'));
    expect(await uploading).toEqual([]);
  });
});

test.runIf(document === undefined)('where there is no page, files are handed to nobody', () => {
  expect(() => download('a', new Uint8Array())).toThrow(/document/);
});
