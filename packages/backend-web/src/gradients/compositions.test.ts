import { derivativeLaws, compositions } from '@gen/test-utils';
import goldens from './goldens/compositions.json' with { type: 'json' };

derivativeLaws(compositions, goldens.cases);
