import { signal, type ReadonlySignal } from '@preact/signals';
import type Map from 'ol/Map.js';

/** What the map is doing: whether pictures are on their way, and its resolution and centre. */
export class Activity {
  private readonly loading = signal(true);
  private readonly perPixel = signal(1);
  private readonly middle = signal<number[]>([0, 0]);

  readonly busy: ReadonlySignal<boolean> = this.loading;
  /** Units of the projection per pixel. */
  readonly resolution: ReadonlySignal<number> = this.perPixel;
  readonly centre: ReadonlySignal<number[]> = this.middle;

  constructor(private readonly map: Map) {
    map.on('loadstart', () => (this.loading.value = true));
    map.on('loadend', () => (this.loading.value = false));
    map.on('moveend', () => this.read());
    // The first complete map is what the measures of the portal count to.
    map.once('rendercomplete', () => {
      this.loading.value = false;
      performance.mark('fera-map-complete');
    });
    this.read();
  }

  private read(): void {
    const view = this.map.getView();
    this.perPixel.value = view.getResolution() ?? 1;
    this.middle.value = view.getCenter() ?? [0, 0];
  }
}
