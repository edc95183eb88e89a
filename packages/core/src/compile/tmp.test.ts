import * as tf from '@tensorflow/tfjs-core';
import { compile } from '@gen/core/compile';
import { test } from 'vitest';
import { gaussian, uniform } from '@gen/core/random';
import { key, foldIn, valueAndGrads } from '@gen/core';
import { dense, sequential, tanh } from '@gen/core/nn';
test('x', async () => {
    const model = sequential([dense({ inputs: 5, outputs: 4, key: key(0) }), tanh, dense({ inputs: 4, outputs: 2, key: key(3) })]);
    const step = (mode: string) => (batch: tf.Tensor, k: any) => {
      const { value, grads } = valueAndGrads(model.parameters(), () => {
        const noisy = mode.includes('noise') ? tf.add(batch, tf.mul(gaussian(k, batch.shape), 0.1)) : mode.includes('scaled') ? tf.mul(batch, 0.9) : batch;
        const y = model.apply(noisy);
        return { value: (mode.includes('mean') ? tf.mean(tf.square(y)) : tf.sum(y)) as tf.Scalar };
      });
      return mode.includes('one') ? { g: grads['2.weight'] } : { value, ...grads };
    };
    for (const mode of ['scaled']) {
      const f: any = step(mode); const c2: any = compile(f);
      const bad = new Set<string>();
      const cmp = async (what: string, e: any, r: any) => { for (const k of Object.keys(e)) { const a = await e[k].data(), b = await r[k].data(); a.forEach((v: number, j: number) => { if (v !== b[j]) bad.add(`${what} ${k}/${j}`); }); } };
      for (let i = 0; i < 3; i++) {
        const x = gaussian(foldIn(key(2), i), [4, 5]); const k = foldIn(key(5), i);
        const e = f(x, k), e2 = f(x, k), r = c2(x, k);
        await cmp(`eager-eager@${i}`, e, e2); await cmp(`replay@${i}`, e, r); if (i > 3) await cmp(`replay-replay@${i}`, r, c2(x, k));
      }
      console.log(mode, [...bad].join('; '));
    }
});
