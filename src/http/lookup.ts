/** Finding what an address names; every route that takes a year or an id goes through here. */
import type { Edition } from '../edition/store.ts'
import { editionByYear } from '../edition/store.ts'
import type { Ctx } from './context.ts'
import { errorPage } from './error-page.tsx'

/** The edition of `:year`, or null when the address names none. */
export const editionOf = async (c: Ctx): Promise<Edition | null> => {
  const year = Number(c.req.param('year'))
  if (!Number.isInteger(year)) return null
  return (await editionByYear(c.get('services').db, year)) ?? null
}

/** Hands the edition of `:year` to `handler`; an address that names none is unknown. */
export const withEdition = async (
  c: Ctx,
  handler: (edition: Edition) => Response | Promise<Response>,
): Promise<Response> => {
  const edition = await editionOf(c)
  return edition ? handler(edition) : errorPage(c, 'not_found')
}
