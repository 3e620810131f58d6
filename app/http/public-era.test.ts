import { describe, expect, it } from 'vitest'
import { createPublicEras, type EraAnswer, type KnownEra } from './public-era.server.ts'

const noon = Date.parse('2026-06-01T12:00:00Z')

/** A database whose version and clock a test sets, and a process whose clock runs alike. */
function aDatabase({ untilMs = 60_000 } = {}) {
  const state = { time: 0, version: 'a', isThere: true, asked: [] as KnownEra[], untilMs }
  const eras = createPublicEras({
    now: () => state.time,
    async ask(known) {
      state.asked.push(known)
      if (!state.isThere) throw new Error('gone')
      const answer: EraAnswer = {
        version: state.version,
        now: new Date(noon + state.time),
        until: new Date(noon + state.untilMs),
      }
      return answer
    },
  })
  return { state, eras, settle: () => new Promise((resolve) => setTimeout(resolve)) }
}

describe('the era of what is public', () => {
  it('is asked for once by all who come together, and not again for a quarter of a second', async () => {
    const { state, eras } = aDatabase()
    expect(eras.known()).toBeNull()
    const all = await Promise.all([eras.current(), eras.current(), eras.current()])
    expect(new Set(all.map((era) => era?.id)).size).toBe(1)
    state.time = 250
    expect(eras.known()).toEqual(all[0])
    expect(state.asked.length).toBe(1)
  })

  it('is asked for beside the visitors who keep coming, and told what is known', async () => {
    const { state, eras, settle } = aDatabase()
    const first = await eras.current()
    state.version = 'b'
    state.time = 251
    expect(eras.known()).toEqual(first)
    await settle()
    expect(eras.known()?.id).not.toBe(first?.id)
    expect(state.asked).toEqual([null, { version: 'a', until: new Date(noon + 60_000) }])
  })

  it('is never three quarters of a second old, also when every notice is lost', async () => {
    const { state, eras } = aDatabase()
    const first = await eras.current()
    state.version = 'b'
    state.time = 750
    expect(eras.known()).toEqual(first)
    const { state: idle, eras: others } = aDatabase()
    await others.current()
    idle.version = 'b'
    idle.time = 751
    expect(others.known()).toBeNull()
    expect((await others.current())?.id).toMatch(/^b /)
  })

  it('is another one as soon as a notice has come', async () => {
    const { state, eras } = aDatabase()
    await eras.current()
    state.version = 'b'
    eras.doubt()
    expect(eras.known()).toBeNull()
    expect((await eras.current())?.id).toMatch(/^b /)
  })

  it('does not trust an answer that was under way when a notice came', async () => {
    const answers: ((answer: EraAnswer) => void)[] = []
    const eras = createPublicEras({
      now: () => 0,
      ask: () => new Promise((resolve) => answers.push(resolve)),
    })
    const answer = (version: string) => ({ version, now: new Date(noon), until: new Date(noon + 1_000) })
    const before = eras.current()
    eras.doubt()
    const after = eras.current()
    answers[0]!(answer('old'))
    expect((await before)?.id).toMatch(/^old /)
    expect(eras.known()).toBeNull()
    answers[1]!(answer('new'))
    expect((await after)?.id).toMatch(/^new /)
    expect(eras.known()?.id).toMatch(/^new /)
  })

  it('ends with its instant, counted from before the question', async () => {
    const { state, eras } = aDatabase({ untilMs: 100 })
    const era = await eras.current()
    expect(era?.endsAtMs).toBe(100)
    state.time = 99
    expect(eras.known()).toEqual(era)
    state.time = 100
    expect(eras.known()).toBeNull()
    state.untilMs = 60_000
    expect((await eras.current())?.id).not.toBe(era?.id)
  })

  it('is unknown while the database does not answer', async () => {
    const { state, eras } = aDatabase()
    await eras.current()
    state.isThere = false
    state.time = 800
    expect(await eras.current()).toBeNull()
    state.isThere = true
    expect(await eras.current()).not.toBeNull()
  })
})
