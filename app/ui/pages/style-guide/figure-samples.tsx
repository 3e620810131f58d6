import { BarStrip } from '../../figure/bar-strip.tsx'
import { DotStrip } from '../../figure/dot-strip.tsx'
import { HeatGrid } from '../../figure/heat-grid.tsx'
import { lineDrawing } from '../../figure/line-drawing.ts'
import { LineFigure } from '../../figure/line-figure.tsx'
import { Columns } from '../../layout/columns.tsx'
import { Section } from '../../layout/section.tsx'
import { helsinki } from './samples.ts'

const loss = [9.8, 9.6, 9.9, 9.1, 8.4, 8.5, 7.9, 7.2, 7.4, 6.8]

const weeks = loss.map((value, week) => ({
  atIso: new Date(Date.UTC(2022, 2, 7 + week * 7)).toISOString(),
  value,
}))

/** Pictures of judgement and of results. */
export function FigureSamples() {
  return (
    <Section id="figures" title="Figures">
      <Columns shape="halves">
        <BarStrip
          title="Half of those who began have sent something in"
          labelHeader="Step"
          unit="Teams"
          bars={[
            { label: 'Read the brief', value: 412 },
            { label: 'Began a draft', value: 118, to: '#figures' },
            { label: 'Submitted', value: 60, to: '#figures', isMarked: true },
            { label: 'Eligible', value: 57, to: '#figures' },
            { label: 'Awarded', value: 4 },
          ]}
        />
        <LineFigure
          title="The loss fell below the target in the eighth week"
          unit="% of heat lost"
          timeHeader="Week of"
          zone={helsinki}
          points={weeks}
          drawing={lineDrawing(weeks, [9.7, 7.5])}
          levels={[
            { label: 'Before: 9.7', value: 9.7, kind: 'baseline' },
            { label: 'Target: 7.5', value: 7.5, kind: 'target' },
          ]}
        />
        <DotStrip
          title="The first place is safe, the second is contested"
          labelHeader="Proposal"
          centreHeader="Rank"
          bandHeader="Between"
          valuesHeader="Without one juror"
          domain={[1, 8]}
          rows={[
            { label: 'Sensors in the old pipes', values: [1, 1, 1, 2], centre: 1, band: [1, 2] },
            { label: '街区热网的数字孪生', values: [2, 3, 2, 4, 1], centre: 2, band: [1, 4] },
            { label: 'Isolering som växer', values: [3, 2, 5, 3], centre: 3, band: [2, 5] },
            { label: 'Heat from the tram', values: [7, 8, 6], centre: 7, band: [6, 8] },
          ]}
        />
        <HeatGrid
          title="Three of five jurors have finished"
          rowHeader="Juror"
          states={{
            none: { letter: '·', label: 'Not started', fill: 'empty' },
            draft: { letter: 'D', label: 'Draft', fill: 'half' },
            final: { letter: 'F', label: 'Final', fill: 'full' },
            recused: { letter: 'R', label: 'Recused', fill: 'crossed' },
          }}
          columns={['P1', 'P2', 'P3', 'P4', 'P5', 'P6'].map((key) => ({ key, label: key }))}
          rows={[
            {
              key: '1',
              label: 'A. Esimerkki',
              note: '6/6',
              cells: ['final', 'final', 'final', 'final', 'final', 'final'],
            },
            {
              key: '2',
              label: '李示例',
              note: '3/5',
              cells: ['final', 'final', 'final', 'recused', 'draft', 'none'],
            },
            {
              key: '3',
              label: 'B. Exempel',
              note: '1/6',
              cells: ['draft', 'final', 'none', 'none', 'none', undefined],
            },
          ]}
        />
      </Columns>
    </Section>
  )
}
