import { json, type SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { isOrganiserOf } from '#app/people/core/viewer.ts'
import { formatInstant } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { MODULE_STEPS, PROGRAMME_MODULES, stepsFrom, type ModuleStep } from '#app/publish/core/modules.ts'
import { moduleStates } from '#app/publish/data/modules.server.ts'
import { switchModule } from '#app/publish/flows/switch-module.server.ts'
import { ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useProgrammeNav } from '#app/ui/layout/programme-nav.ts'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { opensDesk, withPages } from '../core/module-pages.ts'
import { programmeHeading } from '../data/programme-cockpit.server.ts'
import { Tag } from '#app/ui/tag.tsx'

export const access = {
  loader: { who: 'staff of :programme' },
  action: { who: 'organiser of :programme' },
} satisfies Access

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title }]

const switchSchema = z.object({ intent: z.enum(MODULE_STEPS), module: z.enum(PROGRAMME_MODULES) })

export async function loader({ context }: LoaderArgs) {
  const { db, lang, signedIn, t } = context
  const { id: programmeId } = sure(context.subject.programme)
  const states = await moduleStates(db, programmeId)
  return json({
    title: t('desks')('modules.title'),
    programme: await programmeHeading(db, { programmeId, lang }),
    isOrganiser: isOrganiserOf(signedIn, { programmeId }),
    modules: withPages(PROGRAMME_MODULES).map(({ module, pages }) => {
      const { state, openedAt } = states.get(module) ?? { state: 'off' as const, openedAt: null }
      return { module, pages, state, openedAtIso: openedAt?.toISOString() ?? null, steps: stepsFrom(state) }
    }),
  })
}

export async function action(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, switchSchema)
  if (!form.ok) return form.response
  const { id: programmeId, slug } = sure(context.subject.programme)
  const { intent: step, module } = form.value
  const switched = await switchModule(
    { programmeId, module, step, by: context.signedIn.personId },
    context.ports,
  )
  if (!switched.ok) return refusalResponse(context, 'publish', switched.refusal)
  return redirectWithToast(
    context,
    `${pathsIn(context.lang).organise.modules(slug)}#${module}`,
    `desks:toasts.module-${step}`,
  )
}

type Data = SerializeFrom<typeof loader>

/** What a programme does beside its challenges: each module with what it is for, and what can be done with it now. */
export default function ProgrammeModules() {
  const { title, programme, isOrganiser, modules } = useLoaderData<typeof loader>()
  const { t } = useTranslation('desks')
  const { paths } = useSite()
  const nav = useProgrammeNav(programme.slug, { current: 'modules', isOrganiser })
  return (
    <AreaLayout
      area="organiser"
      title={title}
      lede={t('modules.lede')}
      breadcrumb={[{ to: paths.organise.programme(programme.slug), label: programme.name }]}
      nav={nav}
    >
      {modules.map((each) => (
        <Module key={each.module} {...each} programme={programme} isOrganiser={isOrganiser} />
      ))}
    </AreaLayout>
  )
}

function Module(props: Data['modules'][number] & { programme: Data['programme']; isOrganiser: boolean }) {
  const { module, pages, state, openedAtIso, steps, programme, isOrganiser } = props
  const { t } = useTranslation('desks')
  const { lang, paths } = useSite()
  const name = t(`modules.names.${module}`)
  return (
    <Section id={module} title={name} intro={t(`modules.about.${module}`)}>
      <p>
        <Tag tone={state === 'open' ? 'good' : 'neutral'}>{t(`modules.states.${state}`)}</Tag>
        {openedAtIso ? (
          <span className="facts__note">
            {' '}
            {t('modules.open-since', {
              instant: formatInstant(lang, openedAtIso, programme.zone, 'datetime'),
            })}
          </span>
        ) : null}
      </p>
      {state === 'off' ? null : (
        <ul className="plain-list">
          {opensDesk(pages, isOrganiser) ? (
            <li>
              <a href={paths.organise.module(programme.slug, pages.organise)}>
                {t('modules.to-desk', { module: name })}
              </a>
            </li>
          ) : null}
          {state === 'open' ? (
            <li>
              <a href={paths.module(programme.slug, pages.public)}>
                {t('modules.to-public', { module: name })}
              </a>
            </li>
          ) : null}
        </ul>
      )}
      {isOrganiser ? (
        <ButtonRow>
          {steps.map((step) => (
            <Step key={step} step={step} module={module} name={name} />
          ))}
        </ButtonRow>
      ) : null}
    </Section>
  )
}

/** Opening tells the public something, so it says so before; nothing is lost by any of the steps. */
function Step({ step, module, name }: { step: ModuleStep; module: string; name: string }) {
  const { t } = useTranslation('desks')
  return (
    <Form intent={step} hidden={{ module }} label={t(`modules.steps.${step}`, { module: name })}>
      <SubmitButton tone={step === 'open' || step === 'switch-on' ? 'primary' : 'secondary'}>
        {t(`modules.steps.${step}`, { module: name })}
      </SubmitButton>
    </Form>
  )
}
