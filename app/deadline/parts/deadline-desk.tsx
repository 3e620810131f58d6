import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Callout } from '#app/ui/callout.tsx'
import { DeadlineBlock } from '#app/ui/deadline-block.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useChallengeNav } from '#app/ui/layout/challenge-nav.ts'
import { useSite } from '#app/ui/site.ts'

export type DeadlineDeskProps = {
  /** Whose deadline the page moves. */
  of: 'all' | 'one'
  desk: {
    challenge: { slug: string; title: string }
    canExtend: boolean
    closesAt: string
    nowIso: string
    zone: string
    partnerZones: readonly string[]
    graceMinutes: number
  }
  isOrganiser: boolean
  /** The form; shown while a deadline can be moved to whoever may move it. */
  form: ReactNode
  children: ReactNode
}

const words = {
  all: { title: 'extend.title', lede: 'extend.lede', now: 'extend.now', notNow: 'extend.not-now' },
  one: { title: 'for-one.title', lede: 'for-one.lede', now: 'for-one.for-all', notNow: 'for-one.not-now' },
} as const

/** A page that moves a deadline: the one of all as it stands, the form or why there is none, and what was moved before. */
export function DeadlineDesk({ of, desk, isOrganiser, form, children }: DeadlineDeskProps) {
  const { t } = useTranslation('deadline')
  const { paths } = useSite()
  const { slug, title } = desk.challenge
  const text = words[of]
  return (
    <AreaLayout
      area="organiser"
      title={t(text.title)}
      lede={t(text.lede)}
      breadcrumb={[
        { to: paths.organise.challenge(slug), label: title },
        ...(of === 'one' && isOrganiser
          ? [{ to: paths.organise.extend(slug), label: t('extend.title') }]
          : []),
      ]}
      nav={useChallengeNav(slug, { current: 'extend', isOrganiser })}
    >
      <DeadlineBlock
        live={{ challenge: slug, instant: 'closesAt' }}
        atIso={desk.closesAt}
        nowIso={desk.nowIso}
        organiserZone={desk.zone}
        partnerZones={desk.partnerZones}
        graceMinutes={desk.graceMinutes}
        label={t(text.now)}
      />
      {desk.canExtend ? (
        isOrganiser ? (
          form
        ) : null
      ) : (
        <Callout>
          <p>{t(text.notNow)}</p>
        </Callout>
      )}
      {children}
    </AreaLayout>
  )
}
