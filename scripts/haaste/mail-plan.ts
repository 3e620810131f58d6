import { and, eq, inArray, notInArray } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { challenges, messages } from '#db/schema/index.ts'
import { instantToWallClock } from '#app/lifecycle/calendar.ts'
import type { LeftOutReason, PlannedMessage } from '#app/notify/core/notice.ts'
import { daysForWave } from '#app/notify/core/quota.ts'
import type { MessageState } from '#app/notify/core/reconcile.ts'
import { languagesOf, wavesOf } from '#app/notify/core/waves.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import type { Command } from './command.ts'
import { withDatabase } from './database.ts'
import { readInstant } from './instant.ts'
import { findProgramme } from './scope.ts'
import { counted, table } from './table.ts'

/** A planned message, with the challenge it is about and where it stands in the outbox; null: not in it yet. */
type Planned = PlannedMessage & { readonly challenge: string; readonly state: MessageState | null }
type LeftOut = PlannedMessage & { readonly challenge: string; readonly because: LeftOutReason }

/** What the catalogue wants, without touching the outbox. */
export const mailPlan: Command = {
  name: 'mail:plan',
  summary: 'Shows who hears what when in a programme, and what is left out and why',
  words: [{ name: 'programme' }],
  options: {
    at: { value: 'instant', about: 'as if it were then, like 2021-12-22T21:59:00Z; now if left away' },
  },
  details: [
    'Plans from what is known now and changes nothing. Invitations and sign-in links are not planned, but sent when asked for.',
    'With MAIL_DAILY_QUOTA it says which waves take more than a day.',
  ],
  async run({ words: [slug = ''], options }, { env }) {
    const at = options.at === undefined ? null : readInstant(options.at)
    const settings = env()
    return withDatabase(settings, async (db) => {
      const programme = await findProgramme(db, slug)
      const now = at ?? (await databaseClock.now(db))
      const { planned, leftOut } = await planOf(db, programme.id, now)
      const zones = [programme.zone, ...programme.partnerZones]
      const quota = settings.mail?.dailyQuota ?? null
      const reasonOf = await reasons()
      const shared = (message: Planned | LeftOut) => ({
        key: message.key,
        notice: message.notice,
        class: message.class,
        challenge: message.challenge,
        audience: message.audience,
        recipients: [message.to.email],
        locale: message.locale,
        zone: message.zone,
        sendAt: message.sendAt,
        expiresAt: message.expiresAt,
      })
      return {
        data: {
          programme: slug,
          at: now,
          messages: planned.map((one) => ({ ...shared(one), state: one.state, reason: reasonOf(one) })),
          leftOut: leftOut.map((one) => ({ ...shared(one), reason: one.because })),
        },
        lines: linesOf({ planned, leftOut, zones, quota }),
      }
    })
  },
}

async function planOf(
  db: Db,
  programmeId: string,
  now: Date,
): Promise<{ planned: Planned[]; leftOut: LeftOut[] }> {
  // Loaded when needed: with all mails of the house it takes a second.
  const [{ noticeCatalogue }, { challengeFacts }, { planMail }] = await Promise.all([
    import('#app/notices.ts'),
    import('#app/notify/data/challenge-facts.server.ts'),
    import('#app/notify/core/planner.ts'),
  ])
  const living = await db
    .select({ id: challenges.id, slug: challenges.slug })
    .from(challenges)
    .where(and(eq(challenges.programmeId, programmeId), notInArray(challenges.state, ['archived'])))
    .orderBy(challenges.slug)
  const planned: Planned[] = []
  const leftOut: LeftOut[] = []
  for (const { id, slug: challenge } of living) {
    const facts = await challengeFacts(db, { challengeId: id, now }, noticeCatalogue)
    if (facts === null) continue
    const plan = planMail(noticeCatalogue.notices, facts)
    const states = await statesOf(db, id, plan.messages)
    planned.push(...plan.messages.map((one) => ({ ...one, challenge, state: states.get(one.key) ?? null })))
    leftOut.push(...plan.leftOut.map((one) => ({ ...one, challenge })))
  }
  const inOrder = <Message extends PlannedMessage>(all: Message[]) =>
    all.sort((a, b) => a.sendAt.getTime() - b.sendAt.getTime() || (a.key < b.key ? -1 : 1))
  return { planned: inOrder(planned), leftOut: inOrder(leftOut) }
}

async function statesOf(
  db: Db,
  challengeId: string,
  planned: readonly PlannedMessage[],
): Promise<Map<string, MessageState>> {
  const names = [...new Set(planned.map(({ notice }) => notice))]
  if (names.length === 0) return new Map()
  const rows = await db
    .select({ key: messages.key, state: messages.state })
    .from(messages)
    .where(and(eq(messages.challengeId, challengeId), inArray(messages.notice, names)))
  return new Map(rows.map(({ key, state }) => [key, state]))
}

/** Why a person gets it, as the foot of the mail says in English. */
async function reasons(): Promise<(message: PlannedMessage) => string | null> {
  const { templateOf } = await import('#emails/index.ts')
  return ({ notice }) => templateOf(notice)?.reason.en ?? null
}

function linesOf({
  planned,
  leftOut,
  zones,
  quota,
}: {
  planned: readonly Planned[]
  leftOut: readonly LeftOut[]
  zones: readonly string[]
  quota: number | null
}): string[] {
  const isToGo = ({ state }: Planned) => state === null || ['planned', 'held', 'queued'].includes(state)
  const toGo = planned.filter(isToGo)
  const gone = planned.length - toGo.length
  return [
    ...wavesByDay(toGo, zones, quota),
    `${counted(toGo.length, 'mail', 'mails')} to go` +
      (gone > 0 ? `, ${gone} of the plan ${gone === 1 ? 'has' : 'have'} begun to go or ended` : ''),
    ...(leftOut.length > 0 ? ['', 'Left out:'] : []),
    ...table(
      countedBy(leftOut, ({ notice, because }) => `${notice} ${because}`).map(([first, count]) => [
        `  ${count}`,
        first.notice,
        because[first.because],
      ]),
    ),
  ]
}

const because: Readonly<Record<LeftOutReason, string>> = {
  'refused-by-reader': 'the reader does not want it',
  night: 'it would ring at night and means nothing in the morning',
  merged: 'the next one of its kind comes soon and says the same',
  'too-frequent': 'the reader was reminded shortly before',
  'no-address': 'there is no address to send it to',
}

function wavesByDay(toGo: readonly Planned[], zones: readonly string[], quota: number | null): string[] {
  const [home = 'UTC', ...partners] = zones
  const lines: string[] = []
  let day = ''
  let rows: string[][] = []
  const finishDay = () => {
    if (rows.length === 0) return
    lines.push(day, ...table(rows).map((row) => `  ${row}`), '')
    rows = []
  }
  const warnings: string[] = []
  for (const { sendAt, notice, messages: wave } of wavesOf(toGo)) {
    const there = instantToWallClock(sendAt, home)
    if (there.date !== day) {
      finishDay()
      day = there.date
    }
    rows.push([
      `${there.time} ${cityOf(home)}`,
      ...partners.map((zone) => {
        const { date, time } = instantToWallClock(sendAt, zone)
        return `${time} ${cityOf(zone)}${date === day ? '' : ` (${date})`}`
      }),
      counted(wave.length, 'mail', 'mails'),
      languagesOf(wave)
        .map(([locale, count]) => `${locale} ${count}`)
        .join(', '),
      notice,
      `to ${wave[0]?.audience ?? ''}`,
    ])
    const days = daysForWave(wave.length, quota)
    if (days > 1) {
      warnings.push(
        `The wave ${notice} on ${day} at ${there.time}: this wave is ${wave.length} mails, the plan allows ${quota} a day: it takes ${days} days.`,
      )
    }
  }
  finishDay()
  return [...lines, ...warnings, ...(warnings.length > 0 ? [''] : [])]
}

/** Europe/Helsinki → Helsinki. */
function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')
}

/** Each kind once, with the first of it and how many there are. */
function countedBy<Item>(items: readonly Item[], kindOf: (item: Item) => string): [Item, number][] {
  const kinds = new Map<string, [Item, number]>()
  for (const item of items) {
    const known = kinds.get(kindOf(item))
    if (known) known[1] += 1
    else kinds.set(kindOf(item), [item, 1])
  }
  return [...kinds.values()]
}
