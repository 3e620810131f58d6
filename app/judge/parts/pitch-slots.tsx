import { useTranslation } from 'react-i18next'
import { formatInstant } from '#app/platform/format.ts'
import { htmlLangOf, type ContentLanguage } from '#app/platform/languages.ts'
import { DateTimeField } from '#app/ui/form/date-time-field.tsx'
import type { FormResult } from '#app/ui/form/form-context.tsx'
import { Form } from '#app/ui/form/form.tsx'
import { NumberField } from '#app/ui/form/number-field.tsx'
import { SelectField } from '#app/ui/form/select-field.tsx'
import { SubmitButton } from '#app/ui/form/submit-button.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'
import { TextField } from '#app/ui/form/text-field.tsx'
import { Section } from '#app/ui/layout/section.tsx'
import { useSite } from '#app/ui/site.ts'
import { DataTable } from '#app/ui/table/data-table.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { ZonedTimes } from '#app/ui/zoned-times.tsx'

export type ShownSlot = {
  id: string
  startsAtIso: string
  endsAtIso: string
  place: string
  link: string
  isTaken: boolean
  isCancelled: boolean
  takesPart: boolean
  title: string | null
  language: ContentLanguage | null
  reference: string | null
}

/** The times at which finalists pitch, on the clocks of both sides. */
export function PitchTable({ slots, zones }: { slots: readonly ShownSlot[]; zones: readonly string[] }) {
  const { t } = useTranslation('judge')
  return (
    <DataTable
      caption={t('pitches.caption')}
      isCaptionHidden
      rows={slots}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'time',
          header: t('pitches.time'),
          isRowName: true,
          cell: ({ startsAtIso }) => <ZonedTimes atIso={startsAtIso} zones={zones} />,
        },
        {
          key: 'minutes',
          header: t('pitches.minutes'),
          align: 'end',
          cell: ({ startsAtIso, endsAtIso }) =>
            Math.round((Date.parse(endsAtIso) - Date.parse(startsAtIso)) / 60_000),
        },
        {
          key: 'where',
          header: t('pitches.where'),
          cell: ({ place, link }) => (
            <>
              {place}
              {place && link ? <br /> : null}
              {link ? <a href={link}>{link}</a> : null}
            </>
          ),
        },
        {
          key: 'who',
          header: t('pitches.who'),
          cell: (slot) => (
            <>
              {slot.title ? (
                <>
                  <span lang={slot.language ? htmlLangOf(slot.language) : undefined}>{slot.title}</span>{' '}
                  <small>{slot.reference}</small>
                </>
              ) : null}{' '}
              <SlotTag slot={slot} />
            </>
          ),
        },
      ]}
    />
  )
}

function SlotTag({ slot }: { slot: ShownSlot }) {
  const { t } = useTranslation('judge')
  if (slot.isCancelled) return <Tag tone="bad">{t('pitches.cancelled')}</Tag>
  if (!slot.takesPart) return <Tag tone="bad">{t('shortlist.takes-no-part')}</Tag>
  return slot.isTaken ? <Tag tone="good">{t('pitches.taken')}</Tag> : <Tag>{t('pitches.free')}</Tag>
}

function useSlotLabel(zone: string) {
  const { lang } = useSite()
  return ({ startsAtIso, title, place, link }: ShownSlot) =>
    [formatInstant(lang, startsAtIso, zone), title ?? '', place || link]
      .filter((part) => part !== '')
      .join(' · ')
}

/** A finalist without a time gets one. */
export function GiveSlot({
  free,
  waiting,
  zone,
  result,
}: {
  free: readonly ShownSlot[]
  waiting: readonly { proposalId: string; title: string; reference: string }[]
  zone: string
  result?: FormResult
}) {
  const { t } = useTranslation('judge')
  const labelOf = useSlotLabel(zone)
  return (
    <Section id="give" title={t('pitches.give')} intro={t('pitches.give-hint')}>
      <Form result={result} intent="give" label={t('pitches.give')}>
        <SelectField
          name="proposalId"
          label={t('queue.proposal')}
          placeholder={t('progress.choose')}
          choices={waiting.map(({ proposalId, title, reference }) => ({
            value: proposalId,
            label: `${title} (${reference})`,
          }))}
        />
        <SelectField
          name="slotId"
          label={t('pitches.time')}
          placeholder={t('progress.choose')}
          choices={free.map((slot) => ({ value: slot.id, label: labelOf(slot) }))}
        />
        <SubmitButton tone="secondary">{t('pitches.give')}</SubmitButton>
      </Form>
    </Section>
  )
}

/** New times are offered, standing ones moved or called off. */
export function SlotForms({
  standing,
  zone,
  resultOf,
}: {
  standing: readonly ShownSlot[]
  zone: string
  resultOf: (intent: string) => FormResult | undefined
}) {
  const { t } = useTranslation('judge')
  const labelOf = useSlotLabel(zone)
  const choices = standing.map((slot) => ({ value: slot.id, label: labelOf(slot) }))
  const last = standing.at(-1)
  const times = (
    <>
      <DateTimeField name="startsAt" label={t('pitches.begins')} defaultValue={{ zone }} />
      <NumberField name="minutes" label={t('pitches.minutes')} defaultValue={20} unit={t('pitches.unit')} />
      <TextField name="place" label={t('pitches.place')} defaultValue={last?.place ?? ''} optional />
      <TextField
        name="link"
        label={t('pitches.link')}
        hint={t('pitches.link-hint')}
        type="url"
        defaultValue={last?.link ?? ''}
        optional
      />
    </>
  )
  return (
    <>
      <Section id="add" title={t('pitches.add')} intro={t('pitches.add-hint')}>
        <Form result={resultOf('add')} intent="add" label={t('pitches.add')}>
          {times}
          <SubmitButton>{t('pitches.add')}</SubmitButton>
        </Form>
      </Section>
      {choices.length > 0 ? (
        <>
          <Section id="move" title={t('pitches.move')} intro={t('pitches.move-hint')}>
            <Form result={resultOf('move')} intent="move" label={t('pitches.move')}>
              <SelectField
                name="slotId"
                label={t('pitches.which')}
                placeholder={t('progress.choose')}
                choices={choices}
              />
              {times}
              <SubmitButton tone="secondary">{t('pitches.move')}</SubmitButton>
            </Form>
          </Section>
          <Section id="cancel" title={t('pitches.cancel')} intro={t('pitches.cancel-hint')}>
            <Form result={resultOf('cancel')} intent="cancel" label={t('pitches.cancel')}>
              <SelectField
                name="slotId"
                label={t('pitches.which')}
                placeholder={t('progress.choose')}
                choices={choices}
              />
              <TextArea
                name="reason"
                label={t('pitches.cancel-reason')}
                hint={t('pitches.cancel-reason-hint')}
                rows={2}
                required
              />
              <SubmitButton tone="danger">{t('pitches.cancel')}</SubmitButton>
            </Form>
          </Section>
        </>
      ) : null}
    </>
  )
}
