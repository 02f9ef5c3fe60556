import { isMap, isScalar, parseDocument, type Document, type YAMLMap } from 'yaml';
import { waysIn } from '../scaffold/contact-method.ts';
import type { Answers } from './question.ts';

/**
 * Writes the answers into the starter's organisation file. The timers, the default times and the ids of the channels come
 * from the shipped file, because roles, messages and pages name them.
 */
export function organise(starter: Document, shipped: string, answers: Answers): void {
  const example = parseDocument(shipped);
  starter.set(
    'page',
    starter.createNode(Object.fromEntries(waysIn(answers.page).map(({ type, value }) => [type, value]))),
  );
  starter.set('channels', channelsOf(example, answers));
  starter.set('timers', timersOf(example));
  starter.set('defaults', example.get('defaults'));
  const [edit, issue] = repositoryAddresses(answers.repository);
  for (const [key, address] of [
    ['edit_url', edit],
    ['issue_url', issue],
  ] as const)
    if (address === undefined) starter.delete(key);
    else starter.set(key, address);
}

/** The shipped channels with the organisation's own names, and without the example's numbers and addresses. */
function channelsOf(example: Document, answers: Answers): YAMLMap {
  const channels = example.get('channels') as YAMLMap;
  const names: Record<string, string> = {
    command: answers['command-channel'],
    updates: answers['updates-channel'],
    bridge: answers.bridge,
  };
  for (const { key: name, value: channel } of channels.items) {
    const own = isScalar(name) ? names[String(name.value)] : undefined;
    if (!isMap(channel)) continue;
    for (const key of ['telephone', 'url', 'max_length']) channel.delete(key);
    if (own !== undefined) channel.set('name', own);
  }
  if (answers['bridge-telephone']) channels.setIn(['bridge', 'telephone'], answers['bridge-telephone']);
  if (answers['status-page']) channels.setIn(['status-page', 'url'], answers['status-page']);
  return channels;
}

/** The shipped timers, without the sources that name a decision of the example. */
function timersOf(example: Document): YAMLMap {
  const timers = example.get('timers') as YAMLMap;
  for (const { value: timer } of timers.items) {
    if (!isMap(timer)) continue;
    const source = timer.get('source');
    if (typeof source === 'string')
      timer.set('source', source.replace(/^Our own[^.]*\./, 'Muster ships this number.'));
  }
  return timers;
}

/** The addresses for editing a page and reporting a wrong step, on the two hosts that we know. */
function repositoryAddresses(repository: string): [edit?: string, issue?: string] {
  if (repository === '') return [];
  const home = repository.replace(/\/+$|\.git\/*$/g, '');
  return /\bgitlab\b/.test(home)
    ? [`${home}/-/edit/main/{path}`, `${home}/-/issues/new?issue[title]={title}&issue[description]={body}`]
    : [`${home}/edit/main/{path}`, `${home}/issues/new?title={title}&body={body}`];
}
