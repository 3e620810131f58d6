import { useTranslation } from 'react-i18next'
import type { ChallengeState } from '#app/lifecycle/phases.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/layout/card.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { useSite } from '#app/ui/site.ts'
import { Tag } from '#app/ui/tag.tsx'
import type { RoundKind } from '../core/deliberation/rounds.ts'
import { juryStageOf } from '../core/jury-stage.ts'
import { progressInWords } from './progress-in-words.ts'

export type OwnJuryView = {
  jurorId: string
  isChair: boolean
  isSubstitute: boolean
  slug: string
  title: string
  titleLang: string
  state: ChallengeState
  zone: string
  closesAtIso: string
  judgingEndsAtIso: string
  undeclared: number
  isBlind: boolean
  assigned: number
  finished: number
  minutesLeft: number
  round: RoundKind | null
}

/** One jury of the reader's: how far it is, how long it takes, and the one next step. */
export function OwnJuryCard({ jury, nowIso }: { jury: OwnJuryView; nowIso: string }) {
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  const { state, assigned, finished, undeclared, isBlind, slug, round } = jury
  const isJudging = state === 'judging'
  const isDone = isJudging && assigned > 0 && finished === assigned
  const next =
    undeclared > 0 && (isJudging || state === 'closed')
      ? {
          to: paths.conflicts(slug),
          label: isBlind ? t('juror-home.declare-names') : t('juror-home.declare', { count: undeclared }),
        }
      : isJudging && assigned > finished
        ? { to: paths.juryQueue(slug), label: t('juror-home.continue') }
        : round === 'consensus'
          ? { to: paths.juryMeeting(slug), label: t('rounds.to.consensus') }
          : round === 'final'
            ? { to: paths.juryQueue(slug), label: t('final.go') }
            : null
  return (
    <Card
      to={paths.juryQueue(slug)}
      title={jury.title}
      titleLang={jury.titleLang}
      level={2}
      eyebrow={t(
        jury.isChair
          ? 'juror-home.as-chair'
          : jury.isSubstitute
            ? 'juror-home.as-substitute'
            : 'juror-home.as-juror',
      )}
    >
      <p>
        <Tag tone={isDone ? 'good' : next ? 'warn' : 'neutral'}>
          {round ? t(`rounds.kinds.${round}`) : t(`juror-home.state.${juryStageOf(state)}`)}
        </Tag>
      </p>
      {isJudging ? (
        <>
          {assigned === 0 ? (
            <p>{t('juror-home.none-assigned')}</p>
          ) : (
            <Progress
              done={finished}
              total={assigned}
              label={progressInWords(t, { finished, assigned, minutes: jury.minutesLeft })}
            />
          )}
          <p>
            {t('juror-home.until')} <LocalTime atIso={jury.judgingEndsAtIso} zone={jury.zone} /> (
            <LocalTime atIso={jury.judgingEndsAtIso} zone={jury.zone} style="relative" nowIso={nowIso} />)
          </p>
        </>
      ) : null}
      {state === 'open' ? (
        <p>
          {t('juror-home.begins-after')} <LocalTime atIso={jury.closesAtIso} zone={jury.zone} />
        </p>
      ) : null}
      {next ? <ButtonLink to={next.to}>{next.label}</ButtonLink> : null}
    </Card>
  )
}
