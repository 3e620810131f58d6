import { createHash } from 'node:crypto'
import { strToU8, zipSync, type Zippable } from 'fflate'
import { certificateOf } from '#app/announce/core/certificate.ts'
import { pressText } from '#app/announce/core/press-text.ts'
import { certificateSheet } from '#app/announce/data/certificate-sheet.server.ts'
import { publicCertificates } from '#app/announce/data/public-certificate.server.ts'
import { publicPress } from '#app/announce/data/public-press.server.ts'
import type { RequestContext } from '#app/http/context.ts'
import { translator } from '#app/platform/i18n.server.ts'
import { locales, type Locale } from '#app/platform/i18n.ts'
import { winnerImage } from '../core/winner-image.ts'
import { sharePicture } from './share-picture.server.ts'

type Asker = Pick<RequestContext, 'db' | 'now' | 'env'>

/** Archives by what they are made of: an unchanged one is packed once. */
const packed = new Map<string, Promise<Uint8Array>>()
const mostArchives = 8

/**
 * Texts in four languages, the picture and the certificate of each winner in each, and the same as JSON. Only to be asked
 * once `publicPress` has something to say.
 */
export async function pressArchive(asker: Asker, slug: string): Promise<Uint8Array> {
  const told = await Promise.all(locales.map((lang) => toldIn(asker, slug, lang)))
  const key = createHash('sha256').update(JSON.stringify(told)).digest('base64url')
  const known = packed.get(key)
  if (known) return known
  const archive = pack(asker, slug, told)
  if (packed.size >= mostArchives) packed.delete(packed.keys().next().value as string)
  packed.set(key, archive)
  archive.catch(() => packed.delete(key))
  return archive
}

type Told = Awaited<ReturnType<typeof toldIn>>

/** What everybody reads in this language, with the certificate of each winner. */
async function toldIn({ db, now }: Asker, slug: string, lang: Locale) {
  const asked = { slug, lang, now, t: translator(lang, 'publish') }
  const press = await publicPress(db, asked)
  return { lang, press, certificates: await publicCertificates(db, asked) }
}

async function pack({ env }: Asker, slug: string, told: readonly Told[]): Promise<Uint8Array> {
  const origin = env.publicOrigin
  const files: Zippable = {}
  for (const { lang, press, certificates } of told) {
    if (!press) continue
    const t = translator(lang, 'announce')
    files[`press-${lang}.txt`] = strToU8(pressText(press, { lang, origin, t }))
    for (const facts of certificates) {
      const { reference } = facts.winner
      const outcome = t(`outcome.${facts.outcome}`)
      // Both are packed already.
      files[`pictures/${reference}-${lang}.png`] = [
        await sharePicture(winnerImage(facts, { lang, outcome })),
        { level: 0 },
      ]
      const { theme, announcedAtIso } = facts.challenge
      const certificate = certificateOf(facts, { lang, origin, t })
      files[`certificates/${reference}-${lang}.pdf`] = [
        await certificateSheet({ certificate, lang, slug: reference, theme, announcedAtIso }),
        { level: 0 },
      ]
    }
  }
  files['press.json'] = strToU8(
    JSON.stringify(
      {
        page: `${origin}/en/challenges/${slug}/press`,
        languages: Object.fromEntries(told.map(({ lang, press }) => [lang, press])),
      },
      null,
      2,
    ),
  )
  // The day of the announcement, so that the same archive is the same file.
  const mtime = told[0]?.press?.challenge.announcesAtIso
  return zipSync(files, mtime ? { mtime } : {})
}
