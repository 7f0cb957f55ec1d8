import type { WmsLayer, WmtsLayer } from '../portal/themes';
import type { LayerItem } from '../tree/items';

/** One picture that the map asks a WMS for. */
export interface WmsRequest {
  kind: 'wms';
  url: string;
  serverType: string;
  imageType: string;
  /** In the server's order: the first is drawn first. */
  layers: string[];
  styles: string[];
  dimensions: Record<string, string>;
  opacity: number;
  items: LayerItem[];
}

export interface WmtsRequest {
  kind: 'wmts';
  layer: WmtsLayer;
  opacity: number;
  items: LayerItem[];
}

export type MapRequest = WmsRequest | WmtsRequest;

/**
 * What to ask for so that the layers are drawn one above the other: neighbours of the same server
 * with the same opacity come in one request.
 *
 * @param shown the layer drawn on top first
 * @returns the request drawn first first
 */
export function requestsFor(shown: LayerItem[]): MapRequest[] {
  const requests: MapRequest[] = [];
  for (const item of [...shown].reverse()) {
    const layer = item.layer;
    if (layer.type === 'WMTS') {
      requests.push({ kind: 'wmts', layer, opacity: item.opacity.value, items: [item] });
    } else if (layer.type === 'WMS' && item.server) {
      const next = wmsRequest(item, layer);
      const last = requests.at(-1);
      if (last?.kind === 'wms' && joins(last, next)) {
        last.layers.push(...next.layers);
        last.styles.push(...next.styles);
        last.items.push(item);
        Object.assign(last.dimensions, next.dimensions);
      } else {
        requests.push(next);
      }
    }
  }
  return requests;
}

function wmsRequest(item: LayerItem, layer: WmsLayer): WmsRequest {
  const layers = layer.layers.split(',').filter((name) => name !== '');
  const styles = (layer.style ?? '').split(',');
  return {
    kind: 'wms',
    url: item.server?.url ?? '',
    serverType: item.server?.type ?? '',
    imageType: layer.imageType ?? item.server?.imageType ?? 'image/png',
    layers,
    styles: layers.map((_, index) => styles[index] ?? ''),
    dimensions: { ...item.dimensions },
    opacity: item.opacity.value,
    items: [item],
  };
}

function joins(last: WmsRequest, next: WmsRequest): boolean {
  const sameDimensions = Object.entries(next.dimensions).every(
    ([name, value]) => (last.dimensions[name] ?? value) === value,
  );
  return (
    last.url === next.url &&
    last.imageType === next.imageType &&
    last.opacity === next.opacity &&
    sameDimensions
  );
}
