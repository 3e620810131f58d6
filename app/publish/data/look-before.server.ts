import type { Executor } from '#db/client.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { lookStylesPath, programmeImagePath } from '../core/look/addresses.ts'
import type { ShownLook } from '../core/look/shown-look.ts'
import type { SetupFrame } from '../core/setup-frame.ts'
import { programmeLook } from './programme-look.server.ts'

/** The look a challenge will have, for its preview; the logo for those alone who may open pages of the programme. */
export async function lookBefore(
  db: Executor,
  { programmeId, frame, lang }: { programmeId: string; frame: SetupFrame; lang: Locale },
): Promise<ShownLook> {
  const { slug, accents, logo, alts } = await programmeLook(db, programmeId)
  const alt = alts.find(({ locale }) => locale === lang)?.alt || frame.programmeName
  return {
    styles: accents && lookStylesPath(accents),
    logo:
      logo && frame.isProgrammeOpen
        ? {
            src: programmeImagePath(lang, slug, logo.hash),
            alt,
            width: logo.width,
            height: logo.height,
          }
        : null,
  }
}
