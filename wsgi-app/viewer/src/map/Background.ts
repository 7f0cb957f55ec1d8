import { signal, type ReadonlySignal } from '@preact/signals';
import type Map from 'ol/Map.js';
import type TileLayer from 'ol/layer/Tile.js';
import type WMTS from 'ol/source/WMTS.js';
import { isGroup, type Node, type WmtsLayer } from '../portal/themes';
import type { WmtsLayers } from './capabilities';

/** The picture below all layers: one of the portal's background layers, or none. */
export class Background {
  readonly choices: WmtsLayer[];
  private readonly current = signal<string | null>(null);
  private readonly layers: Record<string, TileLayer<WMTS>> = {};

  readonly chosen: ReadonlySignal<string | null> = this.current;

  constructor(
    private readonly map: Map,
    nodes: Node[],
    private readonly wmts: WmtsLayers,
    private readonly failed: (name: string) => void,
  ) {
    this.choices = nodes.flatMap(function below(node): WmtsLayer[] {
      return isGroup(node) ? node.children.flatMap(below) : node.type === 'WMTS' ? [node] : [];
    });
  }

  /** @param name of a choice; null for none */
  async choose(name: string | null): Promise<void> {
    const choice = this.choices.find((candidate) => candidate.name === name) ?? null;
    this.current.value = choice?.name ?? null;
    if (choice && !this.layers[choice.name]) {
      try {
        await this.load(choice);
      } catch {
        this.failed(choice.name);
      }
    }
    for (const [layerName, layer] of Object.entries(this.layers)) {
      layer.setVisible(layerName === this.current.value);
    }
  }

  /** Address of a tile that shows the middle of the map, as a picture of the choice; null if unknown. */
  async thumbnail(choice: WmtsLayer): Promise<string | null> {
    if (choice.metadata?.thumbnail) {
      return choice.metadata.thumbnail;
    }
    const projection = this.map.getView().getProjection();
    const source = (await this.wmts.create(choice, projection.getCode())).getSource();
    const grid = source?.getTileGrid();
    const extent = projection.getExtent();
    if (!source || !grid || !extent) {
      return null;
    }
    const zoom = grid.getZForResolution((extent[2]! - extent[0]!) / 512);
    const centre = [(extent[0]! + extent[2]!) / 2, (extent[1]! + extent[3]!) / 2];
    const tile = grid.getTileCoordForCoordAndZ(centre, zoom);
    return source.getTileUrlFunction()(tile, 1, projection) ?? null;
  }

  private async load(choice: WmtsLayer): Promise<void> {
    const layer = await this.wmts.create(choice, this.map.getView().getProjection().getCode());
    if (this.layers[choice.name]) {
      return;
    }
    layer.setZIndex(-1);
    layer.setPreload(1);
    this.layers[choice.name] = layer;
    this.map.addLayer(layer);
  }
}
