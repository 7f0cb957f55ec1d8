import { absolute } from '../portal/http';
import type { LayerItem } from './items';

/**
 * Addresses of a layer's legend, one for each of the server's layers: the picture that the portal
 * names, else the server's own (WMS GetLegendGraphic).
 *
 * @param resolution of the map, so that classes of other scales are left out
 */
export function legendPictures(layer: LayerItem, resolution: number): string[] {
  const { metadata } = layer.layer;
  if (metadata?.legend === false) {
    return [];
  }
  if (metadata?.legendImage) {
    return [absolute(metadata.legendImage)];
  }
  if (layer.layer.type !== 'WMS' || !layer.server) {
    return [];
  }
  const server = layer.server.url;
  return layer.layer.layers.split(',').map((name) => {
    const url = new URL(absolute(server));
    const parameters = {
      SERVICE: 'WMS',
      VERSION: '1.1.1',
      REQUEST: 'GetLegendGraphic',
      FORMAT: 'image/png',
      TRANSPARENT: 'TRUE',
      LAYER: name,
      SCALE: String(Math.round(resolution / 0.00028)),
    };
    Object.entries(parameters).forEach(([key, value]) => url.searchParams.set(key, value));
    return url.href;
  });
}
