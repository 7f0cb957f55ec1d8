import { describe, expect, it } from 'vitest';
import type { Themes } from '../portal/themes';
import { GroupItem } from './items';
import { Tree } from './Tree';

const wms = (name: string, metadata = {}) => ({
  id: 1,
  name,
  type: 'WMS' as const,
  layers: name,
  metadata,
});

function tree(metadata = {}): Tree {
  const themes: Themes = {
    ogcServers: { main: { url: 'wms', type: 'mapserver', imageType: 'image/png' } },
    background_layers: [],
    errors: [],
    themes: [
      {
        id: 1,
        name: 'first',
        children: [
          {
            id: 2,
            name: 'group',
            ogcServer: 'main',
            metadata,
            children: [wms('a', { isChecked: true }), wms('b'), { ...wms('t'), type: 'VectorTiles' }],
          },
        ],
      },
      { id: 3, name: 'second', children: [{ id: 4, name: 'g', ogcServer: 'main', children: [wms('c')] }] },
    ],
  };
  const made = new Tree(themes);
  made.choose(null);
  return made;
}

const names = (of: Tree): string[] => of.shown.value.map((layer) => layer.name);
const group = (of: Tree): GroupItem => of.theme.value!.items[0] as GroupItem;

describe('the tree', () => {
  it('starts with what the portal has checked', () => {
    expect(names(tree())).toEqual(['a']);
    expect(group(tree()).check.value).toBe('some');
  });

  it('switches what can be drawn of a group, and back', () => {
    const subject = tree();
    group(subject).toggle(true);
    expect(names(subject)).toEqual(['a', 'b']);
    expect(group(subject).check.value).toBe('on');
    group(subject).toggle(false);
    expect(names(subject)).toEqual([]);
  });

  it('shows one layer of an exclusive group', () => {
    const subject = tree({ exclusiveGroup: true });
    subject.switch(group(subject).layers()[1]!, true);
    expect(names(subject)).toEqual(['b']);
  });

  it('draws in the order of the tree, or in the one that was chosen', () => {
    const subject = tree();
    group(subject).toggle(true);
    subject.move(subject.shown.value[0]!, 1);
    expect(names(subject)).toEqual(['b', 'a']);
    expect(subject.orderedNames()).toEqual(['b', 'a']);
  });

  it('finds a layer in another theme', () => {
    const subject = tree();
    expect(subject.reveal('layer', 'c', false)).toBe(false);
    expect(subject.reveal('layer', 'c', true)).toBe(true);
    expect(subject.theme.value?.name).toBe('second');
    expect(names(subject)).toEqual(['c']);
    expect(subject.reveal('layer', 'nowhere', true)).toBe(false);
  });
});
