import GeoJSON from 'ol/format/GeoJSON.js';
import type Geometry from 'ol/geom/Geometry.js';
import { requestJson } from '../portal/http';

export interface SearchAction {
  action: string;
  data: string;
}

export interface SearchHit {
  id: string;
  label: string;
  /** What kind of thing it is; a heading of the result list. */
  group: string;
  geometry: Geometry | null;
  actions: SearchAction[];
}

interface Answer {
  features?: {
    id?: string | number;
    geometry?: object | null;
    properties?: { label?: string; layer_name?: string | null; actions?: SearchAction[] | null };
  }[];
}

/** Asks GeoMapFish's full-text search; hits come grouped, in the order of the groups' first hits. */
export async function searchHits(
  url: string,
  text: string,
  options: { language: string; interfaceName: string; signal: AbortSignal },
): Promise<SearchHit[]> {
  const address = new URL(url, document.baseURI);
  const parameters = {
    limit: '30',
    partitionlimit: '5',
    interface: options.interfaceName,
    lang: options.language,
    query: text,
  };
  Object.entries(parameters).forEach(([name, value]) => address.searchParams.set(name, value));
  const answer = await requestJson<Answer>(address.href, { signal: options.signal });
  const hits = (answer.features ?? []).map((feature, index): SearchHit => {
    const { label = '', layer_name: group, actions } = feature.properties ?? {};
    return {
      id: `hit-${index}`,
      label,
      group: group ?? '',
      geometry: feature.geometry ? new GeoJSON().readGeometry(feature.geometry) : null,
      actions: actions ?? [],
    };
  });
  return grouped(hits);
}

export function grouped(hits: SearchHit[]): SearchHit[] {
  const groups = [...new Set(hits.map((hit) => hit.group))];
  return groups.flatMap((group) => hits.filter((hit) => hit.group === group));
}

/**
 * Two numbers as a place in the map's projection: its own coordinates, or degrees when they are
 * outside of the extent and `fromDegrees` can place them.
 *
 * @param extent of the projection
 */
export function coordinatesOf(
  text: string,
  extent: number[],
  fromDegrees: (lonLat: [number, number]) => number[],
): [number, number] | null {
  const match = /^\s*(-?[\d'’]+(?:\.\d+)?)\s*[,;/ ]\s*(-?[\d'’]+(?:\.\d+)?)\s*$/.exec(text);
  if (!match) {
    return null;
  }
  const [a, b] = [match[1]!, match[2]!].map((part) => Number(part.replace(/['’]/g, '')));
  const inside = ([x, y]: number[]): boolean =>
    x! >= extent[0]! && x! <= extent[2]! && y! >= extent[1]! && y! <= extent[3]!;
  const candidates = [
    [a!, b!],
    [b!, a!],
    ...(Math.abs(a!) <= 180 && Math.abs(b!) <= 90 ? [fromDegrees([a!, b!])] : []),
    ...(Math.abs(b!) <= 180 && Math.abs(a!) <= 90 ? [fromDegrees([b!, a!])] : []),
  ];
  const place = candidates.find(inside);
  return place ? [place[0]!, place[1]!] : null;
}
