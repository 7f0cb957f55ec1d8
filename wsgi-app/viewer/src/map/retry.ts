import type ImageWMS from 'ol/source/ImageWMS.js';
import type WMTS from 'ol/source/WMTS.js';

/** A server that is asked too much answers 503 at once: it is asked again this much later, then later still. */
const PAUSES_MS = [1500, 4000];

/** @param failed told when a tile did not come after all tries */
export function retryTiles(source: WMTS, failed: () => void): void {
  const tries = new WeakMap<object, number>();
  source.on('tileloaderror', ({ tile }) => {
    const done = tries.get(tile) ?? 0;
    const pause = PAUSES_MS[done];
    if (pause === undefined) {
      failed();
      return;
    }
    tries.set(tile, done + 1);
    setTimeout(() => tile.load(), pause);
  });
}

/** @param failed told when a picture did not come after all tries */
export function retryPicture(source: ImageWMS, failed: () => void): void {
  let done = 0;
  source.on('imageloadend', () => (done = 0));
  source.on('imageloaderror', () => {
    const pause = PAUSES_MS[done];
    if (pause === undefined) {
      done = 0;
      failed();
      return;
    }
    done++;
    setTimeout(() => source.refresh(), pause);
  });
}
