/** Issuers give these prefixes so that leaked secrets can be found. Documentation writes EXAMPLE. */
export const SECRET =
  /\b(?:AKIA(?![0-9A-Z]*EXAMPLE)[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36,}|glpat-[\w-]{20,}|xox[abprs]-[\w-]{10,}|sk_live_[A-Za-z0-9]{16,})\b|-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/** A text in which what looks like a secret is replaced: known tokens, private keys, passwords in addresses and settings. */
export function withoutSecrets(text: string): string {
  return text
    .replace(/-----BEGIN ([A-Z ]*PRIVATE KEY)-----[^]*?(?:-----END \1-----|$)/g, MASK)
    .replace(new RegExp(SECRET, 'g'), MASK)
    .replace(/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, MASK)
    .replace(/(\/\/[^\s/:@]*:)[^\s/@]+(?=@)/g, `$1${MASK}`)
    .replace(
      /((?:passw(?:or)?d|passphrase|secret|token|api[_-]?key)["']?\s*[=:]\s*["']?)[^\s"',;}]{3,}/gi,
      `$1${MASK}`,
    )
    .replace(/\b(Bearer|Basic) [\w+/.=-]{8,}/g, `$1 ${MASK}`);
}

const MASK = '[removed]';
