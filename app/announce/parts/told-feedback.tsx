import { useTranslation } from 'react-i18next'
import { Section } from '#app/ui/layout/section.tsx'
import { commonLack, type Band, type BandLack } from '../core/feedback-bands.ts'
import { PlainText } from './plain-text.tsx'

export type ToldFeedbackProps = {
  /** What the panel wrote to the team; may be empty. */
  word: string
  bands: readonly {
    criterionId: string
    name: string
    nameLang: string
    band: Band | null
    lack: BandLack | null
  }[]
  comments: readonly { place: number; wording: string; lang: string }[]
}

/** Feedback as its team reads it: the panel's word, where the proposal stood in each criterion, what jurors wrote. */
export function ToldFeedback({ word, bands, comments }: ToldFeedbackProps) {
  const { t } = useTranslation('announce')
  const lack = commonLack(bands)
  const isEmpty = word === '' && comments.length === 0 && bands.every(({ band }) => band === null)
  return (
    <Section id="feedback" title={t('details.feedback')} intro={t('result.feedback-intro')}>
      {word === '' ? null : (
        <p dir="auto">
          <PlainText text={word} />
        </p>
      )}
      {isEmpty ? <p>{t('details.no-feedback')}</p> : null}
      {bands.length > 0 ? (
        <Section level={3} id="bands" title={t('told.bands')} intro={t('told.bands-intro')} tone="bare">
          {lack ? (
            <p>{t(`told.lack-everywhere.${lack}`)}</p>
          ) : (
            <dl className="summary-list">
              {bands.map(({ criterionId, name, nameLang, band, lack }) => (
                <div key={criterionId}>
                  <dt lang={nameLang}>{name}</dt>
                  <dd>
                    {band ? (
                      <>
                        {t(`told.band.${band}`)}
                        <BandStrip band={band} />
                      </>
                    ) : (
                      t(`told.lack.${lack ?? 'few-proposals'}`)
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </Section>
      ) : null}
      {comments.length > 0 ? (
        <Section
          level={3}
          id="comments"
          title={t('told.comments')}
          intro={t('told.comments-intro')}
          tone="bare"
        >
          {comments.map(({ place, wording, lang }) => (
            <figure className="told-comment" key={place}>
              <figcaption>{t('told.juror', { place })}</figcaption>
              <blockquote lang={lang} dir="auto">
                <PlainText text={wording} />
              </blockquote>
            </figure>
          ))}
        </Section>
      ) : null}
    </Section>
  )
}

const strips: readonly (readonly Band[])[] = [
  ['lowest-quarter', 'third-quarter', 'second-quarter', 'top-quarter'],
  ['lower-half', 'upper-half'],
]

/** The same drawn: the field from its weakest part to its strongest, one part filled. The words say all of it. */
function BandStrip({ band }: { band: Band }) {
  const strip = strips.find((parts) => parts.includes(band)) ?? []
  return (
    <span className="band-strip" aria-hidden="true">
      {strip.map((part) => (
        <span key={part} className={part === band ? 'band-strip__own' : undefined} />
      ))}
    </span>
  )
}
