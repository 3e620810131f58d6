import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  challenges,
  organisations,
  people,
  programmeTexts,
  recordEntries,
  roleGrants,
} from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { emptyBrief, wholeBrief } from '#app/publish/core/brief-texts.ts'
import { challengeSetup } from '#app/publish/data/challenge-setup.server.ts'
import { sectionRemarksOf } from '#app/publish/data/section-remarks.server.ts'
import { readinessFacts } from '#app/publish/data/readiness-facts.server.ts'
import { usualRule } from '#app/publish/core/judging-rule.ts'
import { ruleInForm, type RuleForm } from '#app/publish/core/rule-form.ts'
import { storedRubric, type Rubric } from '#app/publish/core/rubrics/index.ts'
import { versionOfBrief, versionOfCriteria } from '#app/publish/data/versions.server.ts'
import { readinessOf } from '#app/publish/core/readiness.ts'
import { changeCalendar } from '#app/publish/flows/change-calendar.server.ts'
import { createProgramme } from '#app/publish/flows/create-programme.server.ts'
import { editBrief } from '#app/publish/flows/edit-brief.server.ts'
import { editCriteria } from '#app/publish/flows/edit-criteria.server.ts'
import { addParty, editProgramme, removeParty } from '#app/publish/flows/edit-programme.server.ts'
import { addChallenge } from '#app/publish/flows/programme-challenges.server.ts'
import {
  archiveChallenge,
  cancelChallenge,
  publishNow,
  scheduleChallenge,
  unarchiveChallenge,
  unscheduleChallenge,
} from '#app/publish/flows/publish-challenge.server.ts'
import {
  answerRemark,
  approveChallenge,
  requestChanges,
  requestReview,
} from '#app/publish/flows/review-challenge.server.ts'
import { publicChallenge } from '#app/desks/data/public-challenge.server.ts'
import { publicProgramme } from '#app/desks/data/public-programme.server.ts'
import { lastBriefEdit } from '#app/publish/data/last-brief-edit.server.ts'
import { holidaysBetween } from '#app/publish/data/holidays.server.ts'
import { decide } from '#app/lifecycle/decide.ts'
import { loadChallenge, saveChallenge } from '#app/publish/data/challenges.server.ts'
import { writersOf } from '#app/publish/data/writers.server.ts'
import { remarkSentences } from '#app/publish/data/remark-sentences.server.ts'
import { remarkSurroundings } from '#app/publish/data/remark-surroundings.server.ts'
import { translator } from '#app/platform/i18n.server.ts'
import type { Locale } from '#app/platform/i18n.ts'
import { useDatabase } from '#test/setup/database.ts'

const database = useDatabase()
let replanned: string[] = []
let ports: Ports
let author: string
let colleague: string

beforeEach(async () => {
  await database.setClock('2021-11-20T08:00:00Z')
  replanned = []
  ports = {
    db: database.db,
    clock: databaseClock,
    notices: {
      replan: async (_tx, { challengeId }) => void replanned.push(challengeId),
      readdress: async () => undefined,
      post: async () => undefined,
    },
  }
  author = await person('author')
  colleague = await person('colleague')
})

async function person(name: string): Promise<string> {
  const [row] = await database.db
    .insert(people)
    .values({ name, email: `${name}@haaste.test` })
    .returning({ id: people.id })
  return row?.id ?? ''
}

const opening = { date: '2021-12-03', time: '09:00', zone: 'Europe/Helsinki' }

async function programme2021(
  slug = 'china-finland-challenge-2021',
  templateKey = 'china-finland-challenge-2021',
) {
  const created = await createProgramme(
    {
      templateKey,
      name: 'China-Finland Challenge',
      lang: 'en',
      slug,
      contactEmail: 'challenge@haaste.test',
      opening,
      by: author,
    },
    ports,
  )
  if (!created.ok) throw new Error(created.refusal.code)
  const [first] = created.value.challenges
  if (!first) throw new Error('no challenge')
  await database.db
    .insert(roleGrants)
    .values({ personId: colleague, role: 'organiser', programmeId: created.value.id })
  return { ...created.value, challengeId: first.id, challengeSlug: first.slug }
}

const stateOf = async (challengeId: string) =>
  (
    await database.db
      .select({ state: challenges.state })
      .from(challenges)
      .where(eq(challenges.id, challengeId))
  )[0]?.state

const codeOf = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal?.code

describe('creating a programme from the template of 2021', () => {
  it('makes four challenges on one calendar, complete but for their owners, and an organiser of the creator', async () => {
    const { id, challengeId } = await programme2021()
    const setup = await challengeSetup(database.db, challengeId)
    expect(setup).toMatchObject({ slug: 'urban-renewal-of-old-industrial-parks', programmeId: id })
    expect(setup.brief.texts.map(({ locale }) => locale).sort()).toEqual(['en', 'fi', 'zh-CN'])
    expect(setup.criteria.map((criterion) => criterion.weight)).toEqual([30, 25, 25, 20])
    const [row] = await database.db.select().from(challenges).where(eq(challenges.id, challengeId))
    expect(row).toMatchObject({
      opensAt: new Date('2021-12-03T07:00:00Z'),
      closesAt: new Date('2021-12-22T21:59:00Z'),
      announcesAt: new Date('2022-01-14T08:00:00Z'),
    })
    const facts = await readinessFacts(database.db, challengeId, author)
    expect(readinessOf(facts)).toEqual([
      { code: 'programme-unnamed', locale: 'fi', isEssential: false },
      { code: 'programme-unnamed', locale: 'zh-CN', isEssential: false },
      { code: 'owner-missing', isEssential: false },
    ])
  })

  it('never carries the name of another programme, and adds challenges in its own languages alone', async () => {
    const { id } = await programme2021()
    const texts = await database.db.select().from(programmeTexts).where(eq(programmeTexts.programmeId, id))
    expect(texts.map(({ locale, name }) => [locale, name])).toEqual([['en', 'China-Finland Challenge']])
    const added = await addChallenge({ programmeId: id, by: author, title: 'More', slug: 'more' }, ports)
    if (!added.ok) throw new Error(added.refusal.code)
    const { brief, criteria } = await challengeSetup(database.db, added.value.id)
    const languages = ['en', 'fi', 'zh-CN']
    expect(brief.texts.map(({ locale }) => locale).sort()).toEqual(languages)
    for (const criterion of criteria)
      expect(criterion.texts.map(({ locale }) => locale).sort()).toEqual(languages)
  })

  it('reuses organisations and finds free addresses for a second edition', async () => {
    await programme2021()
    const second = await programme2021('second-edition')
    expect(second.challengeSlug).toBe('urban-renewal-of-old-industrial-parks-2')
    const [count] = await database.db.select({ count: sql<number>`count(*)::int` }).from(organisations)
    expect(count?.count).toBe(7)
  })

  it('refuses an address that is taken and a calendar in the past', async () => {
    await programme2021()
    const input = {
      templateKey: 'blank-challenge',
      name: 'Again',
      lang: 'en' as const,
      slug: 'china-finland-challenge-2021',
      contactEmail: 'challenge@haaste.test',
      opening,
      by: author,
    }
    expect(codeOf(await createProgramme(input, ports))).toBe('slug-taken')
    const past = { ...input, slug: 'other', opening: { ...opening, date: '2020-12-03' } }
    expect(await createProgramme(past, ports)).toMatchObject({
      refusal: { code: 'calendar-refused', problems: { opensAt: { code: 'opening-past' } } },
    })
    expect(codeOf(await createProgramme({ ...input, templateKey: 'none' }, ports))).toBe('template-unknown')
  })
})

describe('writing a challenge', () => {
  it('keeps two authors of one language from overwriting each other', async () => {
    const { challengeId } = await programme2021()
    const { brief } = await challengeSetup(database.db, challengeId)
    const seen = brief.texts.find((text) => text.locale === 'fi')
    if (!seen) throw new Error('no text')
    const edit = (by: string, question: string, version: string) =>
      editBrief({ challengeId, by, locale: 'fi', version, texts: { ...seen, question } }, ports)
    const version = versionOfBrief(seen)
    expect(await lastBriefEdit(database.db, challengeId)).toBeNull()
    expect(codeOf(await edit(author, 'Miten voisimme?', version))).toBe('ok')
    expect(await lastBriefEdit(database.db, challengeId)).toMatchObject({
      personId: author,
      name: 'author',
      at: expect.any(Date) as Date,
    })
    expect(await edit(colleague, 'Kuinka voisimme?', version)).toMatchObject({
      refusal: { code: 'brief-changed', theirs: { question: 'Miten voisimme?' } },
    })
    expect(codeOf(await edit(colleague, 'Miten voisimme?', version))).toBe('ok')
    const chinese = brief.texts.find((text) => text.locale === 'zh-CN')
    if (!chinese) throw new Error('no text')
    const inChinese = {
      challengeId,
      by: colleague,
      locale: 'zh-CN' as const,
      version: versionOfBrief(chinese),
    }
    expect(codeOf(await editBrief({ ...inChinese, texts: { ...chinese, tagline: 'Kort' } }, ports))).toBe(
      'ok',
    )
  })

  it('saves criteria only when they weigh one hundred, and keeps the other languages', async () => {
    const { challengeId } = await programme2021()
    const before = await challengeSetup(database.db, challengeId)
    const version = versionOfCriteria(before.criteria, 'en', before.judgingRule)
    const [first, second] = before.criteria
    if (!first || !second) throw new Error('no criteria')
    const edited = (weights: readonly number[]) =>
      editCriteria(
        {
          challengeId,
          by: author,
          locale: 'en',
          version,
          criteria: [
            {
              id: second.id,
              weight: weights[0] ?? 0,
              minimum: '2.5',
              rubric: { type: 'points', config: { lowest: '0', highest: '5', step: '0.5' } },
              isForFinalists: false,
              name: 'Answer',
              question: 'Does it?',
              anchors: {},
            },
            {
              id: null,
              weight: weights[1] ?? 0,
              minimum: null,
              rubric: { type: 'yes-partly-no', config: {} },
              isForFinalists: true,
              name: 'New',
              question: 'Is it?',
              anchors: { 1: 'No' },
            },
          ],
        },
        ports,
      )
    expect(await edited([60, 41])).toMatchObject({ refusal: { code: 'weights-not-hundred', sum: 101 } })
    expect(codeOf(await edited([60, 40]))).toBe('ok')
    expect(codeOf(await edited([60, 40]))).toBe('criteria-changed')
    const after = await challengeSetup(database.db, challengeId)
    expect(after.criteria.map(({ position, weight, minimum }) => [position, weight, minimum])).toEqual([
      [1, 60, '2.5'],
      [2, 40, null],
    ])
    expect(after.criteria[0]?.texts).toHaveLength(3)
    expect(after.criteria[1]?.texts.map((text) => text.locale)).toEqual(['en'])
  })

  it('saves the rule with the criteria, and none that contradicts itself, them or the reviews', async () => {
    const { challengeId } = await programme2021()
    const edited = async (over: Partial<RuleForm>, rubric?: Rubric) => {
      const { criteria, judgingRule } = await challengeSetup(database.db, challengeId)
      return editCriteria(
        {
          ...{
            challengeId,
            by: author,
            locale: 'en',
            version: versionOfCriteria(criteria, 'en', judgingRule),
          },
          criteria: criteria.map((criterion) => ({
            ...{ id: criterion.id, weight: criterion.weight, minimum: null, isForFinalists: false },
            ...{ name: 'Name', question: '', anchors: {}, rubric: rubric ?? storedRubric(criterion) },
          })),
          rule: { ...ruleInForm(judgingRule), ...over },
        },
        ports,
      )
    }
    const trimmed = { panel: 'trimmed', trimHighest: '1', trimLowest: '1' } as const
    expect(await edited({ ...trimmed, trimLowest: '2' })).toMatchObject({
      refusal: { code: 'rule-trim-everybody', trimmed: 3, reviews: 3 },
    })
    expect(await edited({ panel: 'trimmed' })).toMatchObject({ refusal: { code: 'rule-trim-nobody' } })
    expect(await edited({ ties: { 0: '9' } })).toMatchObject({ refusal: { code: 'rule-tie-break-unknown' } })
    const price: Rubric = { type: 'measured', config: { unit: '€', worst: '9', best: '1' } }
    expect(await edited({ counts: 'points' }, price)).toMatchObject({
      refusal: { code: 'rule-less-is-better' },
    })
    expect(
      codeOf(
        await edited({
          ...trimmed,
          ties: { 0: '2', 1: '', 2: 'spread' },
          minimum: '60.5',
          rounding: { ...ruleInForm(usualRule).rounding, total: { digits: '1', mode: 'half-up' } },
        }),
      ),
    ).toBe('ok')
    expect((await challengeSetup(database.db, challengeId)).judgingRule).toEqual({
      ...usualRule,
      panel: { by: 'trimmed', highest: 1, lowest: 1 },
      rounding: { ...usualRule.rounding, total: { digits: 1, mode: 'half-up' } },
      tieBreak: [{ by: 'criterion', position: 2 }, { by: 'spread' }],
      minimum: '60.5',
    })
  })

  it('moves the dates, and names every time that cannot be', async () => {
    const { challengeId } = await programme2021()
    const fine = {
      zone: 'Europe/Helsinki',
      opensAt: { date: '2021-12-06', time: '09:00' },
      closesAt: { date: '2022-01-20', time: '16:00' },
      judgingEndsAt: { date: '2022-02-20', time: '16:00' },
      announcesAt: { date: '2022-03-01', time: '10:00' },
    }
    const change = (calendar: typeof fine, version = 1) =>
      changeCalendar({ challengeId, by: author, version, calendar }, ports)
    expect(await change({ ...fine, closesAt: { date: '2022-03-27', time: '03:30' } })).toMatchObject({
      refusal: { code: 'calendar-refused', problems: { closesAt: { code: 'time-missing' } } },
    })
    expect(await change({ ...fine, closesAt: { date: '2022-10-30', time: '03:30' } })).toMatchObject({
      refusal: { problems: { closesAt: { code: 'time-ambiguous' } } },
    })
    expect(await change({ ...fine, opensAt: { date: '2021-11-01', time: '09:00' } })).toMatchObject({
      refusal: { problems: { opensAt: { code: 'opening-past' } } },
    })
    expect(await change({ ...fine, announcesAt: { date: '2022-01-01', time: '09:00' } })).toMatchObject({
      refusal: { problems: { announcesAt: { code: 'calendar-order' } } },
    })
    expect(codeOf(await change(fine))).toBe('ok')
    expect(codeOf(await change(fine))).toBe('calendar-changed')
    expect(codeOf(await change(fine, 2))).toBe('ok')
  })
})

describe('a brief that is saved while it is written', () => {
  it('has the version it was answered with, rows and all, and is one entry in the record', async () => {
    const { challengeId } = await programme2021()
    const text = (await challengeSetup(database.db, challengeId)).brief.texts.find(
      ({ locale }) => locale === 'en',
    )
    const first = {
      ...wholeBrief(text ?? emptyBrief),
      faq: [{ question: 'Who pays?', answer: 'The host.' }],
      links: [{ label: 'Map', address: 'https://maps.example/a' }],
    }
    const saving = { challengeId, by: author, locale: 'en' as const, isAutomatic: true }
    expect(codeOf(await editBrief({ ...saving, version: versionOfBrief(text), texts: first }, ports))).toBe(
      'ok',
    )
    const second = { ...first, tried: 'Much.' }
    const version = versionOfBrief(first)
    expect(codeOf(await editBrief({ ...saving, version, texts: second }, ports))).toBe('ok')
    const stale = { ...saving, by: colleague, version, texts: { ...first, tried: 'Little.' } }
    expect(codeOf(await editBrief(stale, ports))).toBe('brief-changed')
    const edits = async () =>
      (
        await database.db
          .select({ type: recordEntries.type })
          .from(recordEntries)
          .where(eq(recordEntries.challengeId, challengeId))
      ).filter(({ type }) => type === 'BriefEdited').length
    expect(await edits()).toBe(1)
    const byColleague = { ...stale, version: versionOfBrief(second) }
    expect(codeOf(await editBrief(byColleague, ports))).toBe('ok')
    expect(await edits()).toBe(2)
    // An hour later it is another sitting.
    await database.setClock('2021-11-20T09:30:00Z')
    const later = { ...byColleague, version: versionOfBrief(byColleague.texts), texts: first }
    expect(codeOf(await editBrief(later, ports))).toBe('ok')
    expect(await edits()).toBe(3)
  })
})

describe('remarks of a review', () => {
  it('stand on their parts until somebody has dealt with them, once, and stay in the history', async () => {
    const { challengeId } = await programme2021()
    const asking = { challengeId, by: author }
    await requestReview(asking, ports)
    const bySection = { brief: ' Shorter. ', timeline: 'Not in July.', facts: '' }
    const remarks = 'Brief: Shorter.\n\nDates: Not in July.'
    expect(codeOf(await requestChanges({ challengeId, by: colleague, remarks, bySection }, ports))).toBe('ok')
    const written = await sectionRemarksOf(database.db, challengeId)
    expect(written.map(({ section, remark, by }) => [section, remark, by]).sort()).toEqual([
      ['brief', 'Shorter.', 'colleague'],
      ['timeline', 'Not in July.', 'colleague'],
    ])
    const open = async () =>
      readinessOf(await readinessFacts(database.db, challengeId, author)).flatMap((item) =>
        item.code === 'remarks-open' ? [item.section] : [],
      )
    expect(await open()).toEqual(['brief', 'timeline'])
    const remarkId = written.find(({ section }) => section === 'brief')?.id ?? ''
    const answer = { ...asking, remarkId, answer: 'Half as long now.' }
    expect(codeOf(await answerRemark(answer, ports))).toBe('ok')
    expect(codeOf(await answerRemark(answer, ports))).toBe('remark-answered')
    expect(codeOf(await answerRemark({ ...answer, challengeId: remarkId }, ports))).toBe('remark-answered')
    expect(await open()).toEqual(['timeline'])
    // What is still open stops nobody: the reviewer sees it and decides.
    expect(codeOf(await requestReview(asking, ports))).toBe('ok')
    expect(codeOf(await approveChallenge({ challengeId, by: colleague }, ports))).toBe('ok')
    const kept = await sectionRemarksOf(database.db, challengeId)
    expect(kept.find(({ id }) => id === remarkId)?.answered).toMatchObject({
      by: 'author',
      answer: 'Half as long now.',
    })
  })
})

describe('the archive', () => {
  it('gives a challenge back, with an entry for each way', async () => {
    const { challengeId } = await programme2021()
    const asking = { challengeId, by: author }
    await cancelChallenge({ ...asking, reason: 'No host.' }, ports)
    expect(codeOf(await unarchiveChallenge(asking, ports))).toBe('challenge-cancelled')
    expect(codeOf(await archiveChallenge(asking, ports))).toBe('ok')
    expect(codeOf(await unarchiveChallenge(asking, ports))).toBe('ok')
    const [row] = await database.db
      .select({ state: challenges.state, endedFrom: challenges.endedFrom })
      .from(challenges)
      .where(eq(challenges.id, challengeId))
    expect(row).toEqual({ state: 'cancelled', endedFrom: 'draft' })
    const entries = await database.db
      .select({ type: recordEntries.type, body: recordEntries.body })
      .from(recordEntries)
      .where(eq(recordEntries.challengeId, challengeId))
      .orderBy(recordEntries.seq)
    const [put, taken] = entries.slice(-2)
    expect([put?.type, taken?.type]).toEqual(['ChallengeArchived', 'ChallengeUnarchived'])
    expect(taken?.body).toContain('"to":"cancelled"')
  })
})

describe('from draft to public', () => {
  it('takes two people, a calendar and nobody to open it', async () => {
    const { challengeId, challengeSlug, slug } = await programme2021()
    const asking = { challengeId, by: author }
    expect(codeOf(await scheduleChallenge(asking, ports))).toBe('approval-needed')
    expect(codeOf(await requestReview(asking, ports))).toBe('ok')
    expect(codeOf(await approveChallenge(asking, ports))).toBe('approver-is-author')
    expect(codeOf(await requestChanges({ challengeId, by: colleague, remarks: ' ' }, ports))).toBe(
      'remarks-missing',
    )
    expect(codeOf(await requestChanges({ challengeId, by: colleague, remarks: 'Shorter' }, ports))).toBe('ok')
    expect((await challengeSetup(database.db, challengeId)).reviewRemarks).toBe('Shorter')
    expect(codeOf(await requestReview(asking, ports))).toBe('ok')
    expect(codeOf(await approveChallenge({ challengeId, by: colleague }, ports))).toBe('ok')
    expect(codeOf(await scheduleChallenge(asking, ports))).toBe('ok')
    expect(await publicChallenge(database.publicDb, { slug: challengeSlug, lang: 'en' })).toBeNull()
    await database.setClock('2021-12-03T07:00:00Z')
    const seen = await publicChallenge(database.publicDb, { slug: challengeSlug, lang: 'zh-CN' })
    expect(seen).toMatchObject({ state: 'open', brief: { locale: 'zh-CN', title: '老工业园区城市更新' } })
    const programme = await publicProgramme(database.publicDb, { slug, lang: 'sv', now: new Date() })
    expect(programme?.parties.map((group) => [group.relation, group.members.length])).toEqual([
      ['organiser', 2],
      ['supporter', 3],
      ['special_partner', 2],
    ])
    expect(replanned.every((id) => id === challengeId)).toBe(true)
    const entries = await database.db
      .select({ type: recordEntries.type })
      .from(recordEntries)
      .where(eq(recordEntries.challengeId, challengeId))
      .orderBy(recordEntries.seq)
    expect(entries.map((entry) => entry.type)).toEqual([
      'ChallengeDrafted',
      'ReviewRequested',
      'ChangesRequested',
      'ReviewRequested',
      'ChallengeApproved',
      'ChallengeScheduled',
    ])
  })

  it('is approved by nobody who wrote in it, be it only the dates', async () => {
    const { challengeId } = await programme2021()
    const challenge = await loadChallenge(database.db, challengeId)
    if (!challenge) throw new Error('no challenge')
    const { calendar } = challenge
    const later = (date: Date) => new Date(date.getTime() + 24 * 3_600_000)
    const decision = decide(
      challenge,
      {
        type: 'changeCalendar',
        by: colleague,
        calendar: { ...calendar, announcesAt: later(calendar.announcesAt) },
      },
      new Date('2021-11-01T00:00:00Z'),
    )
    if (!decision.ok) throw new Error(decision.refusal.code)
    const third = await person('third')
    const asking = { challengeId, by: author }
    const [{ programmeId } = { programmeId: '' }] = await database.db
      .select({ programmeId: challenges.programmeId })
      .from(challenges)
      .where(eq(challenges.id, challengeId))
    await database.db.insert(roleGrants).values({ personId: third, role: 'organiser', programmeId })
    await database.db.transaction((tx) => saveChallenge(tx, challenge, decision.value))
    expect((await writersOf(database.db, challengeId)).map(({ name }) => name)).toEqual([
      'author',
      'colleague',
    ])
    expect((await readinessFacts(database.db, challengeId, null)).possibleApprovers).toBe(1)
    expect(codeOf(await requestReview(asking, ports))).toBe('ok')
    expect(codeOf(await approveChallenge({ challengeId, by: colleague }, ports))).toBe('approver-is-author')
    expect(codeOf(await approveChallenge({ challengeId, by: third }, ports))).toBe('ok')
  })

  it('asks for nothing half-written', async () => {
    const { challengeId } = await programme2021('my-programme', 'blank-challenge')
    expect(await requestReview({ challengeId, by: author }, ports)).toMatchObject({
      refusal: { code: 'not-ready' },
    })
    expect(await stateOf(challengeId)).toBe('draft')
  })

  it('asks for no approval while nobody else could give it', async () => {
    const { challengeId } = await programme2021()
    const asking = { challengeId, by: author }
    await database.db.delete(roleGrants).where(eq(roleGrants.personId, colleague))
    expect(await requestReview(asking, ports)).toMatchObject({ refusal: { code: 'not-ready', count: 1 } })
    expect(await stateOf(challengeId)).toBe('draft')
  })

  it('makes an approved brief a draft again when it changes', async () => {
    const { challengeId } = await programme2021()
    await requestReview({ challengeId, by: author }, ports)
    await approveChallenge({ challengeId, by: colleague }, ports)
    const { brief } = await challengeSetup(database.db, challengeId)
    const text = brief.texts.find((each) => each.locale === 'en')
    if (!text) throw new Error('no text')
    const version = versionOfBrief(text)
    const edit = {
      challengeId,
      by: author,
      locale: 'en' as const,
      version,
      texts: { ...text, tagline: 'New' },
    }
    expect(codeOf(await editBrief(edit, ports))).toBe('ok')
    expect(await stateOf(challengeId)).toBe('draft')
  })

  it('can be taken back before it opens, opened at once, or cancelled with a reason', async () => {
    const { challengeId, challengeSlug } = await programme2021()
    const asking = { challengeId, by: author }
    await requestReview(asking, ports)
    await approveChallenge({ challengeId, by: colleague }, ports)
    await scheduleChallenge(asking, ports)
    expect(codeOf(await unscheduleChallenge(asking, ports))).toBe('ok')
    expect(codeOf(await publishNow(asking, ports))).toBe('ok')
    expect(codeOf(await unscheduleChallenge(asking, ports))).toBe('wrong-state')
    const isPublic = async () =>
      (await publicChallenge(database.publicDb, { slug: challengeSlug, lang: 'en' }))?.state
    expect(await isPublic()).toBe('open')
    expect(codeOf(await cancelChallenge({ ...asking, reason: '' }, ports))).toBe('reason-missing')
    expect(codeOf(await cancelChallenge({ ...asking, reason: 'The site burnt down.' }, ports))).toBe('ok')
    expect(await isPublic()).toBe('cancelled')
    expect(codeOf(await archiveChallenge(asking, ports))).toBe('ok')
    expect(await stateOf(challengeId)).toBe('archived')
    expect(await isPublic()).toBe('cancelled')
    expect(codeOf(await archiveChallenge(asking, ports))).toBe('challenge-archived')
  })
})

describe('remarks on the dates of 2021', () => {
  it('know the days off of the countries its parties come from', async () => {
    const { challengeId } = await programme2021()
    const challenge = await loadChallenge(database.db, challengeId)
    if (!challenge) throw new Error('no challenge')
    const { calendar } = challenge
    const surroundings = await remarkSurroundings(database.db, { challengeId, calendar, lang: 'en' })
    expect(surroundings.holidayCountries).toEqual(['CN', 'FI'])
    expect(surroundings.holidays.map(({ country, date }) => `${country} ${date}`)).toEqual([
      'FI 2021-12-06',
      'FI 2021-12-24',
      'FI 2021-12-25',
      'FI 2021-12-26',
      'FI 2021-12-31',
      'CN 2022-01-01',
      'FI 2022-01-01',
      'FI 2022-01-06',
    ])
    const say = (lang: Locale) =>
      remarkSentences(
        { lang, t: (name) => translator(lang, name) } as Parameters<typeof remarkSentences>[0],
        calendar,
        surroundings,
      )
    expect(say('en')).toEqual([
      'Proposals can be sent for 19 days only. Nine in ten published calls give more than 21 days, and teams that look for partners need 30 or more.',
      'The deadline is at 23:59. Nobody misreads it, but nobody is at work to help either. 16:00 from Monday to Thursday serves best.',
      'Not everybody reads the same day: 22 December 2021 23:59 in Helsinki is 23 December 2021 05:59 in Shanghai and 22 December 2021 16:59 in New York.',
      "The jury's time includes Christmas. Expect fewer working days than the calendar shows.",
      'The winners are announced 1 full day after the jury ends. Deciding, confirming and telling hosts takes 14 full days as a rule.',
    ])
    for (const lang of ['fi', 'sv', 'zh-CN'] as const) expect(say(lang)).toHaveLength(5)
  })

  it('know the Spring Festival of 2026 and Midsummer', async () => {
    const names = await holidaysBetween(['CN', 'FI'], {
      from: new Date('2026-02-10T00:00:00Z'),
      until: new Date('2026-06-22T00:00:00Z'),
      lang: 'sv',
    })
    expect(names).toContainEqual(expect.objectContaining({ country: 'CN', date: '2026-02-17' }))
    expect(names).toContainEqual(
      expect.objectContaining({ country: 'FI', date: '2026-06-19', name: 'midsommarafton' }),
    )
    // Half days and days of remembrance on which everybody works.
    expect(names.map(({ date }) => date)).not.toContain('2026-05-10')
  })
})

describe('saving dates', () => {
  it('takes no approval back when nothing moves', async () => {
    const { challengeId } = await programme2021()
    await requestReview({ challengeId, by: author }, ports)
    await approveChallenge({ challengeId, by: colleague }, ports)
    const calendar = {
      zone: 'Europe/Helsinki',
      opensAt: { date: '2021-12-03', time: '09:00' },
      closesAt: { date: '2021-12-22', time: '23:59' },
      judgingEndsAt: { date: '2022-01-12', time: '17:00' },
      announcesAt: { date: '2022-01-14', time: '10:00' },
    }
    const save = (changes: Partial<typeof calendar>, expectedProposals: number | null) =>
      changeCalendar(
        { challengeId, by: author, version: 1, calendar: { ...calendar, ...changes }, expectedProposals },
        ports,
      )
    expect(codeOf(await save({}, 40))).toBe('ok')
    expect(await stateOf(challengeId)).toBe('approved')
    const [row] = await database.db.select().from(challenges).where(eq(challenges.id, challengeId))
    expect(row).toMatchObject({ expectedProposals: 40, calendarVersion: 1 })
    expect(codeOf(await save({ closesAt: { date: '2021-12-22', time: '16:00' } }, 40))).toBe('ok')
    expect(await stateOf(challengeId)).toBe('draft')
  })
})

describe('editing a programme', () => {
  it('saves once per version', async () => {
    const { id } = await programme2021()
    const edit = {
      programmeId: id,
      by: author,
      version: 1,
      locale: 'en' as const,
      texts: { name: 'Renamed', tagline: '', about: '' },
      theme: 'wave' as const,
      languages: ['en' as const],
      workingLanguage: 'en' as const,
      partnerZones: ['Asia/Shanghai'],
      holidayCountries: ['FI'],
      contactEmail: 'other@haaste.test',
    }
    expect(codeOf(await editProgramme(edit, ports))).toBe('ok')
    expect(codeOf(await editProgramme(edit, ports))).toBe('programme-changed')
  })

  it('adds and removes parties', async () => {
    const { id } = await programme2021()
    const party = {
      programmeId: id,
      by: author,
      name: 'City of Otaniemi (invented)',
      kind: 'city' as const,
      country: 'FI',
      relation: 'sponsor' as const,
    }
    expect(codeOf(await addParty(party, ports))).toBe('ok')
    expect(codeOf(await addParty(party, ports))).toBe('party-there')
    const [organisation] = await database.db
      .select({ id: organisations.id })
      .from(organisations)
      .where(eq(organisations.name, party.name))
    const removal = {
      programmeId: id,
      by: author,
      organisationId: organisation?.id ?? '',
      relation: party.relation,
    }
    expect(codeOf(await removeParty(removal, ports))).toBe('ok')
    expect(codeOf(await removeParty(removal, ports))).toBe('ok')
  })
})
