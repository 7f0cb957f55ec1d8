import { usePortal } from '../ui/context';
import { Icon } from '../ui/Icon';
import type { FoundFeature, FoundLayer } from './readFeatures';

/** What was found at the place that was clicked. */
export function InfoPanel() {
  const { info, language } = usePortal();
  const state = info.state.value;
  const count =
    state.kind === 'found' ? state.layers.reduce((sum, l) => sum + l.features.length, 0) : 0;
  const said = {
    idle: '',
    busy: language.t('info.busy'),
    noLayers: language.t('info.noLayers'),
    failed: language.t('info.failed'),
    found: count > 0 ? language.t('info.count', { count }) : language.t('info.none'),
  }[state.kind];
  return (
    <>
      <p class="note" role="status">
        {said}
      </p>
      {state.kind === 'busy' && <div class="bar" />}
      {state.kind === 'found' &&
        state.layers.map((layer) => <Layer key={layer.layer} layer={layer} />)}
    </>
  );
}

function Layer({ layer }: { layer: FoundLayer }) {
  const { language } = usePortal();
  return (
    <section class="found">
      <h3>{language.name(layer.layer)}</h3>
      {layer.features.map((feature, index) => (
        <Feature key={index} found={feature} open={layer.features.length === 1 || index === 0} />
      ))}
    </section>
  );
}

function Feature({ found, open }: { found: FoundFeature; open: boolean }) {
  const { moves, language } = usePortal();
  const geometry = found.feature.getGeometry();
  return (
    <details open={open}>
      <summary>
        <Icon name="chevron" />
        <span>{found.title}</span>
      </summary>
      <table>
        <tbody>
          {found.attributes.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{language.name(name)}</th>
              <td>{/^https?:\/\//.test(value) ? <Link url={value} /> : value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {geometry && (
        <button type="button" class="text-button" onClick={() => moves.show(geometry.getExtent())}>
          <Icon name="target" />
          {language.t('info.zoom')}
        </button>
      )}
    </details>
  );
}

function Link({ url }: { url: string }) {
  return (
    <a href={url} target="_blank" rel="noopener">
      {url.replace(/^https?:\/\//, '')}
    </a>
  );
}
