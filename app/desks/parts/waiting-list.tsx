import { useTranslation } from 'react-i18next'
import type { pathsIn } from '#app/platform/paths.ts'
import { formatList } from '#app/platform/format.ts'
import { useSite } from '#app/ui/site.ts'
import { Tag } from '#app/ui/tag.tsx'
import type { DeskStep, Waiting } from '../core/challenge-desk.ts'

export type WaitingListProps = {
  slug: string
  /** `isLinked`: this person may do it, or see to it. */
  waiting: readonly (Waiting & { isLinked: boolean })[]
  /** True where the work is only named: on a card that is a link itself. */
  isPlain?: boolean
}

/** The page of a step of the work on a challenge. */
export function stepPath(paths: ReturnType<typeof pathsIn>, step: DeskStep, slug: string): string {
  return paths.organise[step](slug)
}

/** What waits for a person at this moment. */
export function WaitingList({ slug, waiting, isPlain = false }: WaitingListProps) {
  const { t } = useTranslation('desks')
  const { lang, paths } = useSite()
  if (waiting.length === 0) return <p>{t('cockpit.nothing-waits')}</p>
  return (
    <ul className="plain-list" role="list">
      {waiting.map(({ code, step, count, isYours, isLinked, awaited }) => {
        const label = t(`cockpit.waiting.${code}`, { count })
        return (
          <li key={code}>
            {isLinked && !isPlain ? <a href={stepPath(paths, step, slug)}>{label}</a> : label}{' '}
            {isYours ? null : <Tag>{t('cockpit.others-turn')}</Tag>}
            {awaited && awaited.approvers.length > 0 ? (
              <span className="facts__note">
                {t(awaited.deputies.length > 0 ? 'cockpit.awaited-deputy' : 'cockpit.awaited', {
                  names: formatList(lang, awaited.approvers),
                  deputies: formatList(lang, awaited.deputies),
                })}
              </span>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}
