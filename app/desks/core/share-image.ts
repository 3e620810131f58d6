/** The picture of a challenge or programme where a link to it is shared: an SVG of 1200 by 630, drawn from its texts. */
import { coverHeight, coverShapes, coverWidth, printedCovers, type CoverTheme } from '#app/ui/cover-art.ts'
import { escapeXml } from './feed.ts'

export type ShareImage = {
  readonly slug: string
  readonly theme: CoverTheme
  /** Who asks: a line above the question. */
  readonly eyebrow: string
  /** The question or the name, as large as it fits. */
  readonly headline: string
  /** Until when, or where it stands. */
  readonly note: string
}

export const shareImageSize = { width: 1200, height: 630 } as const

const left = 72
const textWidth = 660
const sizes = [60, 52, 46, 40, 34] as const

export function shareImageSvg({ slug, theme, eyebrow, headline, note }: ShareImage): string {
  const { width, height } = shareImageSize
  const size = sizes.find((each) => linesOf(headline, textWidth / each).length * each * 1.24 <= 330) ?? 34
  const lines = linesOf(headline, textWidth / size).slice(0, 8)
  const scale = height / coverHeight
  const ink = '#14302b'
  const text = (x: number, y: number, fontSize: number, fill: string, words: string) =>
    `<text x="${x}" y="${y}" font-family="Noto Sans SC" font-weight="600" font-size="${fontSize}" fill="${fill}">${escapeXml(words)}</text>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<rect width="${width}" height="${height}" fill="#fbfaf6"/>
<clipPath id="art"><rect x="800" y="0" width="400" height="${height}"/></clipPath>
<g clip-path="url(#art)"><g transform="translate(${1000 - (coverWidth * scale) / 2} 0) scale(${scale})">${coverShapes(
    slug,
    theme,
  )
    .map(({ paint, d }) => {
      const colour = printedCovers[theme][paint]
      return paint === 'line'
        ? `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${theme === 'leaf' ? 2 : 5}" stroke-linecap="round"/>`
        : `<path d="${d}" fill="${colour}"/>`
    })
    .join('')}</g></g>
<rect x="${left}" y="64" width="6" height="34" fill="#d9772b"/>
${text(left + 22, 91, 26, '#46605a', firstLine(eyebrow, (textWidth - 22) / 26))}
${lines.map((line, index) => text(left, 180 + index * size * 1.24, size, ink, line)).join('')}
${text(left, 540, 26, '#8a4410', firstLine(note, textWidth / 26))}
${text(left, 588, 24, ink, 'Haaste')}
</svg>`
}

const wide = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/

/** About how wide a text is, in its own size. */
function widthOf(text: string): number {
  let width = 0
  for (const sign of text) {
    if (wide.test(sign)) width += 1
    else if (/[iljtf.,:;'!|I ()]/.test(sign)) width += 0.33
    else if (/[mwMW@%]/.test(sign)) width += 0.9
    else width += /\p{Lu}/u.test(sign) ? 0.68 : 0.58
  }
  return width
}

/** Lines of at most that width: broken between words, between Chinese characters, and within what is longer than a line. */
export function linesOf(text: string, width: number): string[] {
  const pieces =
    text
      .trim()
      .match(
        /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]+|\s+/gu,
      ) ?? []
  const lines: string[] = []
  let line = ''
  const end = () => {
    if (line.trim() !== '') lines.push(line.trim())
    line = ''
  }
  for (const piece of pieces) {
    if (/[、。，！？；：）」》”]/.test(piece) || widthOf(line + piece) <= width) {
      line += piece
      continue
    }
    end()
    let rest = piece.trim()
    while (widthOf(rest) > width) {
      let taken = rest.length - 1
      while (taken > 1 && widthOf(rest.slice(0, taken)) > width) taken -= 1
      lines.push(rest.slice(0, taken))
      rest = rest.slice(taken)
    }
    line = rest
  }
  end()
  return lines
}

function firstLine(text: string, width: number): string {
  const [first = '', ...others] = linesOf(text, width)
  return others.length > 0 ? `${first}…` : first
}
