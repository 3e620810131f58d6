import { useTranslation } from 'react-i18next'
import { formatInstant, formatPlace } from '#app/platform/format.ts'
import { intlTags } from '#app/platform/i18n.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { Tag, type TagTone } from '#app/ui/tag.tsx'
import type { Better, CountedAttempts, RoundKind, RoundState } from '../core/rounds.ts'

export type ShownSitting = {
  readonly city: string | null
  readonly zone: string | null
  readonly place: string | null
  readonly beginsAtIso: string
  readonly endsAtIso: string
}
export type ShownRound = {
  readonly position: number
  readonly kind: RoundKind
  readonly name: string
  readonly state: RoundState
  readonly advances: number | null
  readonly discipline: string
  readonly unit: string
  readonly better: Better | null
  readonly attempts: number
  readonly counting: CountedAttempts
  readonly isJudged: boolean
  readonly sittings: readonly ShownSitting[]
}

export const toneOfState: Readonly<Record<RoundState, TagTone>> = {
  planned: 'neutral',
  open: 'progress',
  finished: 'neutral',
  published: 'good',
}

/** Every round with what is measured in it, and its hours on the clock of each venue and on the reader's. */
export function RoundList({
  rounds,
  zone,
  textLang,
}: {
  rounds: readonly ShownRound[]
  /** Of the programme: the clock of what is held online. */
  zone: string
  textLang?: string
}) {
  const { t } = useTranslation('series')
  return (
    <>
      {rounds.map((round) => (
        <Section
          key={round.position}
          id={`round-${round.position}`}
          title={round.name}
          level={3}
          titleLang={textLang}
        >
          {round.kind === 'registration' ? null : (
            <p>
              <Tag tone={toneOfState[round.state]}>{t(`states.${round.state}`)}</Tag>
            </p>
          )}
          {round.better === null ? null : (
            <p>
              {t(`standings.measures-${round.better}`, { discipline: round.discipline, unit: round.unit })}{' '}
              {t(`standings.counting.${round.counting}`, { count: round.attempts })}{' '}
              {round.isJudged ? t('standings.judged') : null}
            </p>
          )}
          {round.advances === null ? null : <p>{t('standings.advance', { count: round.advances })}</p>}
          {round.sittings.length === 0 ? <p>{t('standings.no-hours')}</p> : null}
          <ul className="plain-list">
            {round.sittings.map((sitting) => (
              <li key={`${sitting.city ?? ''} ${sitting.beginsAtIso}`}>
                <SittingTimes sitting={sitting} zone={zone} />
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </>
  )
}

/** One sitting: where, from when until when on its own clock, and the beginning on the reader's where that differs. */
export function SittingTimes({ sitting, zone }: { sitting: ShownSitting; zone: string }) {
  const { t } = useTranslation('series')
  const { lang } = useSite()
  const at = sitting.zone ?? zone
  const isOneDay =
    formatInstant(lang, sitting.beginsAtIso, at, 'date') ===
    formatInstant(lang, sitting.endsAtIso, at, 'date')
  return (
    <>
      <strong>{sitting.city ?? t('online')}</strong>
      {sitting.place ? `, ${sitting.place}` : null}
      <br />
      <time dateTime={sitting.beginsAtIso}>{formatInstant(lang, sitting.beginsAtIso, at, 'datetime')}</time>
      {' – '}
      <time dateTime={sitting.endsAtIso}>
        {formatInstant(lang, sitting.endsAtIso, at, isOneDay ? 'time' : 'datetime')}
      </time>{' '}
      <span className="facts__note">{formatPlace(lang, sitting.beginsAtIso, at)}</span>
      <ul className="zoned-times">
        <li>
          <haaste-reader-time
            at={sitting.beginsAtIso}
            data-lang={intlTags[lang]}
            zones={at}
            label={t('standings.yours')}
          />
        </li>
      </ul>
    </>
  )
}
