import { useTranslation } from 'react-i18next'
import { LocalTime } from '#app/ui/local-time.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'

export type UnreachableRow = {
  /** Where to reach them another way; null without an account. */
  reachTo: string | null
  name: string
  email: string
  cause: 'bounced' | 'complained' | 'manual'
  sinceIso: string
  isLead: boolean
  /** Names of the kinds that did not arrive, and how often. */
  missed: readonly { kind: string; count: number }[]
}

/** The people whom mail does not reach, and what to do about it. Not there when everybody can be reached. */
export function UnreachablePeople({ people, zone }: { people: readonly UnreachableRow[]; zone: string }) {
  const { t } = useTranslation('notify')
  if (people.length === 0) return null
  return (
    <Section id="unreachable" title={t('unreachable.title')} intro={t('unreachable.intro')}>
      <DataTable
        caption={t('unreachable.caption')}
        isCaptionHidden
        rows={people}
        rowKey={({ email }) => email}
        columns={[
          {
            key: 'person',
            header: t('unreachable.person'),
            isRowName: true,
            cell: ({ name, email, isLead }) => (
              <>
                {name}
                <br />
                <small className="break-anywhere">{email}</small>
                {isLead ? (
                  <>
                    <br />
                    <Tag tone="bad">{t('unreachable.lead')}</Tag>
                  </>
                ) : null}
              </>
            ),
          },
          { key: 'why', header: t('unreachable.why'), cell: ({ cause }) => t(`unreachable.causes.${cause}`) },
          {
            key: 'since',
            header: t('unreachable.since'),
            cell: ({ sinceIso }) => <LocalTime atIso={sinceIso} zone={zone} style="datetime" />,
          },
          {
            key: 'missed',
            header: t('unreachable.missed'),
            cell: ({ missed }) => <Missed missed={missed} />,
          },
          {
            key: 'reach',
            header: t('unreachable.reach'),
            cell: ({ reachTo, name }) =>
              reachTo ? (
                <a href={reachTo}>
                  {t('unreachable.reach-link')} <span className="visually-hidden">{name}</span>
                </a>
              ) : (
                '–'
              ),
          },
        ]}
      />
    </Section>
  )
}

function Missed({ missed }: Pick<UnreachableRow, 'missed'>) {
  const { t } = useTranslation('notify')
  if (missed.length === 0) return t('unreachable.none-missed')
  return (
    <ul className="plain-list">
      {missed.map(({ kind, count }) => (
        <li key={kind}>{count === 1 ? kind : t('unreachable.kind-count', { kind, number: count })}</li>
      ))}
    </ul>
  )
}
