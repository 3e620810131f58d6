import { describe, expect, it } from 'vitest'
import { noticeCatalogue } from '#app/notices.ts'
import { templates } from '#emails/index.ts'
import { mailKind, mailKinds, refusableKinds } from './mail-kinds.ts'

const all = mailKinds.flatMap(({ kinds }) => kinds)

describe('the kinds of mail', () => {
  it('are exactly the mails there are, each once', () => {
    expect(all.map(({ notice }) => notice).sort()).toEqual(Object.keys(templates).sort())
  })

  it('may be refused exactly when their notice is service or bulletin', () => {
    const refusable = noticeCatalogue.notices.filter(({ class: kind }) => kind !== 'mandatory')
    // No notice plans it: whoever asked for it gets it, and may say no again.
    const posted = ['digest.weekly', 'broadcast.custom']
    expect([...refusableKinds].sort()).toEqual([...refusable.map(({ name }) => name), ...posted].sort())
    expect(refusableKinds).not.toContain('account.sign_in')
    expect(refusableKinds).not.toContain('proposal.submitted')
  })

  it('stand in the phase they belong to', () => {
    const groupOf = (notice: string) =>
      mailKinds.find(({ kinds }) => kinds.some((kind) => kind.notice === notice))?.group
    expect(groupOf('account.sign_in')).toBe('account')
    expect(groupOf('proposal.team_invite')).toBe('apply')
    expect(groupOf('challenge.closed_team')).toBe('deadline')
    expect(groupOf('winners.public')).toBe('announce')
    expect(mailKind('no.such_kind')).toBeUndefined()
  })
})
