import type { RequestContext } from '#app/http/context.ts'
import { templates, type NoticeName } from '#emails/index.ts'

/** What a kind of mail is called in the language of the page; the stored name for one that does not exist any more. */
export function kindOf({ t }: Pick<RequestContext, 't'>, notice: string): string {
  return Object.hasOwn(templates, notice) ? t('notify')(`kinds.${notice as NoticeName}`) : notice
}
