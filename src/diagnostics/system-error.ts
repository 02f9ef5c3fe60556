/**
 * What an error of the operating system means for the person who runs a command, as sentences: what could not be done to
 * which path, and what to do. Undefined for any other error.
 */
export function systemErrorSentence(error: unknown): string | undefined {
  const { code, syscall, path, dest } = causeOf(error) ?? {};
  if (code === undefined) return undefined;
  // Node reports a folder that cannot be created on a disk that nobody may write to as one that is missing.
  const known = code === 'ENOENT' && syscall !== 'mkdir' ? undefined : SENTENCES[code];
  return known?.(dest ?? path ?? 'a file');
}

/** The error of the system itself, which libraries wrap in their own. */
function causeOf(error: unknown, depth = 0): (NodeJS.ErrnoException & { dest?: string }) | undefined {
  if (!(error instanceof Error) || depth > DEEPEST) return undefined;
  const { code, syscall } = error as NodeJS.ErrnoException;
  return typeof code === 'string' && syscall !== undefined ? error : causeOf(error.cause, depth + 1);
}

const DEEPEST = 5;

const noAccess = (path: string): string =>
  `No permission to read or write ${path}. Change its permissions, or name another path.`;

const SENTENCES: Record<string, (path: string) => string> = {
  EACCES: noAccess,
  EPERM: noAccess,
  EROFS: (path) => `${path} is on a disk that is read-only. Name another path.`,
  ENOENT: (path) => `Cannot create ${path}. Name a path that can be written.`,
  ENOSPC: (path) => `The disk of ${path} is full. Free some space on it, then run the command again.`,
  EDQUOT: (path) =>
    `Your quota on the disk of ${path} is used up. Free some space, then run the command again.`,
  ENOTDIR: (path) => `A part of ${path} is a file, not a folder. Name another path.`,
  EISDIR: (path) => `${path} is a folder, not a file. Name another path.`,
  EEXIST: (path) => `${path} already exists. Name another path.`,
  ENAMETOOLONG: (path) => `The name ${path.slice(-60)} is too long for this disk. Use a shorter one.`,
  EMFILE: (path) => `Too many files are open to open ${path}. Raise the limit with ulimit -n 4096.`,
  ENFILE: (path) => `Too many files are open on this machine to open ${path}. Close other programs.`,
  EBUSY: (path) => `${path} is in use by another program. Close it, then run the command again.`,
  ETXTBSY: (path) => `${path} is in use by another program. Close it, then run the command again.`,
  EXDEV: (path) => `${path} is on another disk, where this cannot be moved. Name a path on the same disk.`,
  ELOOP: (path) => `${path} leads through symbolic links in a circle. Remove one of them.`,
  EIO: (path) => `The disk of ${path} reports a fault. Check the disk.`,
};
