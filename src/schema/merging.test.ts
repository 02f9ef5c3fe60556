import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KINDS, type Kind } from '../model/kinds.ts';
import { bundleSchema, type JsonSchema } from './json-schema.ts';
import { mergingAt } from './merging.ts';
import { COMMON, SCHEMAS } from './schemas.ts';

/** The lists that a patch replaces as a whole, by the reason why. In any other, one entry can be added or changed alone. */
const REPLACED: Record<string, string[]> = {
  'its codes say which parts of the coverage a file answers, which only its author knows': [
    ...['course modules[]', 'drill', 'paths', 'regimes', 'role', 'task-book', 'template', 'wheel'].map(
      (place) => `${place}${place.endsWith(']') ? '.' : ' '}codes`,
    ),
  ],
  'it is one decision, and an entry more or less makes another one': [
    'role may_combine_with',
    'role speaks_to',
    'paths paths[].roles',
    'template used_by',
    'severity levels[].criteria',
    'severity levels[].examples',
    'severity levels[].response.page',
    'severity levels[].response.roles',
    'task-book levels[].reached_by',
    'organisation waivers',
    'organisation code_owners',
    'team code_owners',
    'theme typeface.names',
  ],
  'a card has room for five, which are chosen together': ['role never'],
  'its entries follow from each other, and only all of them make sense': [
    'course prerequisites',
    'course modules[].prerequisites',
    'course modules[].points',
    'course modules[].pages',
    'course modules[].further',
    'course modules[].questions[].objectives',
    'course modules[].questions[].options',
    'course modules[].questions[].look_for',
    'course modules[].practice[].objectives',
    'course modules[].practice[].options',
    'course modules[].practice[].look_for',
    'course run_sheet.prepare',
    'course run_sheet.rows',
    'wheel cards[].clues',
  ],
  'it belongs to one scene, and what holds for every drill is in the kit': [
    'drill trains',
    'drill read_before',
    'drill safety',
    'drill setup',
    'drill injects[].objectives',
    'drill injects[].questions',
    'drill injects[].model_moves',
    'drill debrief',
    'drill follow_up',
  ],
  'it says what the law or the program says': [
    'regimes counting',
    'regimes regimes[].sources',
    'regimes regimes[].stages[].due',
    'regimes pending[].sources',
  ],
  'its entries are the conditions of one description of a program': [
    'programs programs[].interactive',
    'programs programs[].interactive[].with',
    'programs programs[].leaves',
    'programs programs[].leaves[].with',
    'programs programs[].silences',
    'programs programs[].silences[].with',
    'programs programs[].wide.when',
    'programs programs[].wide.when[].with',
  ],
  'it is in a file of the team itself, which nobody above patches': [
    'drill-setting exercised',
    'drill-setting exercised[].teams',
    'drill-setting names',
    'drill-setting planned',
    'drill-setting planned[].teams',
    'runbook access',
    'runbook alerts',
    'runbook environments',
    'runbook escalation',
    'runbook evidence',
    'runbook exercised',
    'runbook messages',
    'runbook out_of_scope',
    'runbook recovered_when',
    'runbook services',
    'runbook severity.raise_if',
    'runbook steps[].causes',
    'runbook steps[].cuts',
    'runbook steps[].joins',
    'runbook steps[].of',
    'runbook steps[].options',
    'runbook stop_if',
    'service depends_on',
    'team escalation',
    'team-severity rows',
  ],
};

/** No patch can change them: pages and records are whole, and the list of layers is read before there are any. */
const UNPATCHED: ReadonlySet<Kind> = new Set<Kind>(['page', 'example', 'handbook', 'record']);

const lists = (Object.keys(KINDS) as Kind[])
  .filter((kind) => !UNPATCHED.has(kind))
  .flatMap((kind) => [...listsOf(kind)].map(([place, how]) => ({ place: `${kind} ${place}`, how })));

test('one entry can be added to every list, or it is replaced for a reason that is given here', () => {
  assert.deepEqual(
    lists
      .filter(({ how }) => how === 'replaced')
      .map(({ place }) => place)
      .sort(),
    Object.values(REPLACED).flat().sort(),
  );
  assert.ok(lists.filter(({ how }) => how === 'known').length > 50);
});

test('only names and references are added to as they are', () => {
  const places = lists.filter(({ how }) => how === 'added').map(({ place }) => place);
  assert.ok(places.includes('glossary terms[].aliases') && places.includes('paths paths[].modules'));
  for (const place of places)
    assert.match(place, /(?:aliases|symptoms|see|modules|pages|regimes|standard_items)$/);
});

test('how a list is merged is found at any depth', () => {
  assert.equal(mergingAt('glossary', ['terms', 3, 'aliases']).isAddedTo, true);
  assert.equal(mergingAt('paths', ['paths', 0, 'modules']).isAddedTo, true);
  assert.equal(mergingAt('role', ['never']).isAddedTo, false);
  assert.equal(mergingAt('task-book', ['roles']).idKey, 'role');
  assert.equal(mergingAt('task-book', ['roles', 0, 'behaviours']).idKey, 'id');
  for (const path of [['toString'], ['terms', 'a'], ['terms', 0, 'no', 'such', 'key'], [0]])
    assert.deepEqual(mergingAt('glossary', path), { idKey: 'id', isWhole: false, isAddedTo: false });
});

/** Every list that a file of a kind can have, by its place, and what a patch does to it. */
function listsOf(kind: Kind): Map<string, 'known' | 'added' | 'replaced'> {
  const schema = bundleSchema(SCHEMAS[kind], COMMON);
  const found = new Map<string, 'known' | 'added' | 'replaced'>();
  const nameOf = ({ $ref }: JsonSchema): string => $ref?.split('/').at(-1) ?? '';
  const whole = (node: JsonSchema): JsonSchema => ({ ...schema.definitions?.[nameOf(node)], ...node });
  const walk = (node: JsonSchema, place: string, above: readonly string[]): void => {
    const inside = [...above, nameOf(node)];
    if (above.includes(nameOf(node)) && nameOf(node) !== '') return;
    const { properties = {}, additionalProperties: others, items, oneOf = [], ...own } = whole(node);
    if (items) {
      const item = whole(items);
      const forms = item.oneOf?.map(whole) ?? [item];
      const isKnown = forms.every(({ required }) => required?.includes(own['x-known-by'] ?? 'id'));
      found.set(place, own['x-adds'] ? 'added' : isKnown ? 'known' : 'replaced');
      walk(items, `${place}[]`, inside);
    }
    for (const [key, child] of Object.entries(properties))
      walk(child, place === '' ? key : `${place}.${key}`, inside);
    if (typeof others === 'object') walk(others, `${place}.*`, inside);
    for (const form of oneOf) walk(form, place, inside);
  };
  walk(schema, '', []);
  return found;
}
