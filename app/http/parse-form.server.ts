import { json } from '@remix-run/node'
import { z } from 'zod'
import { formTexts, formValues } from '#app/ui/form/form-values.ts'
import { issueText } from '#app/ui/form/issue-text.ts'
import type { ActionArgs, RequestContext } from './context.ts'
import type { FormProblem } from './form-problem.ts'
import { bodyOf } from './request-body.server.ts'

/**
 * Parses the body against the schema the page's form uses too. A failure is a 422 with everything as typed and one
 * sentence per field in the reader's language. Passwords never travel back.
 */
export async function parseForm<Schema extends z.core.$ZodType>(
  { context }: Pick<ActionArgs, 'context'>,
  schema: Schema,
): Promise<{ ok: true; value: z.output<Schema> } | { ok: false; response: Response }> {
  const body = bodyOf(context)
  const errors: Record<string, string> = {}
  if (body.kind === 'form') {
    for (const name of unwritableFields(body.fields))
      errors[name] = context.t('http')('form.control-characters')
  } else if (hasUnwritableText(body.json)) {
    errors[''] = context.t('http')('form.control-characters')
  }
  const parsed = await z.core.safeParseAsync(
    schema,
    body.kind === 'form' ? formValues(body.fields) : body.json,
  )
  if (parsed.success && Object.keys(errors).length === 0) return { ok: true, value: parsed.data }
  for (const issue of parsed.error?.issues ?? [])
    errors[issue.path.join('.')] ??= issueText(context.t('ui'), issue)
  return { ok: false, response: problemResponse(context, { values: typedValues(context), errors }) }
}

/** A 422 with these values and sentences; for rules that only the core or the database can check. */
export function problemResponse(
  context: RequestContext,
  given: Partial<FormProblem>,
  status = 422,
): Response {
  const problem: FormProblem = {
    values: typedValues(context),
    errors: {},
    problem: null,
    code: null,
    ...given,
  }
  return json(problem, { status, headers: { 'x-request-id': context.requestId } })
}

/** Everything typed, as typed, without passwords. */
export function typedValues(context: RequestContext): FormProblem['values'] {
  const body = bodyOf(context)
  if (body.kind !== 'form') return {}
  return Object.fromEntries(
    Object.entries(formTexts(body.fields)).filter(([name]) => !/password/i.test(name)),
  )
}

/** Fields that hold characters no keyboard writes: NUL and other controls, halves of surrogate pairs. */
function unwritableFields(fields: FormData): string[] {
  return [...new Set(fields.keys())].filter((name) =>
    fields.getAll(name).some((value) => typeof value === 'string' && isUnwritable(value)),
  )
}

function hasUnwritableText(value: unknown): boolean {
  if (typeof value === 'string') return isUnwritable(value)
  return typeof value === 'object' && value !== null && Object.values(value).some(hasUnwritableText)
}

function isUnwritable(text: string): boolean {
  return /[\p{Cc}\p{Cs}]/u.test(text.replaceAll(/[\n\t\r]/g, ''))
}
