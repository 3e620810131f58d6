import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs, RequestContext } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { CheckboxField } from '#app/ui/form/checkbox-field.tsx'
import { DateTimeField } from '#app/ui/form/date-time-field.tsx'
import { Fieldset } from '#app/ui/form/fieldset.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useProgrammeNav } from '#app/ui/layout/programme-nav.ts'
import { useSite } from '#app/ui/site.ts'
import { countedAttempts, roundKinds } from '../core/rounds.ts'
import { roundFromForm, roundSchema, sittingsFromForm, sittingsSchema } from '../core/setup-forms.ts'
import type { SeriesSetup } from '../data/series.server.ts'
import { changeRound, removeRound } from '../flows/change-round.server.ts'
import { begunFrame, roundIn } from './series-frame.server.ts'

export const access = {
  loader: { who: 'organiser of :programme' },
  action: { who: 'organiser of :programme' },
} satisfies Access

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data && `${data.title} · Haaste` }]

/** Where a round can be held: online on the clock of the programme, and at every venue on its own. */
function placesOf(setup: SeriesSetup, context: RequestContext) {
  return [
    { venueId: null, zone: setup.zone, name: context.t('series')('online') },
    ...setup.venues.map(({ id, zone, city }) => ({ venueId: id, zone, name: city })),
  ]
}

export async function loader({ context, params }: LoaderArgs) {
  const { setup, programme } = await begunFrame(context)
  const round = params.round === undefined ? null : roundIn(setup.rounds, params.round)
  const t = context.t('series')
  const wall = (at: Date | undefined, zone: string) => (at ? instantToWallClock(at, zone) : null)
  return json({
    title: round ? t('round.edit', { round: round.name }) : t('round.new'),
    programme,
    version: setup.version,
    isLast: round !== null && round === setup.rounds.at(-1) && round.state === 'planned',
    round: round && {
      ...{ kind: round.kind, name: round.name, discipline: round.discipline, unit: round.unit },
      ...{ better: round.better ?? ('smaller' as const), decimals: round.decimals, attempts: round.attempts },
      ...{ counting: round.counting, isJudged: round.isJudged, advances: round.advances },
      worst: round.worst === null ? '' : String(Number(round.worst)),
      best: round.best === null ? '' : String(Number(round.best)),
    },
    places: placesOf(setup, context).map(({ venueId, zone, name }) => {
      const sitting = round?.sittings.find((each) => each.venueId === venueId)
      return { zone, name, begins: wall(sitting?.beginsAt, zone), ends: wall(sitting?.endsAt, zone) }
    }),
  })
}

const intentSchema = z.object({ intent: z.enum(['save', 'remove']) })
const removeSchema = z.object({ version: z.coerce.number().int() })

export async function action(args: ActionArgs) {
  const { context, params } = args
  const { setup, programme, programmeId } = await begunFrame(context)
  const round = params.round === undefined ? null : roundIn(setup.rounds, params.round)
  const by = context.signedIn.personId
  const intent = await parseForm(args, intentSchema)
  if (!intent.ok) return intent.response
  const desk = pathsIn(context.lang).organise.module(programme.slug, 'series')
  if (intent.value.intent === 'remove') {
    const form = await parseForm(args, removeSchema)
    if (!form.ok) return form.response
    const position = round?.position ?? 0
    const gone = await removeRound({ programmeId, by, position, version: form.value.version }, context.ports)
    if (!gone.ok) return refusalResponse(context, 'series', gone.refusal)
    return redirectWithToast(context, desk, 'series:toasts.round-removed')
  }
  const form = await parseForm(args, roundSchema)
  if (!form.ok) return form.response
  const hours = await parseForm(args, sittingsSchema)
  if (!hours.ok) return hours.response
  const sittings = sittingsFromForm(hours.value, placesOf(setup, context))
  if (Object.keys(sittings.errors).length > 0) {
    const t = context.t('series')
    const errors = Object.entries(sittings.errors).map(([name, code]) => [name, t(`errors.${code}`)])
    return problemResponse(context, { errors: Object.fromEntries(errors) })
  }
  const saved = await changeRound(
    {
      ...{ programmeId, by, version: form.value.version, position: round?.position ?? null },
      ...{ fields: roundFromForm(form.value), sittings: sittings.rows },
    },
    context.ports,
  )
  if (!saved.ok) return refusalResponse(context, 'series', saved.refusal)
  return redirectWithToast(context, `${desk}#rounds`, 'series:toasts.round-saved')
}

/** One round: what is measured in it, who goes on, and its hours at every place. */
export default function EditRound() {
  const { title, programme, version, round, places, isLast } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('series')
  const { paths } = useSite()
  const nav = useProgrammeNav(programme.slug, { current: 'modules', isOrganiser: true })
  return (
    <AreaLayout
      area="organiser"
      title={title}
      breadcrumb={[
        { to: paths.organise.programme(programme.slug), label: programme.name },
        { to: paths.organise.module(programme.slug, 'series'), label: t('desk.title') },
      ]}
      nav={nav}
    >
      <Form intent="save" hidden={{ version }} result={result} label={title}>
        <RadioGroup
          name="kind"
          label={t('round.kind')}
          layout="inline"
          defaultValue={round?.kind ?? 'qualification'}
          choices={roundKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        />
        <TextField name="name" label={t('round.name')} defaultValue={round?.name} width="medium" required />
        <Fieldset legend={t('round.what')} hint={t('round.what-hint')} hintId="round-what-hint">
          <div className="fields-in-row">
            <TextField
              name="discipline"
              label={t('round.discipline')}
              defaultValue={round?.discipline}
              width="medium"
            />
            <TextField name="unit" label={t('round.unit')} defaultValue={round?.unit} width="short" />
          </div>
          <RadioGroup
            name="better"
            label={t('round.better')}
            layout="inline"
            defaultValue={round?.better ?? 'smaller'}
            choices={(['smaller', 'larger'] as const).map((value) => ({ value, label: t(`round.${value}`) }))}
          />
          <div className="fields-in-row">
            <NumberField name="decimals" label={t('round.decimals')} defaultValue={round?.decimals ?? 2} />
            <NumberField name="attempts" label={t('round.attempts')} defaultValue={round?.attempts ?? 1} />
            <SelectField
              name="counting"
              label={t('round.counting')}
              defaultValue={round?.counting ?? 'best'}
              choices={countedAttempts.map((value) => ({ value, label: t(`round.counting-${value}`) }))}
            />
          </div>
          <div className="fields-in-row">
            <NumberField
              name="worst"
              label={t('round.worst')}
              hint={t('round.ends-hint')}
              defaultValue={round?.worst}
              decimal
              optional
            />
            <NumberField name="best" label={t('round.best')} defaultValue={round?.best} decimal optional />
            <NumberField
              name="advances"
              label={t('round.advances')}
              hint={t('round.advances-hint')}
              defaultValue={round?.advances ?? ''}
              optional
            />
          </div>
          <CheckboxField name="isJudged" label={t('round.is-judged')} defaultChecked={round?.isJudged} />
        </Fieldset>
        <Fieldset legend={t('round.hours')} hint={t('round.hours-hint')} hintId="round-hours-hint">
          <div className="row-list">
            {places.map(({ zone, name, begins, ends }, index) => (
              <div key={index}>
                <DateTimeField
                  name={`sittings.${index}.begins`}
                  label={t('round.begins', { place: name })}
                  fixedZone={zone}
                  defaultValue={begins ?? undefined}
                />
                <DateTimeField
                  name={`sittings.${index}.ends`}
                  label={t('round.ends', { place: name })}
                  fixedZone={zone}
                  defaultValue={ends ?? undefined}
                />
              </div>
            ))}
          </div>
        </Fieldset>
        <SubmitButton>{t('round.save')}</SubmitButton>
      </Form>
      {isLast ? (
        <Form intent="remove" hidden={{ version }} label={t('round.remove')}>
          <SubmitButton tone="danger">{t('round.remove')}</SubmitButton>
        </Form>
      ) : null}
    </AreaLayout>
  )
}
