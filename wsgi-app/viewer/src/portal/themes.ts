import { requestJson } from './http';

/** The metadata that the viewer heeds, with GeoMapFish's names. */
export interface Metadata {
  isChecked?: boolean;
  isExpanded?: boolean;
  exclusiveGroup?: boolean;
  legend?: boolean;
  legendImage?: string;
  metadataUrl?: string;
  opacity?: number;
  thumbnail?: string;
  /** Credits of the data, separated by semicolons; shown while the layer is. */
  disclaimer?: string;
  isLegendExpanded?: boolean;
  minResolution?: number;
  maxResolution?: number;
}

/** Extra parameters of requests for pictures; null stands for none. */
export type Dimensions = Record<string, string | null>;

interface Item {
  id: number;
  name: string;
  metadata?: Metadata;
}

export interface ChildLayer {
  name: string;
  queryable?: boolean;
  minResolutionHint?: number;
  maxResolutionHint?: number;
}

export interface WmsLayer extends Item {
  type: 'WMS';
  /** Names of the server's layers, separated by commas; the first is drawn first. */
  layers: string;
  style?: string | null;
  imageType?: string;
  childLayers?: ChildLayer[];
  /** Units of the projection per pixel. */
  minResolutionHint?: number;
  maxResolutionHint?: number;
  ogcServer?: string;
  dimensions?: Dimensions;
}

export interface WmtsLayer extends Item {
  type: 'WMTS';
  /** Address of the capabilities. */
  url: string;
  layer: string;
  style?: string | null;
  matrixSet?: string | null;
  imageType?: string;
  dimensions?: Dimensions;
}

/** Kinds that this viewer lists but cannot draw. */
export interface OtherLayer extends Item {
  type: 'VectorTiles' | 'COG';
}

export type Layer = WmsLayer | WmtsLayer | OtherLayer;

export interface Group extends Item {
  type?: undefined;
  children: Node[];
  mixed?: boolean;
  ogcServer?: string;
  /** Of a first-level group whose layers are all of one server. */
  dimensions?: Dimensions;
}

export type Node = Group | Layer;

export interface Theme extends Item {
  icon?: string | null;
  children: Node[];
}

export interface OgcServer {
  url: string;
  type: string;
  imageType: string;
  isSingleTile?: boolean;
}

export interface Themes {
  themes: Theme[];
  background_layers: Node[];
  ogcServers: Record<string, OgcServer>;
  errors: string[];
}

export function isGroup(node: Node): node is Group {
  return 'children' in node;
}

export async function loadThemes(url: string): Promise<Themes> {
  const answer = await requestJson<Partial<Themes>>(url);
  return {
    themes: answer.themes ?? [],
    background_layers: answer.background_layers ?? [],
    ogcServers: answer.ogcServers ?? {},
    errors: answer.errors ?? [],
  };
}
