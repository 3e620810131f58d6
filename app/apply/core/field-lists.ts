/** What fields offer to choose from besides the choices of their question; empty where no question needs it. */
export type FieldLists = {
  readonly countries: readonly { readonly value: string; readonly label: string }[]
  readonly languages: readonly { readonly value: string; readonly label: string }[]
  readonly files: readonly { readonly id: string; readonly question: string; readonly name: string }[]
  readonly members: readonly { readonly value: string; readonly label: string }[]
}
