import answersSchema from '../../../schemas/answers.schema.json' with { type: 'json' };
import { buildCatalog } from '../../check/build-catalog.ts';
import { finding, type Diagnostic, type Finding, type ValuePath } from '../../diagnostics/diagnostic.ts';
import { quote } from '../../diagnostics/spelling.ts';
import type { JsonSchema } from '../../schema/json-schema.ts';
import { validateAgainst } from '../../schema/validate.ts';
import { refuseName, refuseRepository } from '../scaffold/contact-method.ts';
import { refuseId } from '../scaffold/id.ts';
import { complete, serviceOf, type Answers, type Complete } from './answers.ts';
import { filesOf, type Starter } from './plan.ts';

/**
 * Judges answers by what they lead to: the form of answers, what they say together, and then the check of the files that
 * would be written, so that no rule is known twice. `known` are answers that lead to no finding of their own.
 */
export function verdictOn(starter: Starter, usualAnswers: Answers): Verdict {
  const known = asBackground(usualAnswers);
  const usual = new Set(errorsOf(starter, complete(known)).map(keyOf));
  // Going back and changing an answer judges the same ones again.
  const judged = new Map<string, Diagnostic[]>();
  const caused = (answers: Answers): Diagnostic[] => {
    const key = JSON.stringify(answers);
    const errors =
      judged.get(key) ?? errorsOf(starter, complete(answers)).filter((error) => !usual.has(keyOf(error)));
    judged.set(key, errors);
    return errors;
  };
  return (file, answers) => {
    const inForm = validateAgainst(SCHEMA, file, answers).map(withHelp);
    const formal = onePerText([...inForm, ...refusedTexts(file, answers)], answers);
    if (formal.length) return formal;
    const given = answers as Answers;
    const contradictions = contradictionsIn(file, given);
    if (contradictions.length) return contradictions;
    const [first] = caused(given);
    if (!first) return [];
    const single = pathsOf(given).flatMap((path) => {
      const [error] = caused(withOnly(known, path, valueAt(given, path)));
      return error ? [refused(file, path, error)] : [];
    });
    return single.length ? single : [refused(file, [], first)];
  };
}

/** A size alone does not say what to write. Nothing can fix an answers file but its author. */
function withHelp({ suggestedFix, ...found }: Finding): Finding {
  void suggestedFix;
  if (found.help !== undefined) return found;
  const key = found.at.type === 'value' ? found.at.path[0] : undefined;
  return { ...found, help: SIZES.get(key) ?? 'Write a shorter one.' };
}

/** One finding for each text: an empty one is too short as well, and a space alone also one at the start. */
function onePerText(findings: Finding[], answers: unknown): Finding[] {
  const kept = new Map<unknown, Finding>();
  for (const found of findings) {
    const isText = found.at.type === 'value' && typeof valueAt(answers, found.at.path) === 'string';
    const place = isText && found.at.type === 'value' ? found.at.path.join('/') : found;
    if (!kept.has(place) || found.rule === 'schema/empty') kept.set(place, found);
  }
  return [...kept.values()];
}

/** Texts that no answer may have, because a page, a comment or a terminal could take them for something else. */
function refusedTexts(file: string, answers: unknown): Finding[] {
  return pathsOf(answers).flatMap((path) => {
    const text = valueAt(answers, path);
    if (typeof text !== 'string') return [];
    if (/[\p{Cc}\p{Zl}\p{Zp}<>]|\{\{|\}\}/u.test(text))
      return [
        finding(
          file,
          path,
          'answer/text',
          'text contains a line break, another control character, or one of <, >, {{ and }}',
          {
            help: 'Write it on one line, without them.',
          },
        ),
      ];
    if (text !== text.trim())
      return [
        finding(file, path, 'answer/text', 'text starts or ends with a space', { help: 'Remove the space.' }),
      ];
    const isMark = /^[#/]/.test(text) && isNameOfOurs(path);
    if (isMark)
      return refusal(
        file,
        path,
        `${quote(text)} is a channel or a command: write the name as people say it.`,
      );
    return isName(path) ? refusal(file, path, refuseName(text)) : [];
  });
}

/** What only several answers together, or the names of files, can be wrong about. */
function contradictionsIn(file: string, given: Answers): Finding[] {
  const answers = complete(given);
  const major = answers.levels.indexOf(answers.major_at);
  const folded = answers.levels.map((label) => label.toLowerCase());
  const twice = folded.findIndex((label, index) => folded.indexOf(label) < index);
  return [
    ...(given.repository === undefined
      ? []
      : refusal(file, ['repository'], refuseRepository(given.repository))),
    ...(twice < 0
      ? []
      : refusal(
          file,
          ['levels', twice],
          `Two levels are called ${quote(given.levels?.[twice])}: give each its own.`,
        )),
    ...(answers.level_names && answers.level_names.length !== answers.levels.length
      ? refusal(
          file,
          ['level_names'],
          `There are ${answers.levels.length} levels and ${answers.level_names.length} names for them: write one for each level, in the same order.`,
        )
      : []),
    ...(major < 0 || major === answers.levels.length - 1
      ? refusal(
          file,
          given.major_at === undefined ? ['levels'] : ['major_at'],
          major < 0
            ? `${quote(answers.major_at)} is not one of your levels: write one of ${answers.levels.slice(0, -1).join(', ')}.`
            : `${quote(answers.major_at)} is the lowest level, and then every incident would be major: write one of ${answers.levels.slice(0, -1).join(', ')}.`,
        )
      : []),
    ...(Object.keys(answers.page).length ? [] : refusal(file, [], NO_PAGE('the incident commander', 'page'))),
    ...contradictionsInTeams(file, given, answers),
  ];
}

function contradictionsInTeams(file: string, given: Answers, answers: Complete): Finding[] {
  const teams = new Map<string, string>();
  const services = new Map<string, string>();
  return answers.teams.flatMap((team, index) => {
    const path = ['teams', index];
    const idPath = [...path, given.teams[index]?.id === undefined ? 'name' : 'id'];
    return [
      ...refusal(file, idPath, refuseKnownId(teams, team)),
      ...(Object.keys(team.page).length
        ? []
        : refusal(file, path, NO_PAGE(`the team ${quote(team.name)}`, 'page'))),
      ...team.services.flatMap((service, number) =>
        refusal(file, [...path, 'services', number], refuseKnownId(services, service)),
      ),
    ];
  });
}

/** Says why an id cannot be used, and remembers it if it can. */
function refuseKnownId(
  known: Map<string, string>,
  { id, name }: { id: string; name: string },
): string | undefined {
  if (id === '') return `No id can be made from ${quote(name)}: write one of your own, as in payments.`;
  const refusal = refuseId(id);
  if (refusal !== undefined) return refusal;
  const other = known.get(id);
  if (other !== undefined)
    return `The id ${quote(id)} belongs to ${quote(other)} already: choose another one.`;
  known.set(id, name);
  return undefined;
}

/** A sentence as a finding: what is wrong before the colon, and what to write after it. */
function refusal(file: string, path: ValuePath, sentence: string | undefined): Finding[] {
  if (sentence === undefined) return [];
  const [, message = sentence, help] = /^([^]*?[^:]): ([^]+)$/.exec(sentence) ?? [];
  const words = message.replace(/\.$/, '');
  return [
    finding(file, path, 'answer/value', words.charAt(0).toLowerCase() + words.slice(1), {
      help: help && `${help.charAt(0).toUpperCase()}${help.slice(1)}`,
    }),
  ];
}

function refused(file: string, path: ValuePath, { rule, message, help }: Diagnostic): Finding {
  return finding(file, path, rule, message, { help });
}

/** The errors of the check in the files that answers lead to, without the base that they refer to. */
function errorsOf(starter: Starter, answers: Complete): Diagnostic[] {
  const files = [...filesOf(starter, answers)].map(([path, text]) => ({ path, text }));
  return buildCatalog(files, { now: new Date(0), audience: 'restricted' }).diagnostics.filter(
    ({ level }) => level === 'error',
  );
}

function keyOf({ rule, message }: Diagnostic): string {
  return `${rule} ${message}`;
}

/** The paths of all single values in some data. */
function pathsOf(data: unknown, path: ValuePath = []): ValuePath[] {
  if (typeof data !== 'object' || data === null) return [path];
  return Object.entries(data).flatMap(([key, value]) =>
    pathsOf(value, [...path, Array.isArray(data) ? Number(key) : key]),
  );
}

function valueAt(data: unknown, path: ValuePath): unknown {
  return path.reduce<unknown>(
    (found, key) => (typeof found === 'object' && found !== null ? (found as Keyed)[key] : undefined),
    data,
  );
}

/** The known answers with one value of others, whose place in a list is the first one. */
function withOnly(known: Answers, path: ValuePath, value: unknown): Answers {
  const copy = structuredClone(known);
  // The known service has an id, so that a name alone is judged as a name.
  const full = path.at(-2) === 'services' ? [...path, 'name'] : path;
  const [last] = full.slice(-1).map(inFirst);
  let place = copy as unknown as Keyed;
  for (const key of full.slice(0, -1).map(inFirst)) place = (place[key] ??= {}) as Keyed;
  if (last !== undefined) place[last] = value;
  return copy;
}

/** The usual answers in a form in which any value of others fits: services with ids, and labels nobody else has. */
function asBackground(answers: Answers): Answers {
  const teams = answers.teams.map((team) => ({ ...team, services: team.services.map(serviceOf) }));
  return { ...answers, levels: ['Level one', 'Level two', 'Level three'], major_at: 'Level two', teams };
}

function inFirst(key: string | number): string | number {
  return typeof key === 'number' ? 0 : key;
}

/** Whether an answer is the name of the organisation, a team or a service, which no channel and no command is. */
function isNameOfOurs(path: ValuePath): boolean {
  return isName(path) && path[0] !== 'channels' && path.at(-1) !== 'channel';
}

function isName(path: ValuePath): boolean {
  const [first, ...rest] = path;
  const last = rest.at(-1);
  return (
    first === 'name' ||
    first === 'channels' ||
    last === 'name' ||
    last === 'channel' ||
    rest.at(-2) === 'services'
  );
}

/** What to write where a list has too few or too many entries, or a text in it too many characters. */
const SIZES = new Map<unknown, string>([
  ['levels', 'Write three to five labels, as in [P1, P2, P3, P4].'],
  ['level_names', 'Write a short name for each level, as in [Critical, Major, Moderate, Minor].'],
]);

const NO_PAGE = (who: string, key: string): string =>
  `Nothing says how ${who} is paged: add ${key} with a command or a phone number, or choose a paging_tool that has a command.`;

const SCHEMA = answersSchema as unknown as JsonSchema;

/** The findings about answers, at their places in a file. None means that they lead to files without an error. */
export type Verdict = (file: string, answers: unknown) => Finding[];

type Keyed = Record<string | number, unknown>;
