import { derivativeLaws, elementwiseFunctions } from '@gen/test-utils';
import goldens from './goldens/elementwise.json' with { type: 'json' };

derivativeLaws(elementwiseFunctions, goldens.cases);
