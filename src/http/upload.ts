/** Files of a multipart form. */
import type { UploadedFile } from '../photo/actions.ts'
import type { Ctx } from './context.ts'

/** Every chosen file of the field `name`, read into memory; a field without a choice sends one without a name. */
export const filesOf = async (c: Ctx, name: string): Promise<UploadedFile[]> => {
  const files = (await c.req.formData()).getAll(name).filter((value) => typeof value !== 'string')
  return Promise.all(
    files
      .filter((file) => file.size > 0 || file.name !== '')
      .map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  )
}

/** Whether the upload script is asking: it sends one file at a time and wants JSON. */
export const wantsJson = (c: Ctx): boolean => c.req.header('Accept') === 'application/json'
