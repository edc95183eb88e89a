const NARROW =
  'WASM has vectors of 128 bits where the processor has 256 or 512, and before Node 22 no fused ' +
  'multiplication and addition.';

const FEW =
  'A hundred elements are nothing: the time is that of calling ops one by one from JavaScript, each about ' +
  'ten microseconds. A compiled step has none of it.';

/** Why a case falls short, by how its engine and its name begin; the longest beginning counts. */
const reasons: Readonly<Record<string, string>> = {
  'wasm matmul/': NARROW,
  'wasm conv': NARROW,
  'wasm unet/residual': NARROW,
  'tensorflow adam':
    'One pass over memory, as in PyTorch, but not in place: whoever still holds a parameter keeps it, and ' +
    'TensorFlow lends no op the memory of what it is given by a caller. So the next numbers are written beside ' +
    'the old ones, 40 bytes a parameter in place of 28, and old and new together are no longer in the cache: ' +
    'a third as many parameters take half the time each.',
};

/** Why a case falls short, where that is known. */
export function reasonFor(name: string, engine: string): string | undefined {
  if (name.endsWith('-100')) return FEW;
  const keys = Object.keys(reasons).filter((key) => `${engine} ${name}`.startsWith(key));
  return reasons[keys.sort((a, b) => b.length - a.length)[0] ?? ''];
}
