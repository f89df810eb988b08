/** What proves that somebody belongs to an organisation. Pure. */

/** The part of an address behind the @. */
export const domainOf = (email: string): string => email.slice(email.indexOf('@') + 1)

/** Providers where anybody gets an address: it proves nothing. */
const FOR_ANYBODY = new Set([
  'aol.com',
  'arcor.de',
  'ewe.net',
  'freenet.de',
  'gmail.com',
  'gmx.at',
  'gmx.ch',
  'gmx.de',
  'gmx.net',
  'googlemail.com',
  'hotmail.com',
  'hotmail.de',
  'icloud.com',
  'kabelmail.de',
  'live.com',
  'live.de',
  'mail.de',
  'mailbox.org',
  'me.com',
  'mein.gmx',
  'online.de',
  'outlook.com',
  'outlook.de',
  'posteo.de',
  'posteo.net',
  'proton.me',
  'protonmail.com',
  't-online.de',
  'vodafone.de',
  'vodafonemail.de',
  'web.de',
  'yahoo.com',
  'yahoo.de',
])

/** Whether an address of this domain can prove anything. */
export const provesSomething = (domain: string): boolean => !FOR_ANYBODY.has(domain)
