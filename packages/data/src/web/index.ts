export { decodeImage } from './decode-image.js';
export { droppedFolder } from './dropped-folder.js';
export { urlSource } from './url-source.js';
