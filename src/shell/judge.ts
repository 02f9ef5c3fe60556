import { matcher, splitWords, valuesOf } from './arguments.ts';
import { isChange, mostSevere, type Effect } from './effect.ts';
import { effectByRule, givesOption } from './effect-rule.ts';
import type { ArgumentTest, Call, Condition, Program } from './program.ts';
import { writeEffect } from './programs/host.ts';
import type { Target } from './program.ts';
import { PROGRAMS, type Programs } from './registry.ts';
import { sqlEffect } from './sql.ts';

/**
 * What a program does with these arguments. Judged by program and subcommand, never by words: `grep drop` only reads. A
 * program that nobody has described may do anything, so its effect is unknown.
 */
export function effectOf({ program, args, input, fed, hides }: Call): Effect {
  if (hides !== undefined) return 'unseen';
  if (/^--(?:help|version)$/.test(args[0] ?? '')) return 'reads';
  if (asksForHelp(program, args)) return 'reads';
  if (program?.effect === undefined) return 'unknown';
  if (isDryRun(program, args)) return 'reads';
  const effect = effectByRule(program.effect, args, program.values, {
    input: input ?? '',
    unread: fed && input === undefined,
  });
  return effect === 'reads' ? mostSevere(valuesOf(args, WRITES_TO).map((file) => writeEffect(file))) : effect;
}

/** Whether a program sends what is on this machine to another one. */
export function sendsData(call: Call): boolean {
  return call.program !== undefined && !isDryRun(call.program, call.args) && holds(call.program.sends, call);
}

/** Whether the command says which system it acts on. True for programs that are not known to have a choice. */
export function namesTarget({ program, args, on, variables }: Call): boolean {
  const target = program?.target;
  if (on !== undefined || !target) return true;
  if (variables.some(matcher(target.variables))) return true;
  const options = splitWords(target.options);
  return args.some(
    (arg) =>
      options.some((option) => arg === option || arg.startsWith(`${option}=`)) ||
      target.words?.test(arg) ||
      (target.address && FILLED.test(arg)),
  );
}

/** Whether a program stays open and waits for a person. */
export function isInteractive(call: Call): boolean {
  return holds(call.program?.interactive, call);
}

/** How to ask a program first what it would do; undefined if there is no way. */
export function dryRunOf(call: Call): string | undefined {
  const dryRun = call.program?.dryRun;
  return dryRun?.suggest !== undefined && holds(dryRun.when ?? true, call) ? dryRun.suggest : undefined;
}

/** Whether a program acts on everything there is. */
export function isWide(call: Call): boolean {
  return holds(call.program?.wide?.when, call);
}

/** How to name less than everything, said after "Name what it acts on, or"; undefined if the program has no way. */
export function narrowingOf({ program }: Call): string | undefined {
  return program?.wide?.narrow;
}

/**
 * Whether a program that is given several statements changes something after one of them has failed, and whether one of
 * them ends or deletes something. A transaction that the statements begin is rolled back, and a setting of the client does
 * not fail.
 */
export function changesAfterError(call: Call): 'changes' | 'ends' | undefined {
  const { goesOn } = call.program ?? {};
  if (!goesOn || holds(goesOn.unless, call)) return undefined;
  const given = valuesOf(call.args, goesOn.statements);
  const statements = given.filter((statement) => !/^\s*\\/.test(statement));
  const [first = ''] = statements;
  if (/^\s*(?:begin|start\s+transaction)\b/i.test(first)) return undefined;
  const effects = statements.map(sqlEffect);
  if (!effects.slice(1).some(isChange)) return undefined;
  const ends = statements.some(
    (statement, index) =>
      /^(?:high|destructive)$/.test(effects[index] ?? '') || ENDS_SESSIONS.test(statement),
  );
  return ends ? 'ends' : 'changes';
}

/** Whether a program prints how many lines it is given. */
export function countsLines(call: Call): boolean {
  return holds(call.program?.counts, call);
}

/** Whether a program searches whole folders, and prints nothing where it finds nothing. */
export function searchesFolders(call: Call): boolean {
  return holds(call.program?.searches, call);
}

/**
 * The system that a program acts on from here: that of the program which runs it elsewhere, or its own. Programs that
 * choose theirs in the same way share the key. Undefined for one that acts on this machine.
 */
export function systemOf({ name, program, through, on }: Call): System | undefined {
  // A container of this machine is no other system.
  if (on === 'the container' && !through?.program?.target) return undefined;
  if (on !== undefined)
    return through && { name: through.name, key: through.program?.target ?? through.name };
  return program?.target ? { name, key: program.target } : undefined;
}

/** Whether a program leaves something in force that has to be undone after the incident. */
export function leavesBehind(call: Call): boolean {
  return holds(call.program?.leaves, call);
}

/** Whether a program turns alerts off, for good or for many days. */
export function silencesForGood(call: Call): boolean {
  return holds(call.program?.silences, call);
}

/**
 * Whether a program that does harm leaves nothing of which evidence could be copied: it deletes, ends, rebuilds or
 * restarts. Taking away access does not, because that contains the incident.
 */
export function destroysEvidence({ program, args }: Call): boolean {
  const text = args.join(' ');
  if (REVOKES.test(text)) return false;
  return program?.destroysEvidence === true || DESTROYS.test(text);
}

/** Whether a variable is one that the programs known here read from a workstation's environment. */
export function isToolVariable(name: string, known: Programs): boolean {
  for (const { environment } of known.values()) if (environment?.test(name)) return true;
  return false;
}

/** Whether a command line mentions anything that sets variables whose names cannot be read off it. */
export function mayNameVariables(commandLine: string): boolean {
  return SETS_VARIABLES.test(commandLine);
}

/**
 * `rm -rf /srv -- --help` names a file, `git commit -m --help` gives a message, and `redis-cli del key --help` deletes
 * two keys. Only after words alone is it a question, and not to a program that takes any word as an operand.
 */
function asksForHelp(program: Program | undefined, args: string[]): boolean {
  return (
    args.at(-1) === '--help' &&
    args.slice(0, -1).every((word) => /^[a-z][\w:-]*$/i.test(word)) &&
    !(program && TAKES_ANY_WORD.test(program.name))
  );
}

function isDryRun({ dryRun }: Program, all: string[]): boolean {
  const end = all.indexOf('--');
  const given = end < 0 ? all : all.slice(0, end);
  if (given.some((arg) => /^--no-(?:dry-?run|simulate|noop|check|pretend)$/.test(arg))) return false;
  const args = given.filter((arg) => !/=(?:false|no|0)$/i.test(arg));
  return givesOption(args, dryRun?.options) && !givesOption(args, dryRun?.except);
}

function holds(condition: Condition | undefined, call: Call): boolean {
  if (condition === undefined || condition === true) return condition === true;
  if (typeof condition === 'function') return condition(call);
  if (Array.isArray(condition)) return condition.some((each) => holds(each, call));
  return passes(condition, call);
}

function passes(test: ArgumentTest, { args, input }: Call): boolean {
  return (
    (test.with?.some((all) => splitWords(all).every((word) => args.includes(word))) ?? true) &&
    (test.options === undefined || givesOption(args, test.options)) &&
    (test.argument === undefined || args.some((arg) => test.argument?.test(arg))) &&
    !args.some((arg) => test.noArgument?.test(arg)) &&
    (test.text?.test(args.join(' ')) ?? true) &&
    (test.withoutInput !== true || input === undefined)
  );
}

/** What needs access: how a message names it, and what is the same for all programs that need the same access. */
interface System {
  name: string;
  key: string | Target;
}

/** What ends the work of others. */
const ENDS_SESSIONS = /\bpg_(?:terminate|cancel)_backend\s*\(/i;
/** Options after which programs of every kind name a file that they write. */
const WRITES_TO =
  /^--?(?:out|outfile|output|output-(?:file|document|dir)|log-file|logfile|dump-header|save|result-file)(?:=|$)/;
const TAKES_ANY_WORD = /redis|valkey|^(?:service|supervisorctl|kill|nodetool|zk|memc|nc$)/;
/** An address that is a placeholder or kept in a variable. */
const FILLED = /^(?:\$\{?[A-Z_]+\}?|\{\{[A-Z_0-9]+\}\})$/;
const DESTROYS =
  /\b(?:delete|terminate|reimage|rebuild|reboot|restart|poweroff|shutdown|halt|rm|destroy|wipe\w*|shred|mkfs\S*|truncate|prune|vacuum\S*|drain)\b|--replicas=0\b/;
const REVOKES =
  /\b(?:access-key|login-profile|session|token|policy|rolebinding|clusterrolebinding|user|key)s?\b/;
/** Mentions anywhere in the text count, to rather miss an unset variable than report one that is set. `.` is `source`. */
const SETS_VARIABLES = new RegExp(
  `\\b(?:${PROGRAMS.flatMap(({ name, setsVariables }) => (setsVariables ? [name] : [])).join('|')})\\b|(?<=^|[;&\\n])\\s*\\. `,
);
