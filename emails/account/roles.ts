import type { Role } from '#app/people/core/viewer.ts'
import type { Locale } from '#app/platform/i18n.ts'

/** What each role is called in a mail. */
export const roleNames: Record<Locale, Record<Role, string>> = {
  en: {
    administrator: 'administrator',
    organiser: 'organiser',
    operator: 'operator',
    challenge_owner: 'challenge owner',
    screener: 'screener',
    chair: 'chair of the jury',
    pilot_manager: 'pilot manager',
    pilot_host: 'pilot host',
    auditor: 'auditor',
    partner: 'partner',
  },
  fi: {
    administrator: 'ylläpitäjä',
    organiser: 'järjestäjä',
    operator: 'koordinaattori',
    challenge_owner: 'haasteen omistaja',
    screener: 'esikarsija',
    chair: 'tuomariston puheenjohtaja',
    pilot_manager: 'pilotin vetäjä',
    pilot_host: 'pilotin isäntä',
    auditor: 'tarkastaja',
    partner: 'kumppani',
  },
  sv: {
    administrator: 'administratör',
    organiser: 'arrangör',
    operator: 'koordinator',
    challenge_owner: 'utmaningens ägare',
    screener: 'förhandsgranskare',
    chair: 'juryns ordförande',
    pilot_manager: 'pilotansvarig',
    pilot_host: 'pilotvärd',
    auditor: 'revisor',
    partner: 'partner',
  },
  'zh-CN': {
    administrator: '系统管理员',
    organiser: '主办方',
    operator: '运营人员',
    challenge_owner: '挑战负责方',
    screener: '初审人员',
    chair: '评审主席',
    pilot_manager: '试点负责人',
    pilot_host: '试点承接方',
    auditor: '审计员',
    partner: '合作伙伴',
  },
}
