import { Badge } from './feedback.tsx'

interface OrganisationCellProps {
  name: string
  /** Size class in words, null where it is not known. */
  size: string | null
  unlisted: boolean
}

/** An organisation with its size class, or marked as not being in the official list. */
export function OrganisationCell({ name, size, unlisted }: OrganisationCellProps) {
  return (
    <>
      {name || '–'}
      {size ? <span class="organisation__size">{size}</span> : null}
      {unlisted ? (
        <span class="organisation__size">
          <Badge kind="warning">nicht in der Liste</Badge>
        </span>
      ) : null}
    </>
  )
}
