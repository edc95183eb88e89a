const NARROW =
  'WASM has vectors of 128 bits where the processor has 256 or 512, and before Node 22 no fused ' +
  'multiplication and addition.';

/** Why a case falls short, by how its engine and its name begin; the longest beginning counts. */
const reasons: Readonly<Record<string, string>> = {
  'wasm matmul/': NARROW,
  'wasm conv': NARROW,
  'tensorflow adam':
    "TensorFlow's op for a step writes into variables: it copies the parameters and their moments first, " +
    'and passes over memory once for each of the three; PyTorch makes one pass in place.',
  'tensorflow vae':
    'A step is 215 ops, each called by itself: a third of the step is spent between them, in JavaScript, ' +
    'and a quarter in products of matrices, which run at the ceiling.',
  'tensorflow conv-vae':
    'More than half of what ops take is spent in eleven convolutions, whose time is that of the library; ' +
    'biases and activations are ops of their own, and the slope of one adds its bias anew.',
};

/** Why a case falls short, where that is known. */
export function reasonFor(name: string, engine: string): string | undefined {
  const keys = Object.keys(reasons).filter((key) => `${engine} ${name}`.startsWith(key));
  return reasons[keys.sort((a, b) => b.length - a.length)[0] ?? ''];
}
