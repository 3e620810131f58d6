import { describe, expect, it } from 'vitest'
import { demoBeginsAt, demoEmails, demoMoments, demoRoleKeys, demoRoleOf, momentsAfter } from './demo-cast.ts'

describe('the cast of the demo', () => {
  it('has an address nobody can own for every role but the public', () => {
    for (const key of demoRoleKeys) {
      if (key === 'public') continue
      expect(demoEmails[key]).toMatch(/^[a-z.]+@[a-z-]+\.example$/)
      expect(demoRoleOf(demoEmails[key])).toBe(key)
    }
    expect(demoRoleOf('somebody@else.example')).toBeNull()
  })

  it('goes to moments in order of time, all after the beginning', () => {
    const instants = demoMoments.map(([, at]) => new Date(at).getTime())
    expect(instants).toEqual([...instants].sort((a, b) => a - b))
    expect(momentsAfter(demoBeginsAt)).toHaveLength(demoMoments.length)
  })

  it('offers no moment that has come', () => {
    expect(momentsAfter(new Date('2021-12-22T23:59:00+02:00')).map(({ key }) => key)).not.toContain(
      'deadline',
    )
    expect(momentsAfter(new Date('2021-12-22T23:58:59+02:00'))[0]?.key).toBe('deadline')
  })
})
