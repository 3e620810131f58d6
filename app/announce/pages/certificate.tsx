import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { metaFromLoader } from '#app/desks/core/public-meta.ts'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Cover } from '#app/ui/cover.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { useSite } from '#app/ui/site.ts'
import { certificateOf } from '../core/certificate.ts'
import { publicCertificate } from '../data/public-certificate.server.ts'

/** The certificate of a winner or an honourable mention, to read and to print, from the announcement on. */
export const access = { loader: { who: 'anyone' } } satisfies Access

export const meta = metaFromLoader

export async function loader({ params, context }: LoaderArgs) {
  const { db, lang, now, env, t } = context
  const { challenge: slug = '', winner: reference = '' } = params
  const facts = await publicCertificate(db, { slug, reference, lang, now, t: t('publish') })
  if (!facts) throw notFound()
  const certificate = certificateOf(facts, { lang, origin: env.publicOrigin, t: t('announce') })
  const paths = pathsIn(lang)
  return json({
    certificate,
    ...{ slug, reference, theme: facts.challenge.theme },
    meta: {
      title: t('announce')('certificate.of', { organisation: certificate.organisation }),
      description: certificate.solution.text,
      origin: env.publicOrigin,
      path: paths.certificate(slug, reference),
      lang,
      image: { path: paths.winnerShareImage(slug, reference), alt: certificate.solution.text },
    },
  })
}

export default function CertificatePage() {
  const { certificate, slug, reference, theme } = useLoaderData<typeof loader>()
  const { t } = useTranslation('announce')
  const { paths } = useSite()
  const { programme, country, challenge, solution, award, citation, sealed, hash, checkUrl } = certificate
  return (
    <PublicLayout width="reading">
      <article className="certificate">
        <Cover slug={reference} theme={theme} shape="band" />
        <p className="eyebrow">{certificate.title}</p>
        {programme ? <p lang={programme.lang}>{programme.text}</p> : null}
        <h1>{certificate.organisation}</h1>
        {country ? <p>{country}</p> : null}
        <p>{certificate.said}</p>
        <h2 lang={challenge.lang}>
          <a href={paths.challenge(slug)}>{challenge.text}</a>
        </h2>
        <p>{certificate.solutionLabel}</p>
        <h2 lang={solution.lang}>{solution.text}</h2>
        {award ? <p lang={award.lang}>{award.text}</p> : null}
        {citation ? (
          <figure className="citation">
            <blockquote lang={citation.lang}>{citation.text}</blockquote>
            <figcaption>{certificate.juryLabel}</figcaption>
          </figure>
        ) : null}
        <footer className="certificate__foot">
          <p>{certificate.announced}</p>
          {sealed && hash ? (
            <p>
              {sealed} <code className="certificate__hash">{hash}</code>
            </p>
          ) : null}
          <p>
            {certificate.checkLabel} <a href={checkUrl}>{checkUrl}</a>
          </p>
        </footer>
      </article>
      <ButtonRow>
        <ButtonLink to={paths.certificateFile(slug, reference)} icon="download">
          {t('certificate.file')}
        </ButtonLink>
        <ButtonLink to={paths.winners(slug)} tone="secondary">
          {t('winners.title')}
        </ButtonLink>
      </ButtonRow>
    </PublicLayout>
  )
}
