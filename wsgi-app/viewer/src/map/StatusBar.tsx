import { useSignal } from '@preact/signals';
import ScaleLine from 'ol/control/ScaleLine.js';
import { useEffect, useRef } from 'preact/hooks';
import type { Credit } from '../portal/settings';
import type { Layer } from '../portal/themes';
import { usePortal } from '../ui/context';
import { Icon } from '../ui/Icon';

/** Scale line, coordinates of the pointer in the map's projection, and the sources of the data. */
export function StatusBar() {
  const { map, language } = usePortal();
  const line = useRef<HTMLDivElement>(null);
  const place = useSignal<number[] | null>(null);
  const projection = map.getView().getProjection();
  useEffect(() => {
    const control = new ScaleLine({ target: line.current ?? undefined, minWidth: 60 });
    map.addControl(control);
    map.on('pointermove', (event) => (place.value = event.coordinate));
    return () => map.removeControl(control);
  }, [map]);
  const digits = projection.getUnits() === 'degrees' ? 5 : 0;
  return (
    <div class="status-bar">
      <div class="scale" ref={line} />
      <div class="coordinates">
        <span>{projection.getCode()}</span>
        <output aria-label={language.t('map.coordinates')}>
          {place.value?.map((value) => language.number(value, digits)).join(' / ') ?? ''}
        </output>
      </div>
      <Credits />
    </div>
  );
}

function Credits() {
  const { settings, tree, background, language } = usePortal();
  const chosen = background.choices.find(({ name }) => name === background.chosen.value);
  const layers: (Layer | undefined)[] = [chosen, ...tree.shown.value.map(({ layer }) => layer)];
  const ofLayers = layers.flatMap((layer): Credit[] => {
    const lines = layer?.metadata?.disclaimer?.split(';') ?? [];
    return lines.map((line) => ({ text: line.trim() })).filter(({ text }) => text !== '');
  });
  const credits = unique([...settings.credits, ...ofLayers]);
  const open = useSignal(false);
  if (credits.length === 0) {
    return null;
  }
  return (
    <div class={open.value ? 'credits open' : 'credits'}>
      <p>
        {`${language.t('map.credits')}: `}
        {credits.map(({ text, url }, index) => (
          <span key={text}>
            {index > 0 && ', '}
            {url ? (
              <a href={url} target="_blank" rel="noopener">
                {text}
              </a>
            ) : (
              text
            )}
          </span>
        ))}
        {' · '}
        <a href="viewer/LICENCES.txt" target="_blank">
          {language.t('map.licences')}
        </a>
      </p>
      <button
        type="button"
        class="mini"
        aria-expanded={open.value}
        aria-label={language.t('map.allCredits')}
        title={language.t('map.allCredits')}
        onClick={() => (open.value = !open.value)}
      >
        <Icon name="info" />
      </button>
    </div>
  );
}

function unique(credits: Credit[]): Credit[] {
  return credits.filter(
    (credit, index) => credits.findIndex(({ text }) => text === credit.text) === index,
  );
}
