import type { TFunction } from 'i18next'
import type { z } from 'zod'

/** What Zod says about one value. */
export type Issue = z.core.$ZodIssue

/** Looks one text up by a key that is only known while running. */
type Lookup = (key: string, variables?: Record<string, unknown>) => string

/**
 * One sentence for one issue, in the reader's language. A schema's own message counts when it is a text key with its
 * namespace (`apply:errors.team-too-large`); everything Zod says by itself becomes a key under `ui:errors`.
 */
export function issueText(t: TFunction<['ui']>, issue: Issue): string {
  const look = t as unknown as Lookup
  if (/^[a-z]+:[a-z0-9.-]+$/.test(issue.message)) return look(issue.message, variablesOf(issue))
  const { key, ...variables } = plainIssue(issue)
  return look(`ui:errors.${key}`, variables)
}

type PlainIssue = { key: string; count?: number; amount?: number | bigint }

function plainIssue(issue: Issue): PlainIssue {
  if (issue.code === 'too_small') {
    if (issue.origin === 'string')
      return Number(issue.minimum) <= 1
        ? { key: 'required' }
        : { key: 'too-short', count: Number(issue.minimum) }
    if (issue.origin === 'array' || issue.origin === 'set')
      return { key: 'too-few', count: Number(issue.minimum) }
    return { key: 'number-too-small', amount: issue.minimum }
  }
  if (issue.code === 'too_big') {
    if (issue.origin === 'string') return { key: 'too-long', count: Number(issue.maximum) }
    if (issue.origin === 'array' || issue.origin === 'set')
      return { key: 'too-many', count: Number(issue.maximum) }
    return { key: 'number-too-large', amount: issue.maximum }
  }
  if (issue.code === 'invalid_format') return { key: formatKeys[issue.format] ?? 'format' }
  if (issue.code === 'invalid_type')
    return { key: issue.expected === 'number' || issue.expected === 'int' ? 'number' : 'required' }
  if (issue.code === 'invalid_value' || issue.code === 'invalid_union') return { key: 'choice' }
  return { key: 'invalid' }
}

const formatKeys: Readonly<Record<string, string>> = {
  email: 'email',
  url: 'url',
  date: 'date',
  time: 'time',
  datetime: 'date',
}

function variablesOf(issue: Issue): Record<string, unknown> {
  const own = issue.code === 'custom' ? (issue.params ?? {}) : {}
  const { count, amount } = plainIssue(issue)
  return { count, amount, ...own }
}
