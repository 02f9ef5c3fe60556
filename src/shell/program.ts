import type { Effect } from './effect.ts';

/**
 * What is known about one program. Lists are words separated by spaces. In them, `*` is any text and `?` any one
 * character, so that `set-*` means every subcommand that starts with `set-`.
 */
export interface Program {
  name: string;
  /** Other names of it, and other programs of which the same is known. */
  aliases?: string[];
  /** Options that take a value, so that the next word is not a subcommand. `*`: any option may take one. */
  values?: string;
  /**
   * What it does, by its arguments. A program that is not known, or of which this is not said, may do anything: a step
   * that must only read may not run it. A program that only reads says `reads`.
   */
  effect?: EffectRule;
  dryRun?: DryRun;
  target?: Target;
  /** When it stays open and waits for a person. */
  interactive?: Condition;
  wide?: Wide;
  /** When it leaves something in force that has to be undone after the incident, such as a cordon. */
  leaves?: Condition;
  /** When it turns alerts off, for good or for many days. */
  silences?: Condition;
  /** Whether running it, with whatever arguments, destroys what could be evidence. */
  destroysEvidence?: boolean;
  /** How it runs another command. */
  wraps?: Wraps;
  /** What it prints, so that what is piped from it is known: its words, the words as printf does, its input, nothing. */
  prints?: 'words' | 'format' | 'input' | 'nothing';
  /** When it sends what is on this machine to another one. */
  sends?: Condition;
  /** How it is given several statements, of which it runs the rest when one fails, and when it stops there. */
  goesOn?: GoesOn;
  /** When it prints how many lines it was given, which is 0 when it was given none. */
  counts?: Condition;
  /** When it searches whole folders, so that finding nothing does not say whether there was anything to search. */
  searches?: Condition;
  /** Variables that it reads and that a workstation usually sets, so that a command may use them. */
  environment?: TextTest;
  /** Whether it sets variables whose names are not read here. */
  setsVariables?: boolean;
}

/** An effect, a table from which to read it, or a function where a table could not tell the truth. */
export type EffectRule = Effect | EffectTable | ((call: EffectCall) => Effect);

/** Read in this order: the subcommand, then the options, then `otherwise`. In each, the first row that matches wins. */
export interface EffectTable {
  /** By the subcommand. A nested table starts at the word after it. */
  subcommands?: Record<string, EffectRule>;
  /**
   * Which word is the subcommand: its index, `last`, or `any` for the most severe effect of all words. The index counts
   * from the first word of the program; without it, the subcommand is the next word.
   */
  at?: number | 'last' | 'any';
  /**
   * By options, as in `-r --recursive`. `--replicas=0` means an option with this value, and a `*` compares the whole
   * argument, as in `--delete*`.
   */
  options?: Record<string, EffectRule>;
  /**
   * What any other subcommand does. `reads` if left out, which is right only if the table lists everything that changes
   * something. Where new subcommands come with every release or from plugins, list those that read and say `unknown`.
   */
  otherwise?: EffectRule;
  /** A subcommand's own options that take a value. Only the arguments after the subcommand are read then. */
  values?: string;
  /** The language of what its options and its standard input contain. The options are judged as well, the rest is not. */
  runs?: 'sql';
}

/** What an effect is judged by. */
export interface EffectCall {
  args: string[];
  /** The words: neither options nor their values. */
  words: string[];
  /** The words after the subcommand. */
  rest: string[];
  /** What it reads from standard input, where the command line says so. */
  input: string;
  /** Whether it is given something on standard input that the command line does not say. */
  unread: boolean;
}

/** How the program can be asked to say only what it would do. */
export interface DryRun {
  /** Options that make it harmless, whatever the subcommand. */
  options?: string;
  /** Options with which it acts all the same, as in `--dry-run=none`. */
  except?: string;
  /** The advice to a runbook's author on how to ask for it. */
  suggest?: string;
  /** When there is such a way, if not always. */
  when?: Condition;
}

/** What names the system that the program acts on. Without any, it acts on the system it used last. */
export interface Target {
  options: string;
  /** Environment variables. */
  variables: string;
  /** What names it inside a word, such as a connection string. */
  words?: TextTest;
  /** Whether a word that is only a variable can be the address. */
  address?: boolean;
}

/** How a program is given several statements. */
export interface GoesOn {
  /** The option, which each time gives it one. */
  statements: RegExp;
  /** When it runs none of the statements after one that fails. */
  unless: Condition;
  /** What to add to the command for that. */
  add: string;
}

/** When the program acts on everything there is. */
export interface Wide {
  when: Condition;
  /** How to name less, said after "Name what it acts on, or". */
  narrow?: string;
}

/** Whether something holds for a call: always, if all of these hold, if any of a list holds, or by a function. */
export type Condition = true | ArgumentTest | Condition[] | ((call: Call) => boolean);

/** Everything given here has to hold. */
export interface ArgumentTest {
  /** Alternatives. Each lists arguments which all have to be there, as in `logs -f`. */
  with?: string[];
  /** Options, one of which has to be given, written as in EffectTable. */
  options?: string;
  /** A pattern that an argument has to match. */
  argument?: TextTest;
  /** A pattern that no argument may match. */
  noArgument?: TextTest;
  /** A pattern that the arguments, joined by spaces, have to match. */
  text?: RegExp;
  /** Whether it must not be given anything on standard input. */
  withoutInput?: true;
}

/** A test of one text, such as a regular expression without the flag g. */
export interface TextTest {
  test(text: string): boolean;
}

/** A program's name and arguments, where it runs, and what it is given. */
export interface Call {
  name: string;
  /** What is known about the program; undefined if nothing is. */
  program: Program | undefined;
  args: string[];
  /** The system that a wrapper names, as in `ssh db-1`. */
  on: string | undefined;
  /** The variables that are set when it runs, as far as the command says. */
  variables: string[];
  /** What it reads from standard input, where the command line says so. */
  input: string | undefined;
  /** Whether it is given anything on standard input. If so, and `input` is undefined, nobody knows what. */
  fed: boolean;
  /** What it runs that cannot be read here, said after "runs". */
  hides?: string;
  /** Whether what it prints becomes a part of another command. */
  captured?: true;
  /** The program that runs it on another system, as ssh does. */
  through?: Pick<Call, 'name' | 'program'>;
  /** The word that loses its quotation marks on the way to it, if there is one. */
  unquoted?: UnquotedWord;
}

/** A word that a shell reads twice, although it is written as if it were read once. */
export interface UnquotedWord {
  word: string;
  /** The program that gives it to the second shell. */
  by: string;
}

/**
 * How it runs another command: as a table, or by a function of its arguments and its input, which returns undefined if it
 * runs none. `fed` says whether it is given anything on standard input, even if nobody knows what.
 */
export type Wraps =
  WrapsTable | ((args: string[], input: string | undefined, fed: boolean) => Wrapped | undefined);

/** For programs whose remaining arguments are the command. */
export interface WrapsTable {
  /** Options that take a value. */
  values?: string;
  /** How many words come before the command. */
  skip?: number;
  /** The subcommands that run one, as in `exec`. With any other, it runs none. */
  subcommands?: string[];
  /** Whether the command may also come after `--`, wherever that is. */
  dashes?: true;
  /** Options whose value is a command for a shell, as in `-c --command`. */
  options?: string;
  /** The system on which the command runs. */
  on?: string;
  /** Whether a shell reads the words again, joined by spaces. */
  shell?: boolean;
}

/** The commands that a program runs. */
export interface Wrapped {
  /** Arguments by which the program itself is judged too; undefined if it only passes on. */
  own?: string[];
  commands: WrappedCommand[];
  /** The system on which they run, if the program names it. */
  on?: string | undefined;
  /** The words that it joins with spaces for a shell to read again. */
  joins?: string[];
  /** Variables that it sets for them. */
  variables?: string[];
}

/**
 * Words that are run as they are, the first of which may be a file that only a described program may have the name of,
 * text that a shell reads first, or what it runs that cannot be read here, said after
 * "runs". `readsInput` says that the text came from standard input, so that the commands in it find nothing there.
 */
export type WrappedCommand =
  { words: string[]; isFile?: true } | { shell: string; readsInput?: true } | { hides: string };
