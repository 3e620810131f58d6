import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { openText } from '#app/http/machine-answers.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { certificateOf } from '../core/certificate.ts'
import { certificateSheet } from '../data/certificate-sheet.server.ts'
import { publicCertificate } from '../data/public-certificate.server.ts'

/** The certificate of a winner or an honourable mention as a sheet to print, from the announcement on. */
export const access = { loader: { who: 'anyone', cache: 'public' } } satisfies Access

export async function loader({ params, context }: LoaderArgs) {
  const { db, lang, now, env, t } = context
  const { challenge: slug = '', winner: reference = '' } = params
  const facts = await publicCertificate(db, { slug, reference, lang, now, t: t('publish') })
  if (!facts) throw notFound()
  const certificate = certificateOf(facts, { lang, origin: env.publicOrigin, t: t('announce') })
  const { theme, announcedAtIso } = facts.challenge
  return openText(await certificateSheet({ certificate, lang, slug: reference, theme, announcedAtIso }), {
    type: 'application/pdf',
    headers: { 'content-disposition': `inline; filename="${reference}.pdf"` },
  })
}
