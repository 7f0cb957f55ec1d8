import { describe, expect, it } from 'vitest';
import { fittingScale, groundSize, resolutionsOf } from './paper';

const A4 = { width: 720, height: 360, scales: [10_000, 100_000, 1_000_000], maxDPI: 200 };

describe('paper', () => {
  it('covers its size times the scale', () => {
    // 720 points are 10 inches.
    expect(groundSize(A4, 10_000, 1)[0]).toBeCloseTo(2540, 6);
    expect(groundSize(A4, 10_000, 1)[1]).toBeCloseTo(1270, 6);
  });

  it('is given the coarsest scale that is seen whole', () => {
    expect(fittingScale(A4, [30_000, 30_000], 1)).toBe(100_000);
    expect(fittingScale(A4, [30_000, 12_000], 1)).toBe(10_000);
    expect(fittingScale(A4, [10, 10], 1)).toBe(10_000);
  });

  it('has no more dots than its layout allows', () => {
    expect(resolutionsOf({ ...A4, dpiSuggestions: [254, 127] })).toEqual([127]);
    expect(resolutionsOf({ ...A4, dpiSuggestions: [300] })).toEqual([200]);
  });
});
