import type Map from 'ol/Map.js';
import { getHeight, getWidth, isEmpty, type Extent } from 'ol/extent.js';

/** Pixels that stay free around what is shown. */
const MARGIN = 64;

/** Moves of the map; without animation where the user has asked for less motion. */
export class MapMoves {
  private readonly home: { centre: number[]; resolution: number };

  constructor(private readonly map: Map) {
    const view = map.getView();
    this.home = { centre: view.getCenter() ?? [0, 0], resolution: view.getResolution() ?? 1 };
  }

  zoomBy(steps: number): void {
    const view = this.map.getView();
    this.to({ zoom: (view.getZoom() ?? 0) + steps });
  }

  goHome(): void {
    this.to({ center: this.home.centre, resolution: this.home.resolution });
  }

  /** Shows an extent; a point, or what is smaller than it, comes with its surroundings. */
  show(extent: Extent): void {
    const view = this.map.getView();
    const closest = this.surroundings();
    if (isEmpty(extent) || Math.max(getWidth(extent), getHeight(extent)) / 400 < closest) {
      const centre = [(extent[0]! + extent[2]!) / 2, (extent[1]! + extent[3]!) / 2];
      this.to({ center: centre, resolution: closest });
    } else {
      view.fit(extent, { padding: [MARGIN, MARGIN, MARGIN, MARGIN], duration: duration() });
    }
  }

  private to(target: { center?: number[]; zoom?: number; resolution?: number }): void {
    const view = this.map.getView();
    view.cancelAnimations();
    view.animate({ ...target, duration: duration() });
  }

  /** The resolution for a single point: three quarters of the way from the whole map to the closest. */
  private surroundings(): number {
    const view = this.map.getView();
    const [min, max] = [view.getMinResolution(), view.getMaxResolution()];
    return min * Math.pow(max / min, 0.38);
  }
}

function duration(): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 300;
}
