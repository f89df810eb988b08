import type { ImagesBinding } from '@cloudflare/workers-types'
import type { Images } from '../core/ports.ts'
export const cloudflareImages = (_binding: ImagesBinding): Images => ({ render: async () => [] })
