export { decodeImage } from './decode-image.js';
