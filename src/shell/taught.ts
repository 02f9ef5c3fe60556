import type {
  ArgumentTest as TaughtTest,
  Effect as TaughtEffect,
  Programs as TaughtPrograms,
} from '../model/content.ts';
import { matcher, operandsOf, splitWords } from './arguments.ts';
import type { Condition, EffectRule, Program, TextTest, Wraps } from './program.ts';
import { BUILT_IN_PROGRAMS, type Programs } from './registry.ts';

/**
 * The programs that Muster knows, and those of an organisation. An entry that may not be taught is left out, so that
 * suppressing the finding about it changes no verdict; of two with one name, the first is kept.
 */
export function programsWith(taught: readonly Taught[]): Programs {
  if (taught.length === 0) return BUILT_IN_PROGRAMS;
  const programs = new Map(BUILT_IN_PROGRAMS);
  for (const entry of taught) {
    const program = descriptorOf(entry);
    for (const name of namesOf(entry))
      if (reservedBy(name) === undefined && !programs.has(name)) programs.set(name, program);
  }
  return programs;
}

/** Every name that an entry teaches. */
export function namesOf({ name, aliases = [] }: Taught): string[] {
  return [name, ...aliases];
}

/**
 * Why nobody may teach a name: `known` if Muster knows the program, `code` if it runs whatever code it is given, so that
 * nothing can be said of it in advance. Some file systems ignore case, and an extension or a version starts the same
 * program.
 */
export function reservedBy(name: string): 'known' | 'code' | undefined {
  const plain = name.toLowerCase().replace(/(?:\.(?:sh|exe|bat|cmd|ps1|com))+$/, '');
  if (RUNS_CODE.has(plain) || RUNS_CODE.has(plain.replace(/[-_.]?[0-9][0-9._-]*$/, ''))) return 'code';
  return BUILT_IN_PROGRAMS.has(plain) || BUILT_IN_PROGRAMS.has(name) ? 'known' : undefined;
}

/**
 * The calls of a program that its entry says only read, as an author would write them: `orderctl get`. A wrapper is one
 * too, because the command that it runs is judged in its place.
 */
export function readingCalls({ name, effect, dry_run, wraps }: Taught): string[] {
  return [
    ...(effect === undefined ? [] : readingIn(effect, name)),
    ...(dry_run?.options === undefined
      ? []
      : splitWords(dry_run.options).map((option) => `${name} ${option}`)),
    ...(wraps === undefined ? [] : [`${name} ${wraps.after === undefined ? '' : `${wraps.after} `}COMMAND`]),
  ];
}

/** What an entry says that its program does. */
export function effectRuleOf({ effect }: Taught): EffectRule {
  return effect === undefined ? 'changes' : ruleOf(effect, 'changes');
}

function readingIn(effect: TaughtEffect, call: string): string[] {
  if (typeof effect === 'string') return effect === 'reads' ? [call] : [];
  if (effect.runs !== undefined) return [`${call} with statements that only read`];
  const rows = [...Object.entries(effect.subcommands ?? {}), ...Object.entries(effect.options ?? {})];
  const before = effect.at === undefined || effect.at === 'last' ? '' : '… ';
  return [
    ...rows.flatMap(([words, rule]) => readingIn(rule, `${call} ${before}${words}`)),
    ...(effect.otherwise === undefined ? [] : readingIn(effect.otherwise, `${call} with anything else`)),
  ];
}

function descriptorOf(taught: Taught): Program {
  const { name, aliases, values, effect, dry_run, target, wide, wraps, environment } = taught;
  return {
    name,
    ...(aliases && { aliases }),
    ...(values !== undefined && { values }),
    effect: effectRuleOf(taught),
    ...(dry_run && { dryRun: dry_run }),
    ...(target && {
      target: {
        options: target.options ?? '',
        variables: target.variables ?? '',
        ...(target.argument !== undefined && { words: textTest(target.argument) }),
      },
    }),
    ...(taught.interactive && { interactive: conditionOf(taught.interactive) }),
    ...(wide && {
      wide: { when: conditionOf(wide.when), ...(wide.narrow !== undefined && { narrow: wide.narrow }) },
    }),
    ...(taught.leaves && { leaves: conditionOf(taught.leaves) }),
    ...(taught.silences && { silences: conditionOf(taught.silences) }),
    ...(taught.destroys_evidence !== undefined && { destroysEvidence: taught.destroys_evidence }),
    ...(wraps && { wraps: wrapperOf(wraps, effect !== undefined) }),
    ...(environment !== undefined && { environment: textTest(environment) }),
  };
}

/** What a table leaves open is as in the table around it, so that forgetting a row never makes a command read. */
function ruleOf(effect: TaughtEffect, around: EffectRule): EffectRule {
  if (typeof effect === 'string' || effect.runs !== undefined) return effect;
  const { subcommands, options, at, values } = effect;
  const otherwise = effect.otherwise === undefined ? around : ruleOf(effect.otherwise, around);
  const rows = (table: Record<string, TaughtEffect>): Record<string, EffectRule> =>
    Object.fromEntries(Object.entries(table).map(([words, rule]) => [words, ruleOf(rule, otherwise)]));
  return {
    ...(subcommands && { subcommands: rows(subcommands) }),
    ...(at && { at }),
    ...(options && { options: rows(options) }),
    ...(values !== undefined && { values }),
    otherwise,
  };
}

function conditionOf(tests: TaughtTest[]): Condition {
  return tests.map(({ always, with: all, options, argument, no_argument }): Condition => {
    if (always === true) return true;
    return {
      ...(all && { with: all }),
      ...(options !== undefined && { options }),
      ...(argument !== undefined && { argument: textTest(argument) }),
      ...(no_argument !== undefined && { noArgument: textTest(no_argument) }),
    };
  });
}

/** A wrapper that is given no command is judged by its own effect, and so is what stands before the command. */
function wrapperOf(
  { after, values, skip = 0, shell }: NonNullable<Taught['wraps']>,
  hasEffect: boolean,
): Wraps {
  return (args) => {
    const at = after === undefined ? 0 : args.indexOf(after) + 1;
    if (after !== undefined && at === 0) return undefined;
    const words = operandsOf(args.slice(at), splitWords(values)).slice(skip);
    if (words.length === 0) return undefined;
    const own = args.slice(0, args.length - words.length);
    return {
      ...(hasEffect && { own }),
      commands: [shell === true ? { shell: words.join(' ') } : { words }],
      variables: own.flatMap((word) => /^(\w+)=/.exec(word)?.[1] ?? []),
    };
  };
}

function textTest(words: string): TextTest {
  return { test: matcher(words) };
}

/**
 * Shells, interpreters and what runs any text or file that it is given, by their names without a version; and words that a
 * shell itself obeys.
 */
const RUNS_CODE: ReadonlySet<string> = new Set(
  [
    'sh bash rbash dash ash zsh ksh ksh93 mksh pdksh fish csh tcsh yash osh nu xonsh elvish busybox toybox',
    'cmd command powershell pwsh wsl cscript wscript mshta rundll osascript',
    'python pythonw pypy ipython jython micropython perl raku ruby irb jruby node nodejs deno bun tsx ts-node php php-cgi',
    'lua luajit tclsh wish expect awk gawk mawk nawk sed rscript r julia groovy jshell java scala kotlin clojure clj bb',
    'lein erl escript elixir iex swipl guile racket sbcl clisp ocaml ghci runghc runhaskell go cargo dotnet gdb',
    'npx bunx pnpx uvx pipx npm pnpm yarn',
    'env sudo sudoedit doas su runuser pkexec ssh xargs parallel watch at batch script unshare nsenter chroot',
    'docker podman nerdctl ctr crictl',
    'source eval exec builtin command coproc trap alias unalias bind complete enable export declare typeset local',
    'readonly set unset shopt hash let time if then else elif fi for while until do done case esac function select in',
  ].flatMap((line) => splitWords(line)),
);

/** An entry of an organisation's own file. */
export type Taught = TaughtPrograms['programs'][number];
