import { raw } from 'hono/html'

/**
 * JSON-LD in the head of a page. A block of data, which no browser runs and the CSP does not concern; without `<` no
 * word of it can end the block.
 */
export const JsonLd = ({ data }: { data: object }) =>
  raw(`<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c')}</script>`)
