import { useTranslation } from 'react-i18next'
import { formatList } from '#app/platform/format.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import type { Role } from '#app/people/core/viewer.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Card } from '#app/ui/layout/card.tsx'
import { PhaseRail } from '#app/ui/phase-rail.tsx'
import { useSite } from '#app/ui/site.ts'
import type { DeskView } from '../core/desk-view.ts'
import { NextByItself } from './next-by-itself.tsx'
import { stepPath, WaitingList } from './waiting-list.tsx'

export type StaffChallengeCardProps = {
  challenge: DeskView
  nowIso: string
  /** What the reader is to this challenge alone; named for whoever does not run the programme. */
  roles?: readonly Role[]
  /** True where the reader may open some pages and not others: then those are listed. */
  hasPages?: boolean
}

/** A challenge at the home of those who work for it: where it stands, what waits, the pages that are theirs. */
export function StaffChallengeCard({ challenge, nowIso, roles = [], hasPages }: StaffChallengeCardProps) {
  const { t } = useTranslation(['desks', 'lifecycle', 'people', 'ui'])
  const { lang, paths } = useSite()
  const { slug, title, titleLang, zone } = challenge
  const pages = challenge.steps.filter(({ isOpen }) => isOpen)
  return (
    <Card
      to={paths.organise.challenge(slug)}
      title={title}
      titleLang={titleLang === lang ? undefined : htmlLangs[titleLang]}
      level={3}
      eyebrow={t(`lifecycle:states.${challenge.state}.staff`)}
    >
      {roles.length > 0 ? (
        <p className="card__roles">
          {t('desks:organise.as', {
            roles: formatList(
              lang,
              roles.map((role) => t(`people:roles.${role}`)),
            ),
          })}
        </p>
      ) : null}
      <div>
        <PhaseRail phases={challenge.rail} size="small" zone={zone} of={title} />
      </div>
      <div className={hasPages ? 'card__links' : undefined}>
        <WaitingList slug={slug} waiting={challenge.waiting} isPlain={!hasPages} />
      </div>
      <NextByItself next={challenge.next} zone={zone} nowIso={nowIso} />
      {hasPages ? (
        <div className="card__links">
          <Disclosure summary={t('desks:organise.pages', { count: pages.length })}>
            <ul className="plain-list" role="list">
              {pages.map(({ step, state }) => (
                <li key={step}>
                  <a href={stepPath(paths, step, slug)}>{t(`ui:challenge-steps.${step}`)}</a>{' '}
                  {state === 'now' ? (
                    <span className="facts__note">{t('desks:cockpit.step-state.now')}</span>
                  ) : null}
                </li>
              ))}
            </ul>
          </Disclosure>
        </div>
      ) : null}
    </Card>
  )
}
