/** What a template brings, as data for its picture and the line below it. */
import type { Locale } from '#app/platform/i18n.ts'
import { modulesInOrder, type ProgrammeModule } from './modules.ts'
import type { ProgrammeTemplate } from '../templates/template.ts'

export type TemplateOutline = {
  /** Days from the opening. */
  readonly closesOn: number
  readonly judgedOn: number
  readonly announcedOn: number
  /** Days on which people meet, with what it is called. */
  readonly sessions: readonly { readonly onDay: number; readonly title: string }[]
  readonly challenges: readonly string[]
  readonly sites: readonly string[]
  /** The IANA zones in whose clocks its dates are read. */
  readonly zones: readonly string[]
  readonly grant: { readonly amount: number; readonly currency: string } | null
  readonly pilots: number
  readonly countries: readonly string[]
  readonly hasSeparateJuries: boolean
  readonly modules: readonly ProgrammeModule[]
  readonly edition: number | null
}

/** The parts of a template in one language. */
export function templateOutline(template: ProgrammeTemplate, lang: Locale): TemplateOutline {
  const { calendar, challenges } = template
  return {
    closesOn: calendar.closesAt.days,
    judgedOn: calendar.judgingEndsAt.days,
    announcedOn: calendar.announcesAt.days,
    sessions: (template.sessions ?? []).map(({ begins, texts }) => ({
      onDay: begins.days,
      title: texts[lang].title,
    })),
    challenges: challenges.map(({ texts }) => texts[lang].title),
    sites: challenges.flatMap(({ sites = [] }) => sites.map(({ texts }) => texts[lang].name)),
    zones: [...new Set([template.zone, ...template.partnerZones])],
    grant: challenges.find(({ grant }) => grant)?.grant ?? null,
    pilots: challenges.reduce((sum, { pilotsOffered }) => sum + pilotsOffered, 0),
    countries: [...new Set(challenges.flatMap(({ eligibility }) => eligibility.countries))],
    hasSeparateJuries: template.hasSeparateJuries ?? false,
    modules: modulesInOrder(template.modules ?? []),
    edition: template.edition ?? null,
  }
}
