import { useEffect, useRef } from 'preact/hooks';
import { PrintFrame } from '../print/PrintFrame';
import { usePortal } from '../ui/context';
import { BackgroundPicker } from './BackgroundPicker';
import { MapControls } from './MapControls';
import { StatusBar } from './StatusBar';

/** The map with what lies on it. */
export function MapView() {
  const portal = usePortal();
  const { map, activity, language } = portal;
  const target = useRef<HTMLDivElement>(null);
  useEffect(() => {
    map.setTarget(target.current ?? undefined);
    return () => map.setTarget(undefined);
  }, [map]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const centre = map.getView().getCenter();
    if (event.key === 'Enter' && event.target === target.current && centre) {
      portal.ask(centre);
    }
  };
  const busy = activity.busy.value;
  return (
    <main class="map-area">
      <div
        id="map"
        ref={target}
        class="map"
        tabIndex={0}
        role="application"
        aria-label={language.t('map.label')}
        data-busy={busy}
        onKeyDown={onKeyDown}
      >
        <span class="crosshair" aria-hidden="true" />
      </div>
      <div class={busy ? 'map-busy on' : 'map-busy'} aria-hidden="true" />
      <PrintFrame />
      <BackgroundPicker />
      <MapControls />
      <StatusBar />
    </main>
  );
}
