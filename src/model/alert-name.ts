/**
 * The part of an address that stands for an alert: its name in lower case, with a hyphen for everything that is not a
 * letter of a to z, a digit, "_", "." or "-". Names with the same slug have the same address. The result is never empty
 * for a name that is not, and is a folder that every disk can hold and every host serves.
 */
export function alertSlug(name: string): string {
  const slug = lowerCase(name)
    .replace(/[^a-z0-9_.-]+/g, '-')
    // Hosts hide what starts with a dot, Windows drops one at the end, and "." and ".." are folders themselves.
    .replace(/^\.+|\.+$/g, '-');
  return isReserved(slug) ? slug.replace(/^[^.]+/, '$&-') : slug;
}

/** Whether the name itself can be the name of a folder on every disk, with spaces between words at most. */
export function isFolderName(name: string): boolean {
  return /^[\w.-]+(?: [\w.-]+)*$/.test(name) && !/^\.|\.$/.test(name) && !isReserved(lowerCase(name));
}

/** Says what is wrong with the name of an alert, and what to do; undefined if a runbook may name it. */
export function alertNameProblem(name: string): { message: string; help: string } | undefined {
  if (name.trim() === '') return { message: 'is empty', help: 'Write the name as the alerting rule does.' };
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(name))
    return {
      message: 'contains a line break or another control character',
      help: 'Remove it from the name, in the alerting rule too.',
    };
  if (name !== name.trim())
    return {
      message: `${name === name.trimStart() ? 'ends' : 'starts'} with a space, which nobody sees`,
      help: 'Remove the space, in the alerting rule too.',
    };
  const length = lengthOf(name);
  if (length > LONGEST)
    return {
      message: `has ${length} characters; at most ${LONGEST} are allowed`,
      help: 'Shorten it, in the alerting rule too.',
    };
  return undefined;
}

/** In characters as a person counts them: a flag or a letter with its accent is one. */
function lengthOf(name: string): number {
  return name.length <= LONGEST ? name.length : [...new Intl.Segmenter('en').segment(name)].length;
}

/** As Go's ToLower does it, so that a template of Alertmanager can make the same slug. */
function lowerCase(name: string): string {
  return name.replaceAll('\u0130', 'i').toLowerCase();
}

function isReserved(slug: string): boolean {
  // The list of all alerts is a file of this name next to the folders.
  return isDevice(slug) || slug === 'index.html';
}

/** Whether Windows keeps a name in lower case for a device. It does so with any ending. */
export function isDevice(name: string): boolean {
  return /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/.test(name);
}

const LONGEST = 120;
