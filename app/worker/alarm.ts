/**
 * Waits until the next due instant, or until somebody rings. Rings that come while nobody waits are not lost: the next
 * wait ends at once.
 */
export type Alarm = {
  /** Resolves after at most `ms`, or as soon as it rings. */
  wait(ms: number): Promise<void>
  ring(): void
}

export function createAlarm(): Alarm {
  let hasRung = false
  let wake: (() => void) | null = null
  return {
    wait(ms) {
      if (hasRung) {
        hasRung = false
        return Promise.resolve()
      }
      return new Promise((resolve) => {
        const timer = setTimeout(done, ms)
        function done() {
          clearTimeout(timer)
          wake = null
          hasRung = false
          resolve()
        }
        wake = done
      })
    },
    ring() {
      hasRung = true
      wake?.()
    },
  }
}

type LoopName = 'calendar' | 'mail' | 'sweep' | 'upkeep' | 'files' | 'heartbeat'

/** One alarm for each loop of the worker. */
export type Alarms = Readonly<Record<LoopName, Alarm>> & {
  /** Something may be due sooner than the timers think. */
  ringDue(): void
  /** Everybody wakes, to see that it is time to stop. */
  ringAll(): void
}

export function createAlarms(): Alarms {
  const alarms = {
    calendar: createAlarm(),
    mail: createAlarm(),
    sweep: createAlarm(),
    upkeep: createAlarm(),
    files: createAlarm(),
    heartbeat: createAlarm(),
  }
  return {
    ...alarms,
    ringDue() {
      alarms.calendar.ring()
      alarms.mail.ring()
    },
    ringAll() {
      for (const alarm of Object.values(alarms)) alarm.ring()
    },
  }
}
