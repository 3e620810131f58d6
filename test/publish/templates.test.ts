import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  agendaItems,
  awards,
  challenges,
  decisions,
  jurors,
  organisations,
  programmeSessions,
  proposals,
  proposalVersions,
  roleGrants,
  sessionActions,
  sessionGuests,
} from '#db/schema/index.ts'
import { chooseSite } from '#app/apply/flows/choose-site.server.ts'
import { startProposal } from '#app/apply/flows/start-proposal.server.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import { publicChallenge } from '#app/desks/data/public-challenge.server.ts'
import { publicProgramme } from '#app/desks/data/public-programme.server.ts'
import type { Ports } from '#app/http/context.ts'
import { inviteJuror } from '#app/judge/flows/invite-juror.server.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import { publicSitesOf, sitesOf } from '#app/publish/data/sites.server.ts'
import { publicSessions } from '#app/publish/data/sessions.server.ts'
import { copyProgramme } from '#app/publish/flows/copy-programme.server.ts'
import { createProgramme } from '#app/publish/flows/create-programme.server.ts'
import { editChallengeFacts } from '#app/publish/flows/edit-challenge-facts.server.ts'
import { editSession, publishSession } from '#app/publish/flows/edit-session.server.ts'
import { scheduleChallenge } from '#app/publish/flows/publish-challenge.server.ts'
import { addAction } from '#app/publish/flows/session-actions.server.ts'
import { switchModule } from '#app/publish/flows/switch-module.server.ts'
import { takeSlot } from '#app/publish/flows/take-place.server.ts'
import { approveChallenge, requestReview } from '#app/publish/flows/review-challenge.server.ts'
import { challengeFacts, grantOf } from '#app/publish/data/challenge-facts.server.ts'
import { decisionRefusal } from '#app/announce/core/outcomes.ts'
import { versionOfFacts } from '#app/publish/data/versions.server.ts'
import { templates } from '#app/publish/templates/index.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { portsOf } from '#test/apply/apply-world.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
let ports: Ports
let author: string
let colleague: string

beforeEach(async () => {
  await database.setClock('2027-01-04T08:00:00Z')
  ports = portsOf(database)
  author = (await aPerson(database.db)).id
  colleague = (await aPerson(database.db)).id
})

const opening = { date: '2027-02-01', time: '09:00', zone: 'Europe/Helsinki' }

async function created(templateKey: string, zone = opening.zone) {
  const made = await createProgramme(
    {
      ...{ templateKey, name: 'From a template', lang: 'en', slug: templateKey },
      ...{ contactEmail: 'programme@haaste.test', opening: { ...opening, zone }, by: author },
    },
    ports,
  )
  if (!made.ok) throw new Error(made.refusal.code)
  await database.db
    .insert(roleGrants)
    .values({ personId: colleague, role: 'organiser', programmeId: made.value.id })
  return made.value
}

/** Reviewed by a colleague, put on the calendar, its modules opened, and the clock set into the open weeks. */
async function opened(templateKey: string, zone?: string) {
  const programme = await created(templateKey, zone)
  for (const { id: challengeId } of programme.challenges) {
    for (const step of [
      () => requestReview({ challengeId, by: author }, ports),
      () => approveChallenge({ challengeId, by: colleague }, ports),
      () => scheduleChallenge({ challengeId, by: author }, ports),
    ]) {
      const result = await step()
      if (!result.ok) throw new Error(`${templateKey}: ${result.refusal.code}`)
    }
  }
  for (const module of templates.find(({ key }) => key === templateKey)?.modules ?? []) {
    const open = await switchModule({ programmeId: programme.id, module, step: 'open', by: author }, ports)
    if (!open.ok) throw new Error(`${templateKey}: ${open.refusal.code}`)
  }
  await database.setClock('2027-02-02T08:00:00Z')
  return programme
}

const codeOf = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code
const constraintOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => null,
    (caught: unknown) => caught,
  )
  const cause = error instanceof Error ? (error.cause as { constraint?: string } | undefined) : undefined
  return cause?.constraint ?? null
}

const sessionsOf = (programmeId: string) =>
  database.db.select().from(programmeSessions).where(eq(programmeSessions.programmeId, programmeId))
const agendaOf = (sessionId: string) =>
  database.db
    .select()
    .from(agendaItems)
    .where(eq(agendaItems.sessionId, sessionId))
    .orderBy(agendaItems.position)

it.each(
  templates.filter(({ key }) => key !== 'blank-challenge').map(({ key, zone }) => [key, zone] as const),
)('%s becomes a working programme: reviewed, on the calendar, open to the public', async (key, zone) => {
  const programme = await opened(key, zone)
  const shown = await publicProgramme(database.publicDb, {
    slug: programme.slug,
    lang: 'fi',
    now: new Date(),
  })
  expect(shown?.challenges.map(({ slug }) => slug)).toEqual(programme.challenges.map(({ slug }) => slug))
  for (const { id } of await sessionsOf(programme.id)) {
    expect(codeOf(await publishSession(id, ports))).toBe('ok')
  }
  expect(
    await publicSessions(database.publicDb, { programme: programme.slug, lang: 'fi', now: new Date() }),
  ).toHaveLength(templates.find((template) => template.key === key)?.sessions?.length ?? 0)
  for (const { slug } of programme.challenges) {
    const challenge = await publicChallenge(database.publicDb, { slug, lang: 'zh-CN' })
    expect(challenge).toMatchObject({ state: 'open', brief: { locale: 'zh-CN' } })
  }
})

describe('the bilateral challenge', () => {
  it('has four challenges on one calendar of two cities, two organisers, and no money', async () => {
    const programme = await opened('china-finland-challenge-2021')
    const rows = await database.db.select().from(challenges)
    expect(rows).toHaveLength(4)
    expect(new Set(rows.map(({ closesAt }) => closesAt.toISOString())).size).toBe(1)
    expect(rows.map(({ grantAmount }) => grantAmount)).toEqual([null, null, null, null])
    const shown = await publicProgramme(database.publicDb, {
      slug: programme.slug,
      lang: 'en',
      now: new Date(),
    })
    expect(shown?.partnerZones).toEqual(['Asia/Shanghai'])
    expect(shown?.parties.map(({ relation, members }) => [relation, members.length])).toEqual([
      ['organiser', 2],
      ['supporter', 3],
      ['special_partner', 2],
    ])
  })
})

describe('the network of cities', () => {
  it('reads the deadline of each city on its own clock, under its own owner and criteria', async () => {
    const { challenges: made } = await created('city-network')
    const rows = await database.db
      .select({
        slug: challenges.slug,
        zone: challenges.zone,
        closesAt: challenges.closesAt,
        owner: organisations.name,
      })
      .from(challenges)
      .innerJoin(organisations, eq(organisations.id, challenges.ownerOrganisationId))
      .orderBy(challenges.number)
    expect(
      rows.map(({ owner, zone, closesAt }) => [
        owner,
        instantToWallClock(closesAt, zone).time,
        closesAt.toISOString(),
      ]),
    ).toEqual([
      ['City of Helsinki', '16:00', '2027-03-22T14:00:00.000Z'],
      ['Tokyo Metropolitan Government', '16:00', '2027-03-22T07:00:00.000Z'],
    ])
    expect(made).toHaveLength(2)
  })

  it('seats nobody on the juries of two cities, in the flow and in the database', async () => {
    const {
      challenges: [helsinki, tokyo],
    } = await opened('city-network')
    if (!helsinki || !tokyo) throw new Error('no challenges')
    const invite = (challengeId: string) =>
      inviteJuror(
        {
          ...{ challengeId, name: 'Aino Esimerkki', email: 'aino@jury.example', locale: 'fi' },
          ...{ isChair: false, maximumLoad: 10, by: author },
        },
        ports,
      )
    expect(codeOf(await invite(helsinki.id))).toBe('ok')
    expect(codeOf(await invite(tokyo.id))).toBe('on-another-jury')
    const [seat] = await database.db.select().from(jurors)
    if (!seat) throw new Error('no seat')
    const second = database.db.insert(jurors).values({ challengeId: tokyo.id, personId: seat.personId })
    expect(await constraintOf(second)).toBe('jurors_one_jury')
    // Who declined the one may be asked by the other, and does not come back to the first.
    await database.db.update(jurors).set({ state: 'declined', answeredAt: new Date() })
    expect(codeOf(await invite(tokyo.id))).toBe('ok')
    expect(codeOf(await invite(helsinki.id))).toBe('on-another-jury')
  })

  it('lets a juror sit on two juries where juries are not kept apart', async () => {
    const {
      challenges: [first, second],
    } = await created('china-finland-challenge-2021')
    if (!first || !second) throw new Error('no challenges')
    const person = await aPerson(database.db)
    for (const { id: challengeId } of [first, second]) {
      await database.db.insert(jurors).values({ challengeId, personId: person.id })
    }
    expect(await database.db.select().from(jurors)).toHaveLength(2)
  })
})

describe('the proof of concept abroad', () => {
  const start = async (challengeId: string, country: string) =>
    startProposal(
      {
        ...{
          challengeId,
          personId: (await aPerson(database.db)).id,
          language: 'en',
          requestId: randomUUID(),
        },
        applicant: { name: `Firm of ${country}`, kind: 'enterprise', country, website: null },
      },
      ports,
    )

  it('takes applicants of the home country alone, and shows both sides in public', async () => {
    const {
      slug,
      challenges: [challenge],
    } = await opened('cross-border-poc', 'Asia/Tokyo')
    if (!challenge) throw new Error('no challenge')
    expect(await start(challenge.id, 'FI')).toMatchObject({
      refusal: { code: 'country-not-eligible', country: 'FI' },
    })
    expect(codeOf(await start(challenge.id, 'JP'))).toBe('ok')
    const shown = await publicProgramme(database.publicDb, { slug, lang: 'en', now: new Date() })
    expect(shown?.parties.map(({ relation, members }) => [relation, members[0]?.name])).toEqual([
      ['organiser', 'Tokyo Metropolitan Government'],
      ['home_sponsor', 'Tokyo Metropolitan Government'],
      ['host_city', 'City of Helsinki'],
    ])
  })

  it('is not approved once somebody has opened it to other countries', async () => {
    const {
      challenges: [challenge],
    } = await created('cross-border-poc', 'Asia/Tokyo')
    if (!challenge) throw new Error('no challenge')
    const challengeId = challenge.id
    const facts = await challengeFacts(database.db, challengeId)
    const eligibility = { kinds: facts.eligibleKinds, countries: ['FI', 'JP'] }
    const { ownerId, minimumReviews, pilotsOffered, isSealed, graceMinutes, appealDays } = facts
    const { embargoHours, answerDays } = facts
    const edited = await editChallengeFacts(
      {
        ...{
          challengeId,
          by: author,
          version: versionOfFacts(facts),
          minimumReviews,
          pilotsOffered,
          isSealed,
          graceMinutes,
          ...{ appealDays, embargoHours, answerDays },
          grant: null,
          eligibility,
        },
        owner: ownerId === null ? null : { organisationId: ownerId },
        grant: grantOf(facts),
        sdgGoals: facts.sdgGoals,
      },
      ports,
    )
    expect(codeOf(edited)).toBe('ok')
    expect(codeOf(await requestReview({ challengeId, by: author }, ports))).toBe('not-ready')
    const forced = database.ownerDb
      .update(challenges)
      .set({ state: 'approved', reviewRequestedBy: author, approvedBy: colleague })
      .where(eq(challenges.id, challengeId))
    expect(await constraintOf(forced)).toBe('challenges_home_country')
  })
})

describe('the testbed call', () => {
  async function aTestbed() {
    const {
      challenges: [challenge],
    } = await opened('testbed-call')
    if (!challenge) throw new Error('no challenge')
    const sites = await sitesOf(database.db, challenge.id, 'en')
    const [street, school] = sites
    if (!street || !school) throw new Error('no sites')
    return { challengeId: challenge.id, street, school }
  }

  it('shows each site with its limits, and what a pilot gets', async () => {
    const { challengeId } = await aTestbed()
    const sites = await publicSitesOf(database.publicDb, challengeId, 'fi')
    expect(
      sites.map(({ name, maximumPilots, maximumMonths }) => [name, maximumPilots, maximumMonths]),
    ).toEqual([
      ['Katu, jolla on raitiovaunupysäkki', 2, 6],
      ['Peruskoulu', 1, 4],
      ['Kaupungin vuokratalo', 2, 6],
    ])
    const [row] = await database.db.select().from(challenges)
    expect(row).toMatchObject({ grantAmount: 10_000, grantCurrency: 'EUR' })
  })

  it('takes no proposal without a site, and none that stays longer than the site allows', async () => {
    const { challengeId, school } = await aTestbed()
    const { proposalId, leadId } = await aDraft(database.db, { challengeId })
    const as = { proposalId, personId: leadId, role: 'lead' } as const
    const submit = async () => {
      const [row] = await database.db.select().from(proposals).where(eq(proposals.id, proposalId))
      return submitProposal({ ...as, draftVersion: row?.draftVersion ?? 0, requestId: randomUUID() }, ports)
    }
    expect(codeOf(await submit())).toBe('site-missing')
    expect(await chooseSite({ ...as, siteId: school.id, months: 5 }, ports)).toMatchObject({
      refusal: { code: 'months-outside-site', minimum: 3, maximum: 4 },
    })
    const tooLong = database.db.update(proposals).set({ siteId: school.id, pilotMonths: 5 })
    expect(await constraintOf(tooLong)).toBe('proposals_months_of_site')
    const elsewhere = await createProgramme(
      {
        ...{ templateKey: 'testbed-call', name: 'Other', lang: 'en', slug: 'other' },
        ...{ contactEmail: 'programme@haaste.test', opening: { ...opening, date: '2027-05-03' }, by: author },
      },
      ports,
    )
    if (!elsewhere.ok) throw new Error(elsewhere.refusal.code)
    const [foreign] = await sitesOf(database.db, elsewhere.value.challenges[0]?.id ?? '', 'en')
    expect(codeOf(await chooseSite({ ...as, siteId: foreign?.id ?? '', months: 3 }, ports))).toBe(
      'site-unknown',
    )
    expect(codeOf(await chooseSite({ ...as, siteId: school.id, months: 4 }, ports))).toBe('ok')
    expect(codeOf(await submit())).toBe('ok')
    const [version] = await database.db.select().from(proposalVersions)
    expect(JSON.parse(version?.body ?? '{}')).toMatchObject({
      site: { name: 'A comprehensive school', months: 4 },
    })
  })

  it('gives a site no more winners than it takes', async () => {
    const { challengeId, school } = await aTestbed()
    const ids: string[] = []
    for (let team = 0; team < 2; team += 1) {
      const { proposalId } = await aDraft(database.db, { challengeId })
      await database.db
        .update(proposals)
        .set({ siteId: school.id, pilotMonths: 3 })
        .where(eq(proposals.id, proposalId))
      ids.push(proposalId)
    }
    const [decision] = await database.db
      .insert(decisions)
      .values({ challengeId, number: 1, hash: 'a'.repeat(64), ranking: [], decidedBy: author })
      .returning()
    const award = (proposalId: string | undefined, outcome: 'winner' | 'reserve') =>
      database.db.insert(awards).values({
        ...{ decisionId: decision?.id ?? '', challengeId, proposalId: proposalId ?? '', outcome },
        ...{ place: 1, reason: 'Because it fits.' },
      })
    await award(ids[0], 'winner')
    expect(await constraintOf(award(ids[1], 'winner'))).toBe('awards_room_at_site')
    await award(ids[1], 'reserve')
    expect(
      await database.db
        .select()
        .from(awards)
        .where(and(eq(awards.outcome, 'winner'))),
    ).toHaveLength(1)
  })
})

describe('the reverse pitch', () => {
  it('comes with its stage on the organiser\u2019s clock, with slots, and three weeks for proposals afterwards', async () => {
    const programme = await created('reverse-pitch', 'Asia/Tokyo')
    const [stage, ...others] = await sessionsOf(programme.id)
    if (!stage) throw new Error('no session')
    expect(others).toEqual([])
    expect(stage).toMatchObject({ kind: 'reverse_pitch', capacity: 200, edition: 1, publishedAt: null })
    expect(instantToWallClock(stage.startsAt, 'Asia/Tokyo')).toMatchObject({
      date: '2027-02-15',
      time: '14:00',
    })
    const agenda = await agendaOf(stage.id)
    expect(agenda.filter(({ isSlot }) => isSlot)).toHaveLength(6)
    const minutes = agenda.reduce((sum, step) => sum + step.minutes, 0)
    expect(stage.endsAt.getTime() - stage.startsAt.getTime()).toBe(minutes * 60_000)
    const rows = await database.db.select().from(challenges)
    const day = 24 * 3_600_000
    for (const { closesAt } of rows) {
      expect(Math.floor((closesAt.getTime() - stage.startsAt.getTime()) / day)).toBe(21)
    }
  })

  it('is not held after the deadline, when nobody could answer it any more', async () => {
    const programme = await created('reverse-pitch', 'Asia/Tokyo')
    const [stage] = await sessionsOf(programme.id)
    const [{ closesAt } = { closesAt: new Date() }] = await database.db.select().from(challenges)
    if (!stage) throw new Error('no session')
    const move = async (startsAt: Date) => {
      const [{ version } = { version: 0 }] = await sessionsOf(programme.id)
      const { id, kind, challengeId, zone, place, joinLink, capacity, recordingLink, slidesLink } = stage
      const facts = { id, kind, challengeId, zone, place, joinLink, capacity, recordingLink, slidesLink }
      const endsAt = new Date(startsAt.getTime() + 3_600_000)
      return editSession({ ...facts, version, startsAt, endsAt, texts: {} }, ports)
    }
    expect(codeOf(await move(closesAt))).toBe('ok')
    expect(await publishSession(stage.id, ports)).toMatchObject({
      refusal: { code: 'pitch-after-deadline', closesAt },
    })
    const earlier = new Date(closesAt.getTime() - 48 * 3_600_000)
    expect(codeOf(await move(earlier))).toBe('ok')
    expect(codeOf(await publishSession(stage.id, ports))).toBe('ok')
    expect(codeOf(await move(closesAt))).toBe('pitch-after-deadline')
    expect((await sessionsOf(programme.id))[0]?.startsAt).toEqual(earlier)
  })
})

describe('the matchmaking event', () => {
  it('has twelve slots, one for each guest, and no thirteenth winner', async () => {
    const programme = await created('matchmaking-event')
    const [event] = await sessionsOf(programme.id)
    if (!event) throw new Error('no session')
    const slots = (await agendaOf(event.id)).filter(({ isSlot }) => isSlot)
    expect(slots).toHaveLength(12)
    const guests = await database.db
      .insert(sessionGuests)
      .values(
        Array.from({ length: 13 }, (_, index) => ({
          sessionId: event.id,
          email: `guest-${index}@firm.example`,
          name: `Guest ${index}`,
          locale: 'en' as const,
          state: 'registered' as const,
          queuedAt: new Date('2027-01-04T08:00:00Z'),
        })),
      )
      .returning()
    await publishSession(event.id, ports)
    for (const [index, { position }] of slots.entries()) {
      expect(codeOf(await takeSlot({ placeId: guests[index]?.id ?? '', position }, ports))).toBe('ok')
    }
    const last = { placeId: guests[12]?.id ?? '', position: slots[0]?.position ?? 0 }
    expect(codeOf(await takeSlot(last, ports))).toBe('slot-taken')
    const [call] = await database.db.select().from(challenges)
    const outcomes = guests.map(({ id }) => ({
      ...{ proposalId: id, outcome: 'winner' as const, place: null },
      ...{ reason: 'Knows whom it seeks.', feedback: '' },
    }))
    expect(
      decisionRefusal(
        { outcomes, ranking: [] },
        { eligible: guests.map(({ id }) => id), pilotsOffered: call?.pilotsOffered ?? 0 },
      ),
    ).toMatchObject({ code: 'too-many-winners', count: 13, offered: 12 })
  })

  it('is numbered, and its next edition begins with what was promised at the last', async () => {
    const first = await created('matchmaking-event')
    const [event] = await sessionsOf(first.id)
    if (!event) throw new Error('no session')
    await addAction(
      { sessionId: event.id, text: 'Send the drawings', owner: 'Lin Yuqing', dueOn: '2027-05-01' },
      ports,
    )
    const copied = await copyProgramme(
      { programmeId: first.id, slug: 'matchmaking-2', opensOn: '2028-02-01', by: author },
      ports,
    )
    if (!copied.ok) throw new Error(copied.refusal.code)
    const [next] = await sessionsOf(copied.value.id)
    expect(next).toMatchObject({
      ...{ edition: 2, previousId: event.id, publishedAt: null, capacity: 120, placesTaken: 0 },
    })
    expect(instantToWallClock(next?.startsAt ?? new Date(), 'Europe/Helsinki')).toMatchObject({
      date: '2028-04-18',
      time: '09:00',
    })
    const promises = await database.db.select().from(sessionActions)
    expect(promises.filter(({ sessionId }) => sessionId === next?.id)).toMatchObject([
      { text: 'Send the drawings', owner: 'Lin Yuqing', dueOn: '2027-05-01' },
    ])
  })
})
