import { describe, expect, it } from 'vitest';
import { LayerItem } from '../tree/items';
import { requestsFor } from './requests';

const server = (url: string) => ({ url, type: 'mapserver', imageType: 'image/png' });

function wms(name: string, url = 'one', more = {}): LayerItem {
  const layer = { id: 1, name, type: 'WMS' as const, layers: `${name}1,${name}2`, ...more };
  return new LayerItem(name, layer, server(url));
}

describe('requests for pictures', () => {
  it('take neighbours of one server together, the lowest layer first', () => {
    const requests = requestsFor([wms('top'), wms('low')]);

    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ layers: ['low1', 'low2', 'top1', 'top2'] });
  });

  it('keep the order across servers', () => {
    const requests = requestsFor([wms('a'), wms('b', 'two'), wms('c')]);

    expect(requests.map((request) => request.kind === 'wms' && request.layers[0])).toEqual([
      'c1',
      'b1',
      'a1',
    ]);
  });

  it('ask apart for what has another opacity', () => {
    const faint = wms('a');
    faint.opacity.value = 0.5;

    expect(requestsFor([faint, wms('b')])).toHaveLength(2);
  });

  it('ask apart where one parameter would have two values', () => {
    const dimension = (value: string) => ({ dimensions: { YEAR: value, NONE: null } });

    expect(requestsFor([wms('a', 'one', dimension('1')), wms('b', 'one', dimension('2'))])).toHaveLength(2);
    const [joined] = requestsFor([wms('a', 'one', dimension('1')), wms('b')]);
    expect(joined).toMatchObject({ dimensions: { YEAR: '1' } });
  });

  it('give each layer a style', () => {
    const [request] = requestsFor([wms('a', 'one', { style: 'x' })]);

    expect(request).toMatchObject({ styles: ['x', ''] });
  });
});
