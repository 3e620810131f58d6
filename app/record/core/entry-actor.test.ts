import { expect, it } from 'vitest'
import { entryActor } from './entry-actor.ts'

it.each([
  ['ChallengeOpened', '{"by":null}', 'clock'],
  ['ChallengeOpened', '{"by":"8f4b1f5e"}', 'organiser'],
  ['WinnersAnnounced', '{}', 'clock'],
  ['ProposalSubmitted', '{"reference":"HEL-2021-AAAA"}', 'applicant'],
  ['AwardAnswered', '{"by":"8f4b1f5e"}', 'applicant'],
  ['ScorecardFinalised', '{"juror":2}', 'juror'],
  ['ScorecardReopened', '{"juror":2}', 'organiser'],
  ['ProposalScreened', '{"outcome":"eligible"}', 'organiser'],
  ['MeasurementEntered', '{"by":"8f4b1f5e"}', 'pilot'],
  ['JudgingEnded', 'not JSON', 'clock'],
  ['CatalogueEntryWritten', '{"kind":"need"}', 'catalogue'],
  ['IntroductionMoved', '{"introduction":2}', 'catalogue'],
  ['IntroductionMoved', '{"by":"8f4b1f5e"}', 'organiser'],
  ['SomethingNew', '{"by":"8f4b1f5e"}', 'organiser'],
])('%s with %s was done by the %s', (type, body, actor) => {
  expect(entryActor(type, body)).toBe(actor)
})
