import { computed, signal, type ReadonlySignal } from '@preact/signals';
import {
  isGroup,
  type Dimensions,
  type Group,
  type Layer,
  type Node,
  type OgcServer,
  type Theme,
  type Themes,
} from '../portal/themes';

/** Coarser than any resolution: GeoMapFish's mark for "no limit". */
const NO_LIMIT = 999_999_999;

/** A layer of the tree as the user has set it. */
export class LayerItem {
  readonly visible = signal(false);
  /** 0 to 1. */
  readonly opacity = signal(1);
  readonly legendOpen = signal(false);

  constructor(
    readonly key: string,
    readonly layer: Layer,
    readonly server: OgcServer | null,
    /** Those of its group, when the group has a single server. */
    private readonly inherited: Dimensions = {},
  ) {
    this.visible.value = this.drawable && layer.metadata?.isChecked === true;
    this.opacity.value = layer.metadata?.opacity ?? 1;
    this.legendOpen.value = layer.metadata?.isLegendExpanded === true;
  }

  get name(): string {
    return this.layer.name;
  }

  get drawable(): boolean {
    return this.layer.type === 'WMTS' || (this.layer.type === 'WMS' && this.server !== null);
  }

  /** Parameters that the layer's requests carry. */
  get dimensions(): Record<string, string> {
    const own = 'dimensions' in this.layer ? this.layer.dimensions : {};
    return Object.fromEntries(
      Object.entries({ ...this.inherited, ...own }).filter(
        (entry): entry is [string, string] => entry[1] !== null,
      ),
    );
  }

  /** @param resolution units of the projection per pixel */
  visibleAt(resolution: number): boolean {
    const hints = this.layer.type === 'WMS' ? this.layer : null;
    const min = hints?.minResolutionHint ?? this.layer.metadata?.minResolution ?? 0;
    const max = hints?.maxResolutionHint ?? this.layer.metadata?.maxResolution ?? NO_LIMIT;
    return resolution >= min && resolution < max;
  }
}

export type Check = 'on' | 'off' | 'some';

/** A layer group of the tree. */
export class GroupItem {
  readonly expanded = signal(false);
  readonly check: ReadonlySignal<Check>;

  constructor(
    readonly key: string,
    readonly group: Group,
    readonly children: TreeItem[],
  ) {
    this.expanded.value = group.metadata?.isExpanded === true;
    this.check = computed(() => {
      const layers = this.layers().filter((layer) => layer.drawable);
      const on = layers.filter((layer) => layer.visible.value).length;
      return on === 0 ? 'off' : on === layers.length ? 'on' : 'some';
    });
  }

  get name(): string {
    return this.group.name;
  }

  get exclusive(): boolean {
    return this.group.metadata?.exclusiveGroup === true;
  }

  /** All layers below, the one drawn on top first. */
  layers(): LayerItem[] {
    return layersOf(this.children);
  }

  /** Switches all layers below; of an exclusive group only the first on. */
  toggle(on: boolean): void {
    const drawable = this.layers().filter((layer) => layer.drawable);
    drawable.forEach((layer, index) => {
      layer.visible.value = on && (!this.exclusive || index === 0);
    });
  }

  /** After a layer below has been switched on: those beside it go off in an exclusive group. */
  keepExclusive(switchedOn: LayerItem): void {
    for (const child of this.children) {
      if (child instanceof GroupItem) {
        child.keepExclusive(switchedOn);
      }
    }
    if (this.exclusive && this.layers().includes(switchedOn)) {
      this.layers()
        .filter((layer) => layer !== switchedOn)
        .forEach((layer) => (layer.visible.value = false));
    }
  }
}

export type TreeItem = GroupItem | LayerItem;

export function layersOf(items: TreeItem[]): LayerItem[] {
  return items.flatMap((item) => (item instanceof GroupItem ? item.layers() : [item]));
}

/** A theme with the state of its tree, which stays while another theme is shown. */
export class ThemeItem {
  readonly items: TreeItem[];

  constructor(
    readonly theme: Theme,
    servers: Themes['ogcServers'],
  ) {
    this.items = theme.children.map((child) => itemOf(child, servers, theme.name, null, {}));
    const first = this.items[0];
    if (first instanceof GroupItem && !this.items.some((i) => i instanceof GroupItem && i.expanded.value)) {
      first.expanded.value = true;
    }
  }

  get name(): string {
    return this.theme.name;
  }

  layers(): LayerItem[] {
    return layersOf(this.items);
  }
}

function itemOf(
  node: Node,
  servers: Themes['ogcServers'],
  path: string,
  inherited: string | null,
  dimensions: Dimensions,
): TreeItem {
  const key = `${path}/${node.name}`;
  if (isGroup(node)) {
    const server = node.ogcServer ?? inherited;
    return new GroupItem(
      key,
      node,
      node.children.map((child) =>
        itemOf(child, servers, key, server, { ...dimensions, ...node.dimensions }),
      ),
    );
  }
  const server = (node.type === 'WMS' ? node.ogcServer : undefined) ?? inherited;
  return new LayerItem(
    key,
    node,
    server === null ? null : (servers[server] ?? null),
    node.type === 'WMS' ? dimensions : {},
  );
}
