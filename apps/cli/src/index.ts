export { gen } from './gen.js';
