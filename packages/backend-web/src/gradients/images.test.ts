import { derivativeLaws, imageFunctions } from '@gen/test-utils';
import goldens from './goldens/images.json' with { type: 'json' };

derivativeLaws(imageFunctions, goldens.cases);
