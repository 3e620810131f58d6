/** Drawn on a 20 by 20 grid with one line width, so that they belong together. */
const shapes = {
  'arrow-right': 'M4 10h12M11 5l5 5-5 5',
  'arrow-left': 'M16 10H4M9 5l-5 5 5 5',
  'arrow-up': 'M10 16V4M5 9l5-5 5 5',
  check: 'M4.5 10.5l3.6 3.6 7.4-8.2',
  cross: 'M5 5l10 10M15 5L5 15',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  dot: 'M10 7.4a2.6 2.6 0 100 5.2 2.6 2.6 0 000-5.2z',
  clock: 'M10 2.8a7.2 7.2 0 100 14.4 7.2 7.2 0 000-14.4zM10 6v4.2l2.8 1.8',
  calendar: 'M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5',
  person: 'M10 3.2a3.3 3.3 0 100 6.6 3.3 3.3 0 000-6.6zM3.6 17c.5-3.2 3-5 6.4-5s5.9 1.8 6.4 5',
  people:
    'M7.3 4a2.9 2.9 0 100 5.8 2.9 2.9 0 000-5.8zM1.8 16.4c.4-2.9 2.5-4.4 5.5-4.4s5.1 1.5 5.5 4.4M13 4.3a2.7 2.7 0 010 5.2M14.4 12.3c2.1.5 3.5 1.9 3.8 4.1',
  document: 'M5 2.8h6.5L15.5 7v10.2H5zM11.2 3v4.3h4M7.7 10.6h5M7.7 13.6h5',
  download: 'M10 3v9M6 8.4l4 4 4-4M3.5 16.5h13',
  upload: 'M10 12.5v-9M6 7.2l4-4 4 4M3.5 16.5h13',
  mail: 'M2.8 4.8h14.4v10.4H2.8zM3 5l7 5.8L17 5',
  lock: 'M5 9h10v7.8H5zM7 9V6.2a3 3 0 016 0V9',
  eye: 'M1.8 10S4.6 4.8 10 4.8 18.2 10 18.2 10 15.4 15.2 10 15.2 1.8 10 1.8 10zM10 7.6a2.4 2.4 0 100 4.8 2.4 2.4 0 000-4.8z',
  pencil: 'M4 16l.8-3.4L13.4 4a1.7 1.7 0 012.5 2.5l-8.5 8.6zM12 5.4l2.6 2.6',
  globe:
    'M10 2.8a7.2 7.2 0 100 14.4 7.2 7.2 0 000-14.4zM3 10h14M10 2.8c-4.4 4.4-4.4 10 0 14.4M10 2.8c4.4 4.4 4.4 10 0 14.4',
  link: 'M8.2 11.8a3 3 0 004.2 0l3-3a3 3 0 00-4.2-4.2l-1 1M11.8 8.2a3 3 0 00-4.2 0l-3 3a3 3 0 004.2 4.2l1-1',
  search: 'M8.8 3.2a5.6 5.6 0 100 11.2 5.6 5.6 0 000-11.2zM13 13l4 4',
  filter: 'M3 5h14M5.5 10h9M8 15h4',
  flag: 'M5 17.5v-14M5 4h10l-2.2 3.5L15 11H5',
  scale: 'M10 3v14M6 17h8M3.5 6h13M3.5 6l-2 5.5h4zM16.5 6l-2 5.5h4z',
  megaphone: 'M3 8v4h3l7 4V4L6 8zM15.5 7.5c1.2 1.3 1.2 3.7 0 5',
  leaf: 'M4 16C4 8 8.5 4 16.5 3.5 16.8 11 13 15.5 6.5 15M4 16.8c1.2-3.6 3.4-6.2 7-8.3',
  warning: 'M10 3.2l7.6 13.3H2.4zM10 8v4M10 14.2v.4',
  info: 'M10 2.8a7.2 7.2 0 100 14.4 7.2 7.2 0 000-14.4zM10 9v5M10 6v.4',
  receipt: 'M4.5 3v14.2l1.8-1.3 1.9 1.3 1.8-1.3 1.8 1.3 1.9-1.3 1.8 1.3V3zM7.3 7h5.4M7.3 10.4h5.4',
  star: 'M10 3l2.1 4.5 4.9.6-3.6 3.4.9 4.9L10 14l-4.3 2.4.9-4.9L3 8.1l4.9-.6z',
  more: 'M4.5 10h.4M9.8 10h.4M15.1 10h.4',
} as const

export type IconName = keyof typeof shapes

/** A picture beside words. It says nothing to screen readers, so words must stand next to it or in `label`. */
export function Icon({ name, label }: { name: IconName; label?: string }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 20 20"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
      role={label ? 'img' : undefined}
      aria-hidden={label ? undefined : true}
      aria-label={label}
      focusable="false"
    >
      <path d={shapes[name]} />
    </svg>
  )
}
