import type { ApplicationDraft } from '#app/incubation/core/application-form.ts'
import {
  addCohort,
  editIntake,
  editThemes,
  type IntakeFacts,
} from '#app/incubation/flows/edit-intake.server.ts'
import { sendApplication } from '#app/incubation/flows/send-application.server.ts'
import type { Ports } from '#app/http/context.ts'
import { databaseClock } from '#app/platform/clock.server.ts'
import { switchModule } from '#app/publish/flows/switch-module.server.ts'
import { intakeApplications, intakeThemes, roleGrants } from '#db/schema/index.ts'
import { aPerson } from '#test/factories/a-person.ts'
import { insertProgramme } from '#test/factories/a-programme.ts'
import { realNotices } from '#test/factories/a-sender.ts'
import type { TestDatabase } from '#test/setup/database.ts'
import { and, asc, eq } from 'drizzle-orm'

export const rolling: IntakeFacts = {
  ...{ kind: 'rolling', zone: 'Europe/Helsinki', opensAt: null, closesAt: null },
  ...{ equity: 'none', equityPercent: null, languages: ['en', 'fi'], answerDays: 7 },
}

export const spring = {
  name: 'Spring',
  startsOn: '2026-03-02',
  endsOn: '2026-08-28',
  capacity: 2,
  mostPerTheme: null as number | null,
}

export const applicationOf = (name: string, changes: Partial<ApplicationDraft> = {}): ApplicationDraft => ({
  name,
  kind: 'enterprise',
  country: 'FI',
  website: 'https://start-up.example',
  themeId: null,
  what: 'Heat from server rooms for the block next door.',
  maturity: 6,
  team: 'Four engineers and a nurse.',
  wished: 'A first customer in Beijing.',
  language: 'en',
  hasConsent: true,
  mayBeShown: true,
  ...changes,
})

/** A refusal is a bug of the test, unless it is what the test asks for. */
export function done<Value>(
  result: { ok: true; value: Value } | { ok: false; refusal: { code: string } },
): Value {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

/** A programme that takes start-ups in, open to the public, with an organiser. */
export async function anIncubation(
  database: TestDatabase,
  { facts = rolling, themes = [] as string[], programme = {} as { slug?: string } } = {},
) {
  const { db } = database
  const ports: Ports = { db, clock: databaseClock, notices: realNotices }
  const { id: programmeId, slug } = await insertProgramme(db, { name: 'Innovation base', ...programme })
  const organiser = await aPerson(db)
  await db.insert(roleGrants).values({ personId: organiser.id, role: 'organiser', programmeId })
  for (const step of ['switch-on', 'open'] as const)
    done(await switchModule({ programmeId, module: 'incubation', step, by: organiser.id }, ports))
  done(
    await editIntake(
      {
        ...{ programmeId, by: organiser.id, version: 0, facts },
        text: { locale: 'en', offered: 'A desk, mentors and introductions.', forWhom: 'Young companies.' },
      },
      ports,
    ),
  )
  if (themes.length > 0)
    done(await editThemes({ programmeId, by: organiser.id, locale: 'en', names: {}, added: themes }, ports))
  const themeRows = await db
    .select()
    .from(intakeThemes)
    .where(eq(intakeThemes.programmeId, programmeId))
    .orderBy(asc(intakeThemes.position))
  const by = organiser.id
  return {
    ...{ programmeId, slug, ports, organiser, by },
    themeId: (name: string) => {
      const found = themeRows.find(({ names }) => names.en === name)
      if (!found) throw new Error(`no theme ${name}`)
      return found.id
    },
    async cohort(changes: Partial<typeof spring> = {}) {
      return done(await addCohort({ programmeId, by, facts: { ...spring, ...changes } }, ports)).cohortId
    },
    /** A start-up that has sent its application. */
    async applicant(name: string, changes: Partial<ApplicationDraft> = {}) {
      const person = await aPerson(db)
      const draft = applicationOf(name, changes)
      const sent = done(await sendApplication({ programmeId, personId: person.id, draft }, ports))
      const about = { programmeId, applicationId: sent.applicationId, by: person.id }
      return { person, ...sent, own: about, about: { ...about, by } }
    },
    async stateOf(applicationId: string) {
      const [row] = await db
        .select()
        .from(intakeApplications)
        .where(and(eq(intakeApplications.id, applicationId)))
      if (!row) throw new Error('no application')
      return row
    },
  }
}

export type Incubation = Awaited<ReturnType<typeof anIncubation>>

export const codeOf = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : (result.refusal?.code ?? '')
