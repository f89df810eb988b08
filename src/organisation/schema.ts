/** Forms by which organisers confirm which mail domain belongs to which organisation. */
import * as z from 'zod'
import { line } from '../core/text.ts'
import { provesSomething } from './rules.ts'

const domain = line(253)
  .transform((value) => value.toLowerCase())
  .refine((value) => /^[^\s@]+\.[^\s@.]{2,}$/.test(value), 'Das ist keine Domäne.')

export const confirmForm = z.strictObject({
  domain: domain.refine(
    provesSomething,
    'Bei diesem Anbieter bekommt jede Person eine Adresse; sie belegt keine Zugehörigkeit.',
  ),
  key: line(20).refine((value) => /^\d{2,12}$/.test(value), 'Bitte den Schlüssel der Kommune angeben.'),
})

export const releaseForm = z.strictObject({ domain })
