import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { test } from 'node:test';
import { FRONTMATTER, PAGE, read, SERVICE, stage } from '../../../tests/hostile.ts';

const LINKS = load(readFileSync('tests/fixtures/hostile/links-to-hosts.yaml', 'utf8')) as {
  prose: string;
  rule?: string;
  /** The rule for a page of MDX, on which a bare address becomes a link with all that follows it. */
  page?: string;
}[];

const ORGANISATION = readFileSync('tests/fixtures/base/organisation.yaml', 'utf8').replace(
  /^name:/m,
  'links:\n  - { id: hosts, label: The boards, url: "https://grafana.shop.example/" }\nname:',
);

test('every hostile link in YAML is reported by its rule, and no honest one is', async () => {
  const service = (prose: string): string => `name: Orders\ntier: 2\ndescription: ${JSON.stringify(prose)}\n`;
  await tryAll((number) => SERVICE.replace('order-intake', `s${number}`), service);
});

test('every hostile link on a page is reported by its rule, and no honest one is', async () => {
  await tryAll(
    (number) => PAGE.replace('hostile', `hostile-${number}`),
    (prose) => `${FRONTMATTER}${prose}\n`,
    ({ rule, page = rule }) => page,
  );
});

test('an address of a key is judged like a link, and so is its label', async () => {
  for (const [url, label, rule] of [
    ['https://grafana.shop.example@evil.example/', 'Orders', 'link/user-info'],
    ['https://xn--80ak6aa92e.example/', 'Orders', 'link/host'],
    ['https://evil.example/', 'https://bank.example', 'link/other-host'],
    ['https://grafana.shop.example/d/orders', 'Orders', undefined],
  ] as const) {
    const path = 'teams/orders/runbooks/order-queue.yaml';
    const text = readFileSync(`tests/fixtures/base/${path}`, 'utf8').replace(
      /label: Orders dashboard, url: "[^"]*"/,
      `label: "${label}", url: "${url}"`,
    );
    const { diagnostics } = await read(stage({ [path]: text }));
    assert.equal(diagnostics.find(({ rule: found }) => found.startsWith('link/'))?.rule, rule, url);
  }
});

/** Writes each text of the corpus into a file of its own, and compares the rules that are reported about links. */
async function tryAll(
  pathOf: (number: number) => string,
  textOf: (prose: string) => string,
  ruleOf: (link: (typeof LINKS)[number]) => string | undefined = ({ rule }) => rule,
): Promise<void> {
  const files = LINKS.map(({ prose }, index): [string, string] => [pathOf(index), textOf(prose)]);
  const { diagnostics } = await read(
    stage({ 'organisation.yaml': ORGANISATION, ...Object.fromEntries(files) }),
  );
  for (const [index, link] of LINKS.entries()) {
    const { prose } = link;
    const rule = ruleOf(link);
    const found = diagnostics.filter(({ file }) => file === `content/${pathOf(index)}`);
    const told = `${prose}\n${found.map((one) => `${one.rule} ${one.message}`).join('\n')}`;
    const rules = found.map((one) => one.rule);
    if (rule === undefined) assert.deepEqual(rules, [], told);
    else assert.ok(rules.includes(rule) || rules.includes('mdx/syntax'), told);
  }
}
