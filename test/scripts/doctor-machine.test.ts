import { describe, expect, it } from 'vitest'
import { diskFinding, nodeFinding } from '#scripts/haaste/doctor/machine.ts'

describe('the doctor', () => {
  it.each([
    ['20.19.0', 'fine'],
    ['22.0.0', 'fine'],
    ['20.18.9', 'problem'],
    ['18.20.0', 'problem'],
  ])('judges Node %s: %s', (version, state) => {
    expect(nodeFinding(version).state).toBe(state)
  })

  it('says that a folder is not there to write in', () => {
    expect(diskFinding('/nowhere/at/all')).toMatchObject({
      state: 'problem',
      mend: expect.any(String) as string,
    })
  })
})
