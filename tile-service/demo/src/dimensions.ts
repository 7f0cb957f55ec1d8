import type { Dimension } from './tileset.ts';

/**
 * Puts a field for each dimension into an element.
 *
 * @returns what is chosen as paths have it, `[time=2024]`, encoded
 */
export function dimensionFields(
  parent: HTMLElement,
  dimensions: Dimension[],
  changed: () => void,
): () => string {
  const fields = dimensions.map((dimension) => {
    const label = document.createElement('label');
    label.textContent = `${dimension.title} `;
    const field = dimension.values.length > 0 ? choice(dimension) : free(dimension);
    field.addEventListener('change', changed);
    label.append(field);
    parent.append(label);
    return { dimension, field };
  });
  return () =>
    fields
      .map(({ dimension, field }) =>
        encodeURIComponent(`[${dimension.name}=${field.value || dimension.usual}]`),
      )
      .join('');
}

function choice(dimension: Dimension): HTMLSelectElement {
  const select = document.createElement('select');
  dimension.values.forEach((value) => select.add(new Option(value, value)));
  select.value = dimension.usual;
  return select;
}

function free(dimension: Dimension): HTMLInputElement {
  const input = document.createElement('input');
  input.value = dimension.usual;
  return input;
}
