import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { shareImageSize, shareImageSvg, type ShareImage } from '../core/share-image.ts'

/** Pictures by what is drawn on them: a changed text is another picture, an unchanged one is drawn once. */
const drawn = new Map<string, Promise<Uint8Array>>()
const mostPictures = 100

/**
 * A share image as PNG. Drawn beside the event loop, with letters of the languages we speak, Chinese included.
 */
export function sharePicture(image: ShareImage): Promise<Uint8Array> {
  const svg = shareImageSvg(image)
  const key = createHash('sha256').update(svg).digest('base64url')
  const known = drawn.get(key)
  if (known) return known
  const picture = draw(svg)
  if (drawn.size >= mostPictures) drawn.delete(drawn.keys().next().value as string)
  drawn.set(key, picture)
  picture.catch(() => drawn.delete(key))
  return picture
}

async function draw(svg: string): Promise<Uint8Array> {
  const { renderAsync } = await import('@resvg/resvg-js')
  const image = await renderAsync(svg, {
    fitTo: { mode: 'width', value: shareImageSize.width },
    font: {
      fontFiles: [fontFile()],
      loadSystemFonts: false,
      defaultFontFamily: 'Noto Sans SC',
    },
  })
  return image.asPng()
}

const fontFile = () =>
  createRequire(import.meta.url).resolve(
    '@expo-google-fonts/noto-sans-sc/600SemiBold/NotoSansSC_600SemiBold.ttf',
  )
