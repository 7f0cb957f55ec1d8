import { effect } from '@preact/signals';
import type Map from 'ol/Map.js';
import ImageLayer from 'ol/layer/Image.js';
import type TileLayer from 'ol/layer/Tile.js';
import ImageWMS from 'ol/source/ImageWMS.js';
import type WMTS from 'ol/source/WMTS.js';
import type { Tree } from '../tree/Tree';
import type { WmtsLayers } from './capabilities';
import type { Retries } from './Retries';
import { requestsFor, type WmsRequest, type WmtsRequest } from './requests';

type WmsOlLayer = ImageLayer<ImageWMS>;

/** Keeps the layers of the map in step with the tree. */
export class Overlays {
  private pictures: { server: string; layer: WmsOlLayer }[] = [];
  private readonly tiles: Record<string, TileLayer<WMTS>> = {};
  private waiting = new Set<string>();

  constructor(
    private readonly map: Map,
    private readonly tree: Tree,
    private readonly wmts: WmtsLayers,
    private readonly retries: Retries,
    private readonly failed: () => void,
  ) {}

  start(): void {
    effect(() => this.draw());
  }

  private draw(): void {
    const requests = requestsFor(this.tree.shown.value);
    const unused = [...this.pictures];
    const kept: { server: string; layer: WmsOlLayer }[] = [];
    const shownTiles = new Set<string>();
    requests.forEach((request, index) => {
      if (request.kind === 'wms') {
        const picture = this.picture(request, unused);
        picture.layer.setZIndex(index);
        picture.layer.setOpacity(request.opacity);
        kept.push(picture);
      } else {
        shownTiles.add(request.layer.name);
        this.tile(request, index);
      }
    });
    unused.forEach((picture) => this.map.removeLayer(picture.layer));
    this.pictures = kept;
    for (const [name, layer] of Object.entries(this.tiles)) {
      layer.setVisible(shownTiles.has(name));
    }
  }

  /** A picture layer of the same server is used again: it shows its old picture until the new one comes. */
  private picture(request: WmsRequest, unused: { server: string; layer: WmsOlLayer }[]) {
    const server = [request.url, request.imageType, ...Object.keys(request.dimensions)].join(' ');
    const params: Record<string, string> = {
      ...request.dimensions,
      LAYERS: request.layers.join(','),
      STYLES: request.styles.join(','),
    };
    const found = unused.findIndex((candidate) => candidate.server === server);
    const reused = found < 0 ? undefined : unused.splice(found, 1)[0];
    if (reused) {
      const source = reused.layer.getSource();
      const before = (source?.getParams() ?? {}) as Record<string, string>;
      if (Object.entries(params).some(([name, value]) => before[name] !== value)) {
        source?.updateParams(params);
      }
      return reused;
    }
    const source = new ImageWMS({
      url: request.url,
      params: { ...params, FORMAT: request.imageType, TRANSPARENT: 'TRUE', VERSION: '1.3.0' },
      ratio: 1,
      serverType: request.serverType === 'qgisserver' ? 'qgis' : 'mapserver',
      crossOrigin: 'anonymous',
    });
    this.retries.ofPicture(source);
    const layer = new ImageLayer({ source, properties: { name: request.layers.join(',') } });
    this.map.addLayer(layer);
    return { server, layer };
  }

  private tile(request: WmtsRequest, index: number): void {
    const { name } = request.layer;
    const layer = this.tiles[name];
    if (layer) {
      layer.setZIndex(index);
      layer.setOpacity(request.opacity);
      return;
    }
    if (this.waiting.has(name)) {
      return;
    }
    this.waiting.add(name);
    this.wmts
      .create(request.layer, this.map.getView().getProjection().getCode())
      .then((created) => {
        this.tiles[name] = created;
        this.map.addLayer(created);
        this.draw();
      })
      .catch(() => this.failed())
      .finally(() => this.waiting.delete(name));
  }
}
