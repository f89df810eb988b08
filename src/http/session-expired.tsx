/** A form arrived without a session: nothing typed is lost, it is offered again for sending. */
import { SessionExpiredView } from '../../views/session-expired.tsx'
import type { Ctx } from './context.ts'
import { page } from './page.tsx'

/** More than any form of ours has; a body of nothing but separators would make a page twenty times its size. */
const MAX_FIELDS = 1000

/** Status 401 with the posted text fields in a form that can be sent again after signing in. */
export const sessionExpiredPage = async (c: Ctx) => {
  let fields: [string, string][] = []
  let lostFiles = false
  try {
    const body = await c.req.formData()
    fields = [...body]
      .slice(0, MAX_FIELDS)
      .flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as [string, string]] : []))
    lostFiles = [...body.values()].some((value) => typeof value !== 'string' && value.size > 0)
  } catch {
    // A body that cannot be read holds nothing that could be kept.
  }
  const view = (
    <SessionExpiredView action={new URL(c.req.url).pathname} fields={fields} lostFiles={lostFiles} />
  )
  return page(c, { title: 'Ihre Anmeldung ist abgelaufen', status: 401 }, view)
}
