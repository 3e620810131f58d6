import { formatCalendarDay } from '#app/platform/format.ts'
import { pathsIn } from '#app/platform/paths.ts'
import type { RequestContext } from '#app/http/context.ts'
import { dayIn } from '../core/moments.ts'
import { writeWave } from '../core/wave.ts'
import { kindOf } from '../kind-of.ts'
import type { Hold } from './holds.server.ts'

/** Every hand on the mail of a programme as its pages show it, in the reader's language. */
export function holdLines(
  context: RequestContext,
  holds: readonly Hold[],
  { slug, zone, titles }: { slug: string; zone: string; titles: ReadonlyMap<string, string> },
) {
  const t = context.t('notify')
  return holds.map(({ challengeId, wave, reason, by, at }) => {
    const about = challengeId === null ? null : (titles.get(challengeId) ?? null)
    const day = wave && dayIn(wave.fromAt, zone)
    const what = wave
      ? t('hand.wave-of', {
          kind: kindOf(context, wave.notice),
          day: formatCalendarDay(context.lang, day ?? ''),
        })
      : t('hand.all-mail')
    return {
      what: `${what} · ${about ?? t('run.whole-programme')}`,
      to:
        wave && day
          ? pathsIn(context.lang).organise.wave(slug, writeWave({ notice: wave.notice, challengeId, day }))
          : null,
      reason,
      by,
      atIso: at.toISOString(),
      hidden: {
        ...(challengeId && { challenge: challengeId }),
        ...(wave && { notice: wave.notice, from: wave.fromAt.toISOString() }),
      },
    }
  })
}
