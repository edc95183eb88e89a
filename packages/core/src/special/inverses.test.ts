import { specialLaws } from '@gen/test-utils';
import { betaincinv } from './betaincinv.js';
import ofBetaincinv from './goldens/betaincinv.json' with { type: 'json' };
import ofGammainccinv from './goldens/gammainccinv.json' with { type: 'json' };
import ofGammaincinv from './goldens/gammaincinv.json' with { type: 'json' };
import { gammainccinv, gammaincinv } from './gammaincinv.js';

specialLaws({
  gammaincinv: {
    f: gammaincinv,
    golden: ofGammaincinv,
    relative: [1e-5, 2e-5, 5e-5],
    crosses: true,
    tails: true,
  },
  gammainccinv: {
    f: gammainccinv,
    golden: ofGammainccinv,
    relative: [1e-5, 2e-5, 5e-5],
    crosses: true,
    tails: true,
  },
  betaincinv: {
    f: betaincinv,
    golden: ofBetaincinv,
    relative: [2e-5, 3e-5, 2e-3],
    absolute: [0, 0, 2e-8],
    crosses: true,
    vast: true,
    tails: true,
  },
});
