import type { RenderedMarkdown } from '#app/platform/markdown.ts'
import { Button, ButtonLink, ButtonRow } from '../../button.tsx'
import { Callout } from '../../callout.tsx'
import { Disclosure } from '../../disclosure.tsx'
import { EmptyState } from '../../empty-state.tsx'
import { SelectField } from '../../form/select-field.tsx'
import { Columns } from '../../layout/columns.tsx'
import { Section } from '../../layout/section.tsx'
import { LocalTime } from '../../local-time.tsx'
import { MarkdownView } from '../../markdown-view.tsx'
import { Pager } from '../../pager.tsx'
import { Filters } from '../../filters.tsx'
import { PersonChip } from '../../person-chip.tsx'
import { phaseNames } from '../../phase-rail.tsx'
import { Progress } from '../../progress.tsx'
import { SummaryList } from '../../summary-list.tsx'
import { DataTable } from '../../table/data-table.tsx'
import { PhaseTag, Tag } from '../../tag.tsx'
import { TaskList } from '../../task-list.tsx'
import { ZonedTimes } from '../../zoned-times.tsx'
import { helsinki } from './samples.ts'

type Row = { id: string; title: string; team: string; score: number; state: 'good' | 'warn' | 'neutral' }

const rows: Row[] = [
  { id: 'a', title: 'Sensors in the old pipes', team: 'Lämpö Oy', score: 4.31, state: 'good' },
  { id: 'b', title: '街区热网的数字孪生', team: '暖城科技', score: 4.18, state: 'good' },
  { id: 'c', title: 'Isolering som växer', team: 'Mossa Ab', score: 3.9, state: 'warn' },
  { id: 'd', title: 'Heat from the tram', team: 'Rails & Rows', score: 2.75, state: 'neutral' },
]

/** Everything a page is put together from. */
export function PieceSamples({ sampleHtml }: { sampleHtml: RenderedMarkdown }) {
  return (
    <>
      <Section id="buttons" title="Buttons and tags">
        <ButtonRow>
          <Button icon="check">Submit your proposal</Button>
          <ButtonLink to="#buttons" tone="secondary" icon="download">
            Download
          </ButtonLink>
          <Button tone="quiet">Save and come back later</Button>
          <Button tone="danger">Withdraw</Button>
          <Button disabled>Sending …</Button>
          <Button size="small" tone="secondary">
            Small
          </Button>
        </ButtonRow>
        <p>
          <Tag>Draft</Tag> <Tag tone="progress">Under way</Tag> <Tag tone="good">Submitted</Tag>{' '}
          <Tag tone="warn">Needs you</Tag> <Tag tone="bad">Refused</Tag>{' '}
          {phaseNames.map((phase) => (
            <PhaseTag key={phase} phase={phase} />
          ))}
        </p>
      </Section>
      <Section id="callouts" title="Callouts and texts">
        <Columns shape="halves">
          <MarkdownView html={sampleHtml} />
          <div>
            <Callout title="Your proposal is in">
              You can change it until 22 December, 23:59 in Helsinki.
            </Callout>
            <Callout tone="good">The record of this programme is unbroken.</Callout>
            <Callout tone="warn" title="Two jurors have not declared their conflicts">
              They cannot read proposals before they do.
            </Callout>
            <Callout tone="bad">The link has been used. Ask for a new one.</Callout>
            <Disclosure summary="Who owns what we send in?">
              <p>You do. The organiser may publish the summary.</p>
            </Disclosure>
            <Disclosure summary="May we apply from abroad?" open>
              <p>Yes, from anywhere, with one partner in the country of the pilot.</p>
            </Disclosure>
            <Progress done={7} total={12} label="7 of 12 read, about 1 h 10 min left" />
          </div>
        </Columns>
      </Section>
      <Section id="people" title="People and times">
        <Columns shape="thirds">
          <PersonChip name="Aino Esimerkki" role="Organiser, City of Koivula" />
          <PersonChip name="李示例" role="Juror" lang="zh-CN" />
          <ZonedTimes atIso="2021-12-22T21:59:00Z" zones={[helsinki, 'Asia/Shanghai', 'America/New_York']} />
        </Columns>
        <p>
          <LocalTime atIso="2021-12-22T21:59:00Z" zone={helsinki} />,{' '}
          <LocalTime
            atIso="2021-12-22T21:59:00Z"
            nowIso="2021-12-20T21:59:00Z"
            zone={helsinki}
            style="relative"
          />
        </p>
      </Section>
      <Section id="lists" title="Task list and check answers">
        <Columns shape="halves">
          <TaskList
            tasks={[
              { label: 'Describe your solution', to: '#lists', status: 'completed' },
              {
                label: 'Say who is in the team',
                to: '#lists',
                hint: 'One invitation has not been answered',
                status: 'in-progress',
              },
              { label: 'Plan the pilot', to: '#lists', status: 'not-started' },
              { label: 'Estimate the impact', to: '#lists', status: 'problem' },
              { label: 'Check and submit', status: 'cannot-start' },
            ]}
          />
          <SummaryList
            items={[
              { label: 'Title', value: 'Sensors in the old pipes', changeTo: '#lists' },
              { label: 'Website', changeTo: '#lists' },
              {
                label: 'Summary',
                value: 'Forty sensors tell where the heat goes.\nOne winter is enough.',
                changeTo: '#lists',
              },
            ]}
          />
        </Columns>
      </Section>
      <Section id="tables" title="Tables">
        <Filters clearTo="#tables" result="4 proposals">
          <SelectField
            name="state"
            label="State"
            choices={[
              { value: 'all', label: 'All' },
              { value: 'scored', label: 'Scored' },
            ]}
          />
        </Filters>
        <DataTable
          caption="Proposals to warm streets"
          rows={rows}
          rowKey={(row) => row.id}
          rowTo={(row) => `#${row.id}`}
          selection={{ name: 'proposal[]', value: (row) => row.id, label: (row) => `Select ${row.title}` }}
          columns={[
            { key: 'title', header: 'Proposal', cell: (row) => row.title, isRowName: true },
            { key: 'team', header: 'Team', cell: (row) => row.team },
            {
              key: 'state',
              header: 'State',
              cell: (row) => <Tag tone={row.state}>{row.state === 'good' ? 'Scored' : 'Waiting'}</Tag>,
            },
            {
              key: 'score',
              header: 'Score',
              align: 'end',
              cell: (row) => row.score.toFixed(2),
              sort: { to: '#tables', direction: 'descending' },
            },
          ]}
        />
        <Pager nextTo="#tables" firstTo="#tables" note="1–4 of 60" />
        <DataTable<Row>
          caption="Pilots"
          rows={[]}
          rowKey={(row) => row.id}
          columns={[{ key: 'title', header: 'Pilot', cell: (row) => row.title }]}
          empty={
            <EmptyState
              title="No pilot yet"
              action={<ButtonLink to="#tables">Go to the decisions</ButtonLink>}
            >
              A pilot begins when a winner accepts. The decision is on 28 January.
            </EmptyState>
          }
        />
      </Section>
    </>
  )
}
