import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { acceptOf, fileTypeNames, mostFileBytes } from '#app/apply/core/files/file-types.ts'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { sure } from '#app/http/subject.ts'
import { formatBytes } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Callout } from '#app/ui/callout.tsx'
import { FileField } from '#app/ui/form/file-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { paperKinds, type PaperKind } from '../core/papers.ts'
import { mostAnnexes, mostPilotBytes, type PilotFileView } from '../core/pilot-files.ts'
import { isOver } from '../core/pilot-states.ts'
import { pilotHeading } from '../data/managed-pilot.server.ts'
import { shelfOf } from '../data/pilot-files.server.ts'
import { PilotFileList } from '../parts/pilot-file-list.tsx'
import { answerFile } from './arriving-pilot-file.server.ts'

const party = { who: 'party of :pilot' } as const

export const access = { loader: party, action: { ...party, body: 'stream' } } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/** The files that go with the next agreement and the next letter, to be added and taken away. */
export async function loader({ context }: LoaderArgs) {
  const { db } = context
  const { id: pilotId, slug } = sure(context.subject.pilot)
  const { title, state } = await pilotHeading(db, pilotId)
  return json({
    pilot: { slug, title },
    isOver: isOver(state),
    shelves: [
      { kind: 'agreement' as const, files: await shelfOf(db, { pilotId, kind: 'agreement' }) },
      { kind: 'letter_of_intent' as const, files: await shelfOf(db, { pilotId, kind: 'letter_of_intent' }) },
    ],
    pageTitle: `${context.t('pilot')('annexes.title')}: ${title}`,
  })
}

/** One file as a plain form sends it; of which paper stands in the address. */
export async function action(args: ActionArgs) {
  const asked = new URL(args.request.url).searchParams.get('kind')
  const paperKind = paperKinds.find((kind) => kind === asked) ?? 'agreement'
  return answerFile(args, {
    field: `file-${paperKind}`,
    to: pathsIn(args.context.lang).pilotAnnexes(sure(args.context.subject.pilot).slug),
    placeOf: () => ({ place: { paperKind }, isOffered: false }),
  })
}

export default function PilotAnnexes() {
  const { pilot, isOver: hasEnded, shelves } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('pilot')
  const { paths } = useSite()
  return (
    <AreaLayout
      area="host"
      title={t('annexes.title')}
      lede={pilot.title}
      breadcrumb={[
        { to: paths.hosting, label: t('host-home.title') },
        { to: paths.hostedPilot(pilot.slug), label: pilot.title },
        { to: paths.pilotAgreement(pilot.slug), label: t('papers.title') },
      ]}
    >
      <p>{t('annexes.intro')}</p>
      {hasEnded ? <Callout>{t('refusals.pilot-over')}</Callout> : null}
      {shelves.map(({ kind, files }) => (
        <Section key={kind} id={kind} title={t(`annexes.next.${kind}`)}>
          {files.length === 0 ? <p className="note">{t('annexes.none')}</p> : null}
          <PilotFileList
            files={files}
            label={t(`annexes.next.${kind}`)}
            addressOf={({ id }) => paths.pilotFile(pilot.slug, id)}
            controls={hasEnded ? undefined : (file) => <RemoveButton pilotSlug={pilot.slug} file={file} />}
          />
          {hasEnded ? null : <AddFile pilotSlug={pilot.slug} kind={kind} result={result} />}
        </Section>
      ))}
      <ButtonRow>
        <ButtonLink to={`${paths.pilotAgreement(pilot.slug)}#send`} tone="secondary" icon="arrow-left">
          {t('annexes.back')}
        </ButtonLink>
      </ButtonRow>
    </AreaLayout>
  )
}

function AddFile({ pilotSlug, kind, result }: { pilotSlug: string; kind: PaperKind; result?: FormProblem }) {
  const { t } = useTranslation('pilot')
  const { lang, paths } = useSite()
  const field = `file-${kind}`
  return (
    <Form
      result={result && field in result.errors ? result : undefined}
      action={`${paths.pilotAnnexes(pilotSlug)}?kind=${kind}`}
      encType="multipart/form-data"
      label={t(`annexes.add.${kind}`)}
    >
      <FileField
        name={field}
        label={t(`annexes.add.${kind}`)}
        hint={t('annexes.limits', {
          size: formatBytes(lang, mostFileBytes),
          total: formatBytes(lang, mostPilotBytes),
          most: mostAnnexes,
        })}
        accept={acceptOf(fileTypeNames)}
        required
      />
      <SubmitButton tone="secondary">{t('annexes.upload')}</SubmitButton>
    </Form>
  )
}

function RemoveButton({ pilotSlug, file }: { pilotSlug: string; file: PilotFileView }) {
  const { t } = useTranslation('pilot')
  const { paths } = useSite()
  return (
    <form method="post" action={paths.pilotFile(pilotSlug, file.id)}>
      <Button
        tone="quiet"
        size="small"
        name="intent"
        value="remove"
        aria-label={t('evidence.step-which.remove', { name: file.name })}
      >
        {t('evidence.step.remove')}
      </Button>
    </form>
  )
}
