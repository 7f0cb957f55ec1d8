import { describe, expect, it } from 'vitest';
import { ThemeItem } from '../tree/items';
import { readLink, writeLink } from './linkState';

const wms = (name: string) => ({ id: 1, name, type: 'WMS' as const, layers: name });

function theme(): ThemeItem {
  const servers = { main: { url: 'wms', type: 'mapserver', imageType: 'image/png' } };
  return new ThemeItem(
    {
      id: 1,
      name: 'My theme',
      children: [
        { id: 2, name: 'one', ogcServer: 'main', mixed: false, children: [wms('a'), wms('b')] },
        {
          id: 3,
          name: 'two',
          mixed: true,
          children: [
            { ...wms('c'), ogcServer: 'main' },
            { id: 9, name: 'd', type: 'WMTS', url: 'u', layer: 'd' },
          ],
        },
      ],
    },
    servers,
  );
}

function view(item: ThemeItem) {
  return {
    theme: item,
    centre: [2600000.4, 1200000],
    zoom: 3.256,
    digits: 0,
    background: 'map',
    order: [],
    language: 'de',
  };
}

describe('links', () => {
  it('are read as they were written', () => {
    const item = theme();
    for (const layer of item.layers()) {
      layer.visible.value = layer.name !== 'a';
    }
    item.layers()[1]!.opacity.value = 0.4;

    const [path, query] = writeLink({ ...view(item), order: ['d', 'b', 'c'] }).split('?');
    const link = readLink(`/portal/${path}`, `?${query}`);

    expect(link.theme).toBe('My theme');
    expect([link.x, link.y, link.zoom]).toEqual([2600000, 1200000, 3.26]);
    expect([...link.layersOn]).toEqual(['b', 'c', 'd']);
    expect(link.opacity).toEqual({ b: 0.4 });
    expect(link.order).toEqual(['d', 'b', 'c']);
    expect([link.background, link.language]).toEqual(['map', 'de']);
  });

  it('name layers as GeoMapFish does', () => {
    const item = theme();
    item.layers().forEach((layer) => (layer.visible.value = true));

    const query = writeLink(view(item));

    expect(query).toContain('tree_groups=one,two');
    expect(query).toContain('tree_group_layers_one=a,b');
    expect(query).toContain('tree_enable_c=true&tree_enable_d=true');
  });

  it('leave to the portal what they do not say', () => {
    const link = readLink('/', '');

    expect(link).toMatchObject({ theme: null, x: null, zoom: null, hasLayers: false });
    expect(link.background).toBeNull();
  });

  it('survive nonsense', () => {
    const link = readLink('/theme/%E0%A4%A', '?map_x=abc&map_zoom=&tree_opacity_a=7');

    expect([link.x, link.zoom]).toEqual([null, null]);
    expect(link.opacity).toEqual({ a: 1 });
  });
});
