import 'ol/ol.css';
import './demo.css';
import Map from 'ol/Map.js';
import View from 'ol/View.js';
import MousePosition from 'ol/control/MousePosition.js';
import ScaleLine from 'ol/control/ScaleLine.js';
import { defaults } from 'ol/control/defaults.js';
import TileLayer from 'ol/layer/Tile.js';
import Projection from 'ol/proj/Projection.js';
import TileDebug from 'ol/source/TileDebug.js';
import TileImage from 'ol/source/TileImage.js';
import TileGrid from 'ol/tilegrid/TileGrid.js';
import { dimensionFields } from './dimensions.ts';
import { read, type Tileset } from './tileset.ts';

const tileset = read();
const { grid } = tileset;

// Nothing is transformed, so that any system will do: its units and extent are all that counts.
const projection = new Projection({
  code: `${grid.crs}#${grid.id}`,
  units: grid.units,
  extent: grid.extent,
  axisOrientation: 'enu',
});
const tileGrid = new TileGrid({
  extent: grid.extent,
  tileSize: grid.tileSize,
  minZoom: grid.minZoom,
  resolutions: grid.levels.map((level) => level.resolution),
  origins: grid.levels.map((level) => level.origin),
  sizes: grid.levels.map((level) => level.size),
});

let values: () => string = () => '';
const source = new TileImage({
  projection,
  tileGrid,
  attributions: tileset.attribution ? [escaped(tileset.attribution)] : [],
  tileUrlFunction: ([z, x, y]) => address(tileset, values(), z ?? 0, x ?? 0, y ?? 0),
});
const borders = new TileLayer({
  visible: false,
  source: new TileDebug({ projection, tileGrid, template: '{z}/{x}/{y}' }),
});
const view = new View({
  projection,
  resolutions: grid.levels.slice(grid.minZoom).map((level) => level.resolution),
  constrainOnlyCenter: true,
  extent: grid.extent,
});
const map = new Map({
  target: 'map',
  controls: defaults({ attributionOptions: { collapsible: false } }).extend([
    new ScaleLine(),
    new MousePosition({
      target: byId('position'),
      className: 'position',
      placeholder: ' ',
      coordinateFormat: (at) => place(at ?? [0, 0]),
    }),
  ]),
  layers: [new TileLayer({ source }), borders],
  view,
});
view.fit(tileset.start.extent, { size: map.getSize() ?? [800, 600] });

values = dimensionFields(byId('dimensions'), tileset.dimensions, () => source.refresh());
byId('borders').addEventListener('change', (event) =>
  borders.setVisible((event.target as HTMLInputElement).checked),
);
view.on('change:resolution', level);
level();

/** Says which level is shown. */
function level(): void {
  const z = tileGrid.getZForResolution(view.getResolution() ?? 1);
  const shown = grid.levels[z];
  byId('level').textContent = shown ? `${shown.id} (${shown.resolution} ${grid.units}/px)` : '';
}

/** A position and the tile that it is on. */
function place(at: number[]): string {
  const z = tileGrid.getZForResolution(view.getResolution() ?? 1);
  const tile = tileGrid.getTileCoordForCoordAndZ(at, z);
  const digits = grid.units === 'degrees' ? 6 : 1;
  return `${at.map((value) => value.toFixed(digits)).join(', ')} — ${tile.join('/')}`;
}

function address(of: Tileset, chosen: string, z: number, x: number, y: number): string {
  return of.template
    .replace('{layer}', encodeURIComponent(of.id) + chosen)
    .replace('{z}', `${z}`)
    .replace('{x}', `${x}`)
    .replace('{y}', `${y}`);
}

function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) {
    throw new Error(`the page has no ${id}`);
  }
  return element;
}

function escaped(text: string): string {
  const element = document.createElement('span');
  element.textContent = text;
  return element.innerHTML;
}
