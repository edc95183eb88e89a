import { describe, expect, it } from 'vitest';
import { formatAddress, parseAddress } from './address.js';

const parse = (url: string) => parseAddress(new URL(url, 'https://lab.example/base/'));

describe('address', () => {
  it('reads back what it wrote', () => {
    const address = {
      page: 'variational',
      params: new URLSearchParams({ at: '0.5,-1', key: '7' }),
    };
    const { page, params } = parse(formatAddress(address));
    expect(page).toBe('variational');
    expect([...params]).toEqual([...address.params]);
  });

  it('keeps commas readable', () => {
    expect(formatAddress({ page: 'p', params: new URLSearchParams({ at: '1,2' }) })).toBe(
      '#/p?at=1,2',
    );
  });

  it('reads settings before the hash too, and lets those in it win', () => {
    const { page, params } = parse('?engine=wasm&key=1#/variational?key=2');
    expect(page).toBe('variational');
    expect(Object.fromEntries(params)).toEqual({ engine: 'wasm', key: '2' });
  });

  it('names no page where there is no hash', () => {
    expect(parse('').page).toBe('');
  });
});
