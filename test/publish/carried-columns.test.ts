import { usualRule } from '#app/publish/core/judging-rule.ts'
import { eq, getTableColumns } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  briefs,
  briefTexts,
  challenges,
  criteria,
  criterionTexts,
  programmes,
  programmeTexts,
  publicVotes,
  sites,
  siteTexts,
  waysOfJudging,
} from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { programmeFileText } from '#app/publish/core/programme-file.ts'
import { programmePlan } from '#app/publish/data/programme-plan.server.ts'
import { copyProgramme } from '#app/publish/flows/copy-programme.server.ts'
import { importProgramme } from '#app/publish/flows/import-programme.server.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { realNotices } from '#test/factories/a-sender.ts'
import { useDatabase, type TestDatabase } from '#test/setup/database.ts'

const here = useDatabase()
const elsewhere = useDatabase({ isAlone: true })

const portsOf = ({ db }: TestDatabase): Ports => ({ db, clock: databaseClock, notices: realNotices })

/**
 * What a programme's file and the copy of an earlier edition carry: each column with a value that is not its default. A new
 * column stands here, or below with the reason why it stays behind.
 */
const carried: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  programmes: {
    templateKey: 'blank',
    theme: 'wave',
    zone: 'Europe/Stockholm',
    partnerZones: ['Asia/Tokyo'],
    languages: ['fi', 'sv'],
    workingLanguage: 'sv',
    holidayCountries: ['SE'],
    contactEmail: 'other@haaste.test',
    hasSeparateJuries: true,
    accentLight: '#1f5c4d',
    accentDark: '#8fd0bd',
    senderName: 'Näyte',
  },
  programme_texts: { name: 'Nimi', tagline: 'Iskulause', about: 'Tietoa', logoAlt: 'Merkki' },
  challenges: {
    zone: 'Asia/Tokyo',
    minimumReviews: 7,
    pilotsOffered: 9,
    expectedProposals: 41,
    grantAmount: 5000,
    grantCurrency: 'SEK',
    grantVat: 'with',
    sdgGoals: [3, 9],
    isSealed: false,
    graceMinutes: 25,
    appealDays: 21,
    embargoHours: 48,
    answerDays: 10,
    eligibleKinds: ['university'],
    consortium: 'required',
    maturityFrom: 3,
    maturityTo: 7,
    isOncePerOrganisation: true,
    eligibleCountries: ['NO'],
    organisersSeeScoresFrom: 'judging',
    jurorsSeeOthers: 'never',
    isBlind: true,
    judgingRule: {
      ...usualRule,
      ...{ panel: { by: 'trimmed', highest: 1, lowest: 1 }, minimum: '60', belowMinimum: 'marked' },
      tieBreak: [{ by: 'criterion', position: 1 }, { by: 'spread' }],
    },
  },
  briefs: {},
  brief_texts: {
    title: 'Otsikko',
    question: 'Kysymys?',
    tagline: 'Lyhyesti',
    background: 'Tausta',
    outcome: 'Tulos',
    outOfScope: 'Rajaus',
    offer: 'Tarjous',
    eligibility: 'Kuka',
    terms: 'Ehdot',
    affected: 'Ketkä',
    tried: 'Kokeiltu',
    themes: 'lämpö',
    termsLink: 'https://terms.example/1',
    faq: [{ question: 'Miksi?', answer: 'Siksi.' }],
    links: [{ label: 'Kartta', address: 'https://map.example/' }],
  },
  criteria: {
    ...{ position: 1, weight: 100, minimum: '4.5', isForFinalists: true },
    ...{ type: 'points', config: { lowest: '0', highest: '10', step: '0.5' } },
  },
  criterion_texts: { name: 'Vaikutus', question: 'Kuinka suuri?', anchors: { 0: 'Ei', 10: 'On' } },
  ways_of_judging: { way: 'ranked', rankRule: 'borda', points: [3, 2, 1] },
  public_votes: {
    ...{ budget: 90_000, currency: 'SEK', maximum: 4, isWithinBudget: true },
    ...{ counting: 'equal-shares', afterUnaffordable: 'stop', weight: 'own-award' },
  },
  sites: { position: 1, maximumPilots: 3, minimumMonths: 2, maximumMonths: 8 },
  site_texts: { name: 'Satama', limits: 'Ei öisin' },
}

const identity = 'the copy has its own'
const whose = 'names people of this installation'
const story = 'what happened to it; a copy begins as a draft'

const leftBehind: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  programmes: {
    ...{ id: identity, slug: 'chosen anew', createdBy: whose, createdAt: story, version: story },
    edition: 'the file keeps it, a copy is the next one: see exchange.test.ts',
    logoHash: 'travels with its picture: see exchange.test.ts',
  },
  programme_texts: { programmeId: identity, locale: 'says which text it is' },
  challenges: {
    ...{ id: identity, programmeId: identity, slug: 'chosen anew', number: 'its place in the file' },
    ownerOrganisationId: 'travels as its name: see exchange.test.ts',
    ...{ opensAt: 'moved by a copy', closesAt: 'moved by a copy', judgingEndsAt: 'moved by a copy' },
    announcesAt: 'moved by a copy: all four see exchange.test.ts',
    ...{
      state: story,
      calendarVersion: story,
      calendarChangedAt: story,
      endedFrom: story,
      cancelReason: story,
    },
    ...{ ownDeadlinesUntil: story, decisionHash: story, createdAt: story, version: story },
    targetReviews: 'is said with the assignment, once it is known how many proposals came',
    kindsAsked: 'is said with the assignment, once it is known who sits on the jury',
    ...{
      createdBy: whose,
      reviewRequestedBy: whose,
      approvedBy: whose,
      decidedBy: whose,
      confirmedBy: whose,
      heldUntil: story,
      winnersToldAt: story,
    },
    reviewRemarks: 'said to the authors of this one',
  },
  briefs: {
    ...{ id: identity, challengeId: identity, number: 'a copy begins with its first', isPublished: story },
    ...{ issuedAt: story, issuedBy: whose, writtenBy: whose, hash: story, createdAt: story, version: story },
    ...{ facts: 'already in the columns of the challenge', factsBefore: story },
  },
  brief_texts: { briefId: identity, locale: 'says which text it is' },
  criteria: { id: identity, challengeId: identity },
  criterion_texts: { criterionId: identity, locale: 'says which text it is' },
  ways_of_judging: { challengeId: identity, statedAt: story, statedBy: whose },
  public_votes: {
    ...{ challengeId: identity, statedAt: story, statedBy: whose },
    ...{ opensAt: 'moved by a copy', closesAt: 'moved by a copy: both see next-edition.test.ts' },
  },
  sites: { id: identity, challengeId: identity },
  site_texts: { siteId: identity, locale: 'says which text it is' },
}

const tables = {
  ...{ programmes, challenges, briefs, criteria, sites },
  ...{ ways_of_judging: waysOfJudging, public_votes: publicVotes },
  ...{ programme_texts: programmeTexts, brief_texts: briefTexts },
  ...{ criterion_texts: criterionTexts, site_texts: siteTexts },
} satisfies Readonly<Record<string, PgTable>>

describe('every column of a programme', () => {
  it.each(Object.entries(tables))('of %s is carried, or left behind for a reason', (name, table) => {
    const known = [...Object.keys(carried[name]!), ...Object.keys(leftBehind[name]!)]
    expect(known.sort()).toEqual(Object.keys(getTableColumns(table)).sort())
  })

  it('that is carried arrives by file and by copy as it was', async () => {
    const programmeId = await aProgrammeWithEverything()
    expect(await carriedOf(here, programmeId)).toEqual(carried)
    const plan = await programmePlan(here.db, programmeId)
    const by = (await aPerson(elsewhere.db)).id
    const read = await importProgramme({ text: programmeFileText(plan!), by }, portsOf(elsewhere))
    if (!read.ok) throw new Error(JSON.stringify(read.refusal))
    expect(await carriedOf(elsewhere, read.value.id)).toEqual(carried)
    const copied = await copyProgramme(
      { programmeId, slug: 'the-next', opensOn: '2028-02-01', by: (await aPerson(here.db)).id },
      portsOf(here),
    )
    if (!copied.ok) throw new Error(JSON.stringify(copied.refusal))
    expect(await carriedOf(here, copied.value.id)).toEqual(carried)
  })
})

beforeEach(async () => {
  await here.setClock('2027-01-04T08:00:00Z')
  await elsewhere.setClock('2027-01-04T08:00:00Z')
})

/** One challenge with one criterion and one site, and everything that is carried as it stands above. */
async function aProgrammeWithEverything(): Promise<string> {
  const { db } = here
  const values = (table: string) => carried[table] as never as object
  const createdBy = (await aPerson(db)).id
  const [programme] = await db
    .insert(programmes)
    .values({ ...values('programmes'), slug: 'a-programme', createdBy } as typeof programmes.$inferInsert)
    .returning()
  const programmeId = programme!.id
  const inFinnish = (table: string, key: object) => ({ ...values(table), ...key, locale: 'fi' }) as never
  await db.insert(programmeTexts).values(inFinnish('programme_texts', { programmeId }))
  const [challenge] = await db
    .insert(challenges)
    .values({
      ...values('challenges'),
      ...{ programmeId, createdBy, slug: 'a-challenge', number: 1 },
      opensAt: new Date('2027-02-01T07:00:00Z'),
      closesAt: new Date('2027-03-01T07:00:00Z'),
      judgingEndsAt: new Date('2027-04-01T07:00:00Z'),
      announcesAt: new Date('2027-05-03T07:00:00Z'),
    } as typeof challenges.$inferInsert)
    .returning()
  const challengeId = challenge!.id
  const [brief] = await db.insert(briefs).values({ challengeId }).returning()
  await db.insert(briefTexts).values(inFinnish('brief_texts', { briefId: brief!.id }))
  const [criterion] = await db
    .insert(criteria)
    .values({ ...values('criteria'), challengeId } as typeof criteria.$inferInsert)
    .returning()
  await db.insert(criterionTexts).values(inFinnish('criterion_texts', { criterionId: criterion!.id }))
  const [site] = await db
    .insert(sites)
    .values({ ...values('sites'), challengeId } as typeof sites.$inferInsert)
    .returning()
  await db.insert(siteTexts).values(inFinnish('site_texts', { siteId: site!.id }))
  await db
    .insert(waysOfJudging)
    .values({ ...values('ways_of_judging'), challengeId } as typeof waysOfJudging.$inferInsert)
  await db.insert(publicVotes).values({
    ...values('public_votes'),
    ...{ challengeId, opensAt: new Date('2027-04-01T07:00:00Z'), closesAt: new Date('2027-04-20T07:00:00Z') },
  } as typeof publicVotes.$inferInsert)
  return programmeId
}

/** The columns that are carried, of the first row of each table; of texts the Finnish one. */
async function carriedOf({ db }: TestDatabase, programmeId: string) {
  const [programme] = await db.select().from(programmes).where(eq(programmes.id, programmeId))
  const [challenge] = await db.select().from(challenges).where(eq(challenges.programmeId, programmeId))
  const [brief] = await db.select().from(briefs).where(eq(briefs.challengeId, challenge!.id))
  const [criterion] = await db.select().from(criteria).where(eq(criteria.challengeId, challenge!.id))
  const [site] = await db.select().from(sites).where(eq(sites.challengeId, challenge!.id))
  const [way] = await db.select().from(waysOfJudging).where(eq(waysOfJudging.challengeId, challenge!.id))
  const [vote] = await db.select().from(publicVotes).where(eq(publicVotes.challengeId, challenge!.id))
  const found: Record<string, object | undefined> = {
    programmes: programme,
    programme_texts: finnishOf(
      await db.select().from(programmeTexts).where(eq(programmeTexts.programmeId, programmeId)),
    ),
    challenges: challenge,
    briefs: brief,
    brief_texts: finnishOf(await db.select().from(briefTexts).where(eq(briefTexts.briefId, brief!.id))),
    criteria: criterion,
    criterion_texts: finnishOf(
      await db.select().from(criterionTexts).where(eq(criterionTexts.criterionId, criterion!.id)),
    ),
    ways_of_judging: way,
    public_votes: vote,
    sites: site,
    site_texts: finnishOf(await db.select().from(siteTexts).where(eq(siteTexts.siteId, site!.id))),
  }
  return Object.fromEntries(
    Object.entries(carried).map(([table, values]) => [
      table,
      Object.fromEntries(
        Object.keys(values).map((column) => [
          column,
          (found[table] as Record<string, unknown> | undefined)?.[column],
        ]),
      ),
    ]),
  )
}

const finnishOf = <Row extends { readonly locale: string }>(rows: readonly Row[]) =>
  rows.find(({ locale }) => locale === 'fi')
