import { json, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import type { FormProblem } from '#app/http/form-problem.ts'
import { parseForm, problemResponse } from '#app/http/parse-form.server.ts'
import { refusalResponse, refusalSentence } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { instantToWallClock, wallClockToInstant } from '#app/lifecycle/calendar.ts'
import { formatInstant } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { Callout } from '#app/ui/callout.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { CheckboxGroup } from '#app/ui/form/checkbox-group.tsx'
import { DateTimeField } from '#app/ui/form/date-time-field.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { Tag } from '#app/ui/tag.tsx'
import { hostSchema } from '../core/host-form.ts'
import { usualHostDue } from '../core/hosting.ts'
import { announceHeading } from '../data/heading.server.ts'
import { hostDesk } from '../data/host-desk.server.ts'
import { askHost } from '../flows/ask-host.server.ts'
import { waiveHost } from '../flows/waive-host.server.ts'
import { WaiveHost } from '../parts/waive-host.tsx'
import { AnnouncePage } from '../parts/announce-page.tsx'
import { FeasibilityTag, HostStatementText } from '../parts/host-statement.tsx'

export const access = {
  loader: { who: 'answerer of :challenge' },
  action: { ask: { who: 'organiser of :challenge' }, waive: { who: 'organiser of :challenge' } },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { id: challengeId, recorded } = sure(context.subject.challenge)
  const { calendar } = recorded
  const { date, time } = instantToWallClock(usualHostDue(calendar, context.now), calendar.zone)
  return json({
    heading: await announceHeading(context.db, { challengeId, lang: context.lang }),
    desk: await hostDesk(context),
    due: { date, time, zone: calendar.zone },
    pageTitle: context.t('announce')('host.title'),
  })
}

export async function action(args: ActionArgs) {
  const { context } = args
  const form = await parseForm(args, hostSchema)
  if (!form.ok) return form.response
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const by = context.signedIn.personId
  const back = pathsIn(context.lang).organise.host(slug)
  if (form.value.intent === 'waive') {
    const { reason } = form.value
    const waived = await waiveHost({ challengeId, by, reason }, context.ports)
    if (!waived.ok) return refusalResponse(context, 'announce', waived.refusal)
    return redirectWithToast(context, back, 'announce:toasts.host-waived')
  }
  const due = wallClockToInstant(form.value.dueAt)
  if (!due.ok)
    return problemResponse(context, { errors: { dueAt: refusalSentence(context, 'announce', due.refusal) } })
  const { proposals: proposalIds } = form.value
  const asked = await askHost({ challengeId, by, proposalIds, dueAt: due.value }, context.ports)
  if (!asked.ok) return refusalResponse(context, 'announce', asked.refusal)
  return redirectWithToast(
    context,
    back,
    asked.value.asked > 0 ? 'announce:toasts.host-asked' : 'announce:toasts.host-not-asked',
  )
}

type Data = SerializeFrom<typeof loader>

export default function Host() {
  const { heading, desk, due } = useLoaderData<typeof loader>()
  const { t } = useTranslation('announce')
  const { isConflicted, isOwner, isOrganiser } = desk
  return (
    <AnnouncePage heading={heading} step="host" isOrganiser={isOrganiser}>
      {isConflicted ? (
        <EmptyState title={t('decision.conflicted')}>
          <p>{t('decision.conflicted-hint')}</p>
        </EmptyState>
      ) : null}
      {isOwner && !isConflicted ? <Own desk={desk} heading={heading} /> : null}
      {isOrganiser && !isConflicted ? <Asking desk={desk} heading={heading} due={due} /> : null}
    </AnnouncePage>
  )
}

/** For the owner: what waits for their word. */
function Own({ desk, heading }: Pick<Data, 'desk' | 'heading'>) {
  const { t } = useTranslation('announce')
  const { lang, paths } = useSite()
  if (desk.own.length === 0) {
    return (
      <EmptyState title={t('host.nothing')}>
        <p>{t('host.nothing-hint')}</p>
      </EmptyState>
    )
  }
  return (
    <Section id="own" title={t('host.own')} intro={t('host.own-intro')}>
      {desk.canState ? null : (
        <Callout title={t('host.over')}>
          <p>{t('host.over-hint')}</p>
        </Callout>
      )}
      <ul className="task-list">
        {desk.own.map((line) => (
          <li key={line.proposalId}>
            <span>
              {desk.canState ? (
                <a href={paths.organise.hostProposal(heading.slug, line.proposalId)} lang={line.titleLang}>
                  {line.title}
                </a>
              ) : (
                <span lang={line.titleLang}>{line.title}</span>
              )}{' '}
              ({line.reference})
              {line.dueAtIso && line.feasibility === null ? (
                <>
                  <br />
                  <span className="facts__note">
                    {t('host.due-at', { when: formatInstant(lang, line.dueAtIso, heading.zone) })}
                  </span>
                </>
              ) : null}
            </span>
            <span className="task-list__status">
              {line.feasibility === null ? (
                <Tag tone="progress">{t('host.waits')}</Tag>
              ) : (
                <FeasibilityTag feasibility={line.feasibility} />
              )}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** For the organisers: what was said, and whom to ask. */
function Asking({ desk, heading, due }: Pick<Data, 'desk' | 'heading' | 'due'>) {
  const result = useActionData<FormProblem>()
  const { t } = useTranslation('announce')
  const { lang, paths } = useSite()
  const { asked, canAsk, isHidden } = desk
  if (asked.length === 0) {
    return (
      <EmptyState title={t('host.nobody')}>
        <p>{t('host.nobody-hint')}</p>
      </EmptyState>
    )
  }
  const requested = asked.filter(({ dueAtIso }) => dueAtIso !== null)
  return (
    <>
      <Section id="said" title={t('host.statements')} intro={t('host.statements-intro')}>
        {isHidden ? (
          <Callout title={t('host.hidden')}>
            <p>{t('host.hidden-hint')}</p>
          </Callout>
        ) : null}
        {requested.length === 0 ? <p>{t('host.none-asked')}</p> : null}
        {requested.map((line) => (
          <Disclosure
            key={line.proposalId}
            summary={
              <>
                <span lang={line.titleLang}>{line.title}</span> ({line.reference}){' '}
                {line.said ? (
                  <FeasibilityTag feasibility={line.said.feasibility} />
                ) : (
                  <Tag tone={line.isStated ? 'neutral' : 'progress'}>
                    {t(line.isStated ? 'host.stated' : 'host.waits')}
                  </Tag>
                )}
              </>
            }
          >
            {line.said ? (
              <HostStatementText statement={line.said} zone={heading.zone} />
            ) : (
              <p>
                {line.dueAtIso
                  ? t('host.due-at', { when: formatInstant(lang, line.dueAtIso, heading.zone) })
                  : null}
              </p>
            )}
          </Disclosure>
        ))}
      </Section>
      {canAsk ? (
        <Section id="ask" title={t('host.ask')} intro={t('host.ask-intro')} tone="raised">
          {desk.hasOwner ? null : (
            <Callout tone="warn" title={t('host.no-owner')}>
              <p>{t('host.no-owner-hint')}</p>
              <p>
                <a href={paths.organise.people(heading.programmeSlug)}>{t('host.to-people')}</a>
              </p>
            </Callout>
          )}
          <Form
            result={result?.values['intent'] === 'waive' ? undefined : result}
            intent="ask"
            label={t('host.ask')}
            rowNames={{ proposals: t('host.proposals'), dueAt: t('host.due') }}
          >
            <CheckboxGroup
              name="proposals[]"
              label={t('host.proposals')}
              hint={t('host.proposals-hint')}
              defaultValue={(requested.length > 0 ? requested : asked).map(({ proposalId }) => proposalId)}
              choices={asked.map(({ proposalId, title, titleLang, reference }) => ({
                value: proposalId,
                label: title,
                labelLang: titleLang,
                hint: reference,
              }))}
            />
            <DateTimeField
              name="dueAt"
              label={t('host.due')}
              hint={t('host.due-hint')}
              fixedZone={due.zone}
              defaultValue={due}
              required
            />
            <SubmitButton>{t('host.ask-button')}</SubmitButton>
          </Form>
        </Section>
      ) : null}
      {requested.length === 0 && (canAsk || desk.waiver) ? (
        <WaiveHost
          waiver={desk.waiver}
          zone={heading.zone}
          canWaive={canAsk}
          result={result?.values['intent'] === 'waive' ? result : undefined}
        />
      ) : null}
    </>
  )
}
