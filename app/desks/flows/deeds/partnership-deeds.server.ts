import { and, eq } from 'drizzle-orm'
import {
  frameworkGoals,
  frameworkNeeds,
  organisations,
  partnershipProjects,
  programmeParties,
  programmes,
  projectMilestones,
  projectShares,
} from '#db/schema/index.ts'
import type { Ports } from '#app/http/context.ts'
import { agreeTerm } from '#app/partnership/flows/agree-term.server.ts'
import { confirmDecision, decideProject } from '#app/partnership/flows/decide-project.server.ts'
import { keepGoal } from '#app/partnership/flows/keep-goal.server.ts'
import { keepNeed } from '#app/partnership/flows/keep-need.server.ts'
import { proposeProject } from '#app/partnership/flows/propose-project.server.ts'
import { addStep, moveProject, reportStep } from '#app/partnership/flows/run-project.server.ts'
import { nameSpeaker, writeFramework } from '#app/partnership/flows/write-framework.server.ts'
import { publishReport, writeReport } from '#app/partnership/flows/write-report.server.ts'
import { accept, type Refusal, type Result } from '#app/platform/result.ts'
import { switchModule } from '#app/publish/flows/switch-module.server.ts'
import type { PartnershipDeed } from '../../core/deed.ts'
import { personIdOf } from '../../data/cast-lookups.server.ts'

type DeedOf<Name extends PartnershipDeed['do']> = Extract<PartnershipDeed, { do: Name }>
type Where = { readonly programmeId: string; readonly by: string }
type Step = () => Promise<Result<unknown, Refusal>>

/** What the parties of a partnership do, through the flows they would use. */
export async function performPartnershipDeed(
  deed: PartnershipDeed,
  ports: Ports,
): Promise<Result<unknown, Refusal>> {
  const { db } = ports
  const [row] = await db
    .select({ id: programmes.id })
    .from(programmes)
    .where(eq(programmes.slug, deed.programme))
  if (!row) throw new Error(`the story has no programme ${deed.programme}`)
  const where = { programmeId: row.id, by: await personIdOf(db, deed.by) }
  switch (deed.do) {
    case 'agree-framework':
      return agreeFramework(deed, where, ports)
    case 'propose-project':
      return propose(deed, where, ports)
    case 'agree-project':
      return agreeProject(deed, where, ports)
    case 'report-year':
      return reportYear(deed, where, ports)
  }
}

/** One after the other; the first that is refused is the answer. */
async function inTurn(steps: readonly Step[]): Promise<Result<unknown, Refusal>> {
  for (const step of steps) {
    const taken = await step()
    if (!taken.ok) return taken
  }
  return accept(null)
}

async function agreeFramework(
  { purpose, term, speakers, goals, needs }: DeedOf<'agree-framework'>,
  where: Where,
  ports: Ports,
): Promise<Result<unknown, Refusal>> {
  const partyId = await partiesByName(where, ports)
  const named: { personId: string; organisationId: string }[] = []
  // The demo is told on one connection: one question at a time.
  for (const { email, party } of speakers)
    named.push({ personId: await personIdOf(ports.db, email), organisationId: partyId(party) })
  const framework = { purpose, contentLocale: 'en' as const, noticeMonths: 6, version: 0 }
  return inTurn([
    () => writeFramework({ ...where, ...framework }, ports),
    () => agreeTerm({ ...where, ...term }, ports),
    ...named.map((speaker) => () => nameSpeaker({ ...where, ...speaker }, ports)),
    ...goals.map((goal) => () => keepGoal({ ...where, ...goal, standing: null }, ports)),
    ...needs.map((need) => () => keepNeed({ ...where, ...need, standing: null }, ports)),
    () => switchModule({ ...where, module: 'partnership', step: 'open' }, ports),
  ])
}

async function partiesByName({ programmeId }: Where, { db }: Ports): Promise<(name: string) => string> {
  const rows = await db
    .select({ id: organisations.id, name: organisations.name })
    .from(programmeParties)
    .innerJoin(organisations, eq(organisations.id, programmeParties.organisationId))
    .where(eq(programmeParties.programmeId, programmeId))
  return (name) => {
    const found = rows.find((row) => row.name === name)
    if (!found) throw new Error(`the story has no party ${name}`)
    return found.id
  }
}

async function propose(
  { need, shares, title, plan, startsOn, endsOn }: DeedOf<'propose-project'>,
  where: Where,
  ports: Ports,
): Promise<Result<unknown, Refusal>> {
  const partyId = await partiesByName(where, ports)
  const [listed] = await ports.db
    .select({ id: frameworkNeeds.id })
    .from(frameworkNeeds)
    .where(and(eq(frameworkNeeds.programmeId, where.programmeId), eq(frameworkNeeds.number, need)))
  if (!listed) throw new Error(`the story has no need ${need}`)
  return proposeProject(
    {
      ...where,
      ...{ title, plan, startsOn, endsOn, standing: null, needId: listed.id },
      ...{ contentLocale: 'en', currency: 'EUR', vat: 'without' },
      shares: shares.map(({ party, amount }) => ({ organisationId: partyId(party), amount })),
    },
    ports,
  )
}

async function agreeProject(
  { number, second, reasons, milestones }: DeedOf<'agree-project'>,
  where: Where,
  ports: Ports,
): Promise<Result<unknown, Refusal>> {
  const { db } = ports
  const of = and(
    eq(partnershipProjects.programmeId, where.programmeId),
    eq(partnershipProjects.number, number),
  )
  const project = async () => {
    const [row] = await db.select().from(partnershipProjects).where(of)
    if (!row) throw new Error(`the story has no project ${number}`)
    return row
  }
  const { id } = await project()
  const shares = await db.select().from(projectShares).where(eq(projectShares.projectId, id))
  const confirmer = await personIdOf(db, second)
  const reported = milestones.flatMap(({ title, report }) => (report === null ? [] : [{ title, report }]))
  const stepOf = async (title: string) => {
    const [row] = await db
      .select({ id: projectMilestones.id })
      .from(projectMilestones)
      .where(and(eq(projectMilestones.projectId, id), eq(projectMilestones.title, title)))
    return row?.id ?? ''
  }
  return inTurn([
    async () =>
      decideProject(
        {
          ...where,
          ...{ number, reasons, outcome: 'agreed', version: (await project()).version },
          shares: shares.map(({ organisationId, proposed }) => ({ organisationId, amount: proposed })),
        },
        ports,
      ),
    async () =>
      confirmDecision({ ...where, by: confirmer, number, version: (await project()).version }, ports),
    ...milestones.map(
      ({ title, dueOn }) =>
        () =>
          addStep({ ...where, number, title, dueOn }, ports),
    ),
    ...reported.map(
      ({ title, report }) =>
        async () =>
          reportStep({ ...where, number, stepId: await stepOf(title), report }, ports),
    ),
    async () =>
      moveProject({ ...where, number, version: (await project()).version, to: 'running', reason: '' }, ports),
  ])
}

async function reportYear(
  { year, second, body, values }: DeedOf<'report-year'>,
  where: Where,
  ports: Ports,
): Promise<Result<unknown, Refusal>> {
  const goals = await ports.db
    .select({ id: frameworkGoals.id, name: frameworkGoals.name })
    .from(frameworkGoals)
    .where(eq(frameworkGoals.programmeId, where.programmeId))
  const by = await personIdOf(ports.db, second)
  const told = values.map(({ goal, value, basis }) => {
    const goalId = goals.find(({ name }) => name === goal)?.id ?? ''
    return { goalId, value, basis, note: '' }
  })
  return inTurn([
    () => writeReport({ ...where, year, version: 0, body, values: told }, ports),
    () => publishReport({ ...where, by, year, version: 1 }, ports),
  ])
}
