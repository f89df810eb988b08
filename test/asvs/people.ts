/** Chapters 6 to 10: signing in, sessions, permissions, tokens, OAuth. */
import { absent, type Requirement, reason, req, test } from './requirement.ts'

const SIGN_IN = 'account/sign-in'
const STANDING = 'asvs/standing'
const NO_PASSWORD = test(STANDING, 'ask for no password')
const OAUTH = absent('no OAuth and no OpenID Connect')
const MATRIX = 'permissions/matrix'
const MATRIX_TABLE = 'permissions/matrix-table'
const PAST = 'regressions/past-failures'

export const PEOPLE: readonly Requirement[] = [
  req(
    '6.1.1',
    1,
    'what slows guessing down is written down',
    reason(
      'README, Security: codes, tries, budgets per browser, account and network, and why nobody is locked out',
    ),
  ),
  req('6.1.2', 2, 'words not to be used in passwords', NO_PASSWORD),
  req(
    '6.1.3',
    2,
    'ways to sign in are written down',
    reason(
      'README, Signing in and Security: code, link, passkey, break-glass; the demo’s links exist in development only',
    ),
  ),
  ...['1', '2', '3', '4', '5', '6', '7', '8'].map((part) =>
    req(`6.2.${part}`, 1, 'passwords: there are none', NO_PASSWORD),
  ),
  ...['9', '10', '11', '12'].map((part) => req(`6.2.${part}`, 2, 'passwords: there are none', NO_PASSWORD)),
  req(
    '6.3.1',
    1,
    'guessing is slowed down',
    test(
      SIGN_IN,
      'is locked after five wrong tries',
      SIGN_IN,
      'gives parallel guesses no more than five tries together',
    ),
  ),
  req('6.3.2', 1, 'no accounts by default', test(SIGN_IN, 'the first organiser')),
  req(
    '6.3.3',
    2,
    'more than one factor',
    reason(
      'an organiser with a passkey needs it (test/account/passkeys); entrants and jurors, here for one evening a year, sign in by a mailed code bound to their browser: a factor of the employer’s own mail system, with short sessions, and a passkey offered',
    ),
  ),
  req(
    '6.3.4',
    2,
    'no undocumented way in',
    test(
      MATRIX_TABLE,
      'every route stands in exactly one row, behind the door that it declares',
      'permissions/rules',
      'development routes open to all in development and to nobody in production',
    ),
  ),
  req(
    '6.4.1',
    1,
    'first codes are random and short-lived',
    test('core/ids', 'newCode', SIGN_IN, 'holds for ten minutes and not a moment longer'),
  ),
  req('6.4.2', 1, 'no secret questions', NO_PASSWORD),
  req(
    '6.4.3',
    2,
    'a lost factor does not go around the second',
    test('account/passkeys', 'does not come in by code or link alone'),
  ),
  req(
    '6.4.4',
    2,
    'a lost factor is replaced by proof',
    test('account/passkeys', 'who lost it is helped by another one, who has just signed in'),
  ),
  req('6.5.1', 2, 'codes work once', test(SIGN_IN, 'redeemed 200 times at once starts one session')),
  req(
    '6.5.2',
    2,
    'short codes are stored safely',
    reason(
      'eight digits for ten minutes, stored as HMAC-SHA-256 under the secret of the installation and five tries: who reads the table alone cannot test guesses',
    ),
  ),
  req(
    '6.5.3',
    2,
    'codes are random',
    test(
      'core/ids',
      'has eight digits',
      STANDING,
      'hash with SHA-256 alone and make no secret of Math.random',
    ),
  ),
  req('6.5.4', 2, 'codes have 20 bits', test('core/ids', 'has eight digits')),
  req('6.5.5', 2, 'codes live ten minutes', test(SIGN_IN, 'holds for ten minutes and not a moment longer')),
  req('6.6.1', 2, 'telephone', absent('no telephone and no SMS')),
  req(
    '6.6.2',
    2,
    'a code belongs to its request',
    test(SIGN_IN, 'is worth nothing in any other browser', SIGN_IN, 'of an earlier request no longer counts'),
  ),
  req('6.6.3', 2, 'codes are not guessed', test(SIGN_IN, 'is locked after five wrong tries')),
  req('6.8.1', 2, 'identity providers', absent('none')),
  req('6.8.2', 2, 'signed assertions', absent('none')),
  req('6.8.3', 2, 'SAML', absent('none')),
  req('6.8.4', 2, 'strength told by a provider', absent('none')),
  req(
    '7.1.1',
    2,
    'lifetimes are written down',
    reason('README, Security: twelve hours sliding, a day at most, and why'),
  ),
  req(
    '7.1.2',
    2,
    'parallel sessions are written down',
    reason('README, Security: as many as one has browsers, each listed and ended alone or all together'),
  ),
  req('7.1.3', 2, 'federated sessions', absent('none')),
  req(
    '7.2.1',
    1,
    'the server knows the sessions',
    test(
      'contract/cases',
      'session: a new one is valid and tells who it is',
      MATRIX,
      'an invented session is nobody',
    ),
  ),
  req('7.2.2', 1, 'no fixed keys as sessions', test(SIGN_IN, 'gets a new id at every login')),
  req(
    '7.2.3',
    1,
    'sessions are random, 128 bits',
    test(
      'core/ids',
      'newToken has 256 bit, base64url',
      'contract/cases',
      'session: the table holds the SHA-256 of the id, never the id',
    ),
  ),
  req(
    '7.2.4',
    1,
    'a new session at every sign-in',
    test(
      SIGN_IN,
      'gets a new id at every login, and the old one of this browser ends',
      SIGN_IN,
      'never takes over an id that somebody planted',
    ),
  ),
  req('7.3.1', 2, 'idle sessions end', test('contract/cases', 'session: unused for twelve hours it is over')),
  req(
    '7.3.2',
    2,
    'sessions end after a day',
    test(
      'contract/cases',
      'session: sliding never moves the absolute end',
      SIGN_IN,
      'past its absolute end is over at the next request',
    ),
  ),
  req(
    '7.4.1',
    1,
    'an ended session is over',
    test(SIGN_IN, 'ends with the sign-out: no request succeeds afterwards'),
  ),
  req(
    '7.4.2',
    1,
    'with the account its sessions go',
    test(
      'contract/cases',
      'session: with the account its sessions go',
      'leaving/http',
      'with the account every session is over',
    ),
  ),
  req(
    '7.4.3',
    2,
    'other sessions end with a changed factor',
    test('account/passkeys', 'who lost it is helped by another one, who has just signed in'),
  ),
  req(
    '7.4.4',
    2,
    'signing out is always in sight',
    test(STANDING, 'shows everybody who is signed in where to sign out'),
  ),
  req(
    '7.4.5',
    2,
    'organisers end sessions of others',
    test('account/sessions', 'after an organiser signed the person out'),
  ),
  req(
    '7.5.1',
    2,
    'a fresh sign-in before factors change',
    test('account/passkeys', 'changes passkeys only with a sign-in of the last ten minutes'),
  ),
  req(
    '7.5.2',
    2,
    'one sees and ends one’s sessions',
    test('account/sessions', 'are listed without a network address, and ended one by one'),
  ),
  req('7.6.1', 2, 'federated lifetimes', absent('none')),
  req('7.6.2', 2, 'no session without an act', test(SIGN_IN, 'opened by a mail scanner changes nothing')),
  req(
    '8.1.1',
    1,
    'who may do what is written down',
    test(MATRIX_TABLE, 'every route stands in exactly one row, behind the door that it declares'),
  ),
  req(
    '8.1.2',
    2,
    'who reads which field is written down',
    test(
      'jury/twin-worlds',
      'every table that names a juror or hangs on a sheet differs between the twins',
      'minutes/minutes',
      'a reader who is not neutral reads neither words nor titles',
    ),
  ),
  req(
    '8.2.1',
    1,
    'functions need a right',
    test(MATRIX, 'an undeclared %s stops the start', 'permissions/rules', '%s lets in %j, in either mode'),
  ),
  req(
    '8.2.2',
    1,
    'things need a right',
    test(
      PAST,
      'what belongs to an entry is not there for another entrant, whatever the address',
      'submission/rights',
      'is guarded in SQL, whatever was decided before',
    ),
  ),
  req(
    '8.2.3',
    2,
    'fields need a right',
    test(
      'jury/secrecy',
      'whatever others score, finish, note and flag, no byte changes while judging is open',
      'jury/twin-worlds',
      'differ in no byte for juror, entrant and visitor',
    ),
  ),
  req(
    '8.3.1',
    1,
    'the server decides',
    test('jury/use-cases', 'SQL refuses a sheet', 'submission/use-cases', 'the deadline stands in the SQL'),
  ),
  req(
    '8.4.1',
    2,
    'years are kept apart',
    test(
      MATRIX,
      'a chair decides only in the own edition',
      MATRIX,
      'do not exist for a juror of another edition',
    ),
  ),
  req(
    '9.1.1',
    1,
    'tokens of our own are keyed digests',
    test('reminder/rules', 'is bound to its purpose', 'reminder/use-cases', 'a forged token stops nothing'),
  ),
  req('9.1.2', 1, 'one algorithm for them', test('core/ids', 'keyedHash is HMAC-SHA-256')),
  req('9.1.3', 1, 'the key is ours', test('core/ids', 'keyedHash is HMAC-SHA-256')),
  req('9.2.1', 1, 'tokens end', test('adoption/world', 'a report that is %s after %i ms can be confirmed')),
  req('9.2.2', 2, 'a token has one purpose', test('reminder/rules', 'is bound to its purpose')),
  req(
    '9.2.3',
    2,
    'a token has one place',
    reason('the key of each installation is its own, and tokens are bound to account and purpose'),
  ),
  req('9.2.4', 2, 'a token names its audience', reason('nobody but this installation takes them')),
  ...['10.1.1', '10.1.2', '10.2.1', '10.2.2', '10.3.1', '10.3.2', '10.3.3', '10.3.4'].map((id) =>
    req(id, 2, 'OAuth', OAUTH),
  ),
  ...['1', '2', '3', '4', '5'].map((part) => req(`10.4.${part}`, 1, 'OAuth', OAUTH)),
  ...['6', '7', '8', '9', '10', '11'].map((part) => req(`10.4.${part}`, 2, 'OAuth', OAUTH)),
  ...['10.5.1', '10.5.2', '10.5.3', '10.5.4', '10.5.5', '10.6.1', '10.6.2', '10.7.1', '10.7.2', '10.7.3'].map(
    (id) => req(id, 2, 'OpenID Connect', OAUTH),
  ),
]
