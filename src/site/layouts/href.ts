/** An address of this site with the base path in front. Addresses in data are written from the root. */
export function href(path: string): string {
  return path.startsWith('/') ? `${import.meta.env.BASE_URL.replace(/\/$/, '')}${path}` : path;
}

/** The address that calls a phone number. */
export function telHref(number: string): string {
  return `tel:${number.replaceAll(' ', '')}`;
}
