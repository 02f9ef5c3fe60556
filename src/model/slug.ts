/** The part of an address that a name becomes: lower case, with a hyphen for everything but letters and digits of ASCII. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
