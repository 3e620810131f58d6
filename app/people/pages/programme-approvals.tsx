import { json, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { formatList } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { CheckboxGroup } from '#app/ui/form/checkbox-group.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { AreaLayout } from '#app/ui/layout/area-layout.tsx'
import { useProgrammeNav } from '#app/ui/layout/programme-nav.ts'
import { Columns } from '#app/ui/layout/columns.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { awaitedOf } from '../core/approvals.ts'
import { isOrganiserOf } from '../core/viewer.ts'
import { approvalsOf } from '../data/approvals.server.ts'
import { scopeName } from '../data/scope-names.server.ts'
import { nameApprovers } from '../flows/name-approvers.server.ts'
import { approversSchema } from './schema.ts'

export const access = {
  loader: { who: 'staff of :programme' },
  action: { who: 'organiser of :programme', bodyBytes: 16_384 },
} satisfies Access

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title }]

export async function loader({ context }: LoaderArgs) {
  const { db, lang, signedIn } = context
  const { id: programmeId, slug } = sure(context.subject.programme)
  const approvals = await approvalsOf(db, programmeId)
  return json({
    title: context.t('people')('approvals.title'),
    programme: { slug, name: (await scopeName(db, { programmeId, challengeId: null }, lang)) ?? slug },
    isOrganiser: isOrganiserOf(signedIn, { programmeId }),
    approvals: approvals.map(({ approval, candidates }) => ({
      approval,
      candidates,
      // Without two who may, whatever one of them writes finds nobody to approve it.
      isThin: awaitedOf(candidates, []).possible < 2,
    })),
  })
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, approversSchema)
  if (!form.ok) return form.response
  const { id: programmeId, slug } = sure(context.subject.programme)
  const { approval } = form.value
  const named = await nameApprovers(
    { approval, ...form.value[approval], programmeId, by: context.signedIn.personId },
    context.ports,
  )
  if (!named.ok) return refusalResponse(context, 'people', named.refusal)
  const page = pathsIn(context.lang).organise.approvals(slug)
  return redirectWithToast(context, page, 'people:toasts.approvers-named')
}

type Data = SerializeFrom<typeof loader>

/** Who gives each approval of a programme, and who stands in for them. */
export default function ProgrammeApprovals() {
  const { programme, approvals, isOrganiser } = useLoaderData<typeof loader>()
  const nav = useProgrammeNav(programme.slug, { current: 'approvals', isOrganiser })
  const { t } = useTranslation('people')
  const { paths } = useSite()
  return (
    <AreaLayout
      area="organiser"
      title={t('approvals.title')}
      lede={t('approvals.lede')}
      breadcrumb={[{ to: paths.organise.programme(programme.slug), label: programme.name }]}
      nav={nav}
    >
      {approvals.map((approval) => (
        <Section
          key={approval.approval}
          id={approval.approval}
          title={t(`approvals.kinds.${approval.approval}`)}
          intro={t(`approvals.meanings.${approval.approval}`)}
        >
          {approval.isThin ? (
            <Callout tone="warn">
              <p>{t('approvals.thin')}</p>
              {isOrganiser ? (
                <p>
                  <a href={paths.organise.people(programme.slug)}>{t('approvals.invite')}</a>
                </p>
              ) : null}
            </Callout>
          ) : null}
          {isOrganiser ? <Naming {...approval} /> : <Named candidates={approval.candidates} />}
        </Section>
      ))}
    </AreaLayout>
  )
}

function Naming({ approval, candidates }: Data['approvals'][number]) {
  const { t } = useTranslation('people')
  const problem = useActionData<FormProblem>()
  const isOurs = problem?.values['approval'] === approval
  const choices = candidates.map(({ personId, name }) => ({ value: personId, label: name }))
  const named = (part: 'approver' | 'deputy') =>
    candidates.filter((candidate) => candidate.part === part).map(({ personId }) => personId)
  return (
    <Form
      result={isOurs ? problem : undefined}
      hidden={{ approval }}
      label={t(`approvals.kinds.${approval}`)}
    >
      <Columns shape="halves">
        <div>
          <CheckboxGroup
            name={`${approval}.approvers[]`}
            label={t('approvals.approvers')}
            hint={t('approvals.approvers-hint')}
            choices={choices}
            defaultValue={named('approver')}
          />
        </div>
        <div>
          <CheckboxGroup
            name={`${approval}.deputies[]`}
            label={t('approvals.deputies')}
            hint={t('approvals.deputies-hint')}
            choices={choices}
            defaultValue={named('deputy')}
          />
        </div>
      </Columns>
      <SubmitButton tone="secondary">{t('approvals.save')}</SubmitButton>
    </Form>
  )
}

/** For those who read it. */
function Named({ candidates }: Pick<Data['approvals'][number], 'candidates'>) {
  const { t } = useTranslation('people')
  const { lang } = useSite()
  const namesOf = (part: 'approver' | 'deputy') =>
    formatList(
      lang,
      candidates.filter((candidate) => candidate.part === part).map(({ name }) => name),
    )
  return (
    <SummaryList
      items={[
        { label: t('approvals.approvers'), value: namesOf('approver') || t('approvals.anybody') },
        { label: t('approvals.deputies'), value: namesOf('deputy') || t('awaited.no-deputy') },
      ]}
    />
  )
}
