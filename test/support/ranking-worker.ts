/** Ranks the simulated juries of a seed inside workerd: `/?seed=N`. */
import { juryFigures } from '../ranking/figures.ts'

// biome-ignore lint/style/noDefaultExport: workerd takes the handlers from the default export.
export default {
  fetch: async (request: Request) =>
    Response.json(juryFigures(Number(new URL(request.url).searchParams.get('seed')))),
}
