/** Addresses of signing in, of one's own account, and of the organisers' list of people. */

export const accountPaths = {
  signIn: '/anmelden',
  /** Signing in once more before something that only the owner of an account may do. */
  signInAgain: (back: string) => `/anmelden?${new URLSearchParams({ weiter: back, grund: 'bestaetigen' })}`,
  signInCode: '/anmelden/code',
  signInLink: (token: string) => `/anmelden/link/${token}`,
  signInPasskey: '/anmelden/passkey',
  signInPasskeyFor: (back: string) => `/anmelden/passkey?${new URLSearchParams({ weiter: back })}`,
  signInPasskeyQuestion: '/anmelden/passkey/frage',
  signOut: '/abmelden',

  ownSignIn: '/konto/anmeldung',
  ownPasskeys: '/konto/passkeys',
  ownPasskeyQuestion: '/konto/passkeys/frage',
  ownPasskeyDo: (id: string, action: 'benennen' | 'entfernen') => `/konto/passkeys/${id}/${action}`,
  ownSession: '/konto/sitzungen/beenden',
  ownSessions: '/konto/sitzungen/alle-beenden',

  adminPeople: '/verwaltung/zugaenge',
  adminPersonDo: (id: string, action: 'abmelden' | 'passkeys-zuruecksetzen' | 'rolle-entziehen') =>
    `/verwaltung/zugaenge/${id}/${action}`,
}
