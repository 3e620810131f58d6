import { htmlLangOf } from '#app/platform/languages.ts'
import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import { formatInstant } from '#app/platform/format.ts'
import { Callout } from '#app/ui/callout.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import type { ReserveLine, ReserveList } from '../core/decision-views.ts'

export type ReserveMovesProps = {
  reserves: ReserveList
  zone: string
  canMoveUp: boolean
  result?: FormProblem
}

/** A declined place with the reserve whose turn it is, one button away; and who has moved up so far. */
export function ReserveMoves({ reserves, zone, canMoveUp, result }: ReserveMovesProps) {
  const { t } = useTranslation('announce')
  const { lang } = useSite()
  const { free, moved } = reserves
  if (free.length === 0 && moved.length === 0) return null
  const when = (iso: string | null) => (iso === null ? '' : formatInstant(lang, iso, zone))
  return (
    <Section id="reserves" title={t('move-up.title')} intro={t('move-up.intro')} tone="raised">
      {moved.length > 0 ? (
        <ul>
          {moved.map((line) => (
            <li key={line.id}>
              <Proposal line={line} />{' '}
              {t('move-up.moved', {
                place: line.place ?? 1,
                insteadOf: line.insteadOf,
                when: when(line.movedUpAtIso),
                name: line.movedUpBy ?? t('release.somebody'),
              })}{' '}
              {t(`move-up.answer.${line.answer ?? 'none'}`)}
            </li>
          ))}
        </ul>
      ) : null}
      {free.map(({ next, isTurn, ...line }) => (
        <Callout key={line.id} tone="warn" title={t('move-up.declined', { reference: line.reference })}>
          <p>
            <Proposal line={line} /> {t('move-up.declined-on', { when: when(line.answeredAtIso) })}
          </p>
          {next === null ? <p>{t('move-up.nobody')}</p> : null}
          {next !== null && !isTurn ? <p>{t('move-up.one-by-one')}</p> : null}
          {next !== null && isTurn ? (
            <>
              <p>
                {t('move-up.next', { place: next.place ?? 1 })} <Proposal line={next} />
              </p>
              {canMoveUp ? (
                <Form
                  result={result}
                  intent="move-up"
                  hidden={{ insteadOf: line.id, awardId: next.id }}
                  label={t('move-up.button', { reference: next.reference })}
                >
                  <SubmitButton>{t('move-up.button', { reference: next.reference })}</SubmitButton>
                </Form>
              ) : null}
            </>
          ) : null}
        </Callout>
      ))}
    </Section>
  )
}

function Proposal({ line }: { line: ReserveLine }) {
  return (
    <>
      <strong lang={htmlLangOf(line.language)}>{line.title}</strong> ({line.reference}, {line.organisation})
    </>
  )
}
