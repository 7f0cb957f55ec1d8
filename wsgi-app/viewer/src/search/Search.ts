import { signal, type ReadonlySignal } from '@preact/signals';
import Feature from 'ol/Feature.js';
import type Map from 'ol/Map.js';
import Point from 'ol/geom/Point.js';
import { fromLonLat } from 'ol/proj.js';
import type { Language } from '../i18n/language';
import type { Highlight } from '../map/Highlight';
import type { MapMoves } from '../map/MapMoves';
import { wasAborted } from '../portal/http';
import type { Settings } from '../portal/settings';
import type { Tree } from '../tree/Tree';
import { coordinatesOf, searchHits, type SearchHit } from './searchApi';

export type SearchState =
  | { kind: 'idle' }
  | { kind: 'busy'; hits: SearchHit[] }
  | { kind: 'found'; hits: SearchHit[] }
  | { kind: 'failed' };

const PAUSE_MS = 180;

/** The search box's state: asks while one types, and goes to what is chosen. */
export class Search {
  private readonly result = signal<SearchState>({ kind: 'idle' });
  private running: AbortController | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly state: ReadonlySignal<SearchState> = this.result;

  constructor(
    private readonly settings: Settings,
    private readonly language: Language,
    private readonly map: Map,
    private readonly moves: MapMoves,
    private readonly tree: Tree,
    private readonly highlight: Highlight,
  ) {}

  typed(text: string): void {
    this.running?.abort();
    clearTimeout(this.timer);
    if (text.trim().length < 2) {
      this.result.value = { kind: 'idle' };
      return;
    }
    const hits = this.result.value.kind === 'found' ? this.result.value.hits : [];
    this.result.value = { kind: 'busy', hits };
    this.timer = setTimeout(() => void this.ask(text.trim()), PAUSE_MS);
  }

  close(): void {
    this.running?.abort();
    clearTimeout(this.timer);
    this.result.value = { kind: 'idle' };
  }

  go(hit: SearchHit): void {
    this.close();
    for (const { action, data } of hit.actions) {
      if (action === 'add_theme' || action === 'add_group' || action === 'add_layer') {
        // Going to a place leaves the theme as it is.
        this.tree.reveal(action.slice(4) as 'theme' | 'group' | 'layer', data, !hit.geometry);
      }
    }
    if (hit.geometry) {
      this.highlight.show([new Feature(hit.geometry)]);
      this.moves.show(hit.geometry.getExtent());
    }
  }

  private async ask(text: string): Promise<void> {
    const running = new AbortController();
    this.running = running;
    const place = this.place(text);
    try {
      const hits = this.settings.searchUrl
        ? await searchHits(this.settings.searchUrl, text, {
            language: this.language.code.value,
            interfaceName: this.settings.interfaceName,
            signal: running.signal,
          })
        : [];
      if (!running.signal.aborted) {
        this.result.value = { kind: 'found', hits: [...place, ...hits] };
      }
    } catch (error) {
      if (!wasAborted(error)) {
        this.result.value = place.length > 0 ? { kind: 'found', hits: place } : { kind: 'failed' };
      }
    }
  }

  private place(text: string): SearchHit[] {
    const projection = this.map.getView().getProjection();
    const found = coordinatesOf(text, projection.getExtent(), (lonLat) =>
      fromLonLat(lonLat, projection),
    );
    return found
      ? [
          {
            id: 'hit-place',
            label: found.map((value) => value.toFixed(projection.getUnits() === 'm' ? 0 : 5)).join(', '),
            group: this.language.t('search.coordinates'),
            geometry: new Point(found),
            actions: [],
          },
        ]
      : [];
  }
}
