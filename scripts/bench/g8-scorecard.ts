import { count, eq, inArray, sql } from 'drizzle-orm'
import { challenges, criteria, recordEntries, scorecards, scores } from '#db/schema/index.ts'
import { insertChallenge } from '#test/factories/a-challenge.ts'
import { aJuror, anAssignment } from '#test/factories/a-jury.ts'
import { aDraft } from '#test/factories/a-proposal.ts'
import { openAutosaves } from './autosaves.ts'
import { type Entry, interleave } from './harness.ts'
import { type Lab, siteEnv } from './lab.ts'
import { loadFor, type Reply, requestBytes } from './load.ts'
import { cookieOf } from './world.ts'

const weights = [30, 25, 20, 15, 10]
const dayMs = 86_400_000

type Card = {
  readonly assignmentId: string
  readonly cookie: string
  /** By criterion id, and `texts`: what the last answer said. */
  versions: Record<string, number>
  saved: number
  points: number
}

/** A juror saves a whole scorecard, all points and both texts, against a team that saves one answer. */
export const g8: Entry = {
  id: 'G8',
  title: `Saves of a whole scorecard (${weights.length} criteria, two texts) against autosaves of one answer`,
  async run(lab, pace) {
    const { db } = await lab.database()
    const autosaves = await openAutosaves(lab)
    const scoring = await openScorecards(lab, autosaves.drafts.length)
    const { port } = await lab.site()
    const entriesBefore = await countOfEntries()
    const load = { port, connections: autosaves.drafts.length, seconds: pace.seconds }
    const comparison = await interleave(
      {
        ...{ name: 'whole scorecard', against: 'autosave of one answer', unit: 'commits a second' },
        ...{ isMoreBetter: true, bar: 0.5, stretch: 0.9 },
        measured: () => loadFor({ ...load, next: scoring.next, judge: scoring.judge }),
        baseline: () => loadFor({ ...load, next: autosaves.next, judge: autosaves.judge }),
      },
      pace,
    )
    return {
      comparisons: [comparison],
      counts: [],
      checks: [
        await scoring.check(),
        {
          what: 'a save is no entry of the record',
          holds: (await countOfEntries()) === entriesBefore,
          says: `${entriesBefore} entries before and after`,
        },
      ],
      notes: ['Both pass session, permission, the versions on the screen, and their window of time.'],
    }

    async function countOfEntries(): Promise<number> {
      const [row] = await db.select({ count: count() }).from(recordEntries)
      return row?.count ?? 0
    }
  },
}

/** Jurors, each with a scorecard of their own, and how they save it. */
async function openScorecards(lab: Lab, jurors: number) {
  const [{ host, port }, { db, url }] = [await lab.site(), await lab.database()]
  const env = siteEnv(url, port)
  const after = (days: number) => new Date(Date.now() + days * dayMs)
  const challenge = await insertChallenge(db, {
    ...{ state: 'open', weights, opensAt: after(-60), closesAt: after(10) },
    ...{ judgingEndsAt: after(20), announcesAt: after(30) },
  })
  const criterionIds = (
    await db.select({ id: criteria.id }).from(criteria).where(eq(criteria.challengeId, challenge.id))
  ).map(({ id }) => id)
  const cards: Card[] = []
  for (let number = 0; number < jurors; number += 1) {
    const { proposalId } = await aDraft(db, { challengeId: challenge.id })
    const juror = await aJuror(db, { challengeId: challenge.id })
    const { id } = await anAssignment(db, { jurorId: juror.id, proposalId, challengeId: challenge.id })
    const cookie = await cookieOf(juror.personId, db, env)
    cards.push({ assignmentId: id, cookie, versions: {}, saved: 0, points: 1 })
  }
  // The bench cannot wait for a deadline: its owner sets the rules aside.
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    await tx
      .update(challenges)
      .set({ state: 'judging', closesAt: after(-2) })
      .where(eq(challenges.id, challenge.id))
  })
  return {
    next(connection: number): Buffer {
      const card = cards[connection]!
      card.points = 1 + (card.saved % 5)
      const comment = `Save ${card.saved + 1}. ${'Clear aim, honest about cost. '.repeat(25)}`.trim()
      const fields = new URLSearchParams({ commentToTeam: comment, privateNote: comment })
      for (const id of criterionIds) {
        fields.set(`scores.${id}`, String(card.points))
        fields.set(`seen.${id}`, String(card.versions[id] ?? 0))
      }
      fields.set('seen.texts', String(card.versions['texts'] ?? 1))
      return requestBytes({
        ...{ host, method: 'POST', path: `/en/jury/assignments/${card.assignmentId}/autosave` },
        body: fields.toString(),
        headers: {
          cookie: card.cookie,
          origin: env.publicOrigin,
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
        },
      })
    },
    judge({ status, body }: Reply, connection: number): void {
      const card = cards[connection]!
      const answer = JSON.parse(body.toString()) as { versions?: Record<string, number> }
      if (status !== 200 || !answer.versions)
        throw new Error(`a scorecard was answered ${status} ${body.toString().slice(0, 200)}`)
      card.versions = answer.versions
      card.saved += 1
    },
    /** Every scorecard holds what was sent and acknowledged last. */
    async check() {
      const assigned = cards.map(({ assignmentId }) => assignmentId)
      const { rows } = await db.execute<{
        assignment: string
        points: number
        criteria: number
        comment: string
      }>(sql`
        select a.id as assignment, min(s.points)::int as points, count(*)::int as criteria, min(c.comment_to_team) as comment
        from assignments a join ${scorecards} c on c.juror_id = a.juror_id and c.proposal_id = a.proposal_id
        join ${scores} s on s.scorecard_id = c.id and s.points is not null
        where ${inArray(sql`a.id`, assigned)} group by a.id`)
      const isKept = ({ assignmentId, points, saved }: Card) =>
        rows.some(
          (row) =>
            row.assignment === assignmentId &&
            row.points === points &&
            row.criteria === weights.length &&
            row.comment.startsWith(`Save ${saved}.`),
        )
      const saved = cards.reduce((sum, card) => sum + card.saved, 0)
      return {
        what: 'every acknowledged scorecard is there',
        holds: cards.every(isKept),
        says: `${saved.toLocaleString('en')} saved; points and texts of all ${cards.length} agree`,
      }
    },
  }
}
