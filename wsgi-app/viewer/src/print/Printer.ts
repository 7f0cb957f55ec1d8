import { BaseCustomizer, MFPEncoder } from '@geoblocks/mapfishprint';
import { signal, type ReadonlySignal } from '@preact/signals';
import type BaseLayer from 'ol/layer/Base.js';
import type Map from 'ol/Map.js';
import { HIGHLIGHT } from '../map/Highlight';
import { absolute } from '../portal/http';
import { groundSize, mapOf } from './paper';
import type { Layout, MapInfo, PrintApi, Status } from './printApi';

export type PrintState =
  | { kind: 'idle' }
  /** `share` from 0 to 1 when the server tells it. */
  | { kind: 'running'; waiting: boolean; share: number | null }
  | { kind: 'done'; url: string }
  | { kind: 'canceled' }
  | { kind: 'failed'; reason: string };

export interface PrintOrder {
  layout: Layout;
  scale: number;
  dpi: number;
  /** Values of the layout's text attributes. */
  texts: Record<string, string>;
  language: string;
}

const POLL_MS = 400;

/** Has one document made at a time and tells how far it is. */
export class Printer {
  private readonly job = signal<PrintState>({ kind: 'idle' });
  private ref: string | null = null;

  readonly state: ReadonlySignal<PrintState> = this.job;
  /** The part of the map that would be printed, while the user chooses. */
  readonly frame = signal<{ info: MapInfo; scale: number } | null>(null);

  constructor(
    private readonly map: Map,
    private readonly api: PrintApi,
  ) {}

  async create(order: PrintOrder): Promise<void> {
    this.job.value = { kind: 'running', waiting: true, share: null };
    try {
      this.ref = await this.api.create(await this.spec(order));
      await this.follow(this.ref);
    } catch (error) {
      this.job.value = { kind: 'failed', reason: error instanceof Error ? error.message : '' };
    } finally {
      this.ref = null;
    }
  }

  async cancel(): Promise<void> {
    const ref = this.ref;
    this.ref = null;
    this.job.value = { kind: 'canceled' };
    if (ref) {
      // The document is given up either way; the server forgets it when nobody asks for it.
      await this.api.cancel(ref).catch(() => undefined);
    }
  }

  forget(): void {
    if (this.job.value.kind !== 'running') {
      this.job.value = { kind: 'idle' };
    }
  }

  private async follow(ref: string): Promise<void> {
    while (this.ref === ref) {
      const status = await this.api.status(ref);
      if (this.ref !== ref) {
        return;
      }
      if (status.done) {
        this.job.value = outcome(status, this.api.documentUrl(ref));
        return;
      }
      this.job.value = {
        kind: 'running',
        waiting: status.status === 'waiting',
        share: shareOf(status),
      };
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  private async spec(order: PrintOrder): Promise<object> {
    const view = this.map.getView();
    const [x, y] = view.getCenter() ?? [0, 0];
    const info = mapOf(order.layout);
    const metres = view.getProjection().getMetersPerUnit() ?? 1;
    const [width, height] = info ? groundSize(info, order.scale, metres) : [0, 0];
    const extent = [x! - width / 2, y! - height / 2, x! + width / 2, y! + height / 2];
    const map = await new MFPEncoder('').encodeMap({
      map: this.map,
      scale: order.scale,
      dpi: order.dpi,
      printResolution: info ? width / info.width : (view.getResolution() ?? 1),
      customizer: new Printed(extent),
    });
    return {
      layout: order.layout.name,
      format: 'pdf',
      lang: order.language,
      attributes: { ...order.texts, map: { ...map, layers: map.layers.map(withAbsoluteUrl) } },
    };
  }
}

/** What is marked on the screen is no part of the map on paper. */
class Printed extends BaseCustomizer {
  override layerFilter({ layer }: { layer: BaseLayer }): boolean {
    return layer.get('name') !== HIGHLIGHT;
  }
}

function withAbsoluteUrl<T extends object>(layer: T): T {
  return 'baseURL' in layer && typeof layer.baseURL === 'string' && !layer.baseURL.startsWith('data:')
    ? { ...layer, baseURL: decodeURI(absolute(layer.baseURL)) }
    : layer;
}

function outcome(status: Status, url: string): PrintState {
  switch (status.status) {
    case 'finished':
      return { kind: 'done', url };
    case 'canceled':
    case 'canceling':
      return { kind: 'canceled' };
    default:
      return { kind: 'failed', reason: status.error ?? '' };
  }
}

function shareOf({ progress }: Status): number | null {
  return progress?.total ? Math.min(1, (progress.done ?? 0) / progress.total) : null;
}
