import type Feature from 'ol/Feature.js';
import type Map from 'ol/Map.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorSource from 'ol/source/Vector.js';
import Circle from 'ol/style/Circle.js';
import Fill from 'ol/style/Fill.js';
import Stroke from 'ol/style/Stroke.js';
import Style from 'ol/style/Style.js';

/** Name of its layer. */
export const HIGHLIGHT = 'highlight';

const LINE = '#d4380d';

/** Shows features found by a click or by the search above all layers. */
export class Highlight {
  private readonly source = new VectorSource();

  constructor(map: Map) {
    const white = new Stroke({ color: 'rgba(255,255,255,0.9)', width: 6 });
    const line = new Stroke({ color: LINE, width: 3 });
    map.addLayer(
      new VectorLayer({
        source: this.source,
        zIndex: 1000,
        properties: { name: HIGHLIGHT },
        style: [
          new Style({
            stroke: white,
            image: new Circle({ radius: 10, stroke: white }),
          }),
          new Style({
            fill: new Fill({ color: 'rgba(212,56,13,0.12)' }),
            stroke: line,
            image: new Circle({
              radius: 9,
              stroke: line,
              fill: new Fill({ color: 'rgba(212,56,13,0.25)' }),
            }),
          }),
        ],
      }),
    );
  }

  show(features: Feature[]): void {
    this.source.clear();
    this.source.addFeatures(features);
  }

  clear(): void {
    this.source.clear();
  }
}
