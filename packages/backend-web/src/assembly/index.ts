export { transpose } from './transpose';
