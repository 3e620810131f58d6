import { json, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { isEditable, type EditableNotice } from '#emails/editable.ts'
import { templates } from '#emails/index.ts'
import type { Wording } from '#emails/subject-of.ts'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs, RequestContext } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { notFound } from '#app/http/responses.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { htmlLangs, localeNames, locales, type Locale } from '#app/platform/i18n.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { differenceOf } from '#app/platform/text-difference.ts'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useProgrammeNav } from '#app/ui/layout/programme-nav.ts'
import { useSite } from '#app/ui/site.ts'
import { wordingSchema } from '../core/wording-form.ts'
import { problemsOfWording, wordsRules } from '../core/words-rules.ts'
import { mailRunProgramme, type MailRunProgramme } from '../data/mail-run.server.ts'
import { askedLocale, palette } from '../data/own-words-facts.server.ts'
import { exampleOf } from '../data/wave-samples.server.ts'
import { wordErrors } from '../data/word-problems.server.ts'
import { wordingsNow, wordingVersions } from '../data/wordings.server.ts'
import { sendTest } from '../flows/send-test.server.ts'
import { writeWording } from '../flows/write-wording.server.ts'
import { kindOf } from '../kind-of.ts'
import { MessagesNav } from '../parts/messages-nav.tsx'
import { WordingForm, WordingLanguages } from '../parts/wording-form.tsx'
import { WordingHistory } from '../parts/wording-history.tsx'
import { MailSampleView, type SampleShown } from '../parts/wave-samples.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Section } from '#app/ui/layout/section.tsx'

export const access = {
  loader: { who: 'organiser of :programme' },
  action: {
    preview: { who: 'organiser of :programme' },
    save: { who: 'organiser of :programme' },
    test: { who: 'organiser of :programme' },
    reset: { who: 'organiser of :programme' },
  },
} satisfies Access

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }]

function askedNotice(name: string | undefined): EditableNotice {
  if (name === undefined || !isEditable(name)) throw notFound()
  return name
}

export async function loader({ context, params, request }: LoaderArgs) {
  const { db, lang } = context
  const notice = askedNotice(params.notice)
  const locale = askedLocale(new URL(request.url).searchParams, lang)
  const programme = await mailRunProgramme(db, sure(context.subject.programme).id, lang)
  const versions = await wordingVersions(db, { programmeId: programme.id, notice, locale })
  // Turning a mail into plain text takes a large library that few requests need.
  const { standardWords } = await import('#emails/standard-words.ts')
  const standard = standardWords(notice, locale)
  const wordingOf = await wordingsNow(db, [{ notice, programmeId: programme.id }])
  const holding = new Map(locales.map((one) => [one, wordingOf({ notice, programmeId: programme.id }, one)]))
  return json({
    pageTitle: `${kindOf(context, notice)} · ${context.t('notify')('words.title')}`,
    kind: kindOf(context, notice),
    notice,
    locale,
    programme: { slug: programme.slug, name: programme.name, zone: programme.zone },
    own: locales.filter((one) => holding.get(one)),
    words: versions[0]?.words ?? standard,
    seen: versions[0]?.number ?? 0,
    isOwn: Boolean(versions[0]?.words),
    fields: palette(context, notice, programme, locale),
    examples: await examplesOf(context, { notice, programme, wordings: holding }),
    versions: versions.map(({ number, words, by, at }, position) => {
      const before = versions[position + 1]?.words ?? standard
      const after = words ?? standard
      return {
        number,
        isStandard: words === null,
        by,
        atIso: at.toISOString(),
        subject: differenceOf(before.subject, after.subject, locale),
        body: differenceOf(before.body, after.body, locale),
      }
    }),
  })
}

async function examplesOf(
  context: RequestContext,
  {
    notice,
    programme,
    wordings,
  }: {
    notice: EditableNotice
    programme: MailRunProgramme
    wordings: ReadonlyMap<Locale, Wording | null>
  },
): Promise<SampleShown[]> {
  const examples: SampleShown[] = []
  for (const locale of locales) {
    const example = await exampleOf(context, notice, programme, wordings.get(locale) ?? null, locale)
    if (example) examples.push(example)
  }
  return examples
}

/** What the action answers when it only shows: everything typed, and the mail as it would read. */
type Shown = FormProblem & { readonly preview?: SampleShown | null }

export async function action(args: ActionArgs) {
  const { context, params, request } = args
  const notice = askedNotice(params.notice)
  const form = await parseForm(args, wordingSchema)
  if (!form.ok) return form.response
  const { intent, subject, body, seen } = form.value
  const { db, env, lang, ports, signedIn } = context
  const programme = await mailRunProgramme(db, sure(context.subject.programme).id, lang)
  const programmeId = programme.id
  const locale = askedLocale(new URL(request.url).searchParams, lang)
  const here = `${pathsIn(lang).organise.wording(programme.slug, notice)}?language=${locale}`
  const words = { subject, body }
  if (intent === 'save' || intent === 'reset') {
    const written = await writeWording(
      { programmeId, notice, locale, words: intent === 'save' ? words : null, seen, by: signedIn.personId },
      env,
      ports,
    )
    if (written.ok) return redirectWithToast(context, here, `notify:toasts.words-${intent}`)
    if (written.refusal.code !== 'words-invalid') return refusalResponse(context, 'notify', written.refusal)
    return problemResponse(context, { errors: wordErrors(context, written.refusal.problems) })
  }
  const rules = wordsRules(notice, { publicOrigin: env.publicOrigin, contactEmail: programme.contactEmail })
  const problems = rules && problemsOfWording(words, rules)
  if (problems) return problemResponse(context, { errors: wordErrors(context, problems) })
  if (intent === 'preview') {
    const preview = await exampleOf(context, notice, programme, words, locale)
    return json({ values: { subject, body }, errors: {}, problem: null, code: null, preview } satisfies Shown)
  }
  const wordingOf = await wordingsNow(db, [{ notice, programmeId }])
  const sent = await sendTest(
    {
      programmeId,
      notice,
      data: templates[notice].preview,
      recipientName: 'Aino Esimerkki',
      zone: programme.zone,
      wordings: new Map(
        locales.map((one) => {
          const holding = wordingOf({ notice, programmeId }, one)
          return [one, one === locale ? words : holding && { subject: holding.subject, body: holding.body }]
        }),
      ),
      to: signedIn,
    },
    ports,
  )
  if (!sent.ok) return refusalResponse(context, 'notify', sent.refusal)
  return json({
    values: { subject, body },
    errors: {},
    problem: null,
    code: 'test-sent',
    preview: null,
  } satisfies Shown)
}

export default function EditWording() {
  const { t } = useTranslation('notify')
  const { paths } = useSite()
  const data = useLoaderData<typeof loader>()
  const result = useActionData<Shown>()
  const { programme, kind, notice, locale, own, examples, versions } = data
  const nav = useProgrammeNav(programme.slug, { current: 'messages', isOrganiser: true })
  return (
    <AreaLayout
      area="organiser"
      title={kind}
      lede={t('words.edit-lede')}
      breadcrumb={[
        { label: programme.name, to: paths.organise.programme(programme.slug) },
        { label: t('words.title'), to: paths.organise.wordings(programme.slug) },
      ]}
      nav={nav}
    >
      <MessagesNav slug={programme.slug} current={null} />
      <WordingLanguages
        at={(one) => `${paths.organise.wording(programme.slug, notice)}?language=${one}`}
        current={locale}
        own={own}
      />
      <WordingForm {...data} result={result} />
      {result?.preview ? (
        <Section id="preview" title={t('words.preview')} intro={t('words.preview-intro')}>
          <MailSampleView sample={result.preview} />
        </Section>
      ) : null}
      <Section id="languages" title={t('words.as-it-stands')} intro={t('words.as-it-stands-intro')}>
        {examples.map((example) => (
          <Disclosure
            key={example.locale}
            summary={
              <>
                <span lang={htmlLangs[example.locale]}>{localeNames[example.locale]}</span>
                {' – '}
                {t(own.includes(example.locale) ? 'words.own' : 'words.standard')}
              </>
            }
          >
            <MailSampleView sample={example} />
          </Disclosure>
        ))}
      </Section>
      <WordingHistory versions={versions} zone={programme.zone} locale={locale} />
    </AreaLayout>
  )
}
