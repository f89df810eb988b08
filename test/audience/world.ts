/** Entries that may stand for election. */
import type { Actor } from '../../src/account/rules.ts'
import type { Services } from '../../src/core/services.ts'
import type { Edition } from '../../src/edition/store.ts'
import { sayConsent } from '../../src/showcase/store.ts'
import { entry, must, OPENS } from '../submission/world.ts'

/** An entry handed in, whose owner agrees to have it shown. */
export const shownEntry = async (app: Services, owner: Actor, edition: Edition, title: string) => {
  const id = await entry(app, owner, edition, title)
  must(await app.db.commit([sayConsent(app.db.q, id, true, OPENS)]))
  return id
}
