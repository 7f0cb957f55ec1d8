import { useSignal } from '@preact/signals';
import { usePortal } from '../ui/context';
import { Icon } from '../ui/Icon';
import type { LayerItem } from './items';
import { Legend } from './Legend';

/** The layers that are on, from top to bottom, each with its opacity and legend. */
export function DrawingOrder() {
  const { tree, language } = usePortal();
  const said = useSignal('');
  const layers = tree.shown.value;
  if (layers.length === 0) {
    return <p class="note">{language.t('order.empty')}</p>;
  }
  const move = (layer: LayerItem, step: -1 | 1): void => {
    tree.move(layer, step);
    said.value = language.t('layer.moved', {
      name: language.name(layer.name),
      position: tree.shown.value.indexOf(layer) + 1,
    });
  };
  return (
    <>
      <p class="note">{language.t('order.hint')}</p>
      <ol class="order">
        {layers.map((layer, index) => (
          <Shown
            key={layer.key}
            layer={layer}
            first={index === 0}
            last={index === layers.length - 1}
            move={(step) => move(layer, step)}
          />
        ))}
      </ol>
      <p class="visually-hidden" role="status">
        {said.value}
      </p>
    </>
  );
}

interface ShownProps {
  layer: LayerItem;
  first: boolean;
  last: boolean;
  move: (step: -1 | 1) => void;
}

function Shown({ layer, first, last, move }: ShownProps) {
  const { tree, language } = usePortal();
  const name = language.name(layer.name);
  const percent = Math.round(layer.opacity.value * 100);
  const action = (key: 'layer.up' | 'layer.down' | 'layer.hide'): string =>
    language.t(key, { name });
  return (
    <li>
      <div class="row">
        <strong class="name">{name}</strong>
        <button type="button" class="mini" disabled={first} aria-label={action('layer.up')} title={action('layer.up')} onClick={() => move(-1)}>
          <Icon name="up" />
        </button>
        <button type="button" class="mini" disabled={last} aria-label={action('layer.down')} title={action('layer.down')} onClick={() => move(1)}>
          <Icon name="down" />
        </button>
        <button type="button" class="mini" aria-label={action('layer.hide')} title={action('layer.hide')} onClick={() => tree.switch(layer, false)}>
          <Icon name="close" />
        </button>
      </div>
      <label class="slider">
        <span class="visually-hidden">{language.t('layer.opacity', { name })}</span>
        <input
          type="range"
          min="0"
          max="100"
          step="5"
          value={percent}
          data-opacity={layer.name}
          onInput={(event) => (layer.opacity.value = Number(event.currentTarget.value) / 100)}
        />
        <output>{percent} %</output>
      </label>
      <Legend layer={layer} />
    </li>
  );
}
