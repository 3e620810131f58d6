import { useTranslation } from 'react-i18next'
import { formatInstant } from '#app/platform/format.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { appealNumber, type AppealGround, type AppealOutcome } from '../core/appeals.ts'
import { PlainText } from './plain-text.tsx'

export type OwnAppeal = {
  id: string
  number: number
  ground: AppealGround
  body: string
  madeIso: string
  answerDueIso: string
  outcome: AppealOutcome | null
  reasons: string
  answeredIso: string | null
}

/** What a team has appealed, each with its number, and the answer once there is one. */
export function OwnAppeals({
  appeals,
  reference,
  zone,
}: {
  appeals: readonly OwnAppeal[]
  reference: string
  zone: string
}) {
  const { t } = useTranslation('announce')
  const { lang } = useSite()
  const when = (iso: string) => formatInstant(lang, iso, zone)
  return (
    <>
      {appeals.map(({ id, number, ground, body, madeIso, answerDueIso, outcome, reasons, answeredIso }) => (
        <Section
          key={id}
          id={`appeal-${number}`}
          title={t('appeal.numbered', { number: appealNumber(reference, number) })}
          tone="raised"
        >
          <SummaryList
            items={[
              { label: t('appeal.made'), value: when(madeIso) },
              { label: t('appeal.ground-label'), value: t(`appeal.ground.${ground}`) },
              {
                label: t('appeal.said'),
                value: (
                  <span dir="auto">
                    <PlainText text={body} />
                  </span>
                ),
              },
              {
                label: t('appeal.standing'),
                value:
                  outcome && answeredIso
                    ? t('appeal.answered', {
                        outcome: t(`appeal.outcome.${outcome}`),
                        when: when(answeredIso),
                      })
                    : t('appeal.waits', { when: when(answerDueIso) }),
              },
              ...(outcome
                ? [
                    {
                      label: t('appeal.reasons'),
                      value: (
                        <span dir="auto">
                          <PlainText text={reasons} />
                        </span>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </Section>
      ))}
    </>
  )
}
