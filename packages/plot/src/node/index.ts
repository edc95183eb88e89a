export { renderSvg } from './render-svg.js';
export { svgToPng, type SvgToPngOptions } from './svg-to-png.js';
