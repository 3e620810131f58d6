import { json } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { LoaderArgs, RequestContext } from '#app/http/context.ts'
import { countryName, formatInstant } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { useSite } from '#app/ui/site.ts'
import type { NotesByQuestion } from '../core/answer-notes.ts'
import { languageOf } from '../core/completeness.ts'
import type { ApplicantKind } from '../core/eligibility.ts'
import { readFrozenBody } from '../core/frozen-body.ts'
import { plainCopy, plainFacts } from '../core/plain-copy.ts'
import { shownForm } from '#app/publish/core/form/form-words.ts'
import { answersOfEarlierForms, readForm } from '#app/publish/core/form/said-answer.ts'
import type { Form } from '#app/publish/core/form/form.ts'
import { formNumbered, formsOf, lastOf } from '#app/publish/data/forms.server.ts'
import { filesForTeam, statesOf, unfrozen } from '../core/files/file-to-read.ts'
import { filesOfDraft, fileStatesOfVersion } from '../data/files.server.ts'
import { partnersInWords, partnersOf } from '../data/consortium.server.ts'
import { notesOfDraft, notesOfVersion } from '../data/answer-notes.server.ts'
import { answerReader } from '../data/answer-reader.server.ts'
import { earlierSections } from '../data/earlier-answers.server.ts'
import { EarlierAnswers } from '../parts/earlier-answers.tsx'
import { draftAnswersOf, findVersion } from '../data/proposals.server.ts'
import { AnswersBySection } from '../parts/answers-by-section.tsx'
import { ProposalLayout } from '../parts/proposal-layout.tsx'
import { loadFrame } from './frame.server.ts'

export const access = { loader: { who: 'team of :proposal' } } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context, request }: LoaderArgs) {
  const { found, frame } = await loadFrame(context)
  const asked = Number(new URL(request.url).searchParams.get('version') ?? '')
  const version =
    Number.isInteger(asked) && asked > 0 && asked <= frame.versions
      ? await findVersion(context.db, frame.id, asked)
      : null
  const frozen = version === null ? null : readFrozenBody(version.body)
  const answers = frozen?.answers ?? (await draftAnswersOf(context.db, frame.id))
  const { name, kind, country, registryNumber, website } = frozen?.organisation ?? found.organisation
  const t = context.t('apply')
  const inPublish = context.t('publish')
  // Of the challenge it was handed in to: it may have been moved since.
  const forms = await formsOf(context.db, frozen?.challengeId ?? found.row.challengeId)
  // A version goes on saying what was asked when it was handed in.
  const form = forms.find(({ number }) => frozen && number === (frozen.formNumber ?? 0)) ?? lastOf(forms)
  const shown = shownForm(form, context.lang, inPublish)
  const drafted = frozen ? [] : await filesOfDraft(context.db, frame.id)
  const states = version
    ? await fileStatesOfVersion(context.db, { proposalId: frame.id, number: version.number })
    : statesOf(drafted)
  const files = filesForTeam(frozen ? (frozen.files ?? []) : unfrozen(drafted), states, (file) =>
    pathsIn(context.lang).file(frame.id, file),
  )
  const reader = await answerReader(context, { proposalId: frame.id, forms, files })
  const sections = [
    ...readForm(shown, answers, { ...reader, as: 'team' }),
    ...(frozen ? await earlierSections(context, { body: frozen, reader, as: 'team' }) : []),
  ]
  const earlier = frozen
    ? []
    : answersOfEarlierForms(
        shown,
        [...forms, ...(await formsLeft(context, frame))].map((each) =>
          shownForm(each, context.lang, inPublish),
        ),
        answers,
        reader,
      )
  const notes = await (frozen
    ? notesOfVersion(context, { proposalId: frame.id, body: frozen })
    : notesOfDraft(context, { proposalId: frame.id, answers }))
  const partners = partnersInWords(
    frozen ? (frozen.partners ?? []) : await partnersOf(context.db, frame.id),
    context.lang,
  )
  const site = frozen ? frozen.site : undefined
  const text = plainCopy(
    [
      answers.title ?? '',
      `${frame.reference} · ${name}`,
      frame.challenge.title,
      ...(version
        ? [
            t('copy.of-version', { version: version.number }),
            `${t('standing.received')} ${formatInstant(context.lang, version.submittedAt, frame.zone)}`,
            `SHA-256: ${version.hash}`,
          ]
        : [`${t('copy.of-draft')}: ${formatInstant(context.lang, context.now, frame.zone)}`]),
      ...plainFacts(t('sections.organisation.title'), [
        [t('organisation.name'), name],
        [t('organisation.kind'), t(`kinds.${kind as ApplicantKind}`)],
        [t('organisation.country'), country && countryName(context.lang, country)],
        [t('organisation.registry-number'), registryNumber],
        [t('organisation.website'), website],
        [t('site.label'), site && t('site.chosen', { name: site.name, count: site.months })],
      ]),
      ...plainFacts(
        t('consortium.partners'),
        partners.map((each) => [
          each.name,
          `${each.countryName}; ${each.part} (${t(each.hasAgreed ? 'consortium.said-yes' : 'consortium.said-not-yet')})`,
        ]),
      ),
    ],
    [...sections, { title: t('earlier.title'), answers: earlier }],
    remarksFrom(notes, t('notes.secret')),
  )
  return json({
    frame,
    version: version && { number: version.number, submittedAt: version.submittedAt.toISOString() },
    sections,
    earlier,
    organisation: { name, kind, country, registryNumber, website },
    notes,
    partners,
    site,
    language: frozen?.language ?? languageOf(answers, frame.language),
    text,
    pageTitle: `${frame.reference} · ${t('copy.title')}`,
  })
}

/** The marks of trade secrets and the translations, as lines of a text. */
function remarksFrom(notes: NotesByQuestion, secretLabel: string): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(notes).map(([question, said]) => [
      question,
      [
        ...(said?.secret ? [`[${secretLabel}: ${said.secret}]`] : []),
        ...(said?.translations ?? []).map(({ note, text }) => `[${note}: ${text}]`),
      ],
    ]),
  )
}

/** The forms of challenges from which the proposal was moved: its draft still answers them. */
async function formsLeft(
  { db }: RequestContext,
  { id, versions }: { id: string; versions: number },
): Promise<Form[]> {
  const newest = versions > 0 ? await findVersion(db, id, versions) : null
  const earlier = newest === null ? [] : (readFrozenBody(newest.body).earlier ?? [])
  return Promise.all(
    earlier.map(({ challengeId, formNumber: number }) => formNumbered(db, { challengeId, number })),
  )
}

export default function Copy() {
  const { frame, version, sections, earlier, organisation, partners, notes, site, language, text } =
    useLoaderData<typeof loader>()
  const { t } = useTranslation('apply')
  const { paths } = useSite()
  return (
    <ProposalLayout frame={frame} page="copy" title={t('copy.title')} lede={t('copy.lede')}>
      <Callout
        tone={version ? 'good' : 'info'}
        title={version ? t('copy.of-version', { version: version.number }) : t('copy.of-draft')}
      >
        {version ? (
          <p>
            {t('standing.received')} <LocalTime atIso={version.submittedAt} zone={frame.zone} />
          </p>
        ) : null}
        <ButtonRow>
          <ButtonLinkToFile
            name={`${frame.reference}-${version ? `v${version.number}` : 'draft'}.txt`}
            text={text}
            label={t('copy.download')}
          />
          <ButtonLink to={paths.ownDossier(frame.id)} tone="secondary" download>
            {t('receipt.dossier')}
          </ButtonLink>
          {version === null && frame.versions > 0 ? (
            <ButtonLink to={`${paths.copy(frame.id)}?version=${frame.versions}`} tone="secondary">
              {t('copy.see-version', { version: frame.versions })}
            </ButtonLink>
          ) : null}
          {version ? (
            <ButtonLink to={paths.copy(frame.id)} tone="secondary">
              {t('copy.see-draft')}
            </ButtonLink>
          ) : null}
        </ButtonRow>
      </Callout>
      <AnswersBySection
        sections={sections}
        organisation={organisation}
        partners={partners}
        notes={notes}
        site={site}
        language={language}
      />
      <EarlierAnswers answers={earlier} language={language} />
    </ProposalLayout>
  )
}

/** The text travels in the address itself: no second request, and it works without script. */
function ButtonLinkToFile({ name, text, label }: { name: string; text: string; label: string }) {
  return (
    <a
      className="button button--secondary"
      download={name}
      href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
    >
      <span>{label}</span>
    </a>
  )
}
