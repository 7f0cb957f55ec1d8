import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { usePortal } from '../ui/context';

/**
 * While the panel is open, the middle of the map is the middle of what the panel leaves free.
 *
 * @returns width and height in pixels of what is free
 */
export function useFreeMiddle(): [width: number, height: number] {
  const { map, panels } = usePortal();
  const phone = panels.isPhone.value;
  const free = useSignal<[number, number]>([1, 1]);
  useEffect(() => {
    const view = map.getView();
    const ground = map.getTargetElement();
    const panel = document.querySelector('.task');
    if (!ground || !panel) {
      return;
    }
    const measure = (): void => {
      const all = ground.getBoundingClientRect();
      const taken = panel.getBoundingClientRect();
      const right = phone ? 0 : Math.max(0, all.right - taken.left);
      const bottom = phone ? Math.max(0, all.bottom - taken.top) : 0;
      view.padding = [0, right, bottom, 0];
      free.value = [Math.max(1, all.width - right), Math.max(1, all.height - bottom)];
    };
    const observer = new ResizeObserver(measure);
    observer.observe(panel);
    observer.observe(ground);
    return () => {
      observer.disconnect();
      view.padding = [0, 0, 0, 0];
    };
  }, [map, phone]);
  return free.value;
}
