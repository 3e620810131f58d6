import { Callout } from '#app/ui/callout.tsx'

/** Why nothing on this page can be changed at the moment. */
export function Locked({ why }: { why: string | null }) {
  if (why === null) return null
  return (
    <Callout tone="warn">
      <p>{why}</p>
    </Callout>
  )
}
