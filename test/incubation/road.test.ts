import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  challenges,
  incubationMentors,
  incubationMilestones,
  intakeApplications,
  jurors,
  mentorMatches,
  messages,
  openIntakes,
  organisations,
  pubGraduates,
} from '#db/schema/index.ts'
import { acceptPlace, showAmongGraduates } from '#app/incubation/flows/answer-place.server.ts'
import { offerPlace, type About } from '#app/incubation/flows/decide-application.server.ts'
import {
  changeMentor,
  inviteMentor,
  inviteMentorAgain,
  matchMentor,
  unmatchMentor,
} from '#app/incubation/flows/mentors.server.ts'
import {
  addMilestone,
  finishMilestone,
  graduate,
  leaveEarly,
  reportStartUpMilestone,
  waiveMilestone,
} from '#app/incubation/flows/start-up-road.server.ts'
import { answerInvitation } from '#app/desks/flows/answer-invitation.server.ts'
import { suggestionsOfJury } from '#app/judge/data/conflict-suggestions.server.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aJuror } from '#test/factories/a-jury.ts'
import { anOrganisation } from '#test/factories/an-organisation.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { useDatabase } from '#test/setup/database.ts'
import { anIncubation, codeOf, done, type Incubation } from './intake-world.ts'

const database = useDatabase()
let base: Incubation
let cohortId: string

beforeEach(async () => {
  await database.setClock('2026-01-12T08:00:00Z')
  base = await anIncubation(database)
  cohortId = await base.cohort({ capacity: 20 })
})

/** A start-up with a place. */
async function joined(name: string, changes = {}) {
  const made = await base.applicant(name, changes)
  done(await offerPlace({ ...made.about, cohortId, answerOn: null }, base.ports))
  done(await acceptPlace(made.own, base.ports))
  return made
}

async function aMentor(email = 'mentor@people.example', mostTeams = 2) {
  const { programmeId, by, ports } = base
  const { mentorId } = done(
    await inviteMentor(
      { programmeId, by, email, name: 'Maija Mentori', locale: 'fi', mostTeams, themes: [] },
      ports,
    ),
  )
  const [mail] = await database.db
    .select({ data: messages.data })
    .from(messages)
    .where(and(eq(messages.notice, 'mentor.invite'), eq(messages.email, email)))
  const token = String(mail?.data['token'])
  return {
    mentorId,
    answer: (answer: 'accepted' | 'declined') =>
      answerInvitation({ token, answer, reason: '', viewer: null }, ports),
  }
}

const stepsOf = (applicationId: string) =>
  database.db
    .select()
    .from(incubationMilestones)
    .where(eq(incubationMilestones.applicationId, applicationId))
    .orderBy(incubationMilestones.position)

const constraintOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => null,
    (caught: unknown) => caught,
  )
  return error instanceof Error ? ((error.cause as { constraint?: string }).constraint ?? null) : null
}

describe('milestones', () => {
  it('are reported by the start-up, called done or waived by an organiser, and stand before graduation', async () => {
    const team = await joined('A')
    const { about, own, applicationId } = team
    done(await addMilestone({ ...about, title: 'A first customer', dueOn: '2026-04-01' }, base.ports))
    done(await addMilestone({ ...about, title: 'A second office', dueOn: '2026-06-01' }, base.ports))
    const [first, second] = await stepsOf(applicationId)
    const report = { milestoneId: first!.id, version: first!.version, report: 'A hospital in Haidian.' }
    expect(await finishMilestone({ ...about, milestoneId: first!.id }, base.ports)).toMatchObject({
      refusal: { code: 'milestone-unreported', title: 'A first customer' },
    })
    expect(codeOf(await reportStartUpMilestone({ ...about, ...report }, base.ports))).toBe(
      'application-moved',
    )
    done(await reportStartUpMilestone({ ...own, ...report }, base.ports))
    expect(codeOf(await reportStartUpMilestone({ ...own, ...report }, base.ports))).toBe('milestone-changed')
    expect(await graduate(about, base.ports)).toMatchObject({
      refusal: { code: 'milestones-open', titles: 'A first customer, A second office', count: 2 },
    })
    done(await finishMilestone({ ...about, milestoneId: first!.id }, base.ports))
    const waive = { ...about, milestoneId: second!.id }
    expect(codeOf(await waiveMilestone({ ...waive, reason: '' }, base.ports))).toBe('reason-missing')
    done(await waiveMilestone({ ...waive, reason: 'One office is enough.' }, base.ports))
    expect(codeOf(await waiveMilestone({ ...waive, reason: 'Again' }, base.ports))).toBe('milestone-settled')
    expect(codeOf(await graduate(about, base.ports))).toBe('ok')
    expect(codeOf(await leaveEarly({ ...about, reason: 'Too late' }, base.ports))).toBe('application-moved')
  })

  it('hold the database back too', async () => {
    const { about, applicationId } = await joined('A')
    done(await addMilestone({ ...about, title: 'A first customer', dueOn: '2026-04-01' }, base.ports))
    const write = database.db
      .update(intakeApplications)
      .set({ state: 'graduated' })
      .where(eq(intakeApplications.id, applicationId))
    expect(await constraintOf(write)).toBe('intake_applications_milestones_open')
    const waiting = await base.applicant('B')
    expect(
      await constraintOf(
        database.db
          .insert(incubationMilestones)
          .values({ applicationId: waiting.applicationId, position: 1, title: 'X', dueOn: '2026-04-01' }),
      ),
    ).toBe('incubation_milestones_joined')
  })
})

describe('graduates', () => {
  it('stand on the public list with their consent, for as long as they give it', async () => {
    const shown = await joined('Shown')
    const hidden = await joined('Hidden', { mayBeShown: false })
    for (const { about } of [shown, hidden]) done(await graduate(about, base.ports))
    const names = async () => (await database.publicDb.select().from(pubGraduates)).map(({ name }) => name)
    expect(await names()).toEqual(['Shown'])
    done(await showAmongGraduates({ ...shown.own, isShown: false }, base.ports))
    done(await showAmongGraduates({ ...hidden.own, isShown: true }, base.ports))
    expect(await names()).toEqual(['Hidden'])
    expect(codeOf(await showAmongGraduates({ ...hidden.about, isShown: false }, base.ports))).toBe(
      'application-moved',
    )
  })

  it('are counted for the public from five on', async () => {
    const figures = async () => (await database.db.select().from(openIntakes))[0]?.body
    for (const name of ['A', 'B', 'C', 'D']) done(await graduate((await joined(name)).about, base.ports))
    expect(await figures()).toMatchObject({ applied: null, joined: null, graduated: null })
    done(await graduate((await joined('E')).about, base.ports))
    expect(await figures()).toMatchObject({
      ...{ applied: 5, joined: 5, graduated: 5 },
      countries: { cells: [{ item: 'FI', count: 5 }], others: null },
    })
  })
})

describe('mentors', () => {
  const match = (about: About, mentorId: string) => matchMentor({ ...about, mentorId }, base.ports)

  it('are invited like jurors, say yes, and are told whom they help', async () => {
    const { mentorId, answer } = await aMentor()
    const { about } = await joined('A')
    expect(codeOf(await match(about, mentorId))).toBe('mentor-unknown')
    expect(await answer('accepted')).toMatchObject({ ok: true, value: { purpose: 'mentor' } })
    expect(codeOf(await answer('accepted'))).toBe('invitation-unusable')
    expect(codeOf(await match(about, mentorId))).toBe('ok')
    expect(codeOf(await match(about, mentorId))).toBe('mentor-matched')
    const mails = await database.db.select().from(messages).where(eq(messages.notice, 'mentor.matched'))
    expect(mails).toMatchObject([{ email: 'mentor@people.example', locale: 'fi', data: { startUp: 'A' } }])
  })

  it('may say no, and be asked again by a new link', async () => {
    const { mentorId, answer } = await aMentor()
    done(await answer('declined'))
    const about = { programmeId: base.programmeId, mentorId, by: base.by }
    done(await inviteMentorAgain(about, base.ports))
    const invitations = await database.db.select().from(messages).where(eq(messages.notice, 'mentor.invite'))
    expect(invitations.map(({ locale }) => locale)).toEqual(['fi', 'fi'])
    expect((await database.db.select().from(incubationMentors))[0]).toMatchObject({ state: 'invited' })
    const invite = {
      ...about,
      email: 'Mentor@people.example',
      name: 'X',
      locale: 'en' as const,
      mostTeams: 1,
      themes: [],
    }
    expect(codeOf(await inviteMentor(invite, base.ports))).toBe('mentor-known')
  })

  it('have no more start-ups than they agreed to, whoever writes', async () => {
    const { mentorId, answer } = await aMentor('m@people.example', 1)
    done(await answer('accepted'))
    const first = await joined('A')
    const second = await joined('B')
    done(await match(first.about, mentorId))
    expect(await match(second.about, mentorId)).toMatchObject({ refusal: { code: 'mentor-busy', most: 1 } })
    const past = database.db
      .insert(mentorMatches)
      .values({ mentorId, applicationId: second.applicationId, programmeId: base.programmeId })
    expect(await constraintOf(past)).toBe('incubation_mentors_teams')
    done(await unmatchMentor({ ...first.about, mentorId }, base.ports))
    expect(codeOf(await match(second.about, mentorId))).toBe('ok')
    const change = (mostTeams: number) =>
      changeMentor(
        { programmeId: base.programmeId, mentorId, version: 1, by: base.by, mostTeams, themes: [] },
        base.ports,
      )
    expect(codeOf(await change(3))).toBe('ok')
  })

  it('have room again when a start-up graduates', async () => {
    const { mentorId, answer } = await aMentor('m@people.example', 1)
    done(await answer('accepted'))
    const { about } = await joined('A')
    done(await match(about, mentorId))
    done(await graduate(about, base.ports))
    expect((await database.db.select().from(incubationMentors))[0]?.teamsTaken).toBe(0)
  })

  it('do not help whom they judge as a juror, in the flow and in the database', async () => {
    const { db } = database
    const { mentorId, answer } = await aMentor()
    done(await answer('accepted'))
    const { about, applicationId } = await joined('Kortteli Lämpö')
    const [mentor] = await db.select().from(incubationMentors)
    const challenge = await insertChallenge(db, { programmeId: base.programmeId })
    const [organisation] = await db
      .insert(organisations)
      .values({ name: 'kortteli  LÄMPÖ', kind: 'enterprise', country: 'FI' })
      .returning()
    const lead = await aPerson(db)
    await database.ownerDb.execute(
      `insert into proposals (challenge_id, organisation_id, reference, language, brief_number, started_by, state)
       values ('${challenge.id}', '${organisation!.id}', 'HEL-2026-AAAA-A', 'en', 1, '${lead.id}', 'draft')`,
    )
    await db.insert(jurors).values({
      challengeId: challenge.id,
      personId: mentor!.personId!,
      state: 'accepted',
      answeredAt: new Date(),
    })
    // A draft is nothing anybody judges.
    expect(codeOf(await match(about, mentorId))).toBe('ok')
    done(await unmatchMentor({ ...about, mentorId }, base.ports))
    await database.ownerDb.execute(
      `set session_replication_role = replica; update proposals set state = 'submitted', submitted_version = 1, submitted_draft_version = 1, submitted_at = haaste_now(); set session_replication_role = default`,
    )
    expect(await match(about, mentorId)).toMatchObject({ refusal: { code: 'mentor-judges' } })
    const past = db.insert(mentorMatches).values({ mentorId, applicationId, programmeId: base.programmeId })
    expect(await constraintOf(past)).toBe('mentor_matches_no_juror')
    expect(await db.select().from(challenges)).toHaveLength(1)
  })

  it('are asked about it where they become jurors of the same organisation later, also some time after', async () => {
    const { db } = database
    const { mentorId, answer } = await aMentor()
    done(await answer('accepted'))
    const { about } = await joined('Kortteli Lämpö')
    done(await match(about, mentorId))
    const [mentor] = await db.select().from(incubationMentors)
    const challenge = await insertChallenge(db, { programmeId: base.programmeId, state: 'judging' })
    for (const name of ['Korttelilämpö kortteli', 'KORTTELI LÄMPÖ']) {
      const organisation = await anOrganisation(db, { name })
      const { proposalId } = await aDraft(db, { challengeId: challenge.id })
      await database.ownerDb.execute(
        `set session_replication_role = replica; update proposals set state = 'submitted', screening = 'eligible', screened_at = haaste_now(), submitted_version = 1,
           submitted_draft_version = 1, submitted_at = haaste_now(), organisation_id = '${organisation.id}' where id = '${proposalId}';
         set session_replication_role = default`,
      )
    }
    const seat = await aJuror(db, { challengeId: challenge.id, personId: mentor!.personId! })
    const asked = async (year: number) =>
      (await suggestionsOfJury(db, { challengeId: challenge.id, now: new Date(`${year}-06-01T00:00:00Z`) }))
        .get(seat.id)
        ?.filter(({ reason }) => reason.kind === 'tie')
    const mentoring = {
      kind: 'tie',
      organisation: 'KORTTELI LÄMPÖ',
      tie: { kind: 'advisor', fromYear: 2026 },
    }
    expect(await asked(2026)).toMatchObject([{ reason: { ...mentoring, tie: { untilYear: null } } }])
    done(await unmatchMentor({ ...about, mentorId }, base.ports))
    expect(await asked(2029)).toMatchObject([{ reason: { ...mentoring, tie: { untilYear: 2026 } } }])
    expect(await asked(2030)).toEqual([])
  })
})
