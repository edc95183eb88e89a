import { curvatureLaws } from '@gen/test-utils';
import { betaincinv } from './betaincinv.js';
import ofBetaincinv from './goldens/betaincinv.json' with { type: 'json' };

curvatureLaws({
  betaincinv: {
    f: betaincinv,
    golden: ofBetaincinv,
    relative: [2e-5, 3e-5, 2e-3],
    absolute: [0, 0, 2e-8],
    crosses: true,
    tails: true,
  },
});
