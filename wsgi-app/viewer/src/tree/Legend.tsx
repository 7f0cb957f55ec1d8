import { usePortal } from '../ui/context';
import type { LayerItem } from './items';
import { legendPictures } from './legendPictures';

export function Legend({ layer }: { layer: LayerItem }) {
  const { activity, language } = usePortal();
  const name = language.name(layer.name);
  return (
    <div class="legend">
      {legendPictures(layer, activity.resolution.value).map((url) => (
        <img key={url} src={url} alt={language.t('layer.legend', { name })} loading="lazy" />
      ))}
    </div>
  );
}
