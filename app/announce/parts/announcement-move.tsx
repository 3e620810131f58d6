import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import { formatInstant } from '#app/platform/format.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { longestReason } from '../core/decision-form.ts'

export type MoveOnPage = {
  readonly id: string
  readonly kind: 'later' | 'sooner'
  readonly announcesIso: string | null
  readonly reason: string
  readonly askedByName: string | null
  readonly askedIso: string
  readonly isOwn: boolean
}

/** A move that somebody asked for: what it would do, why, and the buttons of whoever may answer it. */
export function AnnouncementMove({
  move,
  hash,
  zone,
  soonestIso,
  mayAnswer,
  result,
}: {
  move: MoveOnPage
  hash: string
  zone: string
  soonestIso: string
  mayAnswer: boolean
  result?: FormProblem
}) {
  const { t } = useTranslation('announce')
  const { lang } = useSite()
  const when = (iso: string) => formatInstant(lang, iso, zone)
  return (
    <Section id="move" title={t('move.title')} tone="raised">
      <p>
        {move.announcesIso
          ? t('move.later', { when: when(move.announcesIso) })
          : t('move.sooner', { when: when(soonestIso) })}
      </p>
      <blockquote>{move.reason}</blockquote>
      <p>{t('move.asked', { name: move.askedByName ?? t('release.somebody'), when: when(move.askedIso) })}</p>
      {move.isOwn ? <p>{t('move.own')}</p> : null}
      {mayAnswer && !move.isOwn && move.askedByName !== null ? (
        <Form result={result} intent="agree" hidden={{ moveId: move.id, hash }} label={t('move.agree')}>
          <SubmitButton>{t('move.agree')}</SubmitButton>
        </Form>
      ) : null}
      {mayAnswer ? (
        <Form intent="drop" hidden={{ moveId: move.id, hash }} label={t('move.drop')}>
          <SubmitButton tone="secondary">{t('move.drop')}</SubmitButton>
        </Form>
      ) : null}
    </Section>
  )
}

/** As soon as can be, with a reason, once another person agrees. */
export function SoonerForm({ calendarVersion, result }: { calendarVersion: number; result?: FormProblem }) {
  const { t } = useTranslation('announce')
  return (
    <Section id="sooner" title={t('move.sooner-title')} intro={t('move.sooner-intro')}>
      <Disclosure summary={t('move.sooner-open')} open={result !== undefined}>
        <Form result={result} intent="ask-sooner" hidden={{ calendarVersion }} label={t('move.sooner-title')}>
          <TextArea
            name="soonerReason"
            label={t('release.reason')}
            hint={t('release.reason-public')}
            rows={3}
            maxCharacters={longestReason}
            required
          />
          <SubmitButton tone="secondary">{t('move.ask')}</SubmitButton>
        </Form>
      </Disclosure>
    </Section>
  )
}
