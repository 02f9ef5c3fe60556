/** A text as prose that means just this text. */
export function escapeProse(text: string): string {
  return text.replace(/[\\`*_[\]<>#&]/g, '\\$&');
}

/** A text as a line of MDX that means just this text. */
export function escapeMdx(text: string): string {
  return text.replace(/[\\`*_[\]{}<>#&|~]/g, '\\$&').replace(/\s+/g, ' ');
}
