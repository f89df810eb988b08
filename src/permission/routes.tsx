/** The table of permissions, for organisers to read. */
import { Hono } from 'hono'
import { PermissionsView } from '../../views/permission/table.tsx'
import { paths } from '../core/paths.ts'
import { allow } from '../http/access.ts'
import type { AppEnv } from '../http/context.ts'
import { page } from '../http/page.tsx'
import { areasOf, isRole } from './summary.ts'
import { AREAS } from './table.ts'

export const permissionRoutes = () => {
  const app = new Hono<AppEnv>()

  app.get(paths.adminPermissions, allow('organiser'), (c) => {
    const asked = c.req.query('rolle')
    const role = isRole(asked) ? asked : null
    const areas = role === null ? AREAS : areasOf(AREAS, role)
    return page(c, { title: 'Wer darf was', wide: true }, <PermissionsView areas={areas} role={role} />)
  })

  return app
}
