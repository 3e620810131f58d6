import { randomUUID } from 'node:crypto'
import { Resend } from 'resend'
import { messages } from '#db/schema/index.ts'
import { planMail } from '#app/notify/core/planner.ts'
import { sendDueMessages } from '#app/notify/flows/send-due-messages.server.ts'
import { resendTransport } from '#app/notify/transports/resend.server.ts'
import { noticeCatalogue } from '#app/notices.ts'
import { aSender } from '#test/factories/a-sender.ts'
import { aMember, aProposalSeen, someFacts } from '#test/factories/some-facts.ts'
import { startMailService } from '#test/fakes/mail-service.ts'
import { plan } from './g17-mail-ceiling.ts'
import { type Entry, interleave, median } from './harness.ts'
import { openMailWorld, waitAgain } from './mail-lab.ts'

const recipients = 10_000
const perTurn = 2_000
const mailsPerCall = 100
const from = 'Bench <bench@haaste.example>'

/** Claim, last look, words, freeze, call and record, against nothing but calls; and how long planning takes. */
export const g19: Entry = {
  id: 'G19',
  title:
    'Mails a second without a limit, against a bare loop of the service’s own SDK; planning 10,000 recipients',
  async run(lab, pace) {
    const service = await startMailService({ keepsCalls: false })
    const wave = await openMailWorld(lab, perTurn)
    await plan(wave)
    const sender = aSender(wave.db, {
      ...resendTransport({ apiKey: 'none', from, baseUrl: service.url }),
      // The service has no limit, and does not say so.
      pace: null,
    })
    let sent = 0
    const comparison = await interleave(
      {
        ...{
          name: 'outbox to service',
          against: 'bare SDK loop',
          unit: 'mails a second',
          isMoreBetter: true,
        },
        ...{ bar: 0.1, stretch: 0.25 },
        measured: async () => {
          await waitAgain(wave)
          const beganMs = performance.now()
          const counts = await sendDueMessages(sender)
          if (counts.sent !== perTurn) throw new Error(`${counts.sent} of ${perTurn} were sent`)
          sent += counts.sent
          return perTurn / ((performance.now() - beganMs) / 1000)
        },
        baseline: () => bareLoop(service.url),
      },
      pace,
    )
    const written = await wave.db.$count(messages)
    await wave.close()
    await service.close()

    const pure = pureSeconds()
    const large = await openMailWorld(lab, recipients)
    const replanned = await plan(large)
    const again = await plan(large)
    const planned = await large.db.$count(messages)
    await large.close()
    const larger = await openMailWorld(lab, 3 * recipients)
    const threefold = await plan(larger)
    await larger.close()
    return {
      comparisons: [comparison],
      counts: [
        {
          name: 'planning 10,000 recipients, pure',
          unit: 's',
          value: pure.seconds[0]!,
          bar: 2,
          stretch: 0.5,
        },
        {
          name: 'planning 10,000 recipients into the outbox',
          unit: 's',
          value: replanned,
          bar: 2,
          stretch: 1,
        },
        { name: 'planning them again', unit: 's', value: again, bar: 2, stretch: 1 },
        {
          name: 'growth of pure planning to 100,000',
          unit: 'exponent',
          value: pure.exponent,
          bar: 1.3,
          stretch: 1.1,
        },
        {
          name: 'growth of planning into the outbox to 30,000',
          unit: 'exponent',
          value: Math.log(threefold / replanned) / Math.log(3),
          bar: 1.3,
          stretch: 1.1,
        },
      ],
      checks: [
        {
          what: 'every mail was taken and written down in each turn',
          holds: written === perTurn && sent % perTurn === 0,
          says: `${sent.toLocaleString('en')} sent in turns of ${perTurn.toLocaleString('en')}`,
        },
        {
          what: 'planning twice plans once',
          holds: planned === recipients,
          says: `${planned.toLocaleString('en')} messages`,
        },
      ],
      notes: [
        'Both sides talk to the same service on the loopback interface, in batches of 100.',
        `Pure planning of ${sizes.map((size) => size.toLocaleString('en')).join(', ')} teams with six messages each: ${pure.seconds.map((each) => each.toFixed(2)).join(', ')} s; ${(3 * recipients).toLocaleString('en')} recipients into the outbox: ${threefold.toFixed(2)} s.`,
      ],
    }
  },
}

/** Mails a second of a loop that does nothing but call. */
async function bareLoop(baseUrl: string): Promise<number> {
  const resend = new Resend('none', { baseUrl })
  const mail = {
    from,
    subject: 'A subject',
    html: `<p>${'words '.repeat(1_200)}</p>`,
    text: 'words '.repeat(200),
  }
  const beganMs = performance.now()
  for (let call = 0; call < perTurn / mailsPerCall; call += 1) {
    const mails = Array.from({ length: mailsPerCall }, (_, place) => ({
      ...mail,
      to: `lead-${call * mailsPerCall + place}@bench.example`,
      headers: { 'X-Entity-Ref-ID': randomUUID() },
    }))
    const { error } = await resend.batch.send(mails, { idempotencyKey: randomUUID() })
    if (error) throw new Error(`the bare loop was refused: ${error.message}`)
  }
  return perTurn / ((performance.now() - beganMs) / 1000)
}

/** Sizes at which planning is timed: a wave, and the largest there may ever be. */
const sizes = [recipients, 3 * recipients, 10 * recipients] as const

/** Planning drafts of so many teams, six messages each, and how its time grows (slope in logarithms over all sizes). */
function pureSeconds(): { seconds: readonly number[]; exponent: number } {
  const seconds = sizes.map((teams) => {
    const facts = someFacts({
      proposals: Array.from({ length: teams }, (_, team) =>
        aProposalSeen({ id: `proposal-${team}`, team: [aMember({ personId: `person-${team}` })] }),
      ),
    })
    const turns = Array.from({ length: 3 }, () => {
      const beganMs = performance.now()
      planMail(noticeCatalogue.notices, facts)
      return (performance.now() - beganMs) / 1000
    })
    return median(turns)
  })
  return { seconds, exponent: slopeOf(sizes.map(Math.log), seconds.map(Math.log)) }
}

/** Least squares. */
function slopeOf(xs: readonly number[], ys: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [x, y] = [mean(xs), mean(ys)]
  const along = xs.reduce((sum, each, index) => sum + (each - x) * (ys[index]! - y), 0)
  return along / xs.reduce((sum, each) => sum + (each - x) ** 2, 0)
}
