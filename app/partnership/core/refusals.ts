/** Every way a partnership says no. The sentences stand in texts/ under `refusals`; days are ISO days. */
import type { ProjectState } from './projects.ts'

type Nothing = Record<never, never>

type RefusalData = {
  // the framework
  'framework-missing': Nothing
  /** Somebody changed it meanwhile. */
  'partnership-changed': Nothing
  'module-off': Nothing
  'term-missing': Nothing

  // terms
  'term-days': Nothing
  'term-overlaps': { number: number; endsOn: string; nextOn: string }
  'term-earlier': { number: number; startsOn: string }
  'term-behind': { reportedYear: number }

  // people
  'not-a-party': Nothing
  'not-in-programme': Nothing
  'speaks-for-nobody': Nothing

  // goals and needs
  'baseline-incomplete': Nothing
  'goal-unknown': Nothing
  'goal-as-baseline': Nothing
  'goal-years': { baselineYear: number; targetYear: number }
  'need-unknown': Nothing
  'need-not-open': { title: string }
  'close-reason-missing': Nothing

  // projects
  'project-unknown': Nothing
  'project-days': Nothing
  'project-before-term': { startsOn: string }
  'project-after-term': { endsOn: string }
  'shares-missing': Nothing
  'project-decided': Nothing
  'not-your-project': Nothing
  'decision-waits': Nothing
  'no-decision-waits': Nothing
  'own-project': Nothing
  'two-persons': Nothing
  'two-sides': { party: string }
  'amount-missing': Nothing
  'reasons-missing': Nothing
  'no-project-road': { from: ProjectState; to: ProjectState }
  'project-stop-reason': Nothing
  'project-over': Nothing
  'step-outside': { startsOn: string; endsOn: string }
  'step-unknown': Nothing
  'step-reported': { title: string }

  // reports
  'year-outside': { year: number; firstYear: number; lastYear: number }
  'year-ahead': { year: number }
  'report-published': { year: number }
  'report-not-written': { year: number }
  'report-own': Nothing
  'report-not-published': { year: number }
  'correction-waits': Nothing
  'correction-own': Nothing
  'correction-gone': Nothing
  'report-without-values': Nothing
  'year-running': { year: number }

  // sessions
  'promise-owner': Nothing
  'promise-due': { heldOn: string }
  'promise-unknown': Nothing
}

export type PartnershipRefusalCode = keyof RefusalData
export type PartnershipRefusal = {
  [Code in PartnershipRefusalCode]: { readonly code: Code } & Readonly<RefusalData[Code]>
}[PartnershipRefusalCode]
