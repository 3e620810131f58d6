import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type PDFKit from 'pdfkit'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import { qrOf } from '#app/publish/core/qr.ts'
import { coverShapes, coverWidth, printedCovers, type CoverTheme } from '#app/ui/cover-art.ts'
import type { Certificate, Words } from '../core/certificate.ts'

export type Sheet = {
  readonly certificate: Certificate
  readonly lang: Locale
  /** What the cover is drawn from. */
  readonly slug: string
  readonly theme: CoverTheme
  /** The sheet's own date, so that the same certificate is the same file. */
  readonly announcedAtIso: string
}

/** Sheets by what is written on them: an unchanged one is set once. */
const set = new Map<string, Promise<Uint8Array>>()
const mostSheets = 100

/** A certificate as tagged PDF (PDF/UA-1) on A4, with the letters of the languages we speak, Chinese included. */
export function certificateSheet(sheet: Sheet): Promise<Uint8Array> {
  const key = createHash('sha256').update(JSON.stringify(sheet)).digest('base64url')
  const known = set.get(key)
  if (known) return known
  const made = setSheet(sheet)
  if (set.size >= mostSheets) set.delete(set.keys().next().value as string)
  set.set(key, made)
  made.catch(() => set.delete(key))
  return made
}

const margin = 64
const pageWidth = 595.28
const pageHeight = 841.89
const bandHeight = 170
const footHeight = 108
const ink = '#14302b'
const softInk = '#46605a'
const codeSize = 84

async function setSheet({ certificate, lang, slug, theme, announcedAtIso }: Sheet): Promise<Uint8Array> {
  const [{ default: PDFDocument }, plain, strong] = await Promise.all([
    import('pdfkit'),
    fontFile('400Regular'),
    fontFile('600SemiBold'),
  ])
  const { organisation, title } = certificate
  const doc = new PDFDocument({
    ...{ size: 'A4', margin, pdfVersion: '1.7', tagged: true, displayTitle: true },
    // Its types do not know this one yet.
    subset: 'PDF/UA' as never,
    lang: htmlLangs[lang],
    // Its types speak of names alone; without one it takes a font of its own, which has no Chinese.
    font: plain as never,
    info: {
      Title: `${title}: ${organisation}`,
      Author: certificate.programme?.text ?? 'Haaste',
      Subject: certificate.solution.text,
      CreationDate: new Date(announcedAtIso),
      ModDate: new Date(announcedAtIso),
    },
  })
  const chunks: Uint8Array[] = []
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => doc.on('end', resolve).on('error', reject))
  doc.registerFont('plain', plain).registerFont('strong', strong)
  decorate(doc, () => drawBand(doc, slug, theme))
  const root = doc.struct('Document')
  doc.addStructure(root)
  /** One line of the sheet, with its role in the structure. */
  const say = (
    role: 'H1' | 'H2' | 'P',
    { text, lang: own }: Words,
    {
      font = 'plain',
      size,
      colour = ink,
      gap = 0,
      width = pageWidth - 2 * margin,
    }: { font?: string; size: number; colour?: string; gap?: number; width?: number },
  ) => {
    root.add(
      doc.struct(role, own === undefined ? {} : { lang: own }, () => {
        doc.font(font).fontSize(size).fillColor(colour)
        doc.text(text, margin, doc.y + gap, { width, features: featuresOf(text) })
      }),
    )
  }
  doc.y = bandHeight + 36
  const { programme, country, award, citation, sealed, hash } = certificate
  say('P', { text: title }, { size: 13, colour: '#8a4410', font: 'strong' })
  if (programme) say('P', programme, { size: 13, colour: softInk })
  say('H1', { text: organisation }, { size: 30, font: 'strong', gap: 18 })
  if (country) say('P', { text: country }, { size: 13, colour: softInk })
  say('P', { text: certificate.said }, { size: 14, gap: 14 })
  say('H2', certificate.challenge, { size: 18, font: 'strong', gap: 2 })
  say('P', { text: certificate.solutionLabel }, { size: 14, gap: 12 })
  say('H2', certificate.solution, { size: 18, font: 'strong', gap: 2 })
  if (award) say('P', award, { size: 14, gap: 10 })
  if (citation) {
    say('P', { text: certificate.juryLabel }, { size: 11, colour: softInk, gap: 18 })
    say('P', citation, { size: 14, gap: 2 })
  }
  const foot = footOf(doc)
  doc.y = foot
  const width = pageWidth - 2 * margin - codeSize - 16
  decorate(doc, () => drawCode(doc, certificate.checkUrl, foot))
  say('P', { text: certificate.announced }, { size: 10, width })
  if (sealed && hash) {
    say('P', { text: sealed }, { size: 9, colour: softInk, gap: 4, width })
    say('P', { text: hash }, { size: 7, colour: softInk, width })
  }
  say('P', { text: certificate.checkLabel }, { size: 9, colour: softInk, gap: 4, width })
  say('P', { text: certificate.checkUrl }, { size: 8, width })
  root.end()
  doc.end()
  await ended
  return Buffer.concat(chunks)
}

/** Among Latin letters quotation marks and apostrophes have their own width, not that of a Chinese sign. */
const featuresOf = (text: string): PDFKit.Mixins.OpenTypeFeatures[] =>
  /\p{Script=Han}/u.test(text) ? [] : ['pwid']

/** Where the last lines begin: at the foot of the sheet, or on another one where the jury said a lot. */
function footOf(doc: Doc): number {
  const lowest = pageHeight - margin - footHeight
  if (doc.y + 24 <= lowest) return lowest
  doc.addPage()
  return margin
}

type Doc = InstanceType<typeof PDFKit>

/** What is there for the eye alone. */
function decorate(doc: Doc, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' })
  doc.save()
  draw()
  doc.restore()
  doc.endMarkedContent()
}

function drawBand(doc: Doc, slug: string, theme: CoverTheme): void {
  doc.rect(0, 0, pageWidth, bandHeight).clip()
  doc.scale(pageWidth / coverWidth)
  for (const { paint, d } of coverShapes(slug, theme)) {
    const colour = printedCovers[theme][paint]
    if (paint === 'line') doc.path(d).lineWidth(3).lineCap('round').stroke(colour)
    else doc.path(d).fill(colour)
  }
}

/** The address to look it up at, for a telephone. */
function drawCode(doc: Doc, url: string, top: number): void {
  const { size, path } = qrOf(url)
  doc.translate(pageWidth - margin - codeSize, top)
  doc.scale(codeSize / size)
  doc.path(path).fill(ink)
}

const fontFile = (weight: '400Regular' | '600SemiBold') =>
  readFile(
    createRequire(import.meta.url).resolve(
      `@expo-google-fonts/noto-sans-sc/${weight}/NotoSansSC_${weight}.ttf`,
    ),
  )
