/** The address that stops a person's reminders without signing in: bound to this person and this purpose. Pure. */
import { isKeyedHash, keyedHash } from '../core/ids.ts'

const signed = (accountId: string) => `unsubscribe:reminders:${accountId}`

/** The account's token; always the same, so that old letters go on working. */
export const unsubscribeToken = async (secret: string, accountId: string): Promise<string> =>
  `${accountId}.${await keyedHash(secret, signed(accountId))}`

/** The account that the token stands for, or null when it is not one of ours. */
export const accountOfToken = async (secret: string, token: string): Promise<string | null> => {
  const [accountId = '', digest = '', ...rest] = token.split('.')
  if (rest.length > 0 || accountId === '') return null
  return (await isKeyedHash(secret, signed(accountId), digest)) ? accountId : null
}
