import type Feature from 'ol/Feature.js';
import WMSGetFeatureInfo from 'ol/format/WMSGetFeatureInfo.js';
import { isEmpty, type Extent } from 'ol/extent.js';
import Point from 'ol/geom/Point.js';
import { fromExtent } from 'ol/geom/Polygon.js';

/** A feature as the result panel shows it. */
export interface FoundFeature {
  title: string;
  attributes: [name: string, value: string][];
  feature: Feature;
}

export interface FoundLayer {
  /** Name of the map server's layer. */
  layer: string;
  features: FoundFeature[];
}

/**
 * Reads the GML that MapServer (msGMLOutput) and QGIS Server (a feature collection) answer a
 * GetFeatureInfo with.
 *
 * @param names the server's layers that were asked for, in the order to show
 */
export function readFeatures(xml: string, names: string[], hidden: string[]): FoundLayer[] {
  return names.flatMap((layer) => {
    const features = new WMSGetFeatureInfo({ layers: [layer] })
      .readFeatures(xml)
      .filter((feature) => belongs(feature, layer))
      .map((feature) => found(feature, hidden));
    return features.length > 0 ? [{ layer, features }] : [];
  });
}

/** A collection has the features of all layers, with the layer in front of the identifier. */
function belongs(feature: Feature, layer: string): boolean {
  const id = feature.getId();
  return typeof id !== 'string' || !id.includes('.') || id.startsWith(`${layer}.`);
}

function found(feature: Feature, hidden: string[]): FoundFeature {
  const geometryName = feature.getGeometryName();
  const { boundedBy, ...properties } = feature.getProperties() as Record<string, unknown>;
  const attributes = Object.entries(properties)
    .filter(([name, value]) => name !== geometryName && !hidden.includes(name) && isText(value))
    .map(([name, value]): [string, string] => [name, String(value).trim()]);
  if (!feature.getGeometry() && Array.isArray(boundedBy)) {
    feature.setGeometry(boxOf(boundedBy as Extent));
  }
  return { title: titleOf(attributes), attributes, feature };
}

function isText(value: unknown): boolean {
  return (typeof value === 'string' && value.trim() !== '') || typeof value === 'number';
}

function titleOf(attributes: [string, string][]): string {
  const named = attributes.find(([name]) => /^(name|label|title|titel|nom)$/i.test(name));
  const worded = attributes.find(([, value]) => /\p{L}/u.test(value));
  return (named ?? worded ?? attributes[0])?.[1] ?? '';
}

function boxOf(extent: Extent) {
  return isEmpty(extent) ? new Point([extent[0]!, extent[1]!]) : fromExtent(extent);
}
