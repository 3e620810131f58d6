import { sql, type SQL } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Db } from '#db/client.server.ts'
import { useDatabase } from '#test/setup/database.ts'
import { aWorld, type World } from './world.ts'

/*
 * The database as the last line: what no part of the application may write, said to it directly. Every statement is
 * refused by a constraint, a trigger or a grant, and by the one that is meant.
 */

const database = useDatabase({ keepsRows: true })
let world: World
beforeAll(async () => {
  world = await aWorld(database)
})

/** The constraint that refused, or `permission` where the role may not do it at all; undefined when it was written. */
async function refusalOf(db: Db, statement: SQL, given?: SQL): Promise<string | undefined> {
  try {
    await db.transaction(async (tx) => {
      if (given) await tx.execute(given)
      await tx.execute(statement)
      throw new Written()
    })
  } catch (error) {
    if (error instanceof Written) return undefined
    const { code, constraint } = (error as { cause?: { code?: string; constraint?: string } }).cause ?? {}
    return code === '42501' ? 'permission' : (constraint ?? code ?? String(error))
  }
  return undefined
}

/** Takes back what should never have been written. */
class Written extends Error {}

const missing = '6a0f5e0e-1111-4222-8333-444455556666'
const hash = 'a'.repeat(64)

/** `given` is written before, and taken back afterwards. */
type Case = [refusedBy: string, statement: (world: World) => SQL, given?: SQL]

const reopened = sql`update scorecards set state = 'draft', finalised_at = null`

const undeclared = sql`from jurors j join proposals p on p.challenge_id = j.challenge_id and p.state = 'submitted'
  where j.state = 'accepted' and not exists (select from conflicts c where c.juror_id = j.id)`

/** Somebody who has said nothing yet is kept from every proposal of the challenge. */
const keptFrom = (standing: 'excluded' | 'abstained') =>
  sql`insert into conflicts (juror_id, proposal_id, challenge_id, standing, excluded_by, exclusion_reason)
    select j.id, p.id, j.challenge_id, ${standing}, case ${standing} when 'excluded' then j.person_id end,
      case ${standing} when 'excluded' then 'Advises them' end ${undeclared}`

/** A juror's work on what they have nothing standing on: of one who is seated where there is one. */
const ofSeats = sql`select j.id, p.id, j.challenge_id from jurors j
  join proposals p on p.challenge_id = j.challenge_id and p.state = 'submitted'
  where not j.is_chair and not exists (select from assignments a where a.juror_id = j.id and a.proposal_id = p.id)
  order by j.state <> 'accepted', j.id, p.id limit 1`
const workOf = () => sql`insert into assignments (juror_id, proposal_id, challenge_id) ${ofSeats}`
const scoreOf = () => sql`insert into scorecards (juror_id, proposal_id, challenge_id) ${ofSeats}`

/** A step of the check of every comment to a team, said by whoever `who` names. */
const checkOf = (step: 'approved' | 'rewritten', who: SQL, original = sql`k.original`) =>
  sql`insert into comment_checks (scorecard_id, challenge_id, number, step, original, wording, language, said_by)
    select k.scorecard_id, k.challenge_id, k.number + 1, ${step}, ${original}, 'Better words.', 'en', ${who}
    from comment_standings k`
const itsJuror = sql`(select j.person_id from jurors j where j.id = k.juror_id)`
const itsLead = sql`(select m.person_id from team_members m where m.proposal_id = k.proposal_id limit 1)`

/** A message to many that two people have agreed to. */
const agreedBroadcast = sql`insert into broadcasts (programme_id, audience, texts, state, seen_hash, asked_at, approved_at, goes_at)
  select id, 'followers', '{}', 'approved', 'a', now(), now(), now() + interval '10 minutes' from programmes limit 1`

/** Of one decision; the second person is another than the first. */
const waiver = sql`insert into feedback_waivers (decision_id, reason, asked_by)
  select d.id, 'The mayor announces today, and it cannot wait.', d.decided_by from decisions d limit 1`

/** A profile of a proposal to a challenge, as its lead would agree to it. */
const profileOf = (challengeId: string, owner = sql`m.person_id`) =>
  sql`insert into catalogue_entries (programme_id, kind, proposal_id, owner_id, state, organisation, title, body, language, themes,
      country, consent_version, consented_at)
    select c.programme_id, 'profile', p.id, ${owner}, 'public', 'A team', 'A solution', 'It works.', 'en', '{heat}', 'FI', 1, now()
    from proposals p join challenges c on c.id = p.challenge_id
    join team_members m on m.proposal_id = p.id and m.role = 'lead' where p.challenge_id = ${challengeId} limit 1`

/** An entry brought together with itself: with these answers, and this instant of its making. */
const introduction = (state: string, answers: SQL) =>
  sql`insert into introductions (programme_id, number, first_entry_id, second_entry_id, state, reasons, begun_at, first_answer,
      second_answer, introduced_at)
    select e.programme_id, 1, e.id, e.id, ${state}, '[]', now(), ${answers} from catalogue_entries e limit 1`

const cases: Case[] = [
  // Incubations: what was set up, who helped whom, and the figures stay; a cohort has its days in order, a share is a share.
  ['permission', () => sql`delete from intakes`],
  ['permission', () => sql`delete from cohorts`],
  ['permission', () => sql`delete from incubation_mentors`],
  ['permission', () => sql`delete from mentor_matches`],
  ['permission', () => sql`update mentor_matches set mentor_id = ${missing}`],
  ['permission', () => sql`delete from open_intakes`],
  [
    'intakes_instants',
    () =>
      sql`insert into intakes (programme_id, kind, zone, languages) select id, 'batch', zone, '{en}' from programmes`,
  ],
  [
    'intakes_equity_percent',
    () => sql`insert into intakes (programme_id, kind, zone, languages, equity)
      select id, 'rolling', zone, '{en}', 'share' from programmes`,
  ],
  [
    'cohorts_days',
    () => sql`insert into cohorts (programme_id, number, starts_on, ends_on, capacity)
      select programme_id, 1, '2022-06-01', '2022-06-01', 3 from intakes`,
    sql`insert into intakes (programme_id, kind, zone, languages) select id, 'rolling', zone, '{en}' from programmes limit 1`,
  ],
  [
    'intake_applications_in_time',
    () => sql`insert into intake_applications (programme_id, reference, state, name, kind, country, what, maturity, team, language,
        has_consent, submitted_at, body_hash)
      select programme_id, 'INC-2022-AAAA-A', 'submitted', 'A', 'enterprise', 'FI', 'Heat.', 6, 'Four.', 'en', true, haaste_now(), 'x' from intakes`,
    sql`insert into intakes (programme_id, kind, zone, languages) select id, 'rolling', zone, '{en}' from programmes limit 1`,
  ],
  // Feedback to teams.
  ['permission', () => sql`update comment_checks set wording = 'Better words.'`],
  ['permission', () => sql`delete from comment_checks`],
  ['permission', () => sql`update feedback_bands set band = 'top-quarter'`],
  ['permission', () => sql`update feedback_waivers set reason = 'Another one, said afterwards.'`],
  ['permission', () => sql`delete from feedback_waivers`],
  ['permission', () => sql`delete from feedback_ratings`],
  [
    'comment_checks_as_written',
    (w) => checkOf('approved', sql`${w.people.auditor}::uuid`, sql`'Another one'`),
  ],
  ['comment_checks_not_own', () => checkOf('approved', itsJuror)],
  ['comment_checks_not_own', (w) => checkOf('rewritten', sql`${w.people.auditor}::uuid`)],
  ['comment_checks_sent_back', () => checkOf('rewritten', itsJuror)],
  ['comment_checks_no_conflict', () => checkOf('approved', itsLead)],
  [
    'feedback_waivers_two_people',
    () => sql`update feedback_waivers set agreed_by = asked_by, agreed_at = now()`,
    waiver,
  ],
  [
    'feedback_waivers_asked_first',
    () => sql`insert into feedback_waivers (decision_id, reason, asked_by, agreed_by, agreed_at)
      select d.id, 'One person alone says for two that it cannot wait.', d.decided_by, d.confirmed_by, now() from decisions d limit 1`,
  ],
  [
    'feedback_ratings_in_time',
    (w) => sql`insert into feedback_ratings (proposal_id, challenge_id, usefulness)
      select p.id, p.challenge_id, 'useful' from proposals p where p.challenge_id = ${w.challengeIds.judged} limit 1`,
  ],
  [
    'feedback_bands_stay',
    (w) => sql`insert into feedback_bands (proposal_id, criterion_id, challenge_id, band)
      select p.id, c.id, p.challenge_id, 'top-quarter' from proposals p join criteria c on c.challenge_id = p.challenge_id
      where p.challenge_id = ${w.challengeIds.piloted} limit 1`,
  ],

  // What is written for ever.
  ['permission', () => sql`update record_entries set body = '{}'`],
  ['permission', () => sql`delete from record_entries`],
  ['permission', () => sql`truncate record_entries`],
  ['permission', () => sql`delete from record_heads`],
  ['permission', () => sql`update deadline_changes set reason = 'another'`],
  ['permission', () => sql`delete from deadline_changes`],
  ['permission', () => sql`update announcement_changes set reason = 'another'`],
  ['permission', () => sql`delete from announcement_changes`],
  ['permission', () => sql`delete from frameworks`],
  ['permission', () => sql`delete from framework_terms`],
  ['permission', () => sql`delete from framework_goals`],
  ['permission', () => sql`delete from framework_needs`],
  ['permission', () => sql`delete from partnership_projects`],
  ['permission', () => sql`delete from framework_reports`],
  ['permission', () => sql`update framework_corrections set body = 'another'`],
  ['permission', () => sql`delete from appeals`],
  ['permission', () => sql`update appeals set body = 'another'`],
  ['permission', () => sql`update appeals set made_at = now()`],
  ['permission', () => sql`delete from open_appeals`],
  ['permission', () => sql`update proposal_readings set read_at = now()`],
  ['permission', () => sql`delete from proposal_readings`],
  ['permission', () => sql`update message_events set reason = 'another'`],
  ['permission', () => sql`delete from message_events`],
  ['permission', () => sql`update message_words set text = '[]'`],
  ['permission', () => sql`delete from message_words`],
  ['permission', () => sql`update measurements set value = 1`],
  ['permission', () => sql`delete from measurements`],
  ['permission', () => sql`delete from proposal_versions`],
  ['permission', () => sql`delete from scorecards`],
  ['permission', () => sql`delete from decisions`],
  ['permission', () => sql`delete from result_bundles`],
  ['permission', () => sql`update result_bundles set hash = ${hash}`],
  ['permission', () => sql`update bundle_rows set commitment = ${hash}`],
  ['permission', () => sql`delete from awards`],
  ['permission', () => sql`delete from messages`],
  ['permission', () => sql`delete from challenges`],
  ['permission', () => sql`delete from programmes`],
  ['proposal_versions_append_only', () => sql`update proposal_versions set body = '{}'`],
  ['proposal_versions_append_only', () => sql`update proposal_versions set submitted_at = now()`],
  ['proposal_versions_append_only', () => sql`update proposal_versions set record_hash = ${hash}`],

  // Match-making.
  ['permission', () => sql`delete from catalogue_entries`],
  ['permission', () => sql`update catalogue_entries set proposal_id = null`],
  ['permission', () => sql`delete from introductions`],
  ['permission', () => sql`update introductions set reasons = '[]'`],
  ['permission', () => sql`update introduction_steps set outcome = 'Better'`],
  ['permission', () => sql`delete from introduction_steps`],
  ['permission', () => sql`delete from open_introductions`],
  ['catalogue_entries_announced', (w) => profileOf(w.challengeIds.decided)],
  ['catalogue_entries_lead', (w) => profileOf(w.challengeIds.piloted, sql`${w.people.stranger}::uuid`)],
  [
    'catalogue_entries_stay_withdrawn',
    () => sql`update catalogue_entries set state = 'public', withdrawn_at = null`,
    sql`update catalogue_entries set state = 'withdrawn', withdrawn_at = now()`,
  ],
  ['introductions_both', () => introduction('introduced', sql`'yes', null, now()`)],
  ['introductions_made', () => introduction('introduced', sql`null, null, null`)],
  ['introductions_two', () => introduction('suggested', sql`null, null, null`)],

  // What this installation is, and its time.
  ['permission', () => sql`insert into installation (kind) values ('real')`],
  ['permission', () => sql`update installation set kind = 'real'`],
  ['permission', () => sql`delete from installation`],
  ['permission', () => sql`delete from demo_clock`],
  ['permission', () => sql`insert into demo_clock (shift) values (interval '1 day')`],
  ['demo_clock_forward', () => sql`update demo_clock set shift = shift - interval '1 second'`],
  ['permission', () => sql`insert into cast_deeds (at, position, deed) values (now(), 1, '{}')`],
  ['permission', () => sql`create table loot (id int)`],
  ['permission', () => sql`alter table proposals add column loot text`],
  ['permission', () => sql`drop table proposals`],

  // Time and state of a challenge.
  [
    'challenges_deadline_later',
    (w) =>
      sql`update challenges set closes_at = closes_at - interval '1 hour' where id = ${w.challengeIds.open}`,
  ],
  [
    'challenges_calendar_order',
    (w) => sql`update challenges set closes_at = announces_at where id = ${w.challengeIds.open}`,
  ],
  [
    'challenges_calendar_order',
    (w) => sql`update challenges set opens_at = closes_at where id = ${w.challengeIds.draft}`,
  ],
  [
    'challenges_approval_four_eyes',
    (w) => sql`update challenges set approved_by = created_by where id = ${w.challengeIds.draft}`,
  ],
  [
    'challenges_named_approver',
    (w) => sql`update challenges set approved_by = ${w.people.auditor} where id = ${w.challengeIds.draft}`,
    sql`insert into approval_people (programme_id, approval, person_id, part)
      select c.programme_id, 'opening', g.person_id, 'approver' from challenges c
      join role_grants g on g.programme_id = c.programme_id and g.role = 'organiser' and g.challenge_id is null
      where c.slug = 'draft' limit 1`,
  ],
  [
    'challenges_named_confirmer',
    (w) => sql`update challenges set confirmed_by = ${w.people.auditor} where id = ${w.challengeIds.draft}`,
    sql`insert into approval_people (programme_id, approval, person_id, part)
      select c.programme_id, 'decision', g.person_id, 'deputy' from challenges c
      join role_grants g on g.programme_id = c.programme_id and g.role = 'organiser' and g.challenge_id is null
      where c.slug = 'draft' limit 1`,
  ],
  [
    'briefs_named_issuer',
    (w) => sql`update briefs set issued_by = ${w.people.auditor} where challenge_id = ${w.challengeIds.open}`,
    sql`insert into approval_people (programme_id, approval, person_id, part)
      select c.programme_id, 'addendum', g.person_id, 'approver' from challenges c
      join role_grants g on g.programme_id = c.programme_id and g.role = 'organiser' and g.challenge_id is null
      where c.slug = 'open' limit 1`,
  ],
  ['permission', () => sql`update approval_people set part = 'approver'`],
  [
    'challenges_decision_four_eyes',
    (w) => sql`update challenges set confirmed_by = decided_by where id = ${w.challengeIds.decided}`,
  ],
  [
    'challenges_confirmed',
    (w) => sql`update challenges set state = 'announced' where id = ${w.challengeIds.judged}`,
  ],
  [
    'challenges_decided',
    (w) => sql`update challenges set state = 'decided' where id = ${w.challengeIds.judged}`,
  ],
  [
    'challenges_approved',
    (w) => sql`update challenges set state = 'open' where id = ${w.challengeIds.draft}`,
  ],
  [
    'challenges_ended',
    (w) => sql`update challenges set state = 'cancelled' where id = ${w.challengeIds.draft}`,
  ],
  ['challenges_state', (w) => sql`update challenges set state = 'won' where id = ${w.challengeIds.draft}`],
  [
    'challenges_slug_unique',
    (w) => sql`update challenges set slug = 'open' where id = ${w.challengeIds.draft}`,
  ],
  [
    'challenges_number',
    (w) =>
      sql`update challenges set number = (select number from challenges where slug = 'open') where id = ${w.challengeIds.draft}`,
  ],

  // Setup: what was remarked stays, rows of a brief are rows, and a picture is what its address says.
  [
    '23001',
    () => sql`update section_remarks set remark = 'another'`,
    sql`insert into section_remarks (challenge_id, section, remark) select id, 'brief', 'Shorter.' from challenges limit 1`,
  ],
  ['permission', () => sql`delete from section_remarks`],
  [
    'section_remarks_section',
    (w) =>
      sql`insert into section_remarks (challenge_id, section, remark) values (${w.challengeIds.draft}, 'jury', 'No.')`,
  ],
  [
    'brief_texts_faq',
    () =>
      sql`update brief_texts set faq = '{}' where brief_id in (select id from briefs where not is_published)`,
  ],
  [
    'brief_texts_terms_link',
    () =>
      sql`update brief_texts set terms_link = 'javascript:x' where brief_id in (select id from briefs where not is_published)`,
  ],
  [
    'challenges_grant_vat',
    (w) => sql`update challenges set grant_vat = 'with' where id = ${w.challengeIds.draft}`,
  ],
  [
    'challenges_sdg_goals',
    (w) => sql`update challenges set sdg_goals = '{18}' where id = ${w.challengeIds.draft}`,
  ],
  ['programmes_accents', () => sql`update programmes set accent_light = '#ff0000'`],
  [
    'images_hash',
    () => sql`insert into images (hash, bytes, width, height) values (${hash}, '\\x00'::bytea, 1, 1)`,
  ],
  ['permission', () => sql`update images set width = 2`],

  // Proposals and their teams.
  [
    'proposal_versions_in_time',
    (w) =>
      sql`insert into proposal_versions (proposal_id, number, request_id, title, language, brief_number, body, salt, hash) values (${w.team.proposalId}, 2, gen_random_uuid(), 'Late', 'en', 1, '{}', 's', ${hash})`,
  ],
  [
    'proposal_versions_hash',
    (w) =>
      sql`insert into proposal_versions (proposal_id, number, request_id, title, language, brief_number, body, salt, hash) values (${w.draft.proposalId}, 1, gen_random_uuid(), 'T', 'en', 1, '{}', 's', 'short')`,
  ],
  [
    'proposals_once_per_team',
    (w) =>
      sql`insert into proposals (challenge_id, organisation_id, reference) select challenge_id, organisation_id, 'HEL-0' from proposals where id = ${w.draft.proposalId}`,
  ],
  [
    'proposals_reference_unique',
    (w) =>
      sql`insert into proposals (challenge_id, organisation_id, reference) select ${w.challengeIds.open}, organisation_id, reference from proposals where id = ${w.team.proposalId}`,
  ],
  [
    'proposals_submitted',
    (w) => sql`update proposals set state = 'submitted' where id = ${w.draft.proposalId}`,
  ],
  [
    'proposals_submitted_version',
    (w) => sql`update proposals set submitted_version = 9 where id = ${w.team.proposalId}`,
  ],
  [
    'proposals_withdrawn',
    (w) => sql`update proposals set state = 'withdrawn' where id = ${w.draft.proposalId}`,
  ],
  [
    'proposals_screening_reason',
    (w) =>
      sql`update proposals set screening = 'ineligible', screened_at = now() where id = ${w.team.proposalId}`,
  ],
  [
    'team_members_one_lead',
    (w) => sql`update team_members set role = 'lead' where person_id = ${w.team.editorId}`,
  ],
  [
    'team_members_role',
    (w) => sql`update team_members set role = 'owner' where person_id = ${w.team.editorId}`,
  ],
  [
    'team_members_proposal_id_person_id_pk',
    (w) =>
      sql`insert into team_members (proposal_id, person_id, role) values (${w.team.proposalId}, ${w.team.editorId}, 'viewer')`,
  ],
  [
    'draft_answers_length',
    (w) => sql`update draft_answers set value = repeat('x', 20001) where proposal_id = ${w.draft.proposalId}`,
  ],

  // The jury.
  [
    'assignments_cleared',
    (w) =>
      sql`insert into assignments (juror_id, proposal_id, challenge_id) select juror_id, proposal_id, challenge_id from conflicts where standing = 'conflict' and challenge_id = ${w.challengeIds.judged}`,
  ],
  [
    'assignments_cleared',
    (w) =>
      sql`insert into assignments (juror_id, proposal_id, challenge_id) select id, ${w.team.proposalId}, challenge_id from jurors where person_id = ${w.people['undeclared juror']}`,
  ],
  [
    'assignments_cleared',
    () => sql`update conflicts set standing = 'conflict', kind = 'other' where standing = 'clear'`,
  ],
  [
    'assignments_clear_while_standing',
    () => sql`update assignments set standing = null where standing is not null`,
  ],
  [
    'assignments_standing',
    (w) =>
      sql`insert into assignments (juror_id, proposal_id, challenge_id) select juror_id, proposal_id, challenge_id from assignments where id = ${w.assignmentId}`,
  ],
  [
    'scorecards_assigned',
    (w) =>
      sql`insert into scorecards (juror_id, proposal_id, challenge_id) select juror_id, proposal_id, challenge_id from conflicts where standing = 'conflict' and challenge_id = ${w.challengeIds.judged}`,
  ],
  // What a juror is excluded from or abstains on takes neither work nor a score; nor does a substitute or who has left.
  ['assignments_cleared', workOf, keptFrom('excluded')],
  ['assignments_cleared', workOf, keptFrom('abstained')],
  ['scorecards_assigned', scoreOf, keptFrom('excluded')],
  ['scorecards_assigned', scoreOf, keptFrom('abstained')],
  [
    'conflicts_exclusion_stands',
    () => sql`update conflicts set standing = 'clear' where standing = 'excluded'`,
    keptFrom('excluded'),
  ],
  [
    'conflicts_exclusion_given',
    () => sql`update conflicts set standing = 'excluded', kind = null where standing = 'conflict'`,
  ],
  [
    'conflicts_exclusion_given',
    () => sql`update conflicts set exclusion_reason = ' ' where standing = 'excluded'`,
    keptFrom('excluded'),
  ],
  ['assignments_seated', workOf, sql`update jurors set is_substitute = true where not is_chair`],
  [
    'assignments_seated',
    workOf,
    sql`update jurors set state = 'left', left_at = now() where state = 'accepted'`,
  ],
  ['jurors_left', () => sql`update jurors set state = 'left'`],
  ['jurors_chair_no_substitute', () => sql`update jurors set is_substitute = true`],
  ['permission', () => sql`delete from conducts`],
  ['permission', () => sql`update ties set other_name = 'Another'`],
  ['scorecards_clear_unless_void', () => sql`update scorecards set standing = null`],
  [
    'scorecards_one_standing',
    () =>
      sql`insert into scorecards (juror_id, proposal_id, challenge_id) select juror_id, proposal_id, challenge_id from scorecards limit 1`,
  ],
  ['scores_of_draft', () => sql`update scores set points = 5`],
  ['scores_on_scale', () => sql`update scores set points = 6`, reopened],
  [
    'scores_criterion',
    (w) =>
      sql`insert into scores (scorecard_id, criterion_id, challenge_id, points) select s.id, k.id, s.challenge_id, 3 from scorecards s, criteria k where s.challenge_id = ${w.challengeIds.judged} and k.challenge_id = ${w.challengeIds.open} limit 1`,
    reopened,
  ],
  [
    'jurors_one_chair',
    (w) => sql`update jurors set is_chair = true where challenge_id = ${w.challengeIds.judged}`,
  ],
  [
    'jurors_once',
    () =>
      sql`insert into jurors (challenge_id, person_id) select challenge_id, person_id from jurors limit 1`,
  ],
  [
    'conflicts_kind_given',
    (w) =>
      sql`update conflicts set kind = null where standing = 'conflict' and challenge_id = ${w.challengeIds.judged}`,
  ],
  [
    'conflicts_juror',
    (w) =>
      sql`insert into conflicts (juror_id, proposal_id, challenge_id, standing) select id, ${w.draft.proposalId}, ${w.challengeIds.open}, 'clear' from jurors where challenge_id = ${w.challengeIds.judged} limit 1`,
  ],

  // Decisions, awards, pilots.
  [
    'decisions_four_eyes',
    (w) => sql`update decisions set confirmed_by = decided_by where challenge_id = ${w.challengeIds.decided}`,
  ],
  [
    'decisions_one_standing',
    (w) =>
      sql`insert into decisions (challenge_id, number, hash, ranking) values (${w.challengeIds.decided}, 2, ${hash}, '[]')`,
  ],
  [
    'decisions_confirmed',
    (w) => sql`update decisions set confirmed_at = null where challenge_id = ${w.challengeIds.decided}`,
  ],
  [
    'awards_once',
    (w) =>
      sql`insert into awards (decision_id, challenge_id, proposal_id, outcome, reason) select decision_id, challenge_id, proposal_id, 'winner', 'Again' from awards where challenge_id = ${w.challengeIds.decided} limit 1`,
  ],
  [
    'awards_reason',
    (w) => sql`update awards set reason = '  ' where challenge_id = ${w.challengeIds.decided}`,
  ],
  [
    'awards_answer_of_winner',
    (w) =>
      sql`insert into awards (decision_id, challenge_id, proposal_id, outcome, reason, answer, answered_at) select decision_id, challenge_id, proposal_id, 'not_selected', 'Again', 'accepted', now() from awards where challenge_id = ${w.challengeIds.decided} limit 1`,
  ],
  [
    'awards_told',
    (w) =>
      sql`update awards set answer = 'accepted', answered_at = now() where proposal_id = ${w.reserve.proposalId}`,
  ],
  [
    'awards_proposal',
    (w) =>
      sql`insert into awards (decision_id, challenge_id, proposal_id, outcome, reason) select id, challenge_id, ${w.team.proposalId}, 'winner', 'From elsewhere' from decisions where challenge_id = ${w.challengeIds.decided}`,
  ],
  ['pilots_award', (w) => sql`update pilots set proposal_id = ${w.team.proposalId}`],
  [
    'pilots_awardId_unique',
    () =>
      sql`insert into pilots (slug, award_id, proposal_id, challenge_id, host_organisation_id, site, starts_on, ends_on) select 'twice', award_id, proposal_id, challenge_id, host_organisation_id, site, starts_on, ends_on from pilots`,
  ],
  ['pilots_dates', () => sql`update pilots set ends_on = starts_on`],
  ['pilots_stopped', () => sql`update pilots set state = 'stopped'`],
  ['pilots_road', () => sql`update pilots set state = 'scaled'`],
  ['permission', () => sql`update scaling_decisions set way = 'procure'`],
  ['permission', () => sql`delete from pilot_followups`],
  ['permission', () => sql`update pilot_papers set text = 'Another'`],
  ['permission', () => sql`delete from pilot_signatures`],
  ['permission', () => sql`delete from paper_files`],
  ['permission', () => sql`update paper_files set position = 2`],
  ['permission', () => sql`update pilot_files set sha256 = repeat('a', 64)`],
  [
    'pilot_files_of',
    () =>
      sql`insert into pilot_files (pilot_id, name, type, bytes, sha256, scan) select id, 'a.pdf', 'pdf', 1, repeat('a', 64), 'skipped' from pilots`,
  ],
  [
    'pilot_files_annex_is_not_public',
    () =>
      sql`insert into pilot_files (pilot_id, paper_kind, name, type, bytes, sha256, scan, is_offered) select id, 'agreement', 'a.pdf', 'pdf', 1, repeat('a', 64), 'skipped', true from pilots`,
  ],
  [
    'file_uploads_of',
    () => sql`insert into file_uploads (name, bytes, started_by) select 'a.pdf', 1, id from people limit 1`,
  ],
  ['permission', () => sql`update milestone_approvals set part = 'host'`],
  ['permission', () => sql`delete from pilot_payments`],
  ['permission', () => sql`insert into pilot_moves (pilot_id, "to") select id, 'scaled' from pilots`],
  ['permission', () => sql`update pilot_moves set moved_at = now()`],
  [
    'pilot_permits_state',
    () =>
      sql`insert into pilot_permits (pilot_id, position, name, state, state_on) select id, 1, 'Street', 'hoped for', '2022-02-01' from pilots`,
  ],
  ['measures_baseline_has_basis', () => sql`update measures set baseline_basis = null`],

  // People, roles, messages.
  [
    'people_email_unique',
    (w) =>
      sql`update people set email = (select email from people where id = ${w.team.leadId}) where id = ${w.rival.leadId}`,
  ],
  [
    'people_email_lower',
    (w) => sql`update people set email = 'Upper@people.example' where id = ${w.rival.leadId}`,
  ],
  [
    'role_grants_role',
    (w) => sql`insert into role_grants (person_id, role) values (${w.rival.leadId}, 'owner of everything')`,
  ],
  [
    'role_grants_scope',
    (w) => sql`insert into role_grants (person_id, role) values (${w.rival.leadId}, 'organiser')`,
  ],
  [
    'role_grants_once',
    () =>
      sql`insert into role_grants (person_id, role, programme_id, challenge_id) select person_id, role, programme_id, challenge_id from role_grants limit 1`,
  ],
  [
    'messages_key_unique',
    () =>
      sql`insert into messages (key, notice, class, recipient_name, email, locale, zone, send_at) select key, notice, class, recipient_name, email, locale, zone, send_at from messages limit 1`,
  ],
  ['messages_one_recipient', () => sql`update messages set email = 'a@people.example, b@people.example'`],
  ['messages_sent', () => sql`update messages set state = 'sent'`],
  [
    'messages_words',
    () => sql`update messages set own_words = '{"html": [], "text": []}', words_hash = null`,
  ],
  ['permission', () => sql`update wordings set subject = 'Something else'`],
  [
    'wordings_whole',
    () =>
      sql`insert into wordings (programme_id, notice, locale, number, subject) select id, 'winners.public', 'en', 1, 'A subject' from programmes limit 1`,
  ],
  [
    'wordings_subject',
    () =>
      sql`insert into wordings (programme_id, notice, locale, number, subject, body) select id, 'winners.public', 'en', 1, E'Two\nlines', 'A body' from programmes limit 1`,
  ],
  [
    'wordings_version',
    () =>
      sql`insert into wordings (programme_id, notice, locale, number) select p.id, 'winners.public', 'en', 1 from programmes p, generate_series(1, 2)`,
  ],
  [
    'message_holds_wave',
    () =>
      sql`insert into message_holds (programme_id, notice, reason) select id, 'winners.public', 'A reason' from programmes limit 1`,
  ],
  [
    'message_holds_once',
    () =>
      sql`insert into message_holds (programme_id, notice, from_at, to_at, reason) select p.id, 'winners.public', now(), now() + interval '1 day', 'A reason' from programmes p, generate_series(1, 2)`,
  ],
  [
    'broadcasts_approved',
    () =>
      sql`insert into broadcasts (programme_id, audience, texts, state) select id, 'followers', '{}', 'approved' from programmes limit 1`,
  ],
  [
    'broadcasts_two_people',
    (w) =>
      sql`insert into broadcasts (programme_id, audience, texts, asked_by, approved_by) select id, 'followers', '{}', ${w.rival.leadId}, ${w.rival.leadId} from programmes limit 1`,
  ],
  ['23514', () => sql`update broadcasts set texts = '{"en": {}}'`, agreedBroadcast],
  ['23514', () => sql`update broadcasts set state = 'draft'`, agreedBroadcast],
  [
    'record_entries_programme_id_seq_pk',
    () =>
      sql`insert into record_entries (programme_id, seq, type, at, body, previous_hash, hash) select programme_id, seq, 'Another', at, body, previous_hash, hash from record_entries limit 1`,
  ],
  [
    'draft_answers_proposal_id_proposals_id_fk',
    () =>
      sql`insert into draft_answers (proposal_id, question, value) values (${missing}, 'title', 'Nobody’s')`,
  ],
]

describe('the application’s role', () => {
  it.each(
    cases.map(([refusedBy, statement, given], index) => [index + 1, refusedBy, statement, given] as const),
  )('statement %i is refused by %s', async (_index, refusedBy, statement, given) => {
    expect(await refusalOf(database.db, statement(world), given)).toBe(refusedBy)
  })
})

describe('the public role', () => {
  it('writes nothing anywhere, and reads no table', async () => {
    const { rows } = await database.ownerDb.execute<{ name: string }>(
      sql`select tablename as name from pg_tables where schemaname = 'public'`,
    )
    for (const { name } of rows) {
      const table = sql.identifier(name)
      for (const statement of [
        sql`select 1 from ${table}`,
        sql`delete from ${table}`,
        sql`truncate ${table}`,
      ])
        expect(await refusalOf(database.publicDb, statement), name).toBe('permission')
    }
  })

  it('changes nothing through the views', async () => {
    const { rows } = await database.ownerDb.execute<{ name: string }>(
      sql`select viewname as name from pg_views where schemaname = 'public' and viewname like 'pub%'`,
    )
    expect(rows.length).toBeGreaterThan(10)
    for (const { name } of rows)
      expect(await refusalOf(database.publicDb, sql`delete from ${sql.identifier(name)}`), name).toMatch(
        /permission|55000/,
      )
  })

  it('neither moves the clock nor takes on another role', async () => {
    for (const statement of [
      sql`update demo_clock set shift = interval '1 day'`,
      sql`create view pub_loot as select 1`,
      sql`select * from pg_authid`,
    ])
      expect(await refusalOf(database.publicDb, statement)).toBe('permission')
  })
})
