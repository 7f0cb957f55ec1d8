import { effect } from '@preact/signals';
import type Map from 'ol/Map.js';
import type { Language } from '../i18n/language';
import type { Activity } from '../map/Activity';
import type { Background } from '../map/Background';
import type { Tree } from '../tree/Tree';
import { readLink, writeLink, type LinkState } from './linkState';

/** Changes that follow each other faster than this are one step of the back button. */
const STEP_MS = 700;

/** Keeps the address of the page and the map in step, both ways. */
export class Permalink {
  private lastStep = 0;
  private applying = false;

  constructor(
    private readonly map: Map,
    private readonly tree: Tree,
    private readonly background: Background,
    private readonly activity: Activity,
    private readonly language: Language,
    private readonly defaultTheme: string | null,
  ) {}

  /** Shows what the address says, then follows. */
  async start(): Promise<void> {
    await this.apply(readLink(location.pathname, location.search));
    this.write(true);
    effect(() => this.write(false));
    window.addEventListener('popstate', () => {
      void this.apply(readLink(location.pathname, location.search));
    });
  }

  /** The whole address of what is shown. */
  href(): string {
    return new URL(this.current(), document.baseURI).href;
  }

  private async apply(link: LinkState): Promise<void> {
    this.applying = true;
    try {
      this.tree.choose(link.theme ?? this.defaultTheme);
      const layers = this.tree.theme.value?.layers() ?? [];
      for (const layer of layers) {
        if (link.hasLayers) {
          layer.visible.value = layer.drawable && link.layersOn.has(layer.name);
        }
        layer.opacity.value = link.opacity[layer.name] ?? layer.layer.metadata?.opacity ?? 1;
      }
      this.tree.useOrder(link.order);
      this.move(link);
      const first = this.background.choices[0]?.name ?? null;
      await this.background.choose(link.background ?? first);
    } finally {
      this.applying = false;
    }
  }

  private move(link: LinkState): void {
    const view = this.map.getView();
    view.cancelAnimations();
    if (link.x !== null && link.y !== null) {
      view.setCenter([link.x, link.y]);
    }
    if (link.zoom !== null) {
      view.setZoom(link.zoom);
    }
  }

  private current(): string {
    const view = this.map.getView();
    return writeLink({
      theme: this.tree.theme.value,
      centre: this.activity.centre.value,
      zoom: view.getZoomForResolution(this.activity.resolution.value) ?? 0,
      digits: view.getProjection().getUnits() === 'degrees' ? 6 : 0,
      background: this.background.chosen.value,
      order: this.tree.orderedNames(),
      language: this.language.code.value,
    });
  }

  private write(first: boolean): void {
    const href = this.href();
    if (this.applying || href === location.href) {
      return;
    }
    const now = Date.now();
    if (first || now - this.lastStep < STEP_MS) {
      history.replaceState(null, '', href);
    } else {
      history.pushState(null, '', href);
    }
    this.lastStep = first ? 0 : now;
  }
}
