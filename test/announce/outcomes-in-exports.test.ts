import { eq } from 'drizzle-orm'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { challenges, roleGrants } from '#db/schema/index.ts'
import { phraseOf } from '#app/announce/core/typed-name.ts'
import { confirmDecision } from '#app/announce/flows/confirm-decision.server.ts'
import { recordDecision } from '#app/announce/flows/record-decision.server.ts'
import type { Ports } from '#app/http/context.ts'
import { criteriaOf } from '#app/judge/data/criteria.server.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { decidingPlan, replaceAwardPlan } from '#app/publish/data/award-plan.server.ts'
import { insertChallenge, type ChallengeRow } from '#test/factories/a-challenge.ts'
import { aDeclaration, aJuror, anAssignment } from '#test/factories/a-jury.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { aScorecard } from '#test/factories/a-scorecard.ts'
import { realNotices } from '#test/factories/a-sender.ts'
import { csvRows, workbookRows } from '#test/deadline/read-exports.ts'
import { done } from '#test/http/closed-world.ts'
import { everythingIn } from '#test/http/crawl.ts'
import { openSite, theBuild, type Site } from '#test/http/site.ts'
import { aSubmittedProposal, instants } from '#test/http/world.ts'
import { useDatabase } from '#test/setup/database.ts'

/* Whole requests through the built server: who finds what was decided in an export, and from when. */

const database = useDatabase({ keepsRows: true })

const readers = ['organiser', 'colleague', 'kept', 'screener', 'auditor'] as const
type Reader = (typeof readers)[number]

let site: Site
let ports: Ports
let challenge: ChallengeRow
let teams: Awaited<ReturnType<typeof aSubmittedProposal>>[]
const people = {} as Record<Reader, string>
const cookies = {} as Record<Reader, string>
const list = '/en/organise/challenges/awarded/proposals'

beforeAll(async () => {
  const { db } = database
  const build = await theBuild()
  ports = { db, clock: databaseClock, notices: realNotices }
  site = openSite(build, database)
  await database.setClock(instants.whileOpen)
  challenge = await insertChallenge(db, { slug: 'awarded', state: 'open', minimumReviews: 1 })
  const inState = (state: 'draft' | 'open' | 'judging' | 'deliberating') =>
    db.update(challenges).set({ state }).where(eq(challenges.id, challenge.id))
  // Awards are stated before a challenge is on the calendar, and stay from then on.
  await inState('draft')
  await db.transaction((tx) =>
    replaceAwardPlan(tx, challenge.id, {
      ...{ currency: 'EUR', rule: 'next-affordable', winsPerOrganisation: null },
      budgets: [{ name: 'Climate fund', amount: 100_000 }],
      lines: [
        { kind: 'award', places: 2, amount: null, budget: 1, names: { en: 'Pilot in Kalasatama' } },
        { kind: 'mention', places: 1, amount: null, budget: null, names: { en: 'Mention of the jury' } },
      ],
    }),
  )
  await inState('open')
  teams = []
  for (const name of ['first', 'second', 'third'])
    teams.push(await aSubmittedProposal(database, ports, challenge, name))
  for (const name of readers) {
    people[name] = (await aPerson(db, { name })).id
    const role = name === 'screener' || name === 'auditor' ? name : 'organiser'
    await db.insert(roleGrants).values({ personId: people[name], role, programmeId: challenge.programmeId })
    cookies[name] = await site.signIn(people[name])
  }
  await database.setClock(instants.whileJudging)
  await inState('judging')
  const juror = await aJuror(db, { challengeId: challenge.id })
  const [one, other] = await criteriaOf(db, challenge.id)
  for (const [index, { proposalId }] of teams.entries()) {
    const pair = { challengeId: challenge.id, jurorId: juror.id, proposalId }
    await anAssignment(db, pair)
    await aScorecard(db, { ...pair, points: { [one!.id]: 5 - index, [other!.id]: 5 - index } })
  }
  const seat = await aJuror(db, { challengeId: challenge.id, personId: people.kept })
  await aDeclaration(db, {
    ...{ challengeId: challenge.id, jurorId: seat.id, proposalId: teams[2]!.proposalId },
    ...{ standing: 'conflict', kind: 'other' },
  })
  await database.setClock(instants.afterJudging)
  await inState('deliberating')
}, 400_000)

type Told = readonly [outcome: string, award: string, place: string, amount: string, currency: string]
const nothing: Told = ['', '', '', '', '']
const won: Told = ['Winner', 'Pilot in Kalasatama', '1', '60000', 'EUR']
const mentioned: Told = ['Honourable mention', 'Mention of the jury', '', '', '']
const notSelected: Told = ['Not selected', '', '', '', '']

const get = (path: string, as: Reader) => site.send({ path, as: cookies[as] })

/** What the table says of each proposal, in the order of the teams; null for one that is not in it. */
async function inCsv(as: Reader): Promise<(readonly string[] | null)[]> {
  const [header = [], ...rows] = csvRows((await get(`${list}.csv`, as)).body)
  return teams.map(({ reference }) => {
    const row = rows.find(([first]) => first === reference)
    return row
      ? ['Decision', 'Award', 'Place', 'Amount', 'Currency'].map((name) => row[header.indexOf(name)]!)
      : null
  })
}

/** Words of the decision in any of the four formats. */
async function wordsTold(as: Reader): Promise<string[]> {
  const paths = [`${list}.csv`, `${list}.xlsx`, `${list}.json`, `${list}/${teams[0]!.proposalId}/dossier.zip`]
  const said = await Promise.all(paths.map(async (path) => everythingIn(await get(path, as))))
  const words = [
    'Kalasatama',
    'Mention of the jury',
    '60000',
    'winner',
    'Winner',
    'honourable',
    'Not selected',
  ]
  return words.filter((word) => said.some((each) => each.includes(word)))
}

async function record(): Promise<string> {
  const [award, mention] = (await decidingPlan(database.db, { challengeId: challenge.id, lang: 'en' }))!.lines
  const row = (index: number) => ({
    ...{ proposalId: teams[index]!.proposalId, place: null, feedback: 'Thank you for the drawings.' },
    reason: 'A reason that is long enough to be told to a team that asks for it.',
  })
  const { hash } = await done(
    recordDecision(
      {
        ...{ challengeId: challenge.id, by: people.organiser, signedName: 'organiser', statements: {} },
        outcomes: [
          { ...row(0), outcome: 'winner', lineId: award!.id, amount: 60_000 },
          { ...row(1), outcome: 'honourable_mention', lineId: mention!.id },
          { ...row(2), outcome: 'not_selected' },
        ],
      },
      ports,
    ),
  )
  return hash
}

describe('what was decided stands in the exports', () => {
  it('of nobody before there is a decision, under headings that are always there', async () => {
    expect(await inCsv('organiser')).toEqual([nothing, nothing, nothing])
    expect(await wordsTold('organiser')).toEqual([])
  })

  it('of organisers from the moment it is recorded, in each format, and of nobody else before the announcement', async () => {
    const hash = await record()
    const seen = async () => {
      for (const as of ['organiser', 'colleague'] as const)
        expect(await inCsv(as)).toEqual([won, mentioned, notSelected])
      for (const as of ['screener', 'auditor'] as const) {
        expect(await inCsv(as)).toEqual([nothing, nothing, nothing])
        expect(await wordsTold(as)).toEqual([])
      }
      // Kept from the third as a juror: neither it nor what was decided about the others.
      expect(await inCsv('kept')).toEqual([nothing, nothing, null])
      expect(await wordsTold('kept')).toEqual([])
    }
    await seen()
    const sheet = workbookRows((await get(`${list}.xlsx`, 'organiser')).bytes)
    const row = sheet.find(([reference]) => reference === teams[0]!.reference)
    expect(row).toEqual(expect.arrayContaining(['Winner', 'Pilot in Kalasatama', '60000', 'EUR']))
    const json = JSON.parse((await get(`${list}.json`, 'organiser')).body) as {
      proposals: { reference: string; decided: unknown }[]
    }
    const decided = json.proposals.find(({ reference }) => reference === teams[0]!.reference)?.decided
    const told = {
      outcome: 'winner',
      place: 1,
      award: 'Pilot in Kalasatama',
      amount: 60_000,
      currency: 'EUR',
    }
    expect(decided).toEqual(told)
    const zip = await get(`${list}/${teams[0]!.proposalId}/dossier.zip`, 'organiser')
    expect(JSON.parse(strFromU8(unzipSync(zip.bytes)['outcome.json']!))).toEqual(told)
    const signed = { by: people.colleague, signedName: 'colleague', hash, phrase: phraseOf(hash) }
    await done(confirmDecision({ challengeId: challenge.id, ...signed }, ports))
    await seen()
  })

  it('of auditors from the announcement, and of everybody else then what is public', async () => {
    await database.setClock(instants.announcement)
    for (const as of ['organiser', 'auditor'] as const)
      expect(await inCsv(as)).toEqual([won, mentioned, notSelected])
    expect(await inCsv('screener')).toEqual([won, mentioned, nothing])
    expect(await inCsv('kept')).toEqual([won, mentioned, null])
  })
})
