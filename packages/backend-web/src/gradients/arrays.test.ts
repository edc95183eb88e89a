import { derivativeLaws, arrayFunctions } from '@gen/test-utils';
import goldens from './goldens/arrays.json' with { type: 'json' };

derivativeLaws(arrayFunctions, goldens.cases);
