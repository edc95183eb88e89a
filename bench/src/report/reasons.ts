const NARROW =
  'WASM has vectors of 128 bits where the processor has 256 or 512, and before Node 22 no fused ' +
  'multiplication and addition.';

/** Why a case falls short, by how its engine and its name begin; the longest beginning counts. */
const reasons: Readonly<Record<string, string>> = {
  'wasm matmul/': NARROW,
  'wasm conv': NARROW,
  'tensorflow adam':
    'The op of TensorFlow copies a parameter and its moments before it writes into them; PyTorch ' +
    'writes in place.',
};

/** Why a case falls short, where that is known. */
export function reasonFor(name: string, engine: string): string | undefined {
  const keys = Object.keys(reasons).filter((key) => `${engine} ${name}`.startsWith(key));
  return reasons[keys.sort((a, b) => b.length - a.length)[0] ?? ''];
}
