/** Writes a value into the fields of a scorecard that have a name: a choice, a number with its box, or a text. */
export function writeField(root: HTMLElement | null, name: string, value: string): void {
  const fields = root?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    `[name="${CSS.escape(name)}"]`,
  )
  for (const field of fields ?? []) {
    if (field instanceof HTMLTextAreaElement) field.value = value
    else if (field.type === 'text') field.value = value === 'cannot-judge' ? '' : value
    else field.checked = field.value === value
  }
}
