import * as z from 'zod/mini'
import { CheckboxField } from '../../form/checkbox-field.tsx'
import { CheckboxGroup } from '../../form/checkbox-group.tsx'
import { DateTimeField } from '../../form/date-time-field.tsx'
import { Form } from '../../form/form.tsx'
import { NumberField } from '../../form/number-field.tsx'
import { RadioGroup } from '../../form/radio-group.tsx'
import { SavedState } from '../../form/saved-state.tsx'
import { SelectField } from '../../form/select-field.tsx'
import { SubmitButton } from '../../form/submit-button.tsx'
import { TextArea } from '../../form/text-area.tsx'
import { TextField } from '../../form/text-field.tsx'
import { useZodForm } from '../../form/use-zod-form.ts'
import { Columns } from '../../layout/columns.tsx'
import { Section } from '../../layout/section.tsx'
import { helsinki } from './samples.ts'

const schema = z.object({
  title: z.string().check(z.minLength(1), z.maxLength(80)),
  summary: z.string().check(z.minLength(20), z.maxLength(600)),
  closesAt: z.object({ date: z.iso.date(), time: z.iso.time(), zone: z.string() }),
  topics: z._default(z.array(z.string()), []).check(z.minLength(1)),
})

const scale = [
  { value: '1', label: '1', hint: 'An idea without a place' },
  { value: '2', label: '2', hint: 'A place, no plan' },
  { value: '3', label: '3', hint: 'A plan that could start' },
  { value: '4', label: '4', hint: 'A plan with a partner' },
  { value: '5', label: '5', hint: 'Could start on Monday' },
]

/** Fields at rest, and the same after a post that was not accepted. */
export function FormSamples() {
  const form = useZodForm(schema)
  return (
    <Section id="forms" title="Forms">
      <Columns shape="halves">
        <Form form={form} label="Fields at rest">
          <TextField
            name="title"
            label="Title"
            hint="As people will see it on the page."
            defaultValue="Warm streets"
          />
          <TextArea
            name="summary"
            label="What do you want to try?"
            maxCharacters={600}
            defaultValue="Forty sensors in the old pipes."
          />
          <NumberField name="loss" label="Heat lost today" unit="%" decimal optional />
          <SelectField
            name="language"
            label="Language of the proposal"
            placeholder="Choose one"
            choices={[
              { value: 'fi', label: 'Suomi' },
              { value: 'zh-CN', label: '简体中文' },
            ]}
          />
          <DateTimeField
            name="closesAt"
            label="When does it close?"
            hint="The rules are written in this zone."
            defaultValue={{ date: '2026-12-22', time: '16:00', zone: helsinki }}
          />
          <CheckboxGroup
            name="topics[]"
            label="What is it about?"
            choices={[
              { value: 'heat', label: 'Heat', hint: 'Networks, buildings, people' },
              { value: 'water', label: 'Water' },
            ]}
          />
          <RadioGroup
            name="done"
            label="Have you completed this section?"
            layout="inline"
            choices={[
              { value: 'yes', label: 'Yes' },
              { value: 'no', label: 'No, I’ll come back' },
            ]}
          />
          <RadioGroup
            name="score"
            label="Readiness"
            hint="Could it start?"
            layout="scale"
            choices={scale}
            defaultValue="4"
          />
          <CheckboxField name="agree" label="I have read the rules" />
          <SubmitButton>Save</SubmitButton>
          <SavedState state="saved" savedAtIso="2021-12-20T12:32:00Z" zone={helsinki} />
        </Form>
        <Form
          label="Fields after a refused post"
          result={{
            values: { 'wrong-title': '', 'wrong-summary': 'Too short' },
            errors: {
              'wrong-title': 'Fill this in.',
              'wrong-summary': 'Write at least 20 characters.',
              'wrong-closesAt.date': 'Give a day that exists.',
              'wrong-score': 'Choose one of the options.',
            },
            problem: null,
          }}
        >
          <TextField name="wrong-title" label="Title" />
          <TextArea name="wrong-summary" label="What do you want to try?" maxCharacters={5} rows={3} />
          <DateTimeField name="wrong-closesAt" label="When does it close?" fixedZone={helsinki} />
          <RadioGroup name="wrong-score" label="Readiness" layout="scale" choices={scale.slice(0, 3)} />
          <TextField name="off" label="Reference" disabled defaultValue="HEL-2026-K7QF-3" width="medium" />
          <SavedState state="offline" zone={helsinki} />
          <SubmitButton tone="danger">Withdraw the proposal</SubmitButton>
        </Form>
      </Columns>
    </Section>
  )
}
