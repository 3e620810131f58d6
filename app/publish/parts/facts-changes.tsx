import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownFactsChange } from '../core/addendum-facts.ts'
import { Award } from './award.tsx'

/** How facts changed: as they were, struck through, and as they are. */
export function FactsChanges({ change: { award, eligibility } }: { change: ShownFactsChange }) {
  const { t } = useTranslation('publish')
  return (
    <dl className="text-changes">
      {award ? (
        <Change
          name={t('brief.award')}
          before={<Award {...award.before} />}
          after={<Award {...award.after} />}
        />
      ) : null}
      {eligibility ? <Change name={t('brief.sections.eligibility')} {...eligibility} /> : null}
    </dl>
  )
}

function Change({ name, before, after }: { name: string; before: ReactNode; after: ReactNode }) {
  const { t } = useTranslation('publish')
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <del>
          <span className="visually-hidden">{t('addenda.removed')} </span>
          {before}
        </del>{' '}
        <ins>
          <span className="visually-hidden">{t('addenda.added')} </span>
          {after}
        </ins>
      </dd>
    </div>
  )
}
