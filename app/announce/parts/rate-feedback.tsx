import { useTranslation } from 'react-i18next'
import type { FormProblem } from '#app/http/form-problem.ts'
import { formatInstant } from '#app/platform/format.ts'
import { Form } from '#app/ui/form/form.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { longestRatingWords, usefulness } from '../core/feedback-form.ts'
import type { Usefulness } from '../core/feedback-ratings.ts'

/** Was it useful? One answer of the team, changed until the day it closes. */
export function RateFeedback({
  rating,
  closesAtIso,
  zone,
  isOpen,
  canRate,
  result,
}: {
  rating: { usefulness: Usefulness; words: string } | null
  closesAtIso: string
  zone: string
  isOpen: boolean
  canRate: boolean
  result?: FormProblem
}) {
  const { t } = useTranslation('announce')
  const { lang } = useSite()
  const when = formatInstant(lang, closesAtIso, zone)
  return (
    <Section id="rating" title={t('rating.title')} intro={isOpen ? t('rating.intro') : undefined}>
      {rating ? <p>{t('rating.given', { what: t(`rating.usefulness.${rating.usefulness}`) })}</p> : null}
      {isOpen && canRate ? (
        <Form result={result} intent="rate" label={t('rating.title')}>
          <RadioGroup
            name="usefulness"
            label={t('rating.label')}
            required
            layout="stacked"
            defaultValue={rating?.usefulness}
            choices={usefulness.map((value) => ({ value, label: t(`rating.usefulness.${value}`) }))}
          />
          <TextArea
            name="words"
            label={t('rating.words')}
            hint={t('rating.words-hint')}
            optional
            rows={3}
            maxCharacters={longestRatingWords}
            defaultValue={rating?.words}
          />
          <p>{t('rating.until', { when })}</p>
          <SubmitButton tone="secondary">{t(rating ? 'rating.change' : 'rating.send')}</SubmitButton>
        </Form>
      ) : (
        <p>{isOpen ? t('rating.editors') : t('rating.over', { when })}</p>
      )}
    </Section>
  )
}
