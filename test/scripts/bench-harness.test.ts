import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCost, interleave, median, standing } from '#scripts/bench/harness.ts'
import { askOnce, headerOf, loadFor, requestBytes } from '#scripts/bench/load.ts'
import { linesOf } from '#scripts/bench/report.ts'
import { runBench } from '#scripts/bench/run.ts'

const contest = {
  name: 'pages',
  against: 'nothing',
  unit: 'a second',
  isMoreBetter: true,
  bar: 0.5,
  stretch: 0.8,
}

describe('a comparison', () => {
  it('lets both sides work in turn, swaps who begins, and keeps every round', async () => {
    const turns: string[] = []
    const figures = { measured: [9, 9, 10, 30, 20], baseline: [9, 9, 20, 40, 20] }
    const side = (name: 'measured' | 'baseline') => async () => {
      turns.push(name)
      return figures[name].shift() ?? 0
    }
    const comparison = await interleave(
      { ...contest, measured: side('measured'), baseline: side('baseline') },
      { rounds: 3, seconds: 1, report: () => undefined },
    )
    expect(comparison.rows).toEqual([
      { measured: 10, baseline: 20, ratio: 0.5 },
      { measured: 30, baseline: 40, ratio: 0.75 },
      { measured: 20, baseline: 20, ratio: 1 },
    ])
    expect(comparison.ratio).toBe(0.75)
    // The first two turns of each warm up.
    expect(turns.map((turn) => turn[0]).join('')).toBe('mbmb' + 'mb' + 'bm' + 'mb')
    expect(
      linesOf({
        id: 'G0',
        title: 'Title',
        outcome: { comparisons: [comparison], counts: [], checks: [], notes: [] },
      }),
    ).toContain('  at least 0.5 (stretch 0.8): bar met')
  })

  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
  ])('takes the median of %j', (values, middle) => expect(median(values)).toBe(middle))

  it.each([
    [0.49, true, 'bar not met'],
    [0.5, true, 'bar met'],
    [0.8, true, 'stretch met'],
    [0.8, false, 'bar not met'],
    [0.5, false, 'bar met'],
  ])('judges %d', (value, isMoreBetter, verdict) => {
    const goals = isMoreBetter ? { bar: 0.5, stretch: 0.8 } : { bar: 0.5, stretch: 0.3 }
    expect(standing(value, { ...goals, isMoreBetter })).toBe(verdict)
  })
})

describe('the cost of a piece of work', () => {
  it('is the processor time between, over all turns', async () => {
    let [processorMs, pieces] = [100, 5]
    const cost = createCost(() => processorMs)
    for (const [ms, made] of [
      [30, 10],
      [50, 30],
    ] as const) {
      const rate = () => {
        processorMs += ms
        pieces += made
        return Promise.resolve(7)
      }
      expect(await cost.during(rate, () => pieces)).toBe(7)
    }
    expect(cost.perPiece()).toBe(2)
  })

  it('is unknown where the platform does not tell', async () => {
    const cost = createCost(() => null)
    await cost.during(
      () => Promise.resolve(1),
      () => 1,
    )
    expect(cost.perPiece()).toBeNull()
  })
})

describe('the load', () => {
  let server: Server
  let port: number
  beforeAll(async () => {
    server = createServer((request, response) => {
      let sent = ''
      request.on('data', (chunk: Buffer) => (sent += chunk.toString()))
      request.on('end', () => {
        if (request.url === '/chunked') {
          response.write('one, ')
          setTimeout(() => response.end('two'), 5)
        } else {
          const body = `${request.method} ${sent} ${'x'.repeat(200_000)}`
          response.setHeader('content-length', body.length)
          response.end(body)
        }
      })
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as { port: number }).port
  })
  afterAll(() => server.close())

  it('reads answers whole, chunked or not', async () => {
    const host = `localhost:${port}`
    const chunked = await askOnce(port, requestBytes({ host, path: '/chunked' }))
    expect(chunked.body.toString()).toBe('one, two')
    const long = await askOnce(port, requestBytes({ host, path: '/', method: 'POST', body: 'hei' }))
    expect(long.status).toBe(200)
    expect(headerOf(long, 'Content-Length')).toBe(String(long.body.length))
    expect(long.body.toString()).toMatch(/^POST hei x{200000}$/)
  })

  it('keeps its connections busy and shows every answer', async () => {
    const request = requestBytes({ host: `localhost:${port}`, path: '/chunked' })
    const judged = [0, 0]
    const rate = await loadFor({
      ...{ port, connections: 2, seconds: 0.2 },
      next: () => request,
      judge: ({ body }, connection) => {
        expect(body.toString()).toBe('one, two')
        judged[connection] = (judged[connection] ?? 0) + 1
      },
    })
    expect(Math.min(...judged)).toBeGreaterThan(1)
    expect(rate).toBeGreaterThan(10)
  })

  it('ends at the first answer that is wrong', async () => {
    const judge = () => {
      throw new Error('not what was asked for')
    }
    const next = () => requestBytes({ host: `localhost:${port}`, path: '/' })
    await expect(loadFor({ port, connections: 2, seconds: 5, next, judge })).rejects.toThrow(
      'not what was asked',
    )
  })
})

describe('npm run bench', () => {
  it.each([
    [
      ['--only', 'G99'],
      'There is no entry "G99"; there are G1, G2, G3, G6, G8, G9, G10, G11, G12, G13, G14, G14B, G15, G16, G17, G18, G19, G20, G21, G23, G24.',
    ],
    [['--rounds', 'many'], '--rounds is a whole number'],
    [['--fast'], "Unknown option '--fast'"],
  ])('exits with 2 and says what would be understood: %j', async (typed, sentence) => {
    let said = ''
    const code = await runBench(typed, { out: () => undefined, err: (text) => (said += text) })
    expect(code).toBe(2)
    expect(said).toContain(sentence)
  })
})
