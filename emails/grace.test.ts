import { expect, it } from 'vitest'
import { locales } from '#app/platform/i18n.ts'
import { templates, type NoticeName } from './index.ts'
import { renderMessage } from './render-message.ts'

/** Mails that are given a deadline and tell of none that is ahead. */
const without = {
  'challenge.closed_applicants': 'it has passed, the grace with it',
  'challenge.closed_draft_missed': 'it has passed, the grace with it',
  'challenge.closed_team': 'it has passed, the grace with it',
  'challenge.review_requested': 'names no date: nothing is on the calendar yet',
  'challenge.approved_or_returned': 'names no date: nothing is on the calendar yet',
  'jury.invite': 'names when the work of a juror begins',
  'jury.accepted_onboarding': 'names when the work of a juror begins',
  'challenge.cancelled': 'names no date: nothing is taken any more',
  'ops.phase_failed': 'names the instant that has come',
  'ops.phase_upcoming': 'names the instant from which nothing is taken, the grace with it',
} satisfies Partial<Record<NoticeName, string>>

const naming = (Object.keys(templates) as NoticeName[]).filter((name) =>
  Object.hasOwn(templates[name].preview as object, 'closesAt'),
)

it('every mail that names a deadline ahead tells its grace, in every language', () => {
  const silent = naming.filter((notice) =>
    locales.some((locale) => {
      const said = (graceMinutes: number) => {
        const mail = renderMessage({
          ...{ notice, locale, data: { ...(templates[notice].preview as object), graceMinutes } },
          ...{ zone: 'Asia/Shanghai', organiserZone: 'Europe/Helsinki', recipientName: 'Aino Esimerkki' },
          programme: { name: 'A programme', contactEmail: 'hello@haaste.test' },
          ...{ origin: 'https://haaste.test', unsubscribePath: null },
          plannedAt: new Date('2021-12-08T10:00:00Z'),
        })
        return mail.text
      }
      return !said(37).includes('37') || said(0).includes('37')
    }),
  )
  expect(silent.sort()).toEqual(Object.keys(without).sort())
})
