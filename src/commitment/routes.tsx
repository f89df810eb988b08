/** A juror's receipts. */
import { Hono } from 'hono'
import { ReceiptsView, ReceiptView } from '../../views/commitment/receipts.tsx'
import { seatIn } from '../account/rules.ts'
import { paths } from '../core/paths.ts'
import { editionById } from '../edition/store.ts'
import { allow } from '../http/access.ts'
import { attachment } from '../http/attachment.ts'
import { type AppEnv, actorOf, type Ctx, param } from '../http/context.ts'
import { errorPage } from '../http/error-page.tsx'
import { editionOf } from '../http/lookup.ts'
import { page } from '../http/page.tsx'
import { frozenRules } from '../judging-rules/store.ts'
import { receiptOf, sealed } from './actions.ts'
import { ownCommitment, ownCommitments } from './store.ts'

const listPage = async (c: Ctx) => {
  const services = c.get('services')
  const edition = await editionOf(c)
  const seat = edition && seatIn(edition.id, actorOf(c))
  if (!edition || !seat) return errorPage(c, 'not_found')
  const seal = await sealed(services, edition)
  const own = await ownCommitments(services.db, seat.jurorId)
  const view = (
    <ReceiptsView
      year={edition.year}
      seal={seal}
      rows={own.map((one) => ({
        receipt: receiptOf(one, seal),
        title: one.title,
        finalisedAt: one.finalisedAt,
        current: one.current === 1,
      }))}
    />
  )
  return page(c, { title: 'Quittungen', wide: true }, view)
}

const ownReceipt = async (c: Ctx) => {
  const services = c.get('services')
  const seats = actorOf(c).juries.map(({ jurorId }) => jurorId)
  const own = await ownCommitment(services.db, seats, param(c, 'commitment'))
  const edition = own && (await editionById(services.db, own.editionId))
  if (!own || !edition) return null
  return { edition, own, receipt: receiptOf(own, await sealed(services, edition)) }
}

const receiptPage = async (c: Ctx) => {
  const found = await ownReceipt(c)
  if (!found) return errorPage(c, 'not_found')
  const { edition, own, receipt } = found
  const frozen = await frozenRules(c.get('services').db, edition)
  const view = (
    <ReceiptView
      year={edition.year}
      receipt={receipt}
      payload={own.payload}
      current={own.current === 1}
      finalisedAt={own.finalisedAt}
      criteria={frozen?.rules.criteria ?? []}
    />
  )
  return page(c, { title: 'Quittung' }, view)
}

const receiptFile = async (c: Ctx) => {
  const found = await ownReceipt(c)
  if (!found) return errorPage(c, 'not_found')
  const { receipt } = found
  return attachment(c, {
    name: `quittung-${receipt.payload.entry}-${receipt.commitment.slice(0, 8)}.json`,
    type: 'application/json; charset=utf-8',
    bytes: new TextEncoder().encode(`${JSON.stringify(receipt, null, 2)}\n`),
  })
}

export const commitmentRoutes = () => {
  const app = new Hono<AppEnv>()
  const juror = allow('juror')
  app.get('/jury/:year{[0-9]{4}}/quittungen', juror, listPage)
  app.get(paths.juryReceipt(':commitment'), juror, receiptPage)
  app.get(paths.juryReceiptFile(':commitment'), juror, receiptFile)
  return app
}
