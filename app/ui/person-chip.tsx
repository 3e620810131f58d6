/** A person: name, and who they are here. */
export function PersonChip({ name, role, lang }: { name: string; role?: string; lang?: string }) {
  return (
    <span className="person">
      <span className="person__initials" aria-hidden="true">
        {initialsOf(name)}
      </span>
      <span>
        <span className="person__name" lang={lang}>
          {name}
        </span>
        {role ? <span className="person__role">{role}</span> : null}
      </span>
    </span>
  )
}

/** Two letters of a name in letters, the last character of a short name in Chinese characters. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  if (/\p{Script=Han}/u.test(name)) return [...name].at(-1) ?? ''
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}
