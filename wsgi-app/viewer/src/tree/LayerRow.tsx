import { usePortal } from '../ui/context';
import { Icon } from '../ui/Icon';
import type { LayerItem } from './items';
import { Legend } from './Legend';
import { legendPictures } from './legendPictures';

/** A layer with its check box and legend; its opacity is set under "On the map". */
export function LayerRow({ layer }: { layer: LayerItem }) {
  const { tree, activity, language } = usePortal();
  const name = language.name(layer.name);
  const on = layer.visible.value;
  const inScale = layer.visibleAt(activity.resolution.value);
  const legend = legendPictures(layer, activity.resolution.value);
  const note = !layer.drawable
    ? language.t('layer.unsupported')
    : !inScale
      ? language.t('layer.outOfScale')
      : '';
  const metadataUrl = layer.layer.metadata?.metadataUrl;
  return (
    <>
      <div class={`row layer${note ? ' faint' : ''}`}>
        <label class="name">
          <input
            type="checkbox"
            checked={on}
            disabled={!layer.drawable}
            data-layer={layer.name}
            onChange={() => tree.switch(layer, !on)}
          />
          <span>
            {name}
            {note && <small>{note}</small>}
          </span>
        </label>
        {metadataUrl && (
          <a
            class="mini"
            href={metadataUrl}
            target="_blank"
            rel="noopener"
            aria-label={language.t('layer.info', { name })}
            title={language.t('layer.info', { name })}
          >
            <Icon name="info" />
          </a>
        )}
        {legend.length > 0 && (
          <button
            type="button"
            class="mini"
            aria-pressed={layer.legendOpen.value}
            aria-label={language.t('layer.legend', { name })}
            title={language.t('layer.legend', { name })}
            onClick={() => (layer.legendOpen.value = !layer.legendOpen.value)}
          >
            <Icon name="legend" />
          </button>
        )}
      </div>
      {layer.legendOpen.value && <Legend layer={layer} />}
    </>
  );
}
