import { useTranslation } from 'react-i18next'
import { formatInstant } from '#app/platform/format.ts'
import { htmlLangs, localeNames, type Locale } from '#app/platform/i18n.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { CheckboxGroup } from '#app/ui/form/checkbox-group.tsx'
import { Form } from '#app/ui/form/form.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { Tag } from '#app/ui/tag.tsx'

type Asked = { id: string; text: string; language: Locale | null; askedAtIso: string }
export type QuestionDeskProps = {
  zone: string
  languages: readonly Locale[]
  result: FormResult | undefined
  desk: {
    waiting: readonly Asked[]
    setAside: readonly Asked[]
    drafts: readonly {
      id: string
      texts: readonly { locale: Locale; question: string; answer: string }[]
      asked: readonly Asked[]
    }[]
    batches: number
  }
}

/** What waits, what is being answered, and the button that tells everybody at once. */
export function QuestionDesk({ zone, languages, result, desk }: QuestionDeskProps) {
  const { t } = useTranslation('publish')
  const { lang } = useSite()
  const resultFor = (answer: string) =>
    result?.values['intent'] === 'answer' && (result.values['answer'] ?? '') === answer ? result : undefined
  const say = ({ text, askedAtIso }: Asked) =>
    `${text} (${formatInstant(lang, askedAtIso, zone, 'datetime')})`
  return (
    <>
      <Section id="waiting" title={t('question-desk.waiting')} intro={t('question-desk.waiting-intro')}>
        {desk.waiting.length === 0 ? (
          <EmptyState title={t('question-desk.nothing-waits')} />
        ) : (
          <>
            <ul className="choice-list">
              {desk.waiting.map((question) => (
                <li key={question.id}>
                  <p lang={question.language ? htmlLangs[question.language] : undefined}>{say(question)}</p>
                  <Form
                    intent="set-aside"
                    hidden={{ question: question.id }}
                    label={`${t('question-desk.set-aside')}: ${question.text.slice(0, 60)}`}
                  >
                    <SubmitButton tone="quiet" size="small">
                      {t('question-desk.set-aside')}
                    </SubmitButton>
                  </Form>
                </li>
              ))}
            </ul>
            <Disclosure summary={t('question-desk.write')} open={resultFor('') !== undefined}>
              <AnswerForm
                {...{ languages, waiting: desk.waiting, say }}
                result={resultFor('')}
                answer=""
                locale={lang}
              />
            </Disclosure>
          </>
        )}
      </Section>
      <Section id="drafts" title={t('question-desk.drafts')} intro={t('question-desk.drafts-intro')}>
        {desk.drafts.map((draft) => (
          <div key={draft.id} className="answer-batch">
            <p>
              <strong>{draft.texts[0]?.question}</strong>{' '}
              {draft.texts.map(({ locale }) => (
                <Tag key={locale}>{localeNames[locale]}</Tag>
              ))}
            </p>
            <p className="facts__note">{t('question-desk.answers-count', { count: draft.asked.length })}</p>
            {languages.map((locale) => (
              <Disclosure
                key={locale}
                summary={t('question-desk.in-language', { language: localeNames[locale] })}
                open={resultFor(draft.id)?.values['locale'] === locale}
              >
                <AnswerForm
                  {...{ languages, waiting: desk.waiting, say, locale }}
                  result={resultFor(draft.id)?.values['locale'] === locale ? resultFor(draft.id) : undefined}
                  answer={draft.id}
                  text={draft.texts.find((text) => text.locale === locale)}
                />
              </Disclosure>
            ))}
          </div>
        ))}
        {desk.drafts.length > 0 ? (
          <Form
            intent="publish"
            result={result?.values['intent'] === 'publish' ? result : undefined}
            label={t('question-desk.publish')}
          >
            <p className="note">{t('question-desk.publish-hint', { number: desk.batches + 1 })}</p>
            <SubmitButton>{t('question-desk.publish')}</SubmitButton>
          </Form>
        ) : (
          <p>{t('question-desk.no-drafts')}</p>
        )}
      </Section>
      {desk.setAside.length > 0 ? (
        <Section id="aside" title={t('question-desk.aside')}>
          <ul className="choice-list">
            {desk.setAside.map((question) => (
              <li key={question.id}>
                <p>{say(question)}</p>
                <Form
                  intent="take-back"
                  hidden={{ question: question.id }}
                  label={`${t('question-desk.take-back')}: ${question.text.slice(0, 60)}`}
                >
                  <SubmitButton tone="quiet" size="small">
                    {t('question-desk.take-back')}
                  </SubmitButton>
                </Form>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  )
}

type AnswerFormProps = {
  languages: readonly Locale[]
  waiting: readonly Asked[]
  say: (question: Asked) => string
  result: FormResult | undefined
  answer: string
  locale: Locale
  text?: { question: string; answer: string } | undefined
}

function AnswerForm({ languages, waiting, say, result, answer, locale, text }: AnswerFormProps) {
  const { t } = useTranslation('publish')
  const isNew = answer === ''
  return (
    <Form
      intent="answer"
      result={result}
      hidden={{ answer, ...(!isNew && { locale }) }}
      label={
        isNew ? t('question-desk.write') : t('question-desk.in-language', { language: localeNames[locale] })
      }
    >
      {waiting.length > 0 ? (
        <CheckboxGroup
          name="questions[]"
          label={isNew ? t('question-desk.which') : t('question-desk.also')}
          hint={t('question-desk.which-hint')}
          choices={waiting.map((question) => ({ value: question.id, label: say(question) }))}
        />
      ) : null}
      {isNew ? (
        <RadioGroup
          name="locale"
          label={t('question-desk.language')}
          layout="inline"
          defaultValue={languages.includes(locale) ? locale : languages[0]}
          choices={languages.map((value) => ({ value, label: localeNames[value] }))}
        />
      ) : null}
      <TextArea
        name="question"
        label={t('question-desk.question')}
        hint={t('question-desk.question-hint')}
        defaultValue={text?.question}
        lang={isNew ? undefined : htmlLangs[locale]}
        rows={3}
      />
      <TextArea
        name="text"
        label={t('question-desk.answer')}
        hint={t('session-desk.description-hint')}
        defaultValue={text?.answer}
        lang={isNew ? undefined : htmlLangs[locale]}
        rows={6}
      />
      <SubmitButton tone="secondary">{t('question-desk.save')}</SubmitButton>
    </Form>
  )
}
