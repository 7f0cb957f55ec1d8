import type { Layout, MapInfo } from './printApi';

const METRES_PER_POINT = 0.0254 / 72;
const FALLBACK_SCALES = [
  500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000,
];

export function mapOf(layout: Layout): MapInfo | null {
  return layout.attributes.find((attribute) => attribute.name === 'map')?.clientInfo ?? null;
}

/** Coarsest first. */
export function scalesOf(info: MapInfo): number[] {
  return [...(info.scales?.length ? info.scales : FALLBACK_SCALES)].sort((a, b) => b - a);
}

export function resolutionsOf(info: MapInfo): number[] {
  const max = info.maxDPI ?? Infinity;
  const offered = info.dpiSuggestions?.length ? info.dpiSuggestions : [72, 127, 254];
  const fitting = offered.filter((dpi) => dpi <= max);
  return (fitting.length > 0 ? fitting : [max]).sort((a, b) => a - b);
}

/** Width and height on the ground, in units of the projection. */
export function groundSize(info: MapInfo, scale: number, metresPerUnit: number): [number, number] {
  const perPoint = (METRES_PER_POINT * scale) / metresPerUnit;
  return [info.width * perPoint, info.height * perPoint];
}

/** The coarsest scale at which the paper's map lies inside of the ground that is seen. */
export function fittingScale(
  info: MapInfo,
  seen: [width: number, height: number],
  metresPerUnit: number,
): number {
  const scales = scalesOf(info);
  const fits = (scale: number): boolean => {
    const [width, height] = groundSize(info, scale, metresPerUnit);
    return width <= seen[0] && height <= seen[1];
  };
  return scales.find(fits) ?? scales.at(-1)!;
}
