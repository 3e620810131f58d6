import { json } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Access } from '#app/http/access.ts'
import type { ActionArgs, LoaderArgs } from '#app/http/context.ts'
import { parseForm } from '#app/http/parse-form.server.ts'
import { refusalResponse } from '#app/http/refusals.server.ts'
import { sure } from '#app/http/subject.ts'
import { redirectWithToast } from '#app/http/toast.server.ts'
import { intakeEndsAt } from '#app/lifecycle/intake.ts'
import { hasReached } from '#app/lifecycle/phases.ts'
import { isChairByRole, isOrganiserOf } from '#app/people/core/viewer.ts'
import { pathsIn } from '#app/platform/paths.ts'
import { CheckboxGroup } from '#app/ui/form/checkbox-group.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { ButtonRow } from '#app/ui/button.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { LocalTime } from '#app/ui/local-time.tsx'
import { useSite } from '#app/ui/site.ts'
import {
  followsChallenge,
  lastClosed,
  nextToOpen,
  roundKinds,
  roundPresets,
  type RoundKind,
  type ShownRound,
} from '../core/deliberation/rounds.ts'
import { roundsSchema } from '../core/deliberation/rounds-schema.ts'
import { judgingHeading } from '../data/judging-heading.server.ts'
import { countingRuleOf } from '../data/rounds.server.ts'
import { shownRounds } from '../data/shown-rounds.server.ts'
import { pressRound } from '../flows/press-round.server.ts'
import { setRounds, stateCountingRule } from '../flows/set-rounds.server.ts'
import { JudgingFrame } from '../parts/judging-frame.tsx'
import { RoundList } from '../parts/round-list.tsx'

export const access = {
  loader: { who: 'staff of :challenge' },
  action: {
    set: { who: 'organiser of :challenge' },
    usual: { who: 'organiser of :challenge' },
    'two-stage': { who: 'organiser of :challenge' },
    rule: { who: 'organiser of :challenge' },
    open: { who: 'chair of :challenge' },
    close: { who: 'chair of :challenge' },
    reopen: { who: 'chair of :challenge' },
  },
} satisfies Access

export const meta = ({ data }: { data?: { pageTitle: string } }) => [{ title: data?.pageTitle }]

export async function loader({ context }: LoaderArgs) {
  const { id: challengeId, recorded, effectiveState } = sure(context.subject.challenge)
  const heading = await judgingHeading(context.db, { challengeId, lang: context.lang })
  const scope = { programmeId: recorded.programmeId, challengeId }
  const isOrganiser = isOrganiserOf(context.signedIn, scope)
  const isRunning = effectiveState !== 'cancelled' && effectiveState !== 'archived'
  const { counts, statedAt } = await countingRuleOf(context.db, challengeId)
  return json({
    pageTitle: `${context.t('judge')('rounds.title')}: ${heading.title}`,
    heading,
    isOrganiser,
    canPress: isChairByRole(context.signedIn, scope) || context.subject.juror?.isChair === true,
    canSet: isOrganiser && isRunning && !hasReached(effectiveState, 'decided'),
    isDeliberating: effectiveState === 'deliberating',
    rounds: await shownRounds(context.db, { challengeId, state: effectiveState }),
    rule: {
      counts,
      statedAtIso: statedAt?.toISOString() ?? null,
      canState: isOrganiser && context.now < intakeEndsAt(recorded),
    },
  })
}

export async function action({ context }: ActionArgs) {
  const form = await parseForm({ context }, roundsSchema)
  if (!form.ok) return form.response
  const { id: challengeId, slug } = sure(context.subject.challenge)
  const own = { challengeId, by: context.signedIn.personId }
  const sent = form.value
  const result =
    sent.intent === 'rule'
      ? await stateCountingRule({ ...own, counts: sent.counts }, context.ports)
      : sent.intent === 'open' || sent.intent === 'close'
        ? await pressRound({ ...own, kind: sent.kind, act: sent.intent }, context.ports)
        : sent.intent === 'reopen'
          ? await pressRound(
              { ...own, kind: sent.kind, act: sent.intent, reason: sent.reason },
              context.ports,
            )
          : await setRounds(
              { ...own, kinds: sent.intent === 'set' ? sent.kinds : roundPresets[sent.intent] },
              context.ports,
            )
  if (!result.ok) return refusalResponse(context, 'judge', result.refusal)
  return redirectWithToast(
    context,
    pathsIn(context.lang).organise.rounds(slug),
    `judge:toasts.rounds-${sent.intent}`,
  )
}

export default function Rounds() {
  const { heading, isOrganiser, canPress, canSet, isDeliberating, rounds, rule } =
    useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('judge')
  const resultOf = (intents: readonly string[]) =>
    intents.includes(String(result?.values['intent'])) ? result : undefined
  return (
    <JudgingFrame step="rounds" heading={heading} isOrganiser={isOrganiser}>
      <RoundList
        rounds={rounds}
        zone={heading.zone}
        actionOf={(round) => (
          <RoundAction
            round={round}
            slug={heading.slug}
            canPress={canPress && isDeliberating}
            isNext={nextToOpen(rounds) === round.kind}
            isLastClosed={lastClosed(rounds) === round.kind}
            zone={heading.zone}
            result={result?.values['kind'] === round.kind ? result : undefined}
          />
        )}
      />
      <Section id="rule" title={t('rounds.rule.title')} intro={t(`rounds.rule.${rule.counts}-counts`)}>
        {rule.statedAtIso ? (
          <p>
            {t('rounds.rule.stated')} <LocalTime atIso={rule.statedAtIso} zone={heading.zone} />
          </p>
        ) : (
          <p>{t('rounds.rule.unstated')}</p>
        )}
        {rule.canState ? (
          <Form result={resultOf(['rule'])} intent="rule" label={t('rounds.rule.title')}>
            <RadioGroup
              name="counts"
              label={t('rounds.rule.which')}
              hint={t('rounds.rule.hint')}
              defaultValue={rule.counts}
              choices={(['individual', 'consensus'] as const).map((value) => ({
                value,
                label: t(`rounds.rule.${value}`),
              }))}
            />
            <SubmitButton tone="secondary">{t('rounds.rule.state')}</SubmitButton>
          </Form>
        ) : null}
      </Section>
      {canSet ? (
        <Section id="set" title={t('rounds.set')} intro={t('rounds.set-hint')}>
          <Form result={resultOf(['set', 'usual', 'two-stage'])} label={t('rounds.set')}>
            <CheckboxGroup
              name="kinds[]"
              label={t('rounds.which')}
              defaultValue={rounds.map(({ kind }) => kind)}
              choices={roundKinds.map((kind) => ({ value: kind, label: t(`rounds.kinds.${kind}`) }))}
            />
            <ButtonRow>
              <SubmitButton tone="secondary" intent="set">
                {t('rounds.save')}
              </SubmitButton>
              <SubmitButton tone="quiet" intent="usual">
                {t('rounds.preset-usual')}
              </SubmitButton>
              <SubmitButton tone="quiet" intent="two-stage">
                {t('rounds.preset-two-stage')}
              </SubmitButton>
            </ButtonRow>
          </Form>
        </Section>
      ) : null}
    </JudgingFrame>
  )
}

function RoundAction({
  round: { kind, standing, reopened },
  slug,
  zone,
  canPress,
  isNext,
  isLastClosed,
  result,
}: {
  round: ShownRound
  slug: string
  zone: string
  canPress: boolean
  isNext: boolean
  isLastClosed: boolean
  result?: ReturnType<typeof useActionData<typeof action>>
}) {
  const { t } = useTranslation('judge')
  const { paths } = useSite()
  const to = pageOfRound(kind, paths.organise, slug)
  const press =
    !canPress || followsChallenge(kind) ? null : isNext ? 'open' : standing === 'open' ? 'close' : null
  const hasBegun = standing !== 'planned' && standing !== 'not-held'
  if (!hasBegun && !press) return null
  return (
    <div>
      {hasBegun ? (
        <p>
          <a href={to}>{t(`rounds.to.${kind}`)}</a>
        </p>
      ) : null}
      {reopened ? (
        <p>
          {t('rounds.reopened')} <LocalTime atIso={reopened.atIso} zone={zone} />: {reopened.reason}
        </p>
      ) : null}
      {canPress && isLastClosed ? (
        <Disclosure summary={t('rounds.reopen')} open={result?.values['intent'] === 'reopen'}>
          <Form
            result={result}
            intent="reopen"
            hidden={{ kind }}
            label={t('rounds.reopen-named', { round: t(`rounds.kinds.${kind}`) })}
          >
            <TextArea
              name="reason"
              label={t('rounds.reopen-reason')}
              hint={t('rounds.reopen-hint')}
              rows={2}
              required
            />
            <SubmitButton tone="secondary" size="small">
              {t('rounds.reopen')}
            </SubmitButton>
          </Form>
        </Disclosure>
      ) : null}
      {press ? (
        <Form
          result={result}
          intent={press}
          hidden={{ kind }}
          label={t(`rounds.${press}-named`, { round: t(`rounds.kinds.${kind}`) })}
        >
          <SubmitButton tone={press === 'open' ? 'primary' : 'secondary'} size="small">
            {t(`rounds.${press}`)}
          </SubmitButton>
        </Form>
      ) : null}
    </div>
  )
}

/** Where the work of a round is done. */
function pageOfRound(
  kind: RoundKind,
  organise: ReturnType<typeof useSite>['paths']['organise'],
  slug: string,
): string {
  const pages = {
    screen: organise.proposals,
    individual: organise.progress,
    consensus: organise.meeting,
    shortlist: organise.shortlist,
    pitch: organise.pitches,
    final: organise.progress,
  }
  return pages[kind](slug)
}
