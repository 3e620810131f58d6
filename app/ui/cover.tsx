import { coverHeight, coverShapes, coverWidth, type CoverTheme } from './cover-art.ts'

export type { CoverTheme } from './cover-art.ts'

export type CoverProps = {
  slug: string
  theme: CoverTheme
  /** Two to one beside a heading, or a low band across the page. */
  shape?: 'picture' | 'band'
}

/** Art grown from the slug. It decorates, so screen readers are told nothing. */
export function Cover({ slug, theme, shape = 'picture' }: CoverProps) {
  return (
    <svg
      className={`cover cover--${theme} cover--${shape}`}
      viewBox={`0 0 ${coverWidth} ${coverHeight}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      focusable="false"
    >
      {byPaint(slug, theme).map(([paint, d], index) => (
        <path key={index} className={`cover__${paint}`} d={d} />
      ))}
    </svg>
  )
}

/** Neighbouring shapes of one paint are drawn as one path: fewer elements, same picture. */
function byPaint(slug: string, theme: CoverTheme): [string, string][] {
  const paths: [string, string][] = []
  for (const { paint, d } of coverShapes(slug, theme)) {
    const last = paths.at(-1)
    if (last?.[0] === paint) last[1] += d
    else paths.push([paint, d])
  }
  return paths
}
