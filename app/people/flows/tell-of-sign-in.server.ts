/** What somebody hears about signing in: what they can do here, the first time; and of a browser they have not used before. */
import { and, eq, exists, ne, sql } from 'drizzle-orm'
import { invitations, jurors, people, roleGrants } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { deviceName } from '../core/device-name.ts'
import { personWithId } from '../data/people.server.ts'

const welcomeAfterMs = 5 * 60_000

/** Five minutes after the first sign-in; whoever was invited has had a mail that says what for. */
export async function welcome(personId: string, { db, clock, notices }: Ports): Promise<void> {
  await db.transaction(async (tx) => {
    const person = await personWithId(tx, personId)
    if (!person) return
    const [invited] = await tx
      .select({ id: invitations.id })
      .from(invitations)
      .where(eq(invitations.email, person.email))
      .limit(1)
    if (invited) return
    const now = await clock.now(tx)
    const { name, email, locale, zone } = person
    await notices.post(tx, {
      notice: 'account.welcome',
      key: `account.welcome:${personId}`,
      to: { personId, name, email, locale, zone },
      data: {},
      sendAt: new Date(now.getTime() + welcomeAfterMs),
    })
  })
}

/** At once, to whoever can see or decide more than their own: staff, jurors, administrators. */
export async function tellOfNewDevice(
  { personId, userAgent }: { personId: string; userAgent: string | null },
  { db, clock, notices }: Ports,
): Promise<void> {
  await db.transaction(async (tx) => {
    const [person] = await tx
      .select({ name: people.name, email: people.email, locale: people.locale, zone: people.zone })
      .from(people)
      .where(
        and(
          eq(people.id, personId),
          sql`(${exists(
            tx
              .select({ one: sql`1` })
              .from(roleGrants)
              .where(and(eq(roleGrants.personId, people.id), ne(roleGrants.role, 'partner'))),
          )} or ${exists(
            tx
              .select({ one: sql`1` })
              .from(jurors)
              .where(and(eq(jurors.personId, people.id), eq(jurors.state, 'accepted'))),
          )})`,
        ),
      )
    if (!person) return
    const now = await clock.now(tx)
    await notices.post(tx, {
      notice: 'account.new_device',
      key: `account.new_device:${personId}:${now.toISOString()}`,
      to: { personId, ...person },
      data: { device: deviceName(userAgent), at: now.toISOString() },
      sendAt: now,
    })
  })
}
