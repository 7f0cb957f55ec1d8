import { useEffect, useRef } from 'preact/hooks';
import { usePortal } from '../ui/context';
import { groundSize } from './paper';

/** Dims what is not printed; follows the map frame by frame. */
export function PrintFrame() {
  const { map, printer } = usePortal();
  const part = printer?.frame.value ?? null;
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!part) {
      return;
    }
    const place = (): void => {
      const view = map.getView();
      const resolution = view.getResolution() ?? 1;
      const metres = view.getProjection().getMetersPerUnit() ?? 1;
      const [width, height] = groundSize(part.info, part.scale, metres).map((side) => side / resolution);
      const middle = map.getPixelFromCoordinate(view.getCenter() ?? [0, 0]);
      const element = frame.current;
      if (element && middle && width && height) {
        element.style.width = `${width}px`;
        element.style.height = `${height}px`;
        element.style.transform = `translate(${middle[0]! - width / 2}px, ${middle[1]! - height / 2}px)`;
      }
    };
    map.on('postrender', place);
    map.render();
    return () => map.un('postrender', place);
  }, [map, part]);
  return part ? (
    <div class="print-mask" aria-hidden="true">
      <div class="print-frame" ref={frame} />
    </div>
  ) : null;
}
