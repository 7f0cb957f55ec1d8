import { describe, expect, it } from 'vitest';
import { coordinatesOf } from './searchApi';

const EXTENT = [2_400_000, 1_000_000, 2_900_000, 1_400_000];
const bern = (lonLat: [number, number]) => (lonLat[0] < 10 ? [2_600_000, 1_200_000] : [0, 0]);

describe('coordinates in the search box', () => {
  it.each(['2600000 1200000', "2'600'000, 1'200'000", '1200000/2600000', '2600000.0;1200000'])(
    'are those of the map, in either order: %s',
    (text) => {
      expect(coordinatesOf(text, EXTENT, bern)).toEqual([2_600_000, 1_200_000]);
    },
  );

  it('may be degrees', () => {
    expect(coordinatesOf('46.95 7.44', EXTENT, bern)).toEqual([2_600_000, 1_200_000]);
  });

  it('are no coordinates outside of the map or among words', () => {
    expect(coordinatesOf('1 2000000', EXTENT, bern)).toBeNull();
    expect(coordinatesOf('Bern 3000', EXTENT, bern)).toBeNull();
  });
});
