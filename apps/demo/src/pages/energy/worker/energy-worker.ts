import { expose } from 'comlink';
import { workbench } from './workbench.js';

expose(workbench());
