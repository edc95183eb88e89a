export { stopGradient } from './stop-gradient.js';
