import { useTranslation } from 'react-i18next'
import { PlainText } from '#app/announce/parts/plain-text.tsx'
import type { FormProblem } from '#app/http/form-problem.ts'
import { formatCalendarDay, formatInstant } from '#app/platform/format.ts'
import { htmlLangs } from '#app/platform/i18n.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { signPaperSchema } from '../core/paper-forms.ts'
import { pilotSides, unsignedSides, type PilotSide } from '../core/papers.ts'
import type { PaperView } from '../core/paper-views.ts'
import { PilotFileList } from './pilot-file-list.tsx'

/** One version of a letter or an agreement: its words, its term, who has signed; the form for whoever has not. */
export function Paper({
  pilotSlug,
  paper,
  zone,
  signAs,
  result,
}: {
  pilotSlug: string
  paper: PaperView
  zone: string
  /** Null where nobody signs any more. */
  signAs: { side: PilotSide | null; name: string } | null
  result?: FormProblem
}) {
  const { t } = useTranslation('pilot')
  const { lang, paths } = useSite()
  const unsigned = unsignedSides(paper.signatures.map(({ side }) => side))
  const mayBeSigned =
    paper.isNewest && signAs !== null && signAs.side !== null && unsigned.includes(signAs.side)
  return (
    <Section
      id={`paper-${paper.kind}-${paper.number}`}
      title={t('papers.version', { kind: t(`papers.kinds.${paper.kind}`), number: paper.number })}
    >
      <p>
        <Tag tone={!paper.isNewest ? 'neutral' : unsigned.length === 0 ? 'good' : 'warn'}>
          {t(
            !paper.isNewest ? 'papers.replaced' : unsigned.length === 0 ? 'papers.signed' : 'papers.waiting',
          )}
        </Tag>
      </p>
      <SummaryList
        items={[
          {
            label: t('papers.term'),
            value: t('passport.days', {
              from: formatCalendarDay(lang, paper.startsOn),
              to: formatCalendarDay(lang, paper.endsOn),
            }),
          },
          { label: t('papers.sent'), value: formatInstant(lang, paper.sentAtIso, zone) },
          { label: t('papers.sign-by'), value: formatCalendarDay(lang, paper.signBy) },
          ...(paper.annexes === ''
            ? []
            : [{ label: t('papers.annexes'), value: <PlainText text={paper.annexes} /> }]),
          ...(paper.files.length === 0
            ? []
            : [
                {
                  label: t('annexes.files'),
                  value: (
                    <PilotFileList
                      files={paper.files}
                      label={t('annexes.files')}
                      addressOf={({ id }) => paths.pilotFile(pilotSlug, id)}
                    />
                  ),
                },
              ]),
          { label: t('papers.hash'), value: <code>{paper.hash.replaceAll(/(.{8})(?=.)/g, '$1 ')}</code> },
        ]}
      />
      <Disclosure summary={t('papers.read')} open={mayBeSigned}>
        <div className="prose" lang={paper.locale === lang ? undefined : htmlLangs[paper.locale]}>
          <p>
            <PlainText text={paper.text} />
          </p>
        </div>
      </Disclosure>
      <DataTable
        caption={t('papers.signatures')}
        rows={pilotSides.map((side) => ({
          side,
          signature: paper.signatures.find((each) => each.side === side) ?? null,
        }))}
        rowKey={({ side }) => side}
        columns={[
          {
            key: 'side',
            header: t('papers.side'),
            isRowName: true,
            cell: ({ side }) => <span className="first-capital">{t(`papers.sides.${side}`)}</span>,
          },
          { key: 'name', header: t('papers.name'), cell: ({ signature }) => signature?.name ?? '–' },
          {
            key: 'when',
            header: t('papers.when'),
            cell: ({ signature }) =>
              signature ? formatInstant(lang, signature.atIso, zone) : t('papers.not-yet'),
          },
        ]}
      />
      {mayBeSigned && signAs.side ? (
        <SignForm paper={paper} side={signAs.side} name={signAs.name} result={result} />
      ) : null}
    </Section>
  )
}

function SignForm({
  paper,
  side,
  name,
  result,
}: {
  paper: PaperView
  side: PilotSide
  name: string
  result?: FormProblem
}) {
  const { t } = useTranslation('pilot')
  const form = useZodForm(signPaperSchema)
  const label = t('papers.sign-for', { side: t(`papers.sides.${side}`) })
  return (
    <Form
      form={form}
      result={result}
      intent="sign"
      hidden={{ paperId: paper.id, hash: paper.hash }}
      label={label}
    >
      <h3>{label}</h3>
      <TextField
        name="signedName"
        label={t('papers.your-name')}
        hint={t('papers.your-name-hint', { name })}
        width="medium"
        autoComplete="off"
        required
      />
      <SubmitButton>{t('papers.sign')}</SubmitButton>
    </Form>
  )
}
