/** The style sheet of a programme's own colours, where it has them; what stands below it waits for it. */
export function LookStyles({ href }: { href: string | null | undefined }) {
  return href ? <link rel="stylesheet" href={href} /> : null
}
