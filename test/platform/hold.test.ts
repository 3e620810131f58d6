import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { birthOf } from '#app/platform/processes.server.ts'
import { hold, holderOf } from '#scripts/start/hold.ts'

let directory: string
let path: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'haaste-hold-'))
  path = join(directory, 'running.json')
})
afterEach(() => rmSync(directory, { recursive: true }))

describe('holding a folder', () => {
  it('is for one living process at a time', () => {
    const first = hold(path, 'http://localhost:3000')
    const second = hold(path, 'http://localhost:3001')
    expect(first).toMatchObject({ isHeld: true, wasLeft: false })
    expect(second).toEqual({
      isHeld: false,
      by: { pid: process.pid, birth: birthOf(process.pid), note: 'http://localhost:3000' },
    })
    if (first.isHeld) first.release()
    expect(existsSync(path)).toBe(false)
    expect(hold(path, 'again')).toMatchObject({ isHeld: true, wasLeft: false })
  })

  it('passes to the next when the holder was killed', () => {
    const { pid } = spawnSync(process.execPath, ['-e', ''])
    writeFileSync(path, JSON.stringify({ pid, birth: '1', note: 'gone' }))
    expect(holderOf(path)).toBeUndefined()
    expect(hold(path, 'next')).toMatchObject({ isHeld: true, wasLeft: true })
    expect(holderOf(path)).toMatchObject({ pid: process.pid, note: 'next' })
  })

  it('passes to the next when the id of the killed holder went to another process', () => {
    writeFileSync(path, JSON.stringify({ pid: process.pid, birth: 'long ago', note: 'gone' }))
    expect(hold(path, 'next')).toMatchObject({ isHeld: true, wasLeft: true })
  })

  it('is not let go by one that no longer holds it', () => {
    const first = hold(path, 'first')
    writeFileSync(
      path,
      JSON.stringify({ pid: process.pid, birth: birthOf(process.pid), note: 'somebody else' }),
    )
    if (first.isHeld) first.release()
    expect(holderOf(path)).toMatchObject({ note: 'somebody else' })
  })
})
