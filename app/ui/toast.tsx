import { Icon } from './icon.tsx'

/** What just happened, once, after a redirect. It stays until the next page: nothing vanishes while it is being read. */
export function Toast({ text }: { text: string }) {
  return (
    <div className="toast" role="status">
      <Icon name="check" />
      <p>{text}</p>
    </div>
  )
}
