import { json, redirect, type HeadersFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs, RequestContext } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { pathsIn, safeNext } from '#app/platform/paths.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { PageHeader } from '#app/ui/layout/page-header.tsx'
import { PublicLayout } from '#app/ui/layout/public-layout.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { Progress } from '#app/ui/progress.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { metaFromLoader } from '../core/public-meta.ts'
import { clockWay } from '../data/demo-clock.server.ts'
import { hasClockArrived, sendDemoClock } from '../flows/move-demo-clock.server.ts'

/** The demo's clock. It is a table that the database keeps out of real installations, so nothing can be moved there. */
export const access = { loader: { who: 'demo' }, action: { who: 'demo' } } satisfies Access

export const meta = metaFromLoader

/** The page asks anew by itself, with a header and so without a script, until the clock is there. */
export const headers: HeadersFunction = () => ({ refresh: '1' })

/** A move that is over by then is answered with the page one came from, a longer one with how far it is. */
const shortMoveMs = 1_500

/** How far the clock is; back to where one came from once it stands. */
export async function loader({ context, request }: LoaderArgs) {
  const { lang, path, env, t } = context
  const next = new URL(request.url).searchParams.get('next')
  const back = safeNext(next, pathsIn(lang).home)
  const way = await clockWay(context.db)
  if (way === null) return next === null ? redirect(back) : hasMoved(context, back)
  return json({
    back,
    fromIso: way.from.toISOString(),
    nowIso: way.now.toISOString(),
    toIso: way.to.toISOString(),
    deeds: way.deeds,
    deedsDone: way.deedsDone,
    meta: {
      title: t('desks')('clock.title'),
      description: t('desks')('clock.lede'),
      origin: env.publicOrigin,
      path: path.split('?')[0] ?? path,
      lang,
    },
  })
}

const schema = z.object({ at: z.iso.datetime({ offset: true }), next: z.string().max(500).optional() })

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, schema)
  if (!form.ok) return form.response
  const { at, next } = form.value
  const paths = pathsIn(context.lang)
  const back = safeNext(next, paths.home)
  try {
    const sent = await sendDemoClock(new Date(at), context.ports)
    if (!sent.ok) return redirectWithToast(context, back, `desks:toasts.${sent.refusal.code}`)
    if (await hasClockArrived(context.db, shortMoveMs)) return hasMoved(context, back)
    return redirect(paths.demo.clockOnItsWay(back), 303)
  } catch (error) {
    // A machine that is very busy may not answer in time. What was sent is written down and is not lost.
    context.log.error({ err: error, requestId: context.requestId }, 'the demo clock was not reached')
    return redirectWithToast(context, back, 'desks:toasts.clock-not-reached')
  }
}

function hasMoved(context: RequestContext, back: string): Response {
  return redirectWithToast(context, back, 'desks:toasts.clock-moved')
}

const zone = 'Europe/Helsinki'

export default function DemoClock() {
  const { t } = useTranslation('desks')
  const { back, fromIso, nowIso, toIso, deeds, deedsDone } = useLoaderData<typeof loader>()
  return (
    <PublicLayout width="reading">
      <PageHeader title={t('clock.title')} lede={t('clock.lede')} />
      <Progress
        done={deeds > 0 ? deedsDone : Date.parse(nowIso) - Date.parse(fromIso)}
        total={deeds > 0 ? deeds : Date.parse(toIso) - Date.parse(fromIso)}
        label={deeds > 0 ? t('clock.deeds', { done: deedsDone, total: deeds }) : t('clock.no-deeds')}
      />
      <SummaryList
        items={[
          { label: t('clock.from'), value: <LocalTime atIso={fromIso} zone={zone} /> },
          { label: t('clock.now'), value: <LocalTime atIso={nowIso} zone={zone} /> },
          { label: t('clock.to'), value: <LocalTime atIso={toIso} zone={zone} /> },
        ]}
      />
      <p>{t('clock.refreshes')}</p>
      <ButtonRow>
        <ButtonLink tone="secondary" to={back}>
          {t('clock.go-back')}
        </ButtonLink>
      </ButtonRow>
    </PublicLayout>
  )
}
