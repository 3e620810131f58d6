import { eq, isNotNull, sql } from 'drizzle-orm'
import type { Executor } from '#db/client.server.ts'
import { mailSettings } from '#db/schema/index.ts'
import { usualQuiet, type QuietHours } from '../core/moments.ts'

/** How a person wants their mail; what they have not chosen is as usual. */
export type MailSettings = { readonly quiet: QuietHours; readonly isWeekly: boolean }

/** The hours a row says; the usual ones where nothing was chosen. */
export function quietHoursOf(
  row: { readonly quietFrom: number | null; readonly quietUntil: number | null } | undefined,
): QuietHours {
  return {
    fromHour: row?.quietFrom ?? usualQuiet.fromHour,
    untilHour: row?.quietUntil ?? usualQuiet.untilHour,
  }
}

/** The settings of one person. One query. */
export async function mailSettingsOf(db: Executor, personId: string): Promise<MailSettings> {
  const [row] = await db.select().from(mailSettings).where(eq(mailSettings.personId, personId))
  return {
    quiet: quietHoursOf(row),
    isWeekly: (row?.weeklySince ?? null) !== null,
  }
}

/** Writes down what somebody chose. A digest that is asked for again begins anew. */
export async function saveMailSettings(
  db: Executor,
  personId: string,
  { quiet, isWeekly }: MailSettings,
): Promise<void> {
  const isUsual = quiet.fromHour === usualQuiet.fromHour && quiet.untilHour === usualQuiet.untilHour
  const hours = isUsual
    ? { quietFrom: null, quietUntil: null }
    : { quietFrom: quiet.fromHour, quietUntil: quiet.untilHour }
  const now = sql`haaste_now()`
  await db
    .insert(mailSettings)
    .values({ personId, ...hours, weeklySince: isWeekly ? now : null })
    .onConflictDoUpdate({
      target: mailSettings.personId,
      set: {
        ...hours,
        weeklySince: isWeekly ? sql`coalesce(${mailSettings.weeklySince}, haaste_now())` : null,
        ...(!isWeekly && { weeklyUntil: null }),
      },
    })
}

/** The hours of all who have chosen others than the usual ones. One query. */
export async function chosenQuietHours(db: Executor): Promise<(QuietHours & { personId: string })[]> {
  const rows = await db
    .select()
    .from(mailSettings)
    .where(isNotNull(mailSettings.quietFrom))
    .orderBy(mailSettings.personId)
  return rows.map((row) => ({ personId: row.personId, ...quietHoursOf(row) }))
}
