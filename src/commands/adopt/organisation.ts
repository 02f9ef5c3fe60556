import { isMap, isScalar, parseDocument, type Document, type YAMLMap } from 'yaml';
import { waysIn } from '../scaffold/contact-method.ts';
import type { Answers } from './question.ts';

/**
 * Writes what the answers say into the starter's organisation file. The timers, the usual times and the ids of the
 * channels come from the file that is shipped: roles, messages and pages name them, so no two files may differ in them.
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

/** The shipped channels under the organisation's own names, without the example's numbers and addresses. */
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

/** The shipped timers. Whose decision the example's own numbers were is of no use to anybody else. */
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

/** Where a page is edited and a wrong step reported, on the two hosts whose addresses we know. */
function repositoryAddresses(repository: string): [edit?: string, issue?: string] {
  if (repository === '') return [];
  const home = repository.replace(/\/+$|\.git\/*$/g, '');
  return /\bgitlab\b/.test(home)
    ? [`${home}/-/edit/main/{path}`, `${home}/-/issues/new?issue[title]={title}&issue[description]={body}`]
    : [`${home}/edit/main/{path}`, `${home}/issues/new?title={title}&body={body}`];
}
