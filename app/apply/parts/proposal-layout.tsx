import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useSite } from '#app/ui/site.ts'
import type { ProposalFrame } from '../core/proposal-frame.ts'

export type ProposalPageName = 'proposal' | 'team' | 'files' | 'check' | 'copy' | 'readings'

/** The frame of a page about one proposal: which one it is, and the ways to its other pages. */
export function ProposalLayout({
  frame,
  page,
  title,
  lede,
  children,
}: {
  frame: ProposalFrame
  page?: ProposalPageName
  title: string
  lede?: ReactNode
  children: ReactNode
}) {
  const { t } = useTranslation('apply')
  const { paths } = useSite()
  const addresses: Record<ProposalPageName, string> = {
    proposal: paths.proposal(frame.id),
    check: paths.check(frame.id),
    team: paths.team(frame.id),
    files: paths.files(frame.id),
    copy: paths.copy(frame.id),
    readings: paths.readings(frame.id),
  }
  const shown = (Object.keys(addresses) as ProposalPageName[]).filter(
    (name) => name !== 'check' || frame.intake === 'open',
  )
  return (
    <AreaLayout
      area="applicant"
      styles={frame.styles}
      title={title}
      lede={lede}
      breadcrumb={[
        { to: paths.proposals, label: t('home.title') },
        ...(page === 'proposal' ? [] : [{ to: addresses.proposal, label: frame.reference }]),
      ]}
      nav={shown.map((name) => ({ to: addresses[name], label: t(`nav.${name}`), current: name === page }))}
    >
      {children}
    </AreaLayout>
  )
}

/** What the challenge is called, in its own language where it has none of the reader's. */
export function ChallengeTitle({
  challenge,
}: {
  challenge: Pick<ProposalFrame['challenge'], 'title' | 'titleLang'>
}) {
  const { lang } = useSite()
  return <span lang={challenge.titleLang === lang ? undefined : challenge.titleLang}>{challenge.title}</span>
}
