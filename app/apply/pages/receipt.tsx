import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { notFound } from '#app/http/responses.server.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { intakeEndsAt } from '#app/lifecycle/intake.ts'
import { termsView } from '#app/publish/data/terms.server.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { Receipt } from '#app/ui/receipt.tsx'
import { useSite } from '#app/ui/site.ts'
import { ZonedTimes } from '#app/ui/zoned-times.tsx'
import { filesForTeam } from '../core/files/file-to-read.ts'
import { readFrozenBody } from '../core/frozen-body.ts'
import { titleIn } from '../core/proposal-frame.ts'
import { challengeTitles } from '../data/applicants.server.ts'
import { fileStatesOfVersion } from '../data/files.server.ts'
import { findVersion } from '../data/proposals.server.ts'
import { ChallengeTitle, ProposalLayout } from '../parts/proposal-layout.tsx'
import { SaidFiles } from '../parts/files/said-files.tsx'
import { TermsText } from '../parts/terms-text.tsx'
import { WhatNext } from '../parts/what-next.tsx'
import { loadFrame } from './frame.server.ts'

export const access = { loader: { who: 'team of :proposal' } } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context, params }: LoaderArgs) {
  const { found, frame } = await loadFrame(context)
  const number = /^[1-9]\d{0,3}$/.test(params.version ?? '') ? Number(params.version) : 0
  const version = await findVersion(context.db, frame.id, number)
  if (version === null || version.recordHash === null) throw notFound()
  // Of the challenge it was handed in to: it may have been moved since.
  const { agreed, challengeId, files = [] } = readFrozenBody(version.body)
  const states = await fileStatesOfVersion(context.db, { proposalId: frame.id, number })
  const readable = filesForTeam(files, states, (file) => pathsIn(context.lang).file(frame.id, file))
  return json({
    frame,
    agreed,
    /** The one it was handed in to: it may have been moved since. */
    challenge:
      challengeId === found.row.challengeId
        ? frame.challenge
        : titleIn(await challengeTitles(context.db, challengeId), context.lang),
    files: files.flatMap(({ id }) => (readable[id] ? [{ id, ...readable[id] }] : [])),
    // As the brief of that version has them: a published brief does not change.
    terms:
      agreed?.terms &&
      (await termsView(context.db, { challengeId, answered: version.briefNumber, lang: context.lang })),
    version: {
      number,
      briefNumber: version.briefNumber,
      title: version.title,
      hash: version.hash,
      recordHash: version.recordHash,
      // The place in the record would tell how many proposals there are: only once nobody can hand in any more.
      recordSeq: intakeEndsAt(found.challenge) <= context.now ? version.recordSeq : null,
      submittedAt: version.submittedAt.toISOString(),
      isInGrace: version.isInGrace,
      madeBy: madeBy(await findVersion(context.db, frame.id, number - 1), {
        ...version,
        challengeId,
        takenUntil: frame.takenUntil,
      }),
    },
    pageTitle: `${frame.reference} · ${context.t('apply')('receipt.title')}`,
  })
}

/** How a version came about that is younger than the deadline; null for one that was handed in. */
function madeBy(
  before: { body: string } | null,
  made: { challengeId: string; submittedAt: Date; isInGrace: boolean; takenUntil: string },
): 'move' | 'completion' | null {
  if (before === null) return null
  if (readFrozenBody(before.body).challengeId !== made.challengeId) return 'move'
  return made.submittedAt >= new Date(made.takenUntil) ? 'completion' : null
}

export default function ReceiptPage() {
  const { frame, version, agreed, terms, challenge, files } = useLoaderData<typeof loader>()
  const { t } = useTranslation('apply')
  const { paths } = useSite()
  const isNewest = version.number === frame.versions
  const verifyTo = `${paths.verify}?${new URLSearchParams({ reference: frame.reference, hash: version.hash })}`
  return (
    <ProposalLayout frame={frame} title={t('receipt.heading')} lede={t('receipt.lede')}>
      {isNewest ? null : (
        <Callout title={t('receipt.older', { version: frame.versions })}>
          <a href={paths.receipt(frame.id, frame.versions)}>{t('receipt.newest')}</a>
        </Callout>
      )}
      <Receipt
        title={version.title}
        reference={frame.reference}
        hash={version.hash}
        atIso={version.submittedAt}
        zone={frame.zone}
        chainHead={version.recordHash}
        verifyTo={verifyTo}
        lines={[
          {
            label: t('receipt.elsewhere'),
            value: (
              <ZonedTimes
                atIso={version.submittedAt}
                zones={[...frame.partnerZones.filter((zone) => zone !== frame.zone), 'UTC']}
              />
            ),
          },
          ...(version.isInGrace ? [{ label: t('receipt.in-time'), value: t('receipt.in-grace') }] : []),
          ...(version.madeBy
            ? [{ label: t('receipt.in-time'), value: t(`receipt.by-${version.madeBy}`) }]
            : []),
          { label: t('receipt.challenge'), value: <ChallengeTitle challenge={challenge} /> },
          { label: t('organisation.name'), value: frame.organisation },
          { label: t('receipt.version'), value: version.number },
          ...(frame.brief.newest === 1
            ? []
            : [
                {
                  label: t('brief-version.label'),
                  value: (
                    <a href={paths.addenda(frame.challenge.slug)}>
                      {t('brief-version.value', { version: version.briefNumber })}
                    </a>
                  ),
                },
              ]),
          ...(agreed
            ? [
                {
                  label: t('terms.declarations'),
                  value: t('terms.version', { version: agreed.declarations }),
                },
              ]
            : []),
          ...(agreed?.terms
            ? [{ label: t('terms.agreed'), value: t('terms.version', { version: agreed.terms.version }) }]
            : []),
          ...(version.recordSeq === null ? [] : [{ label: t('receipt.entry'), value: version.recordSeq }]),
        ]}
      />
      {terms ? <TermsText terms={terms} /> : null}
      {files.length > 0 ? (
        <Section id="files" title={t('receipt.files')} intro={t('receipt.files-text')}>
          <SaidFiles files={files} />
        </Section>
      ) : null}
      <Section id="keep" title={t('receipt.keep-title')} intro={t('receipt.keep')}>
        <ButtonRow>
          <ButtonLink
            to={`${paths.copy(frame.id)}?version=${version.number}`}
            tone="secondary"
            icon="document"
          >
            {t('receipt.copy')}
          </ButtonLink>
          <ButtonLink to={paths.ownDossier(frame.id)} tone="secondary" icon="download" download>
            {t('receipt.dossier')}
          </ButtonLink>
          {frame.intake === 'open' && frame.canWrite ? (
            <ButtonLink to={paths.proposal(frame.id)} tone="secondary" icon="pencil">
              {t('receipt.change')}
            </ButtonLink>
          ) : null}
        </ButtonRow>
      </Section>
      <WhatNext frame={frame} />
      <p>{t('receipt.contact', { email: frame.contactEmail })}</p>
    </ProposalLayout>
  )
}
