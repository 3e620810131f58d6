import { and, asc, desc, eq } from 'drizzle-orm'
import { cohorts, intakeApplications, intakeTexts, intakeThemes, programmes } from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { acceptPlace } from '#app/incubation/flows/answer-place.server.ts'
import { offerPlace, putOnWaitingList } from '#app/incubation/flows/decide-application.server.ts'
import { addCohort, editIntake } from '#app/incubation/flows/edit-intake.server.ts'
import { sendApplication } from '#app/incubation/flows/send-application.server.ts'
import { addMilestone, graduate } from '#app/incubation/flows/start-up-road.server.ts'
import { locales } from '#app/platform/i18n.ts'
import { accept, type Refusal, type Result } from '#app/platform/result.ts'
import { switchModule } from '#app/publish/flows/switch-module.server.ts'
import type { IncubateDeed } from '../../core/incubate-deed.ts'
import { personIdOf } from '../../data/cast-lookups.server.ts'

type DeedOf<Name extends IncubateDeed['do']> = Extract<IncubateDeed, { do: Name }>
type Where = { readonly programmeId: string; readonly by: string }

/** An incubation that is opened, and the start-ups that come. */
export async function performIncubateDeed(
  deed: IncubateDeed,
  ports: Ports,
): Promise<Result<unknown, Refusal>> {
  const where = {
    programmeId: await programmeIdOf(deed.programme, ports),
    by: await personIdOf(ports.db, deed.by),
  }
  switch (deed.do) {
    case 'open-incubation':
      return open(deed, where, ports)
    case 'apply-for-place':
      return apply(deed, where, ports)
    case 'offer-cohort-place': {
      const cohortId = await cohortIdOf(deed.cohort, where, ports)
      return offerPlace({ ...(await aboutOf(deed.startUp, where, ports)), cohortId, answerOn: null }, ports)
    }
    case 'let-wait':
      return putOnWaitingList(await aboutOf(deed.startUp, where, ports), ports)
    case 'take-cohort-place':
      return acceptPlace(await aboutOf(deed.startUp, where, ports), ports)
    case 'agree-milestone': {
      const { title, dueOn } = deed
      return addMilestone({ ...(await aboutOf(deed.startUp, where, ports)), title, dueOn }, ports)
    }
    case 'graduate-start-up':
      return graduate(await aboutOf(deed.startUp, where, ports), ports)
  }
}

async function open(
  deed: DeedOf<'open-incubation'>,
  where: Where,
  ports: Ports,
): Promise<Result<unknown, Refusal>> {
  const { programmeId } = where
  const switched = await switchModule({ ...where, module: 'incubation', step: 'switch-on' }, ports)
  if (!switched.ok) return switched
  const { zone, languages, texts, themes } = deed
  const set = await editIntake(
    {
      ...{ ...where, version: 0, text: null },
      facts: {
        ...{ kind: 'rolling', zone, languages, answerDays: 14 },
        ...{ opensAt: null, closesAt: null, equity: 'none', equityPercent: null },
      },
    },
    ports,
  )
  if (!set.ok) return set
  await ports.db
    .insert(intakeTexts)
    .values(locales.map((locale) => ({ programmeId, locale, ...texts[locale] })))
  await ports.db
    .insert(intakeThemes)
    .values(themes.map((names, index) => ({ programmeId, position: index + 1, names: { ...names } })))
  for (const facts of deed.cohorts) {
    const added = await addCohort({ ...where, facts }, ports)
    if (!added.ok) return added
  }
  return switchModule({ ...where, module: 'incubation', step: 'open' }, ports)
}

async function apply(
  { startUp }: DeedOf<'apply-for-place'>,
  { programmeId, by: personId }: Where,
  ports: Ports,
): Promise<Result<unknown, Refusal>> {
  const rows = await ports.db
    .select({ id: intakeThemes.id })
    .from(intakeThemes)
    .where(eq(intakeThemes.programmeId, programmeId))
    .orderBy(asc(intakeThemes.position))
  const { theme, ...words } = startUp
  const themeId = rows[theme - 1]?.id
  if (!themeId) throw new Error(`the story has no theme ${theme}`)
  const draft = {
    ...words,
    ...{ kind: 'enterprise' as const, website: '', themeId, hasConsent: true, mayBeShown: true },
  }
  const sent = await sendApplication({ programmeId, personId, draft }, ports)
  return sent.ok ? accept(null) : sent
}

async function programmeIdOf(slug: string, { db }: Ports): Promise<string> {
  const [row] = await db.select({ id: programmes.id }).from(programmes).where(eq(programmes.slug, slug))
  if (!row) throw new Error(`the story has no programme ${slug}`)
  return row.id
}

async function cohortIdOf(number: number, { programmeId }: Where, { db }: Ports): Promise<string> {
  const [row] = await db
    .select({ id: cohorts.id })
    .from(cohorts)
    .where(and(eq(cohorts.programmeId, programmeId), eq(cohorts.number, number)))
  if (!row) throw new Error(`the story has no cohort ${number}`)
  return row.id
}

async function aboutOf(name: string, where: Where, { db }: Ports) {
  const [row] = await db
    .select({ id: intakeApplications.id })
    .from(intakeApplications)
    .where(and(eq(intakeApplications.programmeId, where.programmeId), eq(intakeApplications.name, name)))
    .orderBy(desc(intakeApplications.submittedAt))
  if (!row) throw new Error(`the story has no start-up ${name}`)
  return { ...where, applicationId: row.id }
}
