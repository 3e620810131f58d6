/** Values that travel with the form: `intent`, `requestId`, `version`. Undefined ones are left out. */
export function HiddenFields({ values }: { values: Readonly<Record<string, string | number | undefined>> }) {
  return (
    <>
      {Object.entries(values).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
    </>
  )
}
