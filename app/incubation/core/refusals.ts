/** Every way an incubation says no. The sentences stand in texts/ under `refusals`. */
import type { LifecycleRefusal } from '#app/lifecycle/refusals.ts'

type Nothing = Record<never, never>

type RefusalData = {
  'module-off': Nothing
  'intake-missing': Nothing
  'intake-changed': Nothing

  // sending
  'intake-not-yet': { opensAt: Date; zone: string }
  'intake-closed': { closesAt: Date; zone: string }
  'application-sent': Nothing
  'draft-changed': Nothing
  'organisation-has-application': { name: string }
  'theme-unknown': Nothing
  'language-unknown': Nothing

  // deciding; `cohort` is its number
  'application-moved': Nothing
  'cohort-unknown': Nothing
  'cohort-full': { cohort: number }
  'theme-full': { cohort: number }
  'cohort-over': { cohort: number }
  'reason-missing': Nothing
  'answer-by-past': Nothing
  'offer-over': Nothing
  'nobody-waits': Nothing
  'nobody-fits': { cohort: number }
  'place-unknown': { places: number }

  // cohorts and themes
  'cohort-changed': Nothing
  'cohort-days': Nothing
  'capacity-below-taken': { taken: number }
  'balance-below-taken': { taken: number }
  'theme-in-use': { name: string }
  'themes-too-many': { most: number }

  // mentors
  'mentor-known': Nothing
  'mentor-unknown': Nothing
  'mentor-busy': { most: number }
  'mentor-judges': { name: string }
  'mentor-matched': Nothing
  'mentor-limit-below': { taken: number }

  // milestones and graduation; `title` is the milestone's
  'milestone-unknown': Nothing
  'milestone-settled': { title: string }
  'milestone-changed': { title: string }
  'milestone-unreported': { title: string }
  'milestones-open': { titles: string; count: number }
}

export type IncubationRefusalCode = keyof RefusalData

export type IncubationRefusal =
  | {
      [Code in IncubationRefusalCode]: { readonly code: Code } & Readonly<RefusalData[Code]>
    }[IncubationRefusalCode]
  | LifecycleRefusal
