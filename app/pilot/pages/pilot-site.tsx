import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { sure } from '#app/http/subject.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { Callout } from '#app/ui/callout.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { isOver } from '../core/pilot-states.ts'
import { permitSchema, siteIntentSchema, siteSchema } from '../core/site-forms.ts'
import { managedPilot } from '../data/managed-pilot.server.ts'
import { changeSite } from '../flows/change-site.server.ts'
import { keepPermit } from '../flows/keep-permit.server.ts'
import { PermitList } from '../parts/permit-list.tsx'
import { PermitForm, SiteForm } from '../parts/site-forms.tsx'
import { answerForm } from './answer-form.server.ts'

export const handle = { hydrate: true }

const party = { who: 'party of :pilot' } as const

export const access = { loader: party, action: { site: party, permit: party } } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/** The place, its limits and permits; `?permit=` opens the form of one, otherwise that of a new one is there. */
export async function loader({ request, context }: LoaderArgs) {
  const { db, lang, now } = context
  const pilot = await managedPilot(db, { pilotId: sure(context.subject.pilot).id, lang })
  const asked = new URL(request.url).searchParams.get('permit')
  const { slug, title, site, siteLimits, permits, version } = pilot
  return json({
    pilot: { slug, title, site, siteLimits, permits, version },
    isOver: isOver(pilot.state),
    permit: permits.find(({ id }) => id === asked) ?? null,
    today: instantToWallClock(now, pilot.zone).date,
    pageTitle: `${context.t('pilot')('site.title')}: ${title}`,
  })
}

export async function action(args: ActionArgs) {
  const asked = await parseForm(args, siteIntentSchema)
  return asked.ok ? intents[asked.value.intent](args) : asked.response
}

const page = 'pilotSite'
const intents = {
  site: async (args: ActionArgs) => answerForm(args, siteSchema, { page, toast: 'site-saved' }, changeSite),
  permit: async (args: ActionArgs) =>
    answerForm(args, permitSchema, { page, toast: 'permit-saved' }, async (asked, ports) => {
      const { permitId, permitVersion, name, authority, state, stateOn, ...about } = asked
      const standing = permitId === '' ? null : { id: permitId, version: permitVersion }
      return keepPermit({ ...about, permit: { name, authority, state, stateOn }, standing }, ports)
    }),
}

export default function PilotSite() {
  const { pilot, permit: open, today, isOver: hasEnded } = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('pilot')
  const { paths } = useSite()
  const resultOf = (intent: string) => (result?.values.intent === intent ? result : undefined)
  const here = paths.pilotSite(pilot.slug)
  return (
    <AreaLayout
      area="host"
      title={t('site.title')}
      lede={pilot.title}
      breadcrumb={[
        { to: paths.hosting, label: t('host-home.title') },
        { to: paths.hostedPilot(pilot.slug), label: pilot.title },
      ]}
    >
      {hasEnded ? <Callout>{t('refusals.pilot-over')}</Callout> : null}
      <Section id="permits" title={t('permits.title')} intro={t('permits.intro')}>
        {pilot.permits.length === 0 ? (
          <p>{t('permits.none')}</p>
        ) : (
          <PermitList
            permits={pilot.permits}
            doFor={
              hasEnded
                ? undefined
                : ({ id, name }) => (
                    <a href={`${here}?permit=${id}#form`}>
                      {t('plan.change')}
                      <span className="visually-hidden"> {name}</span>
                    </a>
                  )
            }
          />
        )}
      </Section>
      {hasEnded ? null : (
        <>
          <Section
            id="form"
            title={open ? t('permits.change', { name: open.name }) : t('permits.add')}
            tone="raised"
          >
            <PermitForm
              key={open?.id ?? 'new'}
              permit={open ?? undefined}
              today={today}
              result={resultOf('permit')}
            />
            {open ? <a href={here}>{t('plan.leave')}</a> : null}
          </Section>
          <Section id="place" title={t('site.place')}>
            <SiteForm pilot={pilot} result={resultOf('site')} />
          </Section>
        </>
      )}
    </AreaLayout>
  )
}
