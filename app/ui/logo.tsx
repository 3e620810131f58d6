export type LogoProps = {
  picture: { src: string; alt: string; width: number; height: number }
  /** Beside other words, as in a list. */
  isSmall?: boolean
}

/** A logo on a white plate in light and dark: most are made for white. */
export function Logo({ picture, isSmall = false }: LogoProps) {
  return (
    <span className={`logo-plate${isSmall ? ' logo-plate--small' : ''}`}>
      <img {...picture} />
    </span>
  )
}
