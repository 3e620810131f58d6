import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { acceptOf, fileTypeNames, mostFileBytes } from '#app/apply/core/files/file-types.ts'
import { isId } from '#app/apply/data/files.server.ts'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { sure } from '#app/http/subject.ts'
import { allows } from '#app/people/core/access.ts'
import { formatBytes } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { CheckboxField } from '#app/ui/form/checkbox-field.tsx'
import { FileField } from '#app/ui/form/file-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { mostEvidence, mostPilotBytes, stepRefusals, type ValueToShow } from '../core/pilot-files.ts'
import { isOver } from '../core/pilot-states.ts'
import { pilotHeading } from '../data/managed-pilot.server.ts'
import { evidenceOf, valuesOf } from '../data/pilot-files.server.ts'
import { EvidenceList, useSaidValue } from '../parts/evidence.tsx'
import { answerFile } from './arriving-pilot-file.server.ts'

const side = { who: 'side of :pilot' } as const

export const access = { loader: side, action: { ...side, body: 'stream' } } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/** Files that show the values of a pilot, with who may see each. */
export async function loader({ request, context }: LoaderArgs) {
  const { db } = context
  const { id: pilotId, slug } = sure(context.subject.pilot)
  const { personId } = context.signedIn
  const refused = new URL(request.url).searchParams.get('refused')
  const { title, state, managerId } = await pilotHeading(db, pilotId)
  return json({
    pilot: { slug, title },
    isOver: isOver(state),
    refused: stepRefusals.find((code) => code === refused) ?? null,
    isParty: allows('party of :pilot', { ...context, isDemo: false }),
    values: await valuesOf(db, pilotId),
    evidence: await evidenceOf(db, { pilotId, personId, isManager: managerId === personId, state }),
    pageTitle: `${context.t('pilot')('evidence.title')}: ${title}`,
  })
}

/** One file as a plain form sends it, behind the fields that say what it shows. */
export async function action(args: ActionArgs) {
  return answerFile(args, {
    field: 'file',
    to: pathsIn(args.context.lang).pilotEvidence(sure(args.context.subject.pilot).slug),
    placeOf: (fields) => {
      const measurementId = fields.get('measurementId') ?? ''
      return isId(measurementId)
        ? { place: { measurementId }, isOffered: fields.get('isOffered') === 'yes' }
        : null
    },
  })
}

export default function PilotEvidence() {
  const { pilot, isOver: hasEnded, refused, isParty, values, evidence } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('pilot')
  const { paths } = useSite()
  return (
    <AreaLayout
      area={isParty ? 'host' : 'applicant'}
      title={t('evidence.title')}
      lede={pilot.title}
      breadcrumb={[
        ...(isParty ? [{ to: paths.hosting, label: t('host-home.title') }] : []),
        { to: paths.hostedPilot(pilot.slug), label: pilot.title },
      ]}
    >
      <p>{t('evidence.intro')}</p>
      {refused ? (
        <Callout tone="warn">
          <p>{t(`refusals.${refused}`)}</p>
        </Callout>
      ) : null}
      {hasEnded ? <Callout>{t('evidence.over')}</Callout> : null}
      <EvidenceList pilotSlug={pilot.slug} values={values} evidence={evidence} />
      {hasEnded ? null : (
        <Section id="add" title={t('evidence.add')} tone="raised">
          {values.length === 0 ? (
            <p>{t('evidence.no-values')}</p>
          ) : (
            <AddEvidence values={values} result={result} />
          )}
        </Section>
      )}
    </AreaLayout>
  )
}

function AddEvidence({ values, result }: { values: readonly ValueToShow[]; result?: FormProblem }) {
  const { t } = useTranslation('pilot')
  const { lang } = useSite()
  const said = useSaidValue()
  return (
    <Form result={result} encType="multipart/form-data" label={t('evidence.add')}>
      <SelectField
        name="measurementId"
        label={t('evidence.of')}
        choices={values.map((value) => ({ value: value.id, label: said(value) }))}
      />
      <CheckboxField
        name="isOffered"
        label={t('evidence.may-be-public')}
        hint={t('evidence.may-be-public-hint')}
      />
      <FileField
        name="file"
        label={t('evidence.file')}
        hint={t('annexes.limits', {
          size: formatBytes(lang, mostFileBytes),
          total: formatBytes(lang, mostPilotBytes),
          most: mostEvidence,
        })}
        accept={acceptOf(fileTypeNames)}
        required
      />
      <SubmitButton>{t('annexes.upload')}</SubmitButton>
    </Form>
  )
}
