import WMTSCapabilities from 'ol/format/WMTSCapabilities.js';
import TileLayer from 'ol/layer/Tile.js';
import WMTS, { optionsFromCapabilities } from 'ol/source/WMTS.js';
import { request } from '../portal/http';
import type { Retries } from './Retries';
import type { Dimensions, WmtsLayer } from '../portal/themes';

/** Makes tile layers from WMTS capabilities, each document being fetched once. */
export class WmtsLayers {
  private readonly documents = new Map<string, Promise<unknown>>();

  constructor(private readonly retries: Retries) {}

  /** @throws Error when the service does not answer or does not have the layer */
  async create(layer: WmtsLayer, projection: string): Promise<TileLayer<WMTS>> {
    const capabilities = await this.document(layer.url);
    const wanted = {
      layer: layer.layer,
      projection,
      ...(layer.matrixSet ? { matrixSet: layer.matrixSet } : {}),
      ...(layer.style ? { style: layer.style } : {}),
      ...(layer.imageType ? { format: layer.imageType } : {}),
      crossOrigin: 'anonymous',
    };
    const document = capabilities as Record<string, unknown>;
    // Paths before queries: every cache on the way understands them.
    const byPath = optionsFromCapabilities(document, { ...wanted, requestEncoding: 'REST' });
    const options = byPath?.urls?.length ? byPath : optionsFromCapabilities(document, wanted);
    if (!options) {
      throw new Error(`${layer.url} has no layer ${layer.layer}`);
    }
    const dimensions = definedOnly(layer.dimensions ?? {});
    const source = new WMTS({
      ...options,
      dimensions: { ...options.dimensions, ...dimensions },
      transition: window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 160,
    });
    this.retries.ofTiles(source);
    return new TileLayer({ source, properties: { name: layer.name } });
  }

  private document(url: string): Promise<unknown> {
    const known = this.documents.get(url);
    if (known) {
      return known;
    }
    const fetched = request(url)
      .then((response) => response.text())
      .then((text) => new WMTSCapabilities().read(text) as unknown);
    this.documents.set(url, fetched);
    fetched.catch(() => this.documents.delete(url));
    return fetched;
  }
}

function definedOnly(dimensions: Dimensions): Record<string, string> {
  return Object.fromEntries(
    Object.entries(dimensions).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}
