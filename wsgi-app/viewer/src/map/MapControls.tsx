import { boundingExtent, containsCoordinate } from 'ol/extent.js';
import { fromLonLat } from 'ol/proj.js';
import { usePortal } from '../ui/context';
import { Icon } from '../ui/Icon';

export function MapControls() {
  const { moves, language, map, toasts } = usePortal();
  const locate = (): void => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const projection = map.getView().getProjection();
        const place = fromLonLat([coords.longitude, coords.latitude], projection);
        if (containsCoordinate(projection.getExtent(), place)) {
          moves.show(boundingExtent([place]));
        } else {
          toasts.say(language.t('map.outside'));
        }
      },
      () => toasts.say(language.t('map.locateFailed')),
      { timeout: 10_000 },
    );
  };
  const buttons = [
    { icon: 'plus', text: language.t('map.zoomIn'), act: () => moves.zoomBy(1) },
    { icon: 'minus', text: language.t('map.zoomOut'), act: () => moves.zoomBy(-1) },
    { icon: 'home', text: language.t('map.home'), act: () => moves.goHome() },
    ...('geolocation' in navigator
      ? [{ icon: 'locate', text: language.t('map.locate'), act: locate } as const]
      : []),
  ] as const;
  return (
    <div class="map-controls">
      {buttons.map(({ icon, text, act }) => (
        <button key={icon} type="button" aria-label={text} title={text} onClick={act}>
          <Icon name={icon} />
        </button>
      ))}
    </div>
  );
}
