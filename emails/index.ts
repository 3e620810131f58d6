import type { z } from 'zod'
import { invitation } from './account/invitation.tsx'
import { roleGranted } from './account/role-granted.tsx'
import { signIn } from './account/sign-in.tsx'
import type { Template } from './parts/template.ts'

/**
 * Every notice and its template. A notice can only be defined or posted under a name of this list, so one without a
 * template does not type-check. One line each, in the order of the phases.
 */
export const templates = {
  'account.sign_in': signIn,
  'account.role_granted': roleGranted,
  'account.invitation': invitation,
} satisfies Record<string, Template>

/** The name of a notice, stored as text with each message. */
export type NoticeName = keyof typeof templates

/** What the template of a notice needs. */
export type NoticeData<Name extends NoticeName> = z.input<(typeof templates)[Name]['schema']>

/** The template of a stored notice name; undefined for one that no longer exists. */
export function templateOf(notice: string): Template | undefined {
  return Object.hasOwn(templates, notice) ? templates[notice as NoticeName] : undefined
}
