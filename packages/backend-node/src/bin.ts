import { genTensorflow } from './tensorflow/build/gen-tensorflow.js';

process.exitCode = await genTensorflow(process.argv.slice(2));
