/** Line icons on a grid of 24, drawn for this viewer. */
const PATHS = {
  layers: 'M12 4 3.5 8.5 12 13l8.5-4.5zM4 12.5l8 4.2 8-4.2M4 16.3l8 4.2 8-4.2',
  order: 'M4 6h10M4 12h10M4 18h10M18.5 5v14M15.8 16.3l2.7 2.7 2.7-2.7',
  print: 'M7 8V4h10v4M7 17H4.5V9.5A1.5 1.5 0 0 1 6 8h12a1.5 1.5 0 0 1 1.5 1.5V17H17M7 14h10v6H7z',
  share:
    'M8.6 10.7l6.8-3.9M8.6 13.3l6.8 3.9M6 14.5a2.5 2.5 0 1 1 0-5 2.5 2.5 0 0 1 0 5zM18 8a2.5 2.5 0 1 1 0-5 2.5 2.5 0 0 1 0 5zM18 21a2.5 2.5 0 1 1 0-5 2.5 2.5 0 0 1 0 5z',
  user: 'M12 11.5a4 4 0 1 1 0-8 4 4 0 0 1 0 8zM4.5 20.5c.6-4 3.6-6 7.5-6s6.9 2 7.5 6',
  search: 'M10.5 17a6.5 6.5 0 1 1 0-13 6.5 6.5 0 0 1 0 13zM15.3 15.3 20 20',
  close: 'M6 6l12 12M18 6 6 18',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  home: 'M4 4h6M4 4v6M20 4h-6M20 4v6M4 20h6M4 20v-6M20 20h-6M20 20v-6M9 12h6M12 9v6',
  locate:
    'M12 17.5a5.5 5.5 0 1 1 0-11 5.5 5.5 0 0 1 0 11zM12 2.5v4M12 17.5v4M2.5 12h4M17.5 12h4M12 12.1v-.2',
  chevron: 'M9 6l6 6-6 6',
  up: 'M12 19V5M6 11l6-6 6 6',
  down: 'M12 5v14M6 13l6 6 6-6',
  legend: 'M4 5h4v4H4zM4 15h4v4H4zM12 7h8M12 17h8',
  info: 'M12 21a9 9 0 1 1 0-18 9 9 0 0 1 0 18zM12 11v5.5M12 7.6v-.1',
  pin: 'M12 21s-6.5-6-6.5-11a6.5 6.5 0 1 1 13 0c0 5-6.5 11-6.5 11zM12 12a2 2 0 1 1 0-4 2 2 0 0 1 0 4z',
  target: 'M12 3v5M12 16v5M3 12h5M16 12h5',
  copy: 'M9 9h11v11H9zM5.5 15H4V4h11v1.5',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  download: 'M12 4v11M7 10.5l5 5 5-5M5 20h14',
  warning: 'M12 4 2.8 19.5h18.4zM12 10v4.5M12 17v-.1',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
