import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type Map from 'ol/Map.js';

/** What the map is doing: whether pictures are on their way, and its resolution and centre. */
export class Activity {
  private readonly loading = signal(true);
  private readonly perPixel = signal(1);
  private marked = false;
  private readonly middle = signal<number[]>([0, 0]);

  readonly busy: ReadonlySignal<boolean>;
  /** Units of the projection per pixel. */
  readonly resolution: ReadonlySignal<number> = this.perPixel;
  readonly centre: ReadonlySignal<number[]> = this.middle;

  /** @param retrying whether pictures that did not come are to be asked for again */
  constructor(
    private readonly map: Map,
    private readonly retrying: ReadonlySignal<boolean>,
  ) {
    this.busy = computed(() => this.loading.value || this.retrying.value);
    map.on('loadstart', () => (this.loading.value = true));
    map.on('loadend', () => (this.loading.value = false));
    map.on('moveend', () => this.read());
    map.on('rendercomplete', () => this.complete());
    this.read();
  }

  /** The first complete map is what the measures of the portal count to. */
  private complete(): void {
    this.loading.value = false;
    if (!this.retrying.value && !this.marked) {
      this.marked = true;
      performance.mark('fera-map-complete');
    }
  }

  private read(): void {
    const view = this.map.getView();
    this.perPixel.value = view.getResolution() ?? 1;
    this.middle.value = view.getCenter() ?? [0, 0];
  }
}
