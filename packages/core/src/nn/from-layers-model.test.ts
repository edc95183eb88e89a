import * as layers from '@tensorflow/tfjs-layers';
import { layerLaws } from '@gen/test-utils';
import { fromLayersModel } from './from-layers-model.js';

const { dense, conv2d, flatten } = layers.layers;
const initializer = (seed: number) => layers.initializers.randomNormal({ stddev: 0.5, seed });

let made = 0;

layerLaws(
  'a LayersModel as a layer',
  () => {
    const name = `model${made++}`;
    const model = layers.sequential({
      layers: [
        conv2d({
          filters: 2,
          kernelSize: 3,
          inputShape: [4, 4, 1],
          activation: 'tanh',
          kernelInitializer: initializer(1),
          name: `${name}_conv`,
        }),
        flatten(),
        dense({ units: 3, kernelInitializer: initializer(2), name: `${name}_dense` }),
      ],
    });
    return renamed(fromLayersModel(model), name);
  },
  {
    input: [2, 4, 4, 1],
    output: [2, 3],
    parameters: ['_conv/kernel', '_conv/bias', '_dense/kernel', '_dense/bias'],
  },
);

/** tfjs wants names of layers to differ between models: cut what makes them differ. */
function renamed(layer: ReturnType<typeof fromLayersModel>, name: string): typeof layer {
  const entries = Object.entries(layer.parameters());
  const parameters = Object.fromEntries(
    entries.map(([path, variable]) => [path.replace(name, ''), variable]),
  );
  return { ...layer, parameters: () => parameters };
}
