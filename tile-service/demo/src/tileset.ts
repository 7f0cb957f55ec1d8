/** What the page says of its tileset; tile-service writes it (DemoPages). */
export interface Tileset {
  title: string;
  attribution: string;
  /** Relative to the page, with {layer}, {z}, {x} and {y}; z is the index of a level. */
  template: string;
  id: string;
  grid: Grid;
  dimensions: Dimension[];
  /** The level whose tiles come first into view. */
  start: { extent: Extent };
}

/** x, y order whatever the system's definition says. */
export type Extent = [number, number, number, number];

export interface Grid {
  id: string;
  crs: string;
  units: 'm' | 'degrees' | 'ft';
  extent: Extent;
  tileSize: number;
  levels: Level[];
  minZoom: number;
}

export interface Level {
  id: string;
  resolution: number;
  origin: [number, number];
  size: [number, number];
}

export interface Dimension {
  name: string;
  title: string;
  usual: string;
  /** Empty where any value may be tried. */
  values: string[];
}

export function read(): Tileset {
  const text = document.getElementById('tileset')?.textContent;
  return JSON.parse(text ?? '') as Tileset;
}
