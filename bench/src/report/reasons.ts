const NARROW =
  'WASM has vectors of 128 bits where the processor has 256 or 512, and before Node 22 no fused ' +
  'multiplication and addition.';

const SAMPLED =
  'Words of 32 bits keep both tails, where PyTorch takes 24: they are converted, centred and chosen from ' +
  'by an op each.';

const GUARDED =
  'An event outside the support gets −∞ and leaves gradients finite: that is a comparison and two choices ' +
  'by ops of their own, each a pass over memory.';

const ACCURATE =
  'Digits are kept for parameters of any size, by series in place of differences of large logarithms: ' +
  'some thirty ops, each a pass over memory, beside six of PyTorch, which loses them.';

const FEW =
  'A hundred elements are nothing: the time is that of calling ops one by one from JavaScript, each about ' +
  'ten microseconds. A compiled step has none of it.';

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
  'tensorflow sample/normal':
    "TensorFlow's normal numbers of a key take twice as long as PyTorch's, which belong to no key, and " +
    'location and scale are two more passes over memory.',
  'tensorflow sample/uniform':
    "TensorFlow's uniform numbers of a key take twice as long as PyTorch's, which belong to no key, and " +
    'low end and width are two more passes over memory.',
  'tensorflow sample/laplace': SAMPLED,
  'tensorflow log-prob/exponential': GUARDED,
  'tensorflow log-prob/gamma': ACCURATE,
  'tensorflow log-prob/beta': ACCURATE,
  'tensorflow log-prob/student-t': ACCURATE,
  'tensorflow log-prob/poisson': ACCURATE,
  'tensorflow log-prob/categorical': GUARDED,
  'tensorflow conv-vae':
    'More than half of what ops take is spent in eleven convolutions, whose time is that of the library; ' +
    'biases and activations are ops of their own, and the slope of one adds its bias anew.',
};

/** Why a case falls short, where that is known. */
export function reasonFor(name: string, engine: string): string | undefined {
  if (name.endsWith('-100')) return FEW;
  const keys = Object.keys(reasons).filter((key) => `${engine} ${name}`.startsWith(key));
  return reasons[keys.sort((a, b) => b.length - a.length)[0] ?? ''];
}
