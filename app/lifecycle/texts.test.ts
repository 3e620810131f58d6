import { describe, expect, it } from 'vitest'
import { locales } from '#app/platform/i18n.ts'
import { translator } from '#app/platform/i18n.server.ts'
import { calendarInstants } from './calendar.ts'
import type { CalendarRemark } from './calendar-remarks.ts'
import { challengeStates, phases, transitions } from './phases.ts'
import { proposalStates, screeningOutcomes, teamRoles } from './proposal.ts'
import type { LifecycleRefusal, LifecycleRefusalCode } from './refusals.ts'

const at = new Date('2021-12-22T21:59:00Z')
const zone = 'Europe/Helsinki'
const clock = { date: '2021-12-22', time: '23:59' }
const reading = { instant: at, offset: '+02:00' }

/** One of each, so that a code without a sentence does not compile and a sentence without its data does not pass. */
const refusals: { [Code in LifecycleRefusalCode]: Omit<LifecycleRefusal<Code>, 'code'> } = {
  'date-invalid': { date: '2021-02-30' },
  'clock-time-invalid': { time: '25:00' },
  'zone-unknown': { zone: 'CST' },
  'time-missing': { ...clock, zone, gapStart: '03:00', gapEnd: '04:00', before: clock, after: clock },
  'time-ambiguous': { ...clock, zone, earlier: reading, later: reading },
  'opening-past': { opensAt: at, zone },
  'calendar-order': { earlier: 'opensAt', later: 'closesAt' },
  'wrong-state': { command: 'archive', state: 'changes_requested' },
  'brief-in-review': {},
  'brief-is-public': {},
  'calendar-is-public': {},
  'unschedule-first': {},
  'approval-needed': {},
  'approver-not-named': {},
  'judging-has-started': {},
  'decision-needed': {},
  'already-announced': {},
  'challenge-cancelled': {},
  'challenge-archived': {},
  'reason-missing': {},
  'remarks-missing': {},
  'approver-is-author': {},
  'issuer-is-author': {},
  'deadline-earlier': { closesAt: at, zone },
  'instant-past': { instant: 'closesAt', at, zone },
  'still-taking': { until: at, zone },
  'judging-end-earlier': { judgingEndsAt: at, zone },
  'announcement-earlier': { announcesAt: at, zone },
  'judging-window-past': { judgingEndsAt: at, zone },
  'screening-unfinished': { count: 1 },
  'no-eligible-proposals': {},
  'jury-too-small': { count: 2, needed: 3 },
  'assignment-incomplete': { count: 2 },
  'conflicts-undecided': { count: 1 },
  'scorecards-unfinished': { count: 2 },
  'confirmer-is-decider': {},
  'decision-changed': {},
  'announcement-past': { announcesAt: at, zone },
  'announcement-too-near': { announcesAt: at, zone, minutes: 10 },
  'announcement-not-sooner': { announcesAt: at, zone },
  'second-person-needed': {},
  'mover-is-asker': {},
  'award-not-accepted': {},
  'pilots-running': { count: 1 },
  'not-open-yet': { opensAt: at, zone },
  'not-open': {},
  'deadline-passed': { closedAt: at, zone },
  'team-role-needed': { needed: 'lead', has: 'viewer' },
  'draft-changed': { draftVersion: 2 },
  'nothing-new': {},
  'already-started': {},
  'proposal-withdrawn': {},
  'not-submitted': {},
  'not-withdrawn': {},
  'withdrawal-over': {},
  'sealed-until-deadline': { closesAt: at, zone },
  'screening-over': {},
  'rule-missing': {},
}

const remarks: { [Code in CalendarRemark['code']]: Omit<Extract<CalendarRemark, { code: Code }>, 'code'> } = {
  'window-short': { count: 19 },
  'window-tight': { count: 22 },
  'closes-before-weekend': { weekday: 5 },
  'closes-on-holiday': { country: 'FI', name: 'Midsummer Eve' },
  'closes-at-midnight': {},
  'closes-at-day-end': {},
  'clock-change-near': { zone, at },
  'other-day-elsewhere': { here: { zone, ...clock }, elsewhere: [{ zone, ...clock }] },
  'jury-window-short': { count: 1 },
  'jury-load-high': { count: 6, proposals: 90, jurors: 3, workingDays: 15 },
  'jury-over-christmas': {},
  'jury-over-holidays': { count: 3, holidays: [] },
  'announcement-early': { count: 1 },
}

/** Lists that whoever shows a remark has written out. */
const inWords = { here: '22 December 2021 23:59 in Helsinki', elsewhere: 'later', holidays: 'Epiphany' }

describe.each(locales)('in %s', (locale) => {
  const t = translator(locale, 'lifecycle') as (key: string, data?: object) => string

  function sentence(key: string, data: object) {
    const text = t(key, data)
    expect(text).not.toBe(key)
    expect(text).not.toMatch(/\{\{|\}\}|\$t\(|undefined|lifecycle[:.]|refusals\.|states\.|instants\./)
    return text
  }

  it('every refusal has a sentence that its data completes', () => {
    const sentences = Object.entries(refusals).map(([code, data]) => sentence(`refusals.${code}`, data))
    expect(new Set(sentences).size).toBe(sentences.length)
    for (const text of sentences) expect(text).toMatch(/[.。]$/)
  })

  it('every remark has a sentence that its data completes', () => {
    for (const [code, data] of Object.entries(remarks)) sentence(`remarks.${code}`, { ...data, ...inWords })
  })

  it('every phase, state, instant and automatic step has its names', () => {
    for (const phase of phases) sentence(`phases.${phase}`, {})
    for (const state of challengeStates) {
      for (const reader of ['staff', 'applicant', 'public']) sentence(`states.${state}.${reader}`, {})
    }
    for (const instant of calendarInstants) sentence(`instants.${instant}`, {})
    for (const { command, automaticAt } of transitions) if (automaticAt) sentence(`automatic.${command}`, {})
    for (const status of ['done', 'here', 'ahead', 'dropped']) sentence(`stations.${status}`, {})
    for (const state of proposalStates) sentence(`proposal-states.${state}`, {})
    for (const outcome of screeningOutcomes) sentence(`screening.${outcome}`, {})
    for (const role of teamRoles) sentence(`team-roles.${role}`, {})
  })

  it('a decision that is not announced has no name outside the staff', () => {
    for (const reader of ['applicant', 'public']) {
      const names = ['judging', 'deliberating', 'decided', 'confirmed'].map((state) =>
        t(`states.${state}.${reader}`),
      )
      expect(new Set(names).size).toBe(1)
    }
  })
})
