import { Cover, type CoverTheme } from '../../cover.tsx'
import { DeadlineBlock } from '../../deadline-block.tsx'
import { ImpactFigure } from '../../impact-figure.tsx'
import { Card } from '../../layout/card.tsx'
import { Columns } from '../../layout/columns.tsx'
import { Section } from '../../layout/section.tsx'
import { PhaseRail, phaseNames } from '../../phase-rail.tsx'
import { Receipt } from '../../receipt.tsx'
import { Tag } from '../../tag.tsx'
import { Timeline } from '../../timeline.tsx'
import { helsinki, railAt, sampleHash } from './samples.ts'

const cards: { slug: string; theme: CoverTheme; owner: string; question: string }[] = [
  {
    slug: 'warm-streets',
    theme: 'city',
    owner: 'City of Koivula',
    question: 'How might we keep heat in the pipes and out of the street?',
  },
  {
    slug: 'clear-harbour',
    theme: 'wave',
    owner: 'Port of Meriranta',
    question: 'How might we see what the harbour water carries?',
  },
  {
    slug: 'quiet-forest',
    theme: 'leaf',
    owner: 'Metsola Parks',
    question: 'How might we let a city forest rest and still be visited?',
  },
  {
    slug: 'second-life',
    theme: 'circuit',
    owner: 'Uusikoti Housing',
    question: 'How might we give batteries a second life in stairwells?',
  },
]

function openUntil(note: string) {
  return railAt('apply').map((station) => ({
    ...station,
    note: station.state === 'current' ? note : undefined,
  }))
}

const hourMs = 3_600_000

/** The elements one remembers. */
export function SignatureSamples({ nowIso }: { nowIso: string }) {
  const later = (ms: number) => new Date(Date.parse(nowIso) + ms).toISOString()
  const zones = { organiserZone: helsinki, partnerZones: ['Asia/Shanghai'], nowIso }
  return (
    <>
      <Section id="rail" title="Phase rail">
        <PhaseRail size="large" phases={railAt('judge')} zone={helsinki} of="Warm streets" />
      </Section>
      <Section id="rail-medium" title="Medium" level={3}>
        <PhaseRail size="medium" phases={railAt('deadline')} zone={helsinki} />
      </Section>
      <Section id="rail-small" title="Small" level={3}>
        <Columns shape="thirds">
          {phaseNames.map((phase) => (
            <PhaseRail key={phase} size="small" phases={railAt(phase)} of={phase} />
          ))}
        </Columns>
      </Section>
      <Section id="deadline" title="Deadline block" intro="Calm, the last day, closed.">
        <DeadlineBlock label="Proposals close" atIso={later(17 * 24 * hourMs)} {...zones} />
        <DeadlineBlock label="Proposals close" atIso={later(5.5 * hourMs)} {...zones} />
        <DeadlineBlock label="Proposals closed" atIso={later(-30 * hourMs)} {...zones} closed />
      </Section>
      <Section id="covers" title="Covers and cards">
        <Columns shape="cards">
          {cards.map((card) => (
            <Card
              key={card.slug}
              to={`#${card.slug}`}
              voice="question"
              eyebrow={card.owner}
              title={card.question}
              cover={<Cover slug={card.slug} theme={card.theme} />}
              foot={<PhaseRail size="small" phases={openUntil('closes 22 December')} of={card.question} />}
            />
          ))}
        </Columns>
      </Section>
      <Section id="impact" title="Impact figures">
        <Columns shape="thirds">
          <ImpactFigure
            value={18.4}
            unit="%"
            label="less heat lost on the way"
            basis="measured"
            baseline="January 2021"
            note="Two streets, 31 days, heat meters at both ends."
          />
          <ImpactFigure value={2300} unit="t CO₂e a year" label="avoided at full scale" basis="projected" />
          <ImpactFigure value="40–55" unit="homes" label="with a warmer stairwell" basis="reported" />
        </Columns>
      </Section>
      <Section id="receipt" title="Receipt and timeline">
        <Columns shape="halves">
          <Receipt
            title="Warm streets: sensors in the old pipes"
            reference="HEL-2026-K7QF-3"
            hash={sampleHash}
            chainHead={[...sampleHash].reverse().join('')}
            atIso="2021-12-22T21:58:59.213Z"
            zone={helsinki}
            verifyTo="#receipt"
            lines={[{ label: 'Version', value: '3' }]}
          />
          <Timeline
            items={[
              {
                label: 'The challenge opens',
                atIso: '2021-11-01T07:00:00Z',
                zones: [helsinki],
                state: 'done',
              },
              {
                label: 'Proposals close',
                atIso: '2021-12-22T21:59:00Z',
                zones: [helsinki, 'Asia/Shanghai'],
                state: 'current',
                note: <Tag tone="warn">Last day</Tag>,
              },
              {
                label: 'Winners are announced',
                atIso: '2022-01-28T10:00:00Z',
                zones: [helsinki, 'Asia/Shanghai'],
                state: 'next',
              },
            ]}
          />
        </Columns>
      </Section>
    </>
  )
}
