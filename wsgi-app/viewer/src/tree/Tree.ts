import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Themes } from '../portal/themes';
import { GroupItem, ThemeItem, type LayerItem } from './items';

/** The themes, which of them is shown, and in which order its layers are drawn. */
export class Tree {
  readonly themes: ThemeItem[];
  private readonly chosen = signal<ThemeItem | null>(null);
  /** Keys of layers, topmost first, where the user has moved one; else empty. */
  private readonly order = signal<string[]>([]);

  readonly theme: ReadonlySignal<ThemeItem | null> = this.chosen;
  /** The layers that are switched on, the one drawn on top first. */
  readonly shown: ReadonlySignal<LayerItem[]>;

  constructor(themes: Themes) {
    this.themes = themes.themes.map((theme) => new ThemeItem(theme, themes.ogcServers));
    this.shown = computed(() => {
      const visible = (this.chosen.value?.layers() ?? []).filter((layer) => layer.visible.value);
      return inOrder(visible, this.order.value);
    });
  }

  /** Shows the theme of that name, else the first one; absent with an empty portal. */
  choose(name: string | null): void {
    const theme = this.themes.find((candidate) => candidate.name === name) ?? this.themes[0];
    if (theme && theme !== this.chosen.value) {
      this.chosen.value = theme;
      this.order.value = [];
    }
  }

  switch(layer: LayerItem, on: boolean): void {
    layer.visible.value = on;
    if (on) {
      for (const item of this.chosen.value?.items ?? []) {
        if (item instanceof GroupItem) {
          item.keepExclusive(layer);
        }
      }
    }
  }

  /** Draws a layer above (-1) or below (+1) its neighbour. */
  move(layer: LayerItem, step: -1 | 1): void {
    const keys = this.shown.value.map((shown) => shown.key);
    const from = keys.indexOf(layer.key);
    const to = from + step;
    if (from < 0 || to < 0 || to >= keys.length) {
      return;
    }
    keys.splice(to, 0, ...keys.splice(from, 1));
    this.order.value = keys;
  }

  /** Names from top to bottom when the user has moved a layer; else empty. */
  orderedNames(): string[] {
    return this.order.value.length === 0 ? [] : this.shown.value.map((layer) => layer.name);
  }

  useOrder(names: string[]): void {
    const shown = this.shown.value;
    this.order.value = names.flatMap((name) => shown.find((layer) => layer.name === name)?.key ?? []);
  }

  /**
   * Switches on a layer, group or theme by name.
   *
   * @param anywhere whether another theme is shown when only that one has it
   */
  reveal(kind: 'layer' | 'group' | 'theme', name: string, anywhere: boolean): boolean {
    if (kind === 'theme') {
      const known = this.themes.some((theme) => theme.name === name);
      if (known) {
        this.choose(name);
      }
      return known;
    }
    const current = this.chosen.value;
    const candidates = [...(current ? [current] : []), ...(anywhere ? this.themes : [])];
    for (const theme of candidates) {
      const layers = find(theme, kind, name);
      if (layers.length > 0) {
        this.choose(theme.name);
        layers.forEach((layer) => this.switch(layer, true));
        return true;
      }
    }
    return false;
  }
}

function find(theme: ThemeItem, kind: 'layer' | 'group', name: string): LayerItem[] {
  if (kind === 'layer') {
    const layer = theme.layers().find((candidate) => candidate.name === name && candidate.drawable);
    return layer ? [layer] : [];
  }
  const groups = theme.items.flatMap(function below(item): GroupItem[] {
    return item instanceof GroupItem ? [item, ...item.children.flatMap(below)] : [];
  });
  const group = groups.find((candidate) => candidate.name === name);
  return (group?.layers() ?? []).filter((layer) => layer.drawable);
}

/** Layers that the order does not name come on top of those that it names. */
function inOrder(visible: LayerItem[], order: string[]): LayerItem[] {
  if (order.length === 0) {
    return visible;
  }
  const place = (layer: LayerItem): number => order.indexOf(layer.key);
  return [...visible].sort((a, b) => place(a) - place(b));
}
