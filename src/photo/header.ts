import { imageSize } from 'image-size'
import { ok, type Result } from '../core/result.ts'
export const probeImage = (
  bytes: Uint8Array,
): Result<{ width: number }, { code: string; message: string }> => {
  try {
    return ok({ width: imageSize(bytes).width })
  } catch {
    return { ok: false, error: { code: 'damaged', message: 'Beschädigt.' } }
  }
}
