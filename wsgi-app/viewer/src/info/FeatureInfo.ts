import { signal, type ReadonlySignal } from '@preact/signals';
import type Map from 'ol/Map.js';
import type { Highlight } from '../map/Highlight';
import { absolute, request, wasAborted } from '../portal/http';
import type { LayerItem } from '../tree/items';
import type { Tree } from '../tree/Tree';
import { readFeatures, type FoundLayer } from './readFeatures';

export type InfoState =
  | { kind: 'idle' }
  | { kind: 'busy' }
  | { kind: 'noLayers' }
  | { kind: 'found'; layers: FoundLayer[] }
  | { kind: 'failed' };

/** Side of the square that is asked about, in pixels; odd, so that it has a middle. */
const WINDOW = 101;
const LIMIT = 20;
const FORMAT = 'application/vnd.ogc.gml';

/** Asks the map servers of the visible layers what is at a place (WMS GetFeatureInfo). */
export class FeatureInfo {
  private readonly result = signal<InfoState>({ kind: 'idle' });
  private running: AbortController | null = null;

  readonly state: ReadonlySignal<InfoState> = this.result;

  constructor(
    private readonly map: Map,
    private readonly tree: Tree,
    private readonly highlight: Highlight,
    private readonly hidden: string[],
  ) {}

  async ask(coordinate: number[]): Promise<void> {
    this.running?.abort();
    const running = new AbortController();
    this.running = running;
    this.highlight.clear();
    const questions = this.questions(coordinate);
    if (questions.length === 0) {
      this.result.value = { kind: 'noLayers' };
      return;
    }
    this.result.value = { kind: 'busy' };
    const answers = await Promise.allSettled(
      questions.map(async ({ url, names }) => {
        const response = await request(url, { signal: running.signal });
        return readFeatures(await response.text(), names, this.hidden);
      }),
    );
    if (running.signal.aborted) {
      return;
    }
    const layers = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    const failed = answers.some(
      (answer) => answer.status === 'rejected' && !wasAborted(answer.reason),
    );
    this.result.value = failed && layers.length === 0 ? { kind: 'failed' } : { kind: 'found', layers };
    this.highlight.show(layers.flatMap((l) => l.features.map(({ feature }) => feature)));
  }

  close(): void {
    this.running?.abort();
    this.result.value = { kind: 'idle' };
    this.highlight.clear();
  }

  /** One for each server, with the layers drawn on top first. */
  private questions(coordinate: number[]): { url: string; names: string[] }[] {
    const resolution = this.map.getView().getResolution() ?? 1;
    const byServer: Record<string, string[]> = {};
    for (const item of this.tree.shown.value) {
      if (item.server && item.visibleAt(resolution)) {
        const names = (byServer[item.server.url] ??= []);
        names.push(...queryableLayers(item, resolution).filter((name) => !names.includes(name)));
      }
    }
    return Object.entries(byServer)
      .filter(([, names]) => names.length > 0)
      .map(([url, names]) => ({ url: this.url(url, names, coordinate, resolution), names }));
  }

  private url(server: string, names: string[], [x, y]: number[], resolution: number): string {
    const half = (WINDOW / 2) * resolution;
    const url = new URL(absolute(server));
    const parameters = {
      SERVICE: 'WMS',
      // 1.1.1 has x before y whatever the projection's own axis order is.
      VERSION: '1.1.1',
      REQUEST: 'GetFeatureInfo',
      FORMAT: 'image/png',
      STYLES: '',
      SRS: this.map.getView().getProjection().getCode(),
      BBOX: [x! - half, y! - half, x! + half, y! + half].join(','),
      WIDTH: String(WINDOW),
      HEIGHT: String(WINDOW),
      X: String((WINDOW - 1) / 2),
      Y: String((WINDOW - 1) / 2),
      LAYERS: [...names].reverse().join(','),
      QUERY_LAYERS: names.join(','),
      INFO_FORMAT: FORMAT,
      FEATURE_COUNT: String(LIMIT),
    };
    Object.entries(parameters).forEach(([name, value]) => url.searchParams.set(name, value));
    return url.href;
  }
}

/** A server refuses the whole question when one of its layers is not queryable. */
function queryableLayers(item: LayerItem, resolution: number): string[] {
  return item.layer.type !== 'WMS'
    ? []
    : (item.layer.childLayers ?? [])
        .filter(
          (child) =>
            child.queryable === true &&
            resolution >= (child.minResolutionHint ?? 0) &&
            resolution < (child.maxResolutionHint ?? Infinity),
        )
        .map((child) => child.name)
        .reverse();
}
