import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { sure } from '#app/http/subject.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { allows } from '#app/people/core/access.ts'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { paperIntentSchema, sendPaperSchema, signPaperSchema } from '../core/paper-forms.ts'
import { isOver } from '../core/pilot-states.ts'
import { managedPilot } from '../data/managed-pilot.server.ts'
import { papersOf, signatory } from '../data/papers.server.ts'
import { shelfOf } from '../data/pilot-files.server.ts'
import { sendPaper } from '../flows/send-paper.server.ts'
import { signPaper } from '../flows/sign-paper.server.ts'
import { PaperForm } from '../parts/paper-form.tsx'
import { Paper } from '../parts/paper.tsx'
import { answerForm } from './answer-form.server.ts'

export const handle = { hydrate: true }

const party = { who: 'party of :pilot', bodyBytes: 400_000 } as const
const side = { who: 'side of :pilot' } as const

export const access = { loader: side, action: { send: party, sign: side } } satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/** Every version of letter and agreement with its signatures; the newest ones are signed here. */
export async function loader({ context }: LoaderArgs) {
  const { db, lang, now } = context
  const { id: pilotId } = sure(context.subject.pilot)
  const pilot = await managedPilot(db, { pilotId, lang })
  const { slug, title, startsOn, endsOn, contentLocale, zone, state } = pilot
  return json({
    pilot: { slug, title, startsOn, endsOn, contentLocale, zone },
    isOver: isOver(state),
    isParty: allows('party of :pilot', { ...context, isDemo: false }),
    me: await signatory(db, { pilotId, personId: context.signedIn.personId }),
    papers: await papersOf(db, pilotId),
    shelves: {
      agreement: await shelfOf(db, { pilotId, kind: 'agreement' }),
      letter_of_intent: await shelfOf(db, { pilotId, kind: 'letter_of_intent' }),
    },
    today: instantToWallClock(now, zone).date,
    pageTitle: `${context.t('pilot')('papers.title')}: ${title}`,
  })
}

export async function action(args: ActionArgs) {
  const asked = await parseForm(args, paperIntentSchema)
  return asked.ok ? intents[asked.value.intent](args) : asked.response
}

const page = 'pilotAgreement'
const intents = {
  send: async (args: ActionArgs) =>
    answerForm(args, sendPaperSchema, { page, toast: 'paper-sent' }, sendPaper),
  sign: async (args: ActionArgs) =>
    answerForm(args, signPaperSchema, { page, toast: 'paper-signed' }, signPaper),
}

export default function PilotAgreement() {
  const data = useLoaderData<typeof loader>()
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('pilot')
  const { paths } = useSite()
  const { pilot, papers } = data
  const resultOf = (intent: string) => (result?.values.intent === intent ? result : undefined)
  const newest = papers.filter(({ isNewest }) => isNewest)
  const earlier = papers.filter(({ isNewest }) => !isNewest)
  return (
    <AreaLayout
      area={data.isParty ? 'host' : 'applicant'}
      title={t('papers.title')}
      lede={pilot.title}
      breadcrumb={[
        ...(data.isParty ? [{ to: paths.hosting, label: t('host-home.title') }] : []),
        { to: paths.hostedPilot(pilot.slug), label: pilot.title },
      ]}
    >
      {papers.length === 0 ? <p>{t('papers.none')}</p> : null}
      {newest.map((paper) => (
        <Paper
          key={paper.id}
          pilotSlug={pilot.slug}
          paper={paper}
          zone={pilot.zone}
          signAs={data.isOver ? null : data.me}
          result={result?.values.paperId === paper.id ? resultOf('sign') : undefined}
        />
      ))}
      {data.isParty && !data.isOver ? (
        <Section id="send" title={t('papers.send')} intro={t('papers.send-intro')} tone="raised">
          <PaperForm
            pilot={pilot}
            today={data.today}
            newest={newest.find(({ kind }) => kind === 'agreement') ?? null}
            kind="agreement"
            shelf={data.shelves.agreement}
            result={resultOf('send')?.values.kind === 'agreement' ? result : undefined}
          />
          <PaperForm
            pilot={pilot}
            today={data.today}
            newest={newest.find(({ kind }) => kind === 'letter_of_intent') ?? null}
            kind="letter_of_intent"
            shelf={data.shelves.letter_of_intent}
            result={resultOf('send')?.values.kind === 'letter_of_intent' ? result : undefined}
          />
        </Section>
      ) : null}
      {earlier.length > 0 ? (
        <Section id="earlier" title={t('papers.earlier')} intro={t('papers.earlier-intro')}>
          {earlier.map((paper) => (
            <Paper key={paper.id} pilotSlug={pilot.slug} paper={paper} zone={pilot.zone} signAs={null} />
          ))}
        </Section>
      ) : null}
    </AreaLayout>
  )
}
