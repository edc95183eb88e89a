import { storeLaws } from '@gen/test-utils';
import { memoryStore } from './memory-store.js';

storeLaws('memoryStore', memoryStore);
