import type { TFunction } from 'i18next'
import type { JurorTie, Suggestion } from '../core/conflicts/suggestions.ts'

/** Why a conflict is suggested, in one sentence to the juror. */
export function suggestionInWords(t: TFunction<'judge'>, { reason }: Suggestion): string {
  switch (reason.kind) {
    case 'team':
      return t('suggestions.team')
    case 'mail-domain':
      return t('suggestions.mail-domain', { domain: reason.domain })
    case 'website':
      return t('suggestions.website', { domain: reason.domain })
    case 'tie': {
      const { tie, organisation, isSameSpelling } = reason
      return isSameSpelling
        ? t('suggestions.tie', { tie: tieInWords(t, tie), organisation })
        : t('suggestions.tie-close', { tie: tieInWords(t, tie), organisation })
    }
    case 'person':
      return reason.isSameSpelling
        ? t('suggestions.person', { tie: tieInWords(t, reason.tie) })
        : t('suggestions.person-close', { tie: tieInWords(t, reason.tie) })
    case 'parent': {
      const { tie, child, parent } = reason
      return t('suggestions.parent', { tie: tieInWords(t, tie), child, parent })
    }
    case 'host':
      return t(`suggestions.host-${reason.relation}`, { organisation: reason.organisation })
  }
}

/**
 * The same where the challenge is read blind: that somebody takes part, and never with which proposal. Each sentence once,
 * so that their number says nothing either.
 */
export function hintsByName(t: TFunction<'judge'>, suggestions: readonly Suggestion[]): string[] {
  return [...new Set(suggestions.map((suggestion) => hintByName(t, suggestion)))].sort()
}

function hintByName(t: TFunction<'judge'>, suggestion: Suggestion): string {
  const { reason } = suggestion
  switch (reason.kind) {
    case 'mail-domain':
    case 'website':
      return t(`names.hints.${reason.kind}`, { domain: reason.domain })
    case 'tie': {
      const { tie, organisation, isSameSpelling } = reason
      const key = isSameSpelling ? 'names.hints.tie' : 'names.hints.tie-close'
      return t(key, { tie: tieInWords(t, tie), organisation })
    }
    case 'person': {
      const key = reason.isSameSpelling ? 'names.hints.person' : 'names.hints.person-close'
      return t(key, { tie: tieInWords(t, reason.tie) })
    }
    case 'team':
    case 'parent':
    case 'host':
      return suggestionInWords(t, suggestion)
  }
}

/** A tie with its years: `Employment: Meri Oy (2015–2019)`. */
export function tieInWords(
  t: TFunction<'judge'>,
  { kind, name, fromYear, untilYear }: Pick<JurorTie, 'kind' | 'name' | 'fromYear' | 'untilYear'>,
): string {
  const years = fromYear === null && untilYear === null ? '' : ` (${fromYear ?? ''}–${untilYear ?? ''})`
  return t('suggestions.tie-name', { kind: t(`ties.kinds.${kind}`), name }) + years
}
