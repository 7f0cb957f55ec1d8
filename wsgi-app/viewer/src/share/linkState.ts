import { GroupItem, layersOf, type LayerItem, type ThemeItem } from '../tree/items';

/** What a link says about the map, with GeoMapFish's parameter names; absent: the portal's default. */
export interface LinkState {
  theme: string | null;
  x: number | null;
  y: number | null;
  zoom: number | null;
  /** Name of the background; `''` for none. */
  background: string | null;
  /** Whether the link says which layers are on at all. */
  hasLayers: boolean;
  layersOn: Set<string>;
  opacity: Record<string, number>;
  /** Names from top to bottom; Fera's own parameter `map_layers`. */
  order: string[];
  language: string | null;
}

const GROUP_LAYERS = 'tree_group_layers_';
const ENABLE = 'tree_enable_';
const OPACITY = 'tree_opacity_';

export function readLink(path: string, search: string): LinkState {
  const query = new URLSearchParams(search);
  const theme = /\/theme\/([^/?]+)/.exec(path)?.[1];
  const names = (value: string | null): string[] => (value ?? '').split(',').filter(Boolean);
  const layersOn = new Set<string>();
  const opacity: Record<string, number> = {};
  for (const [key, value] of query) {
    if (key.startsWith(GROUP_LAYERS)) {
      names(value).forEach((name) => layersOn.add(name));
    } else if (key.startsWith(ENABLE) && value === 'true') {
      layersOn.add(key.slice(ENABLE.length));
    } else if (key.startsWith(OPACITY)) {
      const share = numberOf(value);
      if (share !== null) {
        opacity[key.slice(OPACITY.length)] = Math.min(1, Math.max(0, share));
      }
    }
  }
  return {
    theme: theme === undefined ? null : decoded(theme),
    x: numberOf(query.get('map_x')),
    y: numberOf(query.get('map_y')),
    zoom: numberOf(query.get('map_zoom')),
    background: query.get('baselayer_ref'),
    hasLayers: query.has('tree_groups'),
    layersOn,
    opacity,
    order: names(query.get('map_layers')),
    language: query.get('lang'),
  };
}

export interface ViewState {
  theme: ThemeItem | null;
  centre: number[];
  zoom: number;
  /** Digits after the point of coordinates. */
  digits: number;
  background: string | null;
  order: string[];
  language: string;
}

/** @returns path and query below the portal's own path */
export function writeLink(view: ViewState): string {
  const query = new URLSearchParams();
  query.set('lang', view.language);
  query.set('map_x', view.centre[0]!.toFixed(view.digits));
  query.set('map_y', view.centre[1]!.toFixed(view.digits));
  query.set('map_zoom', String(Math.round(view.zoom * 100) / 100));
  query.set('baselayer_ref', view.background ?? '');
  const theme = view.theme;
  if (theme) {
    writeTree(theme, query);
  }
  if (view.order.length > 0) {
    query.set('map_layers', view.order.join(','));
  }
  const path = theme ? `theme/${encodeURIComponent(theme.name)}` : '';
  return `${path}?${query.toString().replaceAll('%2C', ',')}`;
}

/** A group of one server lists its visible layers, a mixed one says it layer by layer. */
function writeTree(theme: ThemeItem, query: URLSearchParams): void {
  query.set('tree_groups', theme.items.map((item) => item.name).join(','));
  for (const item of theme.items) {
    const on = layersOf([item]).filter((layer) => layer.visible.value);
    if (item instanceof GroupItem && item.group.mixed !== true) {
      if (on.length > 0) {
        query.set(`${GROUP_LAYERS}${item.name}`, on.map((layer) => layer.name).join(','));
      }
    } else {
      on.forEach((layer) => query.set(`${ENABLE}${layer.name}`, 'true'));
    }
  }
  theme
    .layers()
    .filter((layer) => layer.visible.value && layer.opacity.value !== defaultOpacity(layer))
    .forEach((layer) => query.set(`${OPACITY}${layer.name}`, String(layer.opacity.value)));
}

function defaultOpacity(layer: LayerItem): number {
  return layer.layer.metadata?.opacity ?? 1;
}

function numberOf(value: string | null): number | null {
  const number = value === null || value.trim() === '' ? NaN : Number(value);
  return Number.isFinite(number) ? number : null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
}
