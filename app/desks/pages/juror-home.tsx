import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { seatAnswerSchema } from '#app/judge/core/seat-answer-schema.ts'
import { juriesOfPerson } from '#app/judge/data/juries-of-person.server.ts'
import { seatOffer } from '#app/judge/data/seat-offer.server.ts'
import { answerJurySeat } from '#app/judge/flows/answer-jury-seat.server.ts'
import { InvitedSeat } from '#app/judge/parts/invited-seat.tsx'
import { OwnJuryCard } from '#app/judge/parts/own-jury-card.tsx'
import { pathsIn } from '#app/platform/paths.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { Columns } from '#app/ui/layout/columns.tsx'
import { Section } from '#app/ui/layout/section.tsx'

export const handle = { hydrate: true }

export const access = {
  loader: { who: 'juror anywhere' },
  action: { accepted: { who: 'juror anywhere' }, declined: { who: 'juror anywhere' } },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { personId } = context.signedIn
  const juries = await juriesOfPerson(context.db, { personId, lang: context.lang, now: context.now })
  return json({
    pageTitle: context.t('judge')('juror-home.title'),
    nowIso: context.now.toISOString(),
    juries: await Promise.all(
      juries.map(async ({ closesAt, judgingEndsAt, ...jury }) => ({
        ...jury,
        closesAtIso: closesAt.toISOString(),
        judgingEndsAtIso: judgingEndsAt.toISOString(),
        offer: jury.seat === 'invited' ? await seatOffer(context.db, jury.jurorId, context.lang) : null,
      })),
    ),
  })
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, seatAnswerSchema)
  if (!form.ok) return form.response
  const { intent: answer, jurorId, reason, conduct: conductVersion } = form.value
  const { personId } = context.signedIn
  const result = await answerJurySeat({ jurorId, personId, answer, reason, conductVersion }, context.ports)
  if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
  const paths = pathsIn(context.lang)
  // Whoever declined their only seat is not a juror any more and may not come back here.
  return answer === 'accepted'
    ? redirectWithToast(context, paths.jury, 'judge:toasts.seat-accepted')
    : redirectWithToast(context, paths.account, 'judge:toasts.seat-declined')
}

export default function JurorHome() {
  const { juries, nowIso } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('judge')
  const invited = juries.filter(({ seat }) => seat === 'invited')
  const own = juries.filter(({ seat }) => seat === 'accepted')
  return (
    <AreaLayout area="juror" title={t('juror-home.title')} lede={t('juror-home.lede')}>
      {invited.length > 0 ? (
        <Section id="invitations" title={t('juror-home.invitations')} tone="bare">
          {invited.map((jury) => (
            <InvitedSeat
              key={jury.jurorId}
              jury={jury}
              result={result?.values['jurorId'] === jury.jurorId ? result : undefined}
            />
          ))}
        </Section>
      ) : null}
      {own.length > 0 ? (
        <Columns shape="cards">
          {own.map((jury) => (
            <OwnJuryCard key={jury.jurorId} jury={jury} nowIso={nowIso} />
          ))}
        </Columns>
      ) : invited.length === 0 ? (
        <EmptyState title={t('juror-home.empty')}>{t('juror-home.empty-hint')}</EmptyState>
      ) : null}
    </AreaLayout>
  )
}
