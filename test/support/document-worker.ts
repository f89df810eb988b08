/** Documents inside workerd: `/__entry` and `/__certificate` render samples, `/__seed` and `/__deliver` work on D1; else the application. */
import type { ExecutionContext } from '@cloudflare/workers-types'
import { createApp } from '../../src/app.ts'
import { certificatesPdf } from '../../src/certificate/pdf.ts'
import { entryPdf } from '../../src/document/entry.ts'
import { composeWorker, type WorkerEnv } from '../../src/platform/worker-services.ts'
import { FRAME, SHEET } from '../certificate/sample.ts'
import { SAMPLE } from '../document/sample.ts'
import { seedEntry } from '../document/seed.ts'

// biome-ignore lint/style/noDefaultExport: workerd takes the handlers from the default export.
export default {
  fetch: async (request: Request, env: WorkerEnv, context: ExecutionContext) => {
    const services = composeWorker(env)
    const { pathname, searchParams } = new URL(request.url)
    if (pathname === '/__entry') {
      const compress = searchParams.get('compress') !== '0'
      return new Response(await entryPdf(services.assets, SAMPLE, { compress }))
    }
    if (pathname === '/__certificate')
      return new Response(await certificatesPdf(services.assets, [SHEET], FRAME, { compress: false }))
    if (pathname === '/__seed')
      return Response.json(await seedEntry(services, searchParams.get('email') ?? ''))
    if (pathname === '/__deliver') return Response.json(await services.deliver())
    return createApp(services).fetch(request, env as unknown as Record<string, unknown>, context as never)
  },
}
