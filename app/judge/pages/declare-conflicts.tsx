import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { countryName } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { useZodForm } from '#app/ui/form/use-zod-form.ts'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useSite } from '#app/ui/site.ts'
import { declarationsFrom, declarationsSchema } from '../core/declarations-schema.ts'
import { juryStageOf } from '../core/jury-stage.ts'
import { proposalsToDeclare } from '../data/declarations.server.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { declareConflicts } from '../flows/declare-conflicts.server.ts'
import { DeclarationFields } from '../parts/declaration-fields.tsx'

export const handle = { hydrate: true, texts: ['judge'] }

export const access = {
  loader: { who: 'juror of :challenge' },
  action: { who: 'juror of :challenge', bodyBytes: 256 * 1024 },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

/** Titles and organisations, nothing of what the proposals say; and not even these while proposals are sealed. */
export async function loader({ context }: LoaderArgs) {
  const { id: challengeId, effectiveState } = sure(context.subject.challenge)
  const { id: jurorId } = sure(context.subject.juror)
  const stage = juryStageOf(effectiveState)
  const isOpen = stage === 'preparing' || stage === 'judging'
  const { lang } = context
  const heading = await judgingHeading(context.db, { challengeId, lang })
  const proposals = isOpen ? await proposalsToDeclare(context.db, { challengeId, jurorId }) : []
  return json({
    pageTitle: `${context.t('judge')('conflicts.title')}: ${heading.title}`,
    heading,
    stage,
    // Named here: browsers and servers name some countries differently.
    proposals: proposals.map(({ country, ...proposal }) => ({
      ...proposal,
      country: country && countryName(lang, country),
    })),
  })
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, declarationsSchema)
  if (!form.ok) return form.response
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const declarations = declarationsFrom(form.value)
  const { personId } = context.signedIn
  const result = await declareConflicts({ challengeId, personId, declarations }, context.ports)
  if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
  return redirectWithToast(context, pathsIn(context.lang).juryQueue(slug), 'judge:toasts.declared')
}

export default function DeclareConflicts() {
  const { heading, stage, proposals } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  const form = useZodForm(declarationsSchema)
  return (
    <AreaLayout
      area="juror"
      title={t('conflicts.title')}
      lede={t('conflicts.lede')}
      breadcrumb={[
        { to: paths.jury, label: t('juror-home.title') },
        { to: paths.juryQueue(heading.slug), label: heading.title },
      ]}
    >
      {proposals.length === 0 ? (
        <EmptyState title={t(`conflicts.empty.${stage}`)} />
      ) : (
        <>
          <Callout title={t('conflicts.what')}>
            <p>{t('conflicts.what-hint')}</p>
            <p>{t('conflicts.who-reads')}</p>
          </Callout>
          <Form
            form={form}
            result={result}
            rowNames={Object.fromEntries(
              proposals.flatMap(({ proposalId, title }) =>
                ['standing', 'kind', 'note'].map((field) => [`${field}.${proposalId}`, title]),
              ),
            )}
          >
            {proposals.map((proposal) => (
              <DeclarationFields
                key={proposal.proposalId}
                proposal={proposal}
                isJudging={stage === 'judging'}
              />
            ))}
            <SubmitButton>{t('conflicts.save')}</SubmitButton>
          </Form>
        </>
      )}
    </AreaLayout>
  )
}
