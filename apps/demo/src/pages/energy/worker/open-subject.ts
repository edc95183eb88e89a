import type { ImageShelf } from '../../../lab/worker/image-shelf.js';
import type { SavedModel } from '../../../lab/worker/saved-model.js';
import type { Settings } from '../settings.js';
import { barsSource } from './images/bars-source.js';
import { imageSubject } from './images/image-subject.js';
import { planeSets } from './plane/plane-sets.js';
import { planeSubject } from './plane/plane-subject.js';
import type { Subject } from './subject.js';

/** Makes the experiment of some settings, untrained or as it was saved. */
export function openSubject(settings: Settings, shelf: ImageShelf, saved?: SavedModel): Subject {
  const { data } = settings;
  switch (data) {
    case 'digits':
      return imageSubject(settings, shelf.digits(settings.trainImages), saved);
    case 'files':
      return imageSubject(settings, shelf.files(), saved);
    case 'bars':
      return imageSubject(settings, barsSource(), saved);
    default:
      return planeSubject(settings, planeSets[data]);
  }
}
