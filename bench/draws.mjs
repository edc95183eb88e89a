// What a draw costs beside what TensorFlow.js draws with: `node bench/draws.mjs [cpu wasm webgpu]`,
// after `npm run build`. Each engine runs in a process of its own; within it ours and theirs are
// measured in turns, and a time is the median until the numbers have been used by an op and read.
import { execFileSync } from 'node:child_process';
import { argv, env, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';

const ENGINES = ['cpu', 'wasm', 'webgpu'];
const SIZES = [1e3, 1e5, 1e6];
const ROUNDS = 41;

if (env.GEN_BACKEND === undefined) {
  for (const engine of argv.length > 2 ? argv.slice(2) : ENGINES) {
    execFileSync('node', [fileURLToPath(import.meta.url)], {
      stdio: 'inherit',
      env: { ...env, GEN_BACKEND: engine },
    });
  }
} else {
  await measureAll();
}

async function measureAll() {
  const tf = await import('@tensorflow/tfjs-core');
  const { bernoulli, foldIn, key, use } = await import('@gen/core');
  const { gaussian, uniform } = await import('@gen/core/random');
  const { nodeBackend } = await import('@gen/backend-node');
  const { engine, device } = await use(nodeBackend());

  const half = bernoulli({ probs: 0.5 });
  const pairs = [
    ['gaussian', (k, n) => gaussian(k, [n]), 'tf.randomNormal', (n) => tf.randomNormal([n])],
    ['uniform', (k, n) => uniform(k, [n]), 'tf.randomUniform', (n) => tf.randomUniform([n])],
    [
      'bernoulli',
      (k, n) => half.sample(k, [n]),
      'tf.randomUniform < ½',
      (n) => tf.tidy(() => tf.cast(tf.less(tf.randomUniform([n]), 0.5), 'float32')),
    ],
  ];

  stdout.write(`\n${engine} on ${device}, ms (median of ${ROUNDS})\n`);
  stdout.write('| draw | size | ours | theirs | ratio | call alone: ours | theirs |\n');
  stdout.write('| --- | --- | --- | --- | --- | --- | --- |\n');
  for (const [name, ours, theirName, theirs] of pairs) {
    for (const size of SIZES) {
      const times = { ours: [], theirs: [], oursCall: [], theirsCall: [] };
      for (let round = -5; round < ROUNDS; round++) {
        const a = await time((n) => ours(foldIn(key(0), round + 5), n), size);
        const b = await time(theirs, size);
        if (round < 0) continue; // warming up
        times.ours.push(a.total);
        times.theirs.push(b.total);
        times.oursCall.push(a.call);
        times.theirsCall.push(b.call);
      }
      const ms = Object.values(times).map(median);
      const cells = [ms[0], ms[1], ms[0] / ms[1], ms[2], ms[3]].map((value) => value.toFixed(3));
      stdout.write(`| ${name} beside ${theirName} | ${size} | ${cells.join(' | ')} |\n`);
    }
  }

  async function time(draw, size) {
    const start = performance.now();
    const numbers = draw(size);
    const call = performance.now() - start;
    const used = tf.slice(numbers, [0], [1]);
    await used.data();
    const total = performance.now() - start;
    tf.dispose([numbers, used]);
    return { call, total };
  }
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
