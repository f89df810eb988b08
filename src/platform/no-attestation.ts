/**
 * Stands in the Worker for the certificates by which makers vouch for their authenticators (wrangler.toml, [alias]):
 * 30 kB compressed. Passkeys are asked for without such a word, so browsers send none; one that came all the same
 * would be refused here.
 */
class NoAttestation {
  constructor() {
    throw new Error('passkeys are taken without attestation')
  }
}

export {
  NoAttestation as AuthorityKeyIdentifierExtension,
  NoAttestation as CRLDistributionPointsExtension,
  NoAttestation as KeyDescription,
  NoAttestation as SubjectKeyIdentifierExtension,
  NoAttestation as X509Certificate,
  NoAttestation as X509ChainBuilder,
  NoAttestation as X509Crl,
}
export const id_ce_keyDescription = ''
