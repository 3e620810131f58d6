import { useTranslation } from 'react-i18next'
import { formatInstant } from '#app/platform/format.ts'
import { htmlLangs, type Locale } from '#app/platform/i18n.ts'
import type { RenderedMarkdown } from '#app/platform/markdown.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { MarkdownView } from '#app/ui/markdown-view.tsx'
import { ShownInNote } from '#app/ui/shown-in.tsx'
import { useSite } from '#app/ui/site.ts'

export type ListedAnswer = {
  id: string
  batch: number
  publishedAtIso: string
  briefNumber: number | null
  locale: Locale
  question: string
  answer: string
}

/** Published answers, batch by batch, the newest first. One in another language says so by its language. */
export function AnswerList({ answers, zone }: { answers: readonly ListedAnswer[]; zone: string }) {
  const { t } = useTranslation('publish')
  const { lang } = useSite()
  const batches = [...new Set(answers.map(({ batch }) => batch))]
  return (
    <>
      {batches.map((batch) => {
        const own = answers.filter((answer) => answer.batch === batch)
        return (
          <div key={batch} className="answer-batch">
            <h3 className="facts__heading">
              {t('questions.batch', {
                number: batch,
                day: formatInstant(lang, own[0]?.publishedAtIso ?? '', zone, 'date'),
              })}
            </h3>
            {own.map((answer) => {
              const textLang = answer.locale === lang ? undefined : htmlLangs[answer.locale]
              return (
                <Disclosure key={answer.id} summary={<span lang={textLang}>{answer.question}</span>}>
                  {textLang ? (
                    <p>
                      <ShownInNote locale={answer.locale} />
                    </p>
                  ) : null}
                  <MarkdownView html={answer.answer as RenderedMarkdown} lang={textLang} />
                  {answer.briefNumber ? (
                    <p className="facts__note">{t('questions.led-to', { number: answer.briefNumber })}</p>
                  ) : null}
                </Disclosure>
              )
            })}
          </div>
        )
      })}
    </>
  )
}
