import Map from 'ol/Map.js';
import View from 'ol/View.js';
import { defaults as defaultInteractions } from 'ol/interaction/defaults.js';
import { get as getProjection } from 'ol/proj.js';
import { register } from 'ol/proj/proj4.js';
import proj4 from 'proj4';
import type { Settings } from '../portal/settings';

/** The map of a portal, without layers; its projection must be known to proj4 or be given. */
export function createMap(settings: Settings): Map {
  proj4.defs(Object.entries(settings.projections));
  register(proj4);
  const { projection, extent, center, zoom, resolutions } = settings.view;
  const known = getProjection(projection);
  if (!known) {
    throw new Error(`The projection ${projection} has no definition`);
  }
  if (extent) {
    known.setExtent(extent);
  }
  const bounds = extent ?? known.getExtent();
  const view = new View({
    projection: known,
    center: center ?? [(bounds[0]! + bounds[2]!) / 2, (bounds[1]! + bounds[3]!) / 2],
    ...(resolutions ? { resolutions } : {}),
    extent: bounds,
    showFullExtent: true,
    smoothExtentConstraint: false,
    constrainResolution: false,
    enableRotation: false,
    zoom: zoom ?? 0,
  });
  return new Map({
    view,
    controls: [],
    interactions: defaultInteractions({ altShiftDragRotate: false, pinchRotate: false }),
    maxTilesLoading: 24,
  });
}
