import { chanceFrom } from '#test/fakes/mail-service.ts'
import { countsLaterBy, marginAfter, waitForPlace } from '#app/notify/core/service-pace.ts'

/** A mail service and the way to it, in milliseconds of an imagined clock. */
export type Service = {
  /** A second of the clock at a time, or any second that may begin anywhere. */
  counts: 'by-the-second' | 'any-second'
  /** What the way there and back takes beyond the quickest, on average. */
  jitterMs: number
}

type Wave = Partial<Service> & { readonly seed: number; readonly workers?: number }

const batches = 100
const callsPerSecond = 5
const lanes = 4
/** Half of it 429 although there is room, half 500. */
const wentWrong = 0.04
const pace = { calls: callsPerSecond, windowMs: 1_000 }

/**
 * One wave, with nothing but the pace in its way: `share` of what the service would take was used, `turnedAway` calls
 * were really too many. The same seed gives the same wave.
 */
export function simulateWave({ seed, workers = 1, counts = 'by-the-second', jitterMs = 10 }: Wave): {
  share: number
  turnedAway: number
} {
  const chance = chanceFrom(seed)
  const jitter = () => -Math.log(1 - chance()) * (jitterMs / 2)
  const edgeMs = chance() * 1_000
  const answers: { at: number; hear: (now: number) => void }[] = []
  const places: { at: number }[] = []
  const arrivals: number[] = []
  /** Batches that wait, by when they may be called. */
  const waiting = Array<number>(batches).fill(0)
  let [now, underWay, taken, turnedAway] = [0, 0, 0, 0]
  let [marginMs, quickestMs, blockedUntil, serviceFreeAt] = [0, Infinity, 0, 0]
  let firstAt: number | null = null
  let lastAt = 0

  function call(): void {
    const place = { at: now }
    places.push(place)
    const madeAt = now
    firstAt ??= madeAt
    underWay += 1
    const arrivedAt = Math.max(madeAt + 5 + jitter(), serviceFreeAt)
    serviceFreeAt = arrivedAt + 8 + chance() * 4
    arrivals.push(arrivedAt)
    const inWindow = arrivals.filter((at) =>
      counts === 'any-second' ? at > arrivedAt - 1_000 : secondOf(at) === secondOf(arrivedAt),
    ).length
    const fate = chance()
    const isOver = inWindow > callsPerSecond
    const isTurnedAway = isOver || fate < wentWrong / 2
    if (isOver) turnedAway += 1
    else if (fate >= wentWrong) lastAt = arrivedAt
    answers.push({
      at: serviceFreeAt + 1 + jitter(),
      hear(at) {
        underWay -= 1
        quickestMs = Math.min(quickestMs, at - madeAt)
        place.at = madeAt + countsLaterBy(at - madeAt, quickestMs, marginMs)
        if (isTurnedAway) {
          waiting.push(at + 1_000)
          if (inWindow < callsPerSecond) return
          blockedUntil = Math.max(blockedUntil, at + 1_000)
          marginMs = marginAfter(marginMs, 'turned-away')
        } else if (fate < wentWrong) waiting.push(at + 550)
        else {
          taken += 1
          marginMs = marginAfter(marginMs, 'taken')
        }
      },
    })
    answers.sort((one, other) => one.at - other.at)
  }

  function secondOf(at: number): number {
    return Math.floor((at + edgeMs) / 1_000)
  }

  /** When something may happen that cannot now. */
  function nextAt(): number {
    const isFree = underWay < lanes * workers
    const ready = isFree && waiting.length > 0 ? Math.max(Math.min(...waiting), blockedUntil) : Infinity
    const wait = waitForPlace(
      places.map(({ at }) => at),
      pace,
      now,
    )
    const place = ready <= now ? now + wait : ready
    return Math.min(answers[0]?.at ?? Infinity, place)
  }

  while (taken < batches) {
    now = Math.max(now, nextAt())
    while (answers[0] && answers[0].at <= now) answers.shift()!.hear(now)
    const ready = waiting.findIndex((at) => at <= now)
    const isFull =
      waitForPlace(
        places.map(({ at }) => at),
        pace,
        now,
      ) > 0
    if (ready === -1 || underWay >= lanes * workers || now < blockedUntil || isFull) continue
    waiting.splice(ready, 1)
    call()
    // Each takes its place in a statement of its own.
    now += 2 + chance() * 4
  }
  const idealMs = (batches / callsPerSecond - 1 / callsPerSecond) * 1_000
  return { share: idealMs / (lastAt - (firstAt ?? lastAt)), turnedAway }
}
