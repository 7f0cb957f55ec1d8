import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type ImageWMS from 'ol/source/ImageWMS.js';
import type WMTS from 'ol/source/WMTS.js';

/** A server that is asked too much answers 503 at once: it is asked again this much later, then later still. */
const PAUSES_MS = [1500, 4000];

/** Asks again for pictures that did not come; the map is not complete while one is waited for. */
export class Retries {
  private readonly waiting = signal<ReadonlySet<object>>(new Set());

  readonly pending: ReadonlySignal<boolean> = computed(() => this.waiting.value.size > 0);

  /** @param failed told when a picture did not come after all tries */
  constructor(private readonly failed: () => void) {}

  ofTiles(source: WMTS): void {
    const tries = new WeakMap<object, number>();
    source.on('tileloadend', ({ tile }) => this.ended(tile));
    source.on('tileloaderror', ({ tile }) => {
      const done = tries.get(tile) ?? 0;
      tries.set(tile, done + 1);
      this.again(tile, done, () => tile.load());
    });
  }

  ofPicture(source: ImageWMS): void {
    let done = 0;
    source.on('imageloadend', () => (done = 0));
    source.on('imageloaderror', () => {
      const load = (): void => {
        source.refresh();
        // The map counts it from the next frame on; of a layer that was taken away nothing comes.
        requestAnimationFrame(() => requestAnimationFrame(() => this.ended(source)));
      };
      done = this.again(source, done, load) ? done + 1 : 0;
    });
  }

  /** It stays pending until it comes or was asked for the last time. */
  private again(picture: object, done: number, load: () => void): boolean {
    const pause = PAUSES_MS[done];
    if (pause === undefined) {
      this.ended(picture);
      this.failed();
      return false;
    }
    this.waiting.value = new Set([...this.waiting.value, picture]);
    setTimeout(load, pause);
    return true;
  }

  private ended(picture: object): void {
    if (this.waiting.value.has(picture)) {
      this.waiting.value = new Set([...this.waiting.value].filter((other) => other !== picture));
    }
  }
}
