import { createHash, randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import {
  awards,
  challenges,
  decisionTexts,
  decisions,
  hostRequests,
  hostStatements,
  images,
  measurements,
  measures,
  messages,
  milestones,
  pilotFiles,
  pilots,
  programmeParties,
  programmeTexts,
  programmes,
  proposals,
  roleGrants,
  type ROLES,
} from '#db/schema/index.ts'
import { phraseOf } from '#app/announce/core/typed-name.ts'
import { nameOf } from '#app/announce/data/hosting.server.ts'
import { confirmDecision } from '#app/announce/flows/confirm-decision.server.ts'
import { recordDecision } from '#app/announce/flows/record-decision.server.ts'
import { savePressKit } from '#app/announce/flows/save-press-kit.server.ts'
import { submitProposal } from '#app/apply/flows/submit-proposal.server.ts'
import { criteriaOf } from '#app/judge/data/criteria.server.ts'
import type { Ports } from '#app/http/context.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { checkedComments } from '#test/factories/checked-comments.ts'
import { insertChallenge, type ChallengeRow } from '#test/factories/a-challenge.ts'
import { aDeclaration, aJuror, anAssignment } from '#test/factories/a-jury.ts'
import { filesOfDraft } from '#app/apply/data/files.server.ts'
import { aFile } from '#test/factories/a-file.ts'
import { aPdf } from '#test/factories/file-bytes.ts'
import { aPilotFile } from '#test/factories/a-pilot-file.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { aDraft, completeAnswers } from '#test/factories/a-proposal.ts'
import { aSession } from '#test/factories/a-session.ts'
import { aScorecard } from '#test/factories/a-scorecard.ts'
import { aPng } from '#test/factories/a-picture.ts'
import { realNotices } from '#test/factories/a-sender.ts'
import { aTeamMember } from '#test/factories/a-team.ts'
import { anOrganisation } from '#test/factories/an-organisation.ts'
import type { TestDatabase } from '#test/setup/database.ts'
import type { Subject } from './expected-access.ts'
import { theModules } from './modules-world.ts'

/*
 * One programme, "north", with a challenge in each interesting state, everybody who can have to do with it, and one
 * neighbouring programme, "south". Every private text begins with "canary", so that a page which shows it is found.
 */

export const instants = {
  whileOpen: '2021-12-10T10:00:00Z',
  whileJudging: '2021-12-28T10:00:00Z',
  afterJudging: '2022-01-12T16:00:00Z',
  beforeAnnouncement: '2022-01-14T06:00:00Z',
  announcement: '2022-01-14T08:00:00Z',
}

type Team = {
  proposalId: string
  reference: string
  leadId: string
  editorId: string
  viewerId: string
}

export type World = {
  ports: Ports
  /** People of the matrix; null for somebody without an account. */
  people: Record<Subject, string | null>
  north: string
  south: string
  /** A programme of drafts alone, with a look of its own: colours `ca9a51` and `cafa51`. */
  hidden: string
  /** The logo of north, which is public. */
  logoHash: string
  slugs: Record<'draft' | 'open' | 'judged' | 'decided' | 'piloted' | 'elsewhere', string>
  challengeIds: Record<'draft' | 'open' | 'judged' | 'decided' | 'piloted' | 'elsewhere', string>
  /** The team the matrix is about, in the judged challenge; and its rival. */
  team: Team
  rival: Team
  /** The juror's, on the team's proposal. */
  assignmentId: string
  /** Of the decided challenge: who wins, who is in reserve, who is not selected; not yet announced. */
  winner: Team
  reserve: Team
  notSelected: Team
  /** A draft in the open challenge, by the matrix' team. */
  draft: Team
  pilotSlug: string
  /** Evidence of that pilot, which is public. */
  pilotFileId: string
  /** A published session of the programme. */
  sessionSlug: string
  /** What a stranger has in the catalogue of the programme, whose match-making is open. */
  entryId: string
  /** What a start-up has sent that has joined a cohort, and is helped by a mentor. */
  applicationId: string
  /** Somebody of the programme of the north whose mail comes back. */
  unreachableId: string
  decisionHash: string
  /** A file of the team's submitted version, and one of its rival's. */
  fileId: string
  rivalFileId: string
}

/** Builds everything; the clock then stands one minute before the announcement of the decided challenge. */
export async function aWorld(database: TestDatabase, { embargoHours = 0 } = {}): Promise<World> {
  const { db } = database
  const ports: Ports = { db, clock: databaseClock, notices: realNotices }
  await database.setClock(instants.whileOpen)
  const north = await insertProgramme(db, { slug: 'north', name: 'North' })
  const south = await insertProgramme(db, { slug: 'south', name: 'South' })
  const logoHash = await aLogo(db, north.id, await aPng())
  const hidden = await aHiddenProgramme(database)
  const inNorth = { programmeId: north.id, announcesAt: new Date(instants.announcement) }
  const draftChallenge = await insertChallenge(db, { ...inNorth, slug: 'draft', title: 'canary-draft-brief' })
  const later = {
    closesAt: new Date('2022-03-01T21:59:00Z'),
    judgingEndsAt: new Date('2022-04-01T00:00:00Z'),
  }
  const open = await insertChallenge(db, {
    ...inNorth,
    ...later,
    slug: 'open',
    state: 'open',
    announcesAt: new Date('2022-05-01T00:00:00Z'),
  })
  const judged = await insertChallenge(db, { ...inNorth, slug: 'judged', state: 'open', minimumReviews: 1 })
  const decided = await insertChallenge(db, {
    ...inNorth,
    ...{ slug: 'decided', state: 'open', minimumReviews: 1, embargoHours },
  })
  const piloted = await insertChallenge(db, { ...inNorth, slug: 'piloted', state: 'open' })
  const elsewhere = await insertChallenge(db, { programmeId: south.id, slug: 'elsewhere', state: 'open' })

  const submitted = (challenge: ChallengeRow, name: string) =>
    aSubmittedProposal(database, ports, challenge, name)
  const team = await submitted(judged, 'team')
  const rival = await submitted(judged, 'rival')
  const winner = await submitted(decided, 'winner')
  const reserve = await submitted(decided, 'reserve')
  const notSelected = await submitted(decided, 'other')
  const pilotTeam = await submitted(piloted, 'pilot')
  const draft = await aTeam(database, open, 'draft')

  await database.setClock(instants.whileJudging)
  for (const [challenge, state] of [
    [judged, 'judging'],
    [decided, 'judging'],
    [elsewhere, 'judging'],
  ] as const)
    await db.update(challenges).set({ state }).where(eq(challenges.id, challenge.id))

  await asHosted(database, judged, [team])
  await asHosted(database, decided, [winner, reserve])
  const juror = await aNamedJuror(database, judged, 'judged')
  const chair = await aNamedJuror(database, judged, 'chair', { isChair: true })
  const undeclared = await aNamedJuror(database, judged, 'undeclared')
  const invited = await aNamedJuror(database, judged, 'invited', { state: 'invited' })
  const other = await aNamedJuror(database, elsewhere, 'elsewhere')
  const scored = await judge(database, { challenge: judged, juror, team })
  await judge(database, { challenge: judged, juror: chair, team: rival })
  await aDeclaration(db, {
    jurorId: juror.id,
    proposalId: rival.proposalId,
    challengeId: judged.id,
    standing: 'conflict',
    kind: 'other',
    privateNote: 'canary-conflict-note',
  })

  const organisers = await staff(database, north.id, judged.id)
  const southOrganiser = await aPerson(db, { name: 'Organiser of South' })
  await grant(database, southOrganiser.id, 'organiser', south.id)
  const decisionHash = await decide(database, ports, {
    challenge: decided,
    outcomes: [winner, reserve, notSelected],
    by: [organisers.organiser, organisers.operator],
  })
  const pilot = await aPilot(database, { challenge: piloted, team: pilotTeam, by: organisers })
  await database.setClock(instants.beforeAnnouncement)
  const session = await aSession(ports, {
    programmeId: north.id,
    joinLink: 'https://canary-join.example/room',
  })

  const stranger = await aPerson(db, { name: 'A stranger' })
  const startUp = await aPerson(db, { name: 'A start-up' })
  const mentor = await aPerson(db, { name: 'A mentor' })
  const ofModules = await theModules(database, {
    ...{ programmeId: north.id, ports },
    who: {
      ...{ organiser: organisers.organiser, second: organisers['removed organiser'] },
      ...{ partner: organisers.partner, startUp: startUp.id, mentor: mentor.id, stranger: stranger.id },
    },
  })
  const unreachable = await aPerson(db, { name: 'A mailbox that swallows everything' })
  await db.insert(messages).values({
    ...{ key: 'to-a-mailbox-that-swallows', notice: 'follow.changed', class: 'bulletin', state: 'bounced' },
    ...{ programmeId: north.id, personId: unreachable.id, recipientName: unreachable.name },
    ...{
      email: unreachable.email,
      locale: 'en',
      zone: 'Europe/Helsinki',
      sendAt: new Date(instants.whileOpen),
    },
  })
  await database.setClock(instants.beforeAnnouncement)
  return {
    ports,
    unreachableId: unreachable.id,
    north: north.slug,
    south: south.slug,
    hidden,
    logoHash,
    slugs: {
      draft: draftChallenge.slug,
      open: open.slug,
      judged: judged.slug,
      decided: decided.slug,
      piloted: piloted.slug,
      elsewhere: elsewhere.slug,
    },
    challengeIds: {
      draft: draftChallenge.id,
      open: open.id,
      judged: judged.id,
      decided: decided.id,
      piloted: piloted.id,
      elsewhere: elsewhere.id,
    },
    team,
    rival,
    winner,
    reserve,
    notSelected,
    draft,
    assignmentId: scored,
    pilotSlug: pilot.slug,
    pilotFileId: pilot.fileId,
    sessionSlug: session.slug,
    ...ofModules,
    decisionHash,
    fileId: await fileOf(database, team),
    rivalFileId: await fileOf(database, rival),
    people: {
      anonymous: null,
      stranger: stranger.id,
      'start-up': startUp.id,
      mentor: mentor.id,
      lead: team.leadId,
      editor: team.editorId,
      viewer: team.viewerId,
      rival: rival.leadId,
      juror: juror.personId,
      'undeclared juror': undeclared.personId,
      'invited juror': invited.personId,
      'juror elsewhere': other.personId,
      'chairing juror': chair.personId,
      ...{
        organiser: organisers.organiser,
        operator: organisers.operator,
        'organiser of the challenge': organisers['organiser of the challenge'],
        'challenge owner': organisers['challenge owner'],
        screener: organisers.screener,
        'chair by role': organisers['chair by role'],
        auditor: organisers.auditor,
        partner: organisers.partner,
        official: organisers.official,
        administrator: organisers.administrator,
        'removed organiser': organisers['removed organiser'],
        'pilot manager by role': organisers['pilot manager by role'],
        'host by role': organisers['host by role'],
      },
      'organiser elsewhere': southOrganiser.id,
      'pilot manager': pilot.managerId,
      'pilot host': pilot.hostId,
      'pilot team lead': pilotTeam.leadId,
    },
  }
}

/** Gives a programme a logo of these bytes, and says their hash. */
async function aLogo(
  db: TestDatabase['db'],
  programmeId: string,
  content: string | Uint8Array,
): Promise<string> {
  const hash = await anImage(db, content)
  await db.update(programmes).set({ logoHash: hash }).where(eq(programmes.id, programmeId))
  return hash
}

async function anImage(db: TestDatabase['db'], content: string | Uint8Array): Promise<string> {
  const bytes = Buffer.from(content)
  const hash = createHash('sha256').update(bytes).digest('hex')
  await db.insert(images).values({ hash, bytes, width: 64, height: 32 })
  return hash
}

/** What an organiser prepares: the look is there, and no challenge is open. */
async function aHiddenProgramme({ db }: TestDatabase): Promise<string> {
  const programme = await insertProgramme(db, {
    slug: 'hidden',
    name: 'canary-hidden-name',
    accentLight: '#ca9a51',
    accentDark: '#cafa51',
    senderName: 'canary-hidden-sender',
  })
  await insertChallenge(db, { programmeId: programme.id, slug: 'hidden-draft', title: 'canary-hidden-brief' })
  await aLogo(db, programme.id, 'canary-hidden-logo')
  await db
    .update(programmeTexts)
    .set({ logoAlt: 'canary-hidden-alt' })
    .where(eq(programmeTexts.programmeId, programme.id))
  const party = await anOrganisation(db, { name: 'canary-hidden-party' })
  await db.insert(programmeParties).values({
    programmeId: programme.id,
    organisationId: party.id,
    relation: 'supporter',
    logoHash: await anImage(db, 'canary-hidden-party-logo'),
  })
  return programme.slug
}

/** Answers every one of which is a canary of that proposal. */
export function canaryAnswers(name: string): Record<string, string> {
  const free = [
    'title',
    'summary',
    'problem-fit',
    'description',
    'novelty',
    'plan',
    'needs',
    'measures',
    'experience',
    'roles',
  ]
  return { ...completeAnswers, ...Object.fromEntries(free.map((key) => [key, `canary-${name}-${key}`])) }
}

async function aTeam(
  database: TestDatabase,
  challenge: ChallengeRow,
  name: string,
  answers: Readonly<Record<string, string>> = {},
): Promise<Team> {
  const { db } = database
  const draft = await aDraft(db, {
    challengeId: challenge.id,
    answers: { ...canaryAnswers(name), ...answers },
    organisation: { name: `canary-${name}-organisation` },
  })
  const { proposalId } = draft
  const editor = await aTeamMember(db, { proposalId })
  const viewer = await aTeamMember(db, { proposalId, role: 'viewer' })
  return { ...draft, editorId: editor.id, viewerId: viewer.id }
}

/** A proposal whose every private text is a canary of its name, handed in and found eligible; `answers` are its own. */
export async function aSubmittedProposal(
  database: TestDatabase,
  ports: Ports,
  challenge: ChallengeRow,
  name: string,
  answers: Readonly<Record<string, string>> = {},
): Promise<Team> {
  const team = await aTeam(database, challenge, name, answers)
  await aFile(database.db, {
    proposalId: team.proposalId,
    name: `canary-${name}-file.pdf`,
    bytes: aPdf({ info: `/Author (canary-${name}-author)` }),
    traces: [{ field: 'author', value: `canary-${name}-author` }],
  })
  const submitted = await submitProposal(
    {
      proposalId: team.proposalId,
      personId: team.leadId,
      role: 'lead',
      draftVersion: 1,
      requestId: randomUUID(),
    },
    ports,
  )
  if (!submitted.ok) throw new Error(`The proposal was refused: ${submitted.refusal.code}`)
  await database.db
    .update(proposals)
    .set({ screening: 'eligible', screenedAt: new Date(instants.whileJudging) })
    .where(eq(proposals.id, team.proposalId))
  return team
}

/** The challenge's owner was asked about these proposals and has said what nobody outside is to read. */
async function asHosted({ db }: TestDatabase, { id: challengeId }: ChallengeRow, teams: readonly Team[]) {
  const about = teams.map(({ proposalId }) => ({ challengeId, proposalId }))
  const dueAt = new Date(instants.afterJudging)
  await db.insert(hostRequests).values(about.map((each) => ({ ...each, dueAt })))
  await db.insert(hostStatements).values(
    about.map((each) => ({
      ...each,
      ...{
        number: 1,
        feasibility: 'feasible' as const,
        signedName: 'canary-host-name',
        hash: 'c'.repeat(64),
      },
      ...{ site: 'canary-host-site', permits: 'None', cost: 'None', people: 'Two' },
    })),
  )
}

async function fileOf({ db }: TestDatabase, { proposalId }: Team): Promise<string> {
  const [file] = await filesOfDraft(db, proposalId)
  return file!.id
}

async function aNamedJuror(
  database: TestDatabase,
  challenge: ChallengeRow,
  name: string,
  facts: { isChair?: boolean; state?: 'invited' } = {},
) {
  const { id: personId } = await aPerson(database.db, { name: `canary-juror-${name}` })
  return aJuror(database.db, { challengeId: challenge.id, personId, ...facts })
}

/** A final scorecard full of canaries. Returns the assignment. */
async function judge(
  database: TestDatabase,
  { challenge, juror, team }: { challenge: ChallengeRow; juror: { id: string }; team: Team },
): Promise<string> {
  const { db } = database
  const pair = { challengeId: challenge.id, jurorId: juror.id, proposalId: team.proposalId }
  const { id } = await anAssignment(db, pair)
  const [first, second] = await criteriaOf(db, challenge.id)
  const scorecardId = await aScorecard(db, { ...pair, points: { [first!.id]: 4, [second!.id]: 3 } })
  await db.execute(sql`update scorecards set comment_to_team = 'canary-comment', private_note = 'canary-private-note'
    where id = ${scorecardId}`)
  return id
}

async function decide(
  database: TestDatabase,
  ports: Ports,
  {
    challenge,
    outcomes: [winner, reserve, other],
    by,
  }: { challenge: ChallengeRow; outcomes: readonly [Team, Team, Team]; by: readonly [string, string] },
): Promise<string> {
  const { db } = database
  const juror = await aNamedJuror(database, challenge, 'decided')
  for (const team of [winner, reserve, other]) await judge(database, { challenge, juror, team })
  await database.setClock(instants.afterJudging)
  await db.update(challenges).set({ state: 'deliberating' }).where(eq(challenges.id, challenge.id))
  const why = (name: string) =>
    `canary-reason-${name} and enough words to explain a step away from the ranking`
  const recorded = await recordDecision(
    {
      challengeId: challenge.id,
      by: by[0],
      signedName: await nameOf(db, by[0]),
      outcomes: [
        {
          proposalId: winner.proposalId,
          outcome: 'winner',
          place: null,
          reason: why('winner'),
          feedback: 'canary-feedback',
          citations: { en: 'canary-citation' },
        },
        {
          proposalId: reserve.proposalId,
          outcome: 'reserve',
          place: 1,
          reason: why('reserve'),
          feedback: 'canary-feedback',
        },
        {
          proposalId: other.proposalId,
          outcome: 'not_selected',
          place: null,
          reason: why('other'),
          feedback: 'canary-feedback',
        },
      ],
      statements: { en: 'canary-statement' },
    },
    ports,
  )
  if (!recorded.ok) throw new Error(`The decision was refused: ${recorded.refusal.code}`)
  const saved = await savePressKit(
    {
      challengeId: challenge.id,
      by: by[0],
      given: {
        ...{ contactName: 'canary-press-contact', contactEmail: '', contactPhone: '' },
        texts: { en: { lead: 'canary-press-lead', photoRights: 'canary-press-rights' } },
        quotes: { '1': { locale: 'en', quote: 'canary-press-quote', speaker: 'canary-press-speaker' } },
      },
    },
    ports,
  )
  if (!saved.ok) throw new Error(`The press kit was refused: ${saved.refusal.code}`)
  await checkedComments(ports, { challengeId: challenge.id, by: by[1] })
  const { hash } = recorded.value
  const confirmed = await confirmDecision(
    {
      ...{ challengeId: challenge.id, by: by[1], hash, phrase: phraseOf(hash) },
      signedName: await nameOf(db, by[1]),
    },
    ports,
  )
  if (!confirmed.ok) throw new Error(`The confirmation was refused: ${confirmed.refusal.code}`)
  return hash
}

/** A published pilot of a challenge that was announced, by plain inserts. */
async function aPilot(
  database: TestDatabase,
  {
    challenge,
    team,
    by,
  }: { challenge: ChallengeRow; team: Team; by: Record<'organiser' | 'operator', string> },
) {
  const { db } = database
  const { id: challengeId } = challenge
  const hash = 'b'.repeat(64)
  const [decision] = await db
    .insert(decisions)
    .values({
      challengeId,
      number: 1,
      hash,
      ranking: [],
      state: 'confirmed',
      decidedBy: by.organiser,
      confirmedBy: by.operator,
      confirmedAt: new Date(instants.afterJudging),
    })
    .returning()
  await db
    .insert(decisionTexts)
    .values({ decisionId: decision!.id, locale: 'en', statement: 'A good pilot.' })
  const given = { challengeId, proposalId: team.proposalId }
  const [award] = await db
    .insert(awards)
    .values({
      ...given,
      decisionId: decision!.id,
      outcome: 'winner',
      place: 1,
      reason: 'It works.',
      answer: 'accepted',
      answeredAt: new Date(instants.afterJudging),
    })
    .returning()
  await db
    .update(challenges)
    .set({
      state: 'piloting',
      decidedBy: by.organiser,
      confirmedBy: by.operator,
      approvedBy: by.operator,
      decisionHash: hash,
      announcesAt: new Date('2022-01-12T15:30:00Z'),
    })
    .where(eq(challenges.id, challengeId))
  const manager = await aPerson(db, { name: 'Manager' })
  const host = await aPerson(db, { name: 'Host' })
  const hostOrganisation = await anOrganisation(db, { name: 'The host city', kind: 'city' })
  const [pilot] = await db
    .insert(pilots)
    .values({
      ...given,
      slug: 'a-pilot',
      awardId: award!.id,
      hostOrganisationId: hostOrganisation.id,
      managerId: manager.id,
      hostContactId: host.id,
      site: 'A yard',
      summary: 'It runs.',
      state: 'running',
      startsOn: '2022-02-01',
      endsOn: '2022-08-01',
      isPublished: true,
    })
    .returning()
  const pilotId = pilot!.id
  await db.insert(milestones).values({ pilotId, position: 1, title: 'Begin', dueOn: '2022-03-01' })
  const [measure] = await db
    .insert(measures)
    .values({
      pilotId,
      position: 1,
      name: 'Heat',
      unit: 'MWh',
      baseline: '40',
      baselineBasis: 'measured',
      target: '30',
    })
    .returning()
  const [value] = await db
    .insert(measurements)
    .values({ measureId: measure!.id, value: '35', unit: 'MWh', measuredOn: '2022-02-10', basis: 'measured' })
    .returning()
  const evidence = await aPilotFile(db, { pilotId, measurementId: value!.id, isOffered: true })
  await db.update(pilotFiles).set({ confirmedAt: new Date(instants.afterJudging), confirmedBy: manager.id })
  return { slug: pilot!.slug, managerId: manager.id, hostId: host.id, fileId: evidence.id }
}

/** One person for each role. The removed organiser had one and has none now. */
async function staff(database: TestDatabase, programmeId: string, challengeId: string) {
  const make = async (name: string, role: (typeof ROLES)[number] | null, scope: string | null = null) => {
    const { id } = await aPerson(database.db, { name })
    if (role) await grant(database, id, role, role === 'administrator' ? null : programmeId, scope)
    return id
  }
  return {
    organiser: await make('Organiser', 'organiser'),
    operator: await make('Operator', 'operator'),
    'organiser of the challenge': await make('Challenge organiser', 'organiser', challengeId),
    'challenge owner': await make('Owner', 'challenge_owner'),
    screener: await make('Screener', 'screener'),
    'chair by role': await make('Chair', 'chair'),
    auditor: await make('Auditor', 'auditor'),
    partner: await make('Partner', 'partner'),
    official: await make('Official', 'official'),
    'pilot manager by role': await make('Pilot manager', 'pilot_manager'),
    'host by role': await make('Pilot host', 'pilot_host'),
    administrator: await make('Administrator', 'administrator'),
    'removed organiser': await make('Removed', null),
  }
}

async function grant(
  database: TestDatabase,
  personId: string,
  role: (typeof ROLES)[number],
  programmeId: string | null,
  challengeId: string | null = null,
) {
  await database.db.insert(roleGrants).values({ personId, role, programmeId, challengeId })
}
