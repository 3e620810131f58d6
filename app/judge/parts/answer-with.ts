/**
 * What the fields of a criterion say together, once one of them was touched: the chosen answer, the typed number, or
 * `cannot-judge`. Typing a number takes the tick from the box, and ticking it empties the number, so that both are never said.
 */
export function answerWith(touched: HTMLInputElement): string {
  if (touched.type === 'radio') return touched.value
  const others =
    touched.form?.querySelectorAll<HTMLInputElement>(`[name="${CSS.escape(touched.name)}"]`) ?? []
  for (const field of others) {
    if (field === touched) continue
    if (field.type === 'checkbox') field.checked = false
    else if (touched.checked) field.value = ''
  }
  if (touched.type === 'checkbox' && !touched.checked) return ''
  return touched.value
}
