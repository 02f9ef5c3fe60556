/** Thrown when a command cannot do what the user asked. Printed without a stack trace, which would hide the advice. */
export class CommandError extends Error {
  /** The exit code of the process: 2 for wrong usage or a question without an answer, 3 for anything else. */
  readonly exitCode: number = 3;
}

/** Thrown when the user asked for something that does not exist or makes no sense. Printed with a hint at --help. */
export class UsageError extends CommandError {
  override readonly exitCode = 2;
}

/**
 * Thrown when a command could not look at what it was asked about, so that any answer would be a guess: it must never pass
 * for a clean result. The message says why, in git's own words where git knows, and what to do next.
 */
export class UncheckedError extends CommandError {
  override readonly exitCode = 2;
}
