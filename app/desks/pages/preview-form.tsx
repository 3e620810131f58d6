import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { shownKeys } from '#app/publish/core/form/conditions.ts'
import { shownForm } from '#app/publish/core/form/form-words.ts'
import { readForm } from '#app/publish/core/form/said-answer.ts'
import { sampleAnswers } from '#app/publish/core/form/sample-answers.ts'
import { countryChoices } from '#app/publish/core/countries.ts'
import { languageChoices } from '#app/publish/core/form/language-word.ts'
import { metaFromPageTitle } from '#app/publish/core/page-title.ts'
import { challengeSetup } from '#app/publish/data/challenge-setup.server.ts'
import { formDraft } from '#app/publish/data/form-draft.server.ts'
import { textLanguage } from '#app/publish/data/locked.server.ts'
import { setupFrame } from '#app/publish/data/setup-frame.server.ts'
import { LanguageTabs } from '#app/publish/parts/language-tabs.tsx'
import { SetupPage } from '#app/publish/parts/setup-page.tsx'
import { AnswerView } from '#app/apply/parts/answer-view.tsx'
import { QuestionField } from '#app/apply/parts/questions/question-field.tsx'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs } from '#app/http/context.ts'
import { sure } from '#app/http/subject.ts'
import { settled } from '#app/lifecycle/settle.ts'
import { translator } from '#app/platform/i18n.server.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { useSite } from '#app/ui/site.ts'

export const access = { loader: { who: 'staff of :challenge' } } satisfies Access

export const meta = metaFromPageTitle

const readers = ['applicant', 'juror'] as const

export async function loader({ context, request }: LoaderArgs) {
  const { db, lang, now, t } = context
  const { id, recorded } = sure(context.subject.challenge)
  const setup = await challengeSetup(db, id)
  const locale = textLanguage(request, setup.languages, lang)
  const isOpen = settled(recorded, now).state === 'open'
  const { form } = await formDraft(db, { challengeId: id, isOpen })
  const inLocale = translator(locale, 'publish')
  const shown = shownForm(form, locale, inLocale)
  const asked = new URL(request.url).searchParams.get('as')
  const reader = readers.find((each) => each === asked) ?? 'applicant'
  const samples = sampleAnswers(form, translator(locale, 'desks')('preview-form.sample'))
  const conditional = shownKeys(
    shown.sections.flatMap(({ questions }) => questions),
    {},
  )
  return json({
    pageTitle: `${t('desks')('preview-form.title')} · ${setup.title(lang)}`,
    frame: setupFrame(setup, context),
    locale,
    tabs: setup.languages.map((each) => ({ locale: each })),
    reader,
    sections:
      reader === 'applicant'
        ? shown.sections.map(({ key, title, hint, questions }) => ({
            ...{ key, title, hint, questions },
            hanging: questions
              .filter((question) => !conditional.has(question.key))
              .map((question) => question.key),
          }))
        : [],
    reading: reader === 'juror' ? readForm(shown, samples, { lang: locale, t: inLocale, as: 'jurors' }) : [],
    countries: reader === 'applicant' ? countryChoices(locale) : [],
    languages: reader === 'applicant' ? languageChoices(locale) : [],
  })
}

/** The form as an applicant fills it in, or as a juror reads what came of it, in each language. */
export default function PreviewForm() {
  const { frame, locale, tabs, reader, sections, reading, countries, languages } =
    useLoaderData<typeof loader>()
  const { t } = useTranslation('desks')
  const { lang, paths } = useSite()
  const address = paths.organise.formPreview(frame.slug)
  const textLang = locale === lang ? undefined : htmlLangs[locale]
  return (
    <SetupPage
      frame={frame}
      step="form"
      lede={t(`preview-form.as.${reader}`)}
      actions={
        <ButtonLink to={`${paths.organise.form(frame.slug)}?text=${locale}`} tone="quiet" icon="arrow-left">
          {t('preview-form.back')}
        </ButtonLink>
      }
    >
      <nav className="tabs" aria-label={t('preview-form.readers')}>
        <ul>
          {readers.map((each) => (
            <li key={each}>
              <a
                href={`${address}?as=${each}&text=${locale}`}
                aria-current={each === reader ? 'page' : undefined}
              >
                {t(`preview-form.${each}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <LanguageTabs tabs={tabs} current={locale} hrefFor={(each) => `${address}?as=${reader}&text=${each}`} />
      <div lang={textLang}>
        {sections.map(({ key, title, hint, questions, hanging }) => (
          <Section key={key} id={`section-${key}`} title={title} intro={hint}>
            <div className="form">
              {questions.map((question) => (
                <div key={question.key}>
                  {hanging.includes(question.key) ? (
                    <p className="field__hint">{t('preview-form.conditional')}</p>
                  ) : null}
                  <QuestionField
                    question={question}
                    value=""
                    language={locale}
                    lists={{ countries, languages, files: [], members: [] }}
                  />
                </div>
              ))}
            </div>
          </Section>
        ))}
        {reading.map(({ key, title, answers }) => (
          <Section key={key} id={`part-${key}`} title={title}>
            <SummaryList
              items={answers.map(({ key: question, label, said }) => ({
                key: question,
                label,
                value: said ? <AnswerView said={said} language={locale} /> : undefined,
              }))}
            />
          </Section>
        ))}
      </div>
      {reader === 'juror' ? (
        <Callout>
          <p>{t('preview-form.not-for-jurors')}</p>
        </Callout>
      ) : null}
    </SetupPage>
  )
}
