import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { articleFor, pluralOf, singularOf } from './plural.ts';
import { rewordMarkdown } from './reword-markdown.ts';
import { rewording } from './words.ts';

const WORDS = {
  'incident commander': 'incident manager',
  commander: 'incident manager',
  customers: 'patients',
  scribe: 'note-taker',
};
const reword = rewording(WORDS);

test('number, case and possessive are those of the word that is replaced', () => {
  const cases = {
    'the commander': 'the incident manager',
    'two commanders': 'two incident managers',
    'Commander on call': 'Incident manager on call',
    'Incident Commander': 'Incident Manager',
    'INCIDENT COMMANDER': 'INCIDENT MANAGER',
    'the commander’s task': 'the incident manager’s task',
    "commanders' tasks": "incident managers' tasks",
    'one customer, many customers': 'one patient, many patients',
    'the incident\n  commander': 'the incident manager',
  };
  for (const [text, expected] of Object.entries(cases)) assert.equal(reword(text), expected);
});

test('a or an follows, with marks between the two', () => {
  const cases = {
    'a commander': 'an incident manager',
    'A Commander': 'An Incident manager',
    'an incident commander': 'an incident manager',
    'A **commander** and a “commander”': 'An **incident manager** and an “incident manager”',
    'vitamin A customers': 'vitamin A patients',
  };
  for (const [text, expected] of Object.entries(cases)) assert.equal(reword(text), expected);
  assert.equal(rewording({ scribe: 'hourly clerk' })('a scribe'), 'an hourly clerk');
  assert.equal(rewording({ owner: 'user' })('an owner'), 'a user');
});

test('the longest word goes first, and no result is replaced again', () => {
  const swapped = rewording({ scribe: 'deputy', deputy: 'scribe', 'deputy scribe': 'clerk' });
  assert.equal(
    swapped('The scribe, the deputy and the deputy scribe'),
    'The deputy, the scribe and the clerk',
  );
});

test('what is given goes before what follows from another word', () => {
  const people = rewording({ customer: 'person', customers: 'people' });
  assert.equal(people('a customer among customers'), 'a person among people');
});

test('code, addresses, fields, names and parts of longer words stay', () => {
  for (const text of [
    'Type `the commander`.',
    'See https://example.com/commander or mail commander@example.com.',
    '{{COMMANDER}} and {{role.incident-commander}}',
    'Write in #commander, to @commander, see /roles/commander/.',
    'commander.yaml, incident-commander, subcommander, commanderly, commander_1',
  ])
    assert.equal(reword(text), text);
});

test('in Markdown only text changes', () => {
  const page = `## A commander

[A commander](/roles/commander/ "commander") <Role id="commander" />

<Exercise title="The commander" minutes="5">

- the commander: \`commander\`

</Exercise>

\`\`\`
commander
\`\`\`

| A commander | Customers |
| ----------- | --------- |
`;
  const expected = page
    .replace('## A commander', '## An incident manager')
    .replace('[A commander]', '[An incident manager]')
    .replace('- the commander', '- the incident manager')
    .replace('| A commander | Customers', '| An incident manager | Patients');
  assert.equal(rewordMarkdown(page, 'page', reword), expected);
  assert.equal(
    rewordMarkdown('Ask the [commander](/x/commander/).', 'prose', reword),
    'Ask the [incident manager](/x/commander/).',
  );
});

test('for any text: nothing changes without the words, and a second time changes nothing', () => {
  const word = fc.constantFrom(
    'a',
    'an',
    'The',
    'commander',
    'Commanders',
    'customer',
    '`commander`',
    'scribe’s',
    'it',
    '.',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(word), (parts) => {
      const text = parts.join(' ');
      const once = reword(text);
      assert.equal(reword(once), once);
      assert.equal(rewording({})(text), text);
      assert.doesNotMatch(once, /(?<!`)\b(?:commander|customer|scribe)/i);
      assert.doesNotMatch(once, /\b(?:a incident|an patient|an note)/i);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const kept = text.replace(/commander|customer|scribe/gi, '');
      assert.equal(reword(kept), kept);
    }),
  );
});

test('code and addresses stay in any text', () => {
  const kept = fc.constantFrom('`a commander`', 'https://a.example/commander', '{{COMMANDER}}');
  const prose = fc.constantFrom('A commander', 'customers', 'and');
  fc.assert(
    fc.property(fc.array(fc.oneof(kept, prose)), (parts) => {
      const written = reword(parts.join(' ; ')).split(' ; ');
      assert.deepEqual(
        written.filter((_, index) => /[`:{]/.test(parts[index] ?? '')),
        parts.filter((part) => /[`:{]/.test(part)),
      );
    }),
  );
});

test('nouns have the usual plural, and words the article that is spoken', () => {
  const nouns = {
    commander: 'commanders',
    party: 'parties',
    boss: 'bosses',
    watch: 'watches',
    'head of crisis': 'heads of crisis',
  };
  for (const [one, many] of Object.entries(nouns)) {
    assert.equal(pluralOf(one), many);
    assert.equal(singularOf(many), one);
  }
  for (const noun of ['boss', 'status', 'crisis', 'staff']) assert.equal(singularOf(noun), undefined);
  const articles = {
    an: ['incident', 'hour', 'SRE', 'MVP', 'umbrella'],
    a: ['user', 'unit', 'one', 'patient', 'UK', 'DBA'],
  };
  for (const [article, words] of Object.entries(articles))
    for (const each of words) assert.equal(articleFor(each), article, each);
});
