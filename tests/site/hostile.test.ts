import { Config, Parser, type HtmlElement } from 'html-validate';
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { freeTexts, specimen, writeThemeFiles, type FreeText } from '../specimen.ts';
import { built } from './built.ts';
import { FIRM } from './content.ts';
import { scratch } from '../scratch.ts';
import { elementsOf, textsOf } from './element.ts';
import { filesIn } from './files.ts';

const ATTEMPTS = [
  `"'></title></script><script>alert(1)</script>`,
  `" onclick="alert(1)" x='<img src=x onerror=alert(1)>`,
  '</textarea></pre><svg onload=alert(1)>&lt;b&gt;{{x}}',
  '--><style>*{}</style><!-- ${alert(1)} {alert(1)}',
];

/** A command may hold it between quotation marks only: bare, it would be a redirect. */
const COMMANDS = [`: '</pre><script>alert(1)</script>'`, `: '"><img src=x onerror=alert(1)>'`];

/** It opens an element and leaves an attribute, in few letters. */
const SHORT = `"'><b onx=1>`;

/** Prose may not hold HTML, so here it comes by other ways. */
const PROSE = [
  ' `"\'><script>alert(1)</script>`',
  ' &lt;script&gt;alert(1)&lt;/script&gt; &#60;b onclick=alert(1)&#62;',
  ' \\<img src=x onerror=alert(1)> "\' onclick="alert(1)',
  ' <svg/onload=alert(1)> </ script> <3',
  ' [`<b>`](https://x.example/?"onclick="alert(1)) [x](</icon.svg?"onclick="alert(1).png>)',
  ' [x](https://x.example/ \'" onclick="alert(1)\')',
];

/** The components without which no page shows what their files say. */
const SHOWN = ['Timers', 'Forms', 'PhraseBook topic="decisions"', 'Diagram id="lifecycle"'];

const BODY = [
  ...PROSE.filter((text) => !text.includes('<svg') && !text.includes('</"')),
  ...SHOWN.map((component) => `<${component} />`),
].join('\n\n');

const ADDRESSES = [
  'href',
  'src',
  'action',
  'formaction',
  'poster',
  'data',
  'cite',
  'content-url',
  'xlink:href',
];

/**
 * Keys of which no page of this edition makes anything, or shows another in their place: a part's own name. An environment is
 * named where one of its values is used, and a record is on no page.
 */
const NOT_SHOWN = [
  'organisation/links[]/label',
  'organisation/environments[]/name',
  'programs/programs[]/why',
  'programs/programs[]/dry_run/suggest',
  'programs/programs[]/wide/narrow',
  'role/short_name',
  'drill/cast[]/outsider',
  'team/environments[]/name',
  'runbook/imported/from',
  'runbook/alerts[]/threshold_reason',
  'runbook/steps[]/do/no_act',
  'runbook/steps[]/rollback/no_act',
  'runbook/loop_ends',
  'runbook/reviewed/seen/*',
  'record/environment',
  'record/stand_ins[]',
  'record/visits[]/answer',
  'record/visits[]/sets/*',
  'record/visits[]/who/assistant',
  'record/visits[]/note',
  'record/visits[]/evidence[]/output',
];

let pages: Promise<Page[]> | undefined;
const written: { place: string; text: string }[] = [];

/** A site of which every free text tries to be more than text. What the check refuses is in src/loaders/hostile-yaml.test.ts. */
test('no script but our own two is on any page', async () => {
  for (const { page, elements } of await hostilePages()) {
    const scripts = elements.filter(({ tagName }) => tagName === 'script');
    const sources = scripts.map((script) => script.getAttributeValue('src') ?? '');
    const forwards = elements.some((element) => element.getAttributeValue('http-equiv') === 'refresh');
    const ours = forwards ? [] : ['/theme.js', '/_astro/*.js'];
    assert.deepEqual(
      sources.map((source) => source.replace(/^(\/_astro\/).*\.js$/, '$1*.js')),
      ours,
      page,
    );
    for (const script of scripts) assert.equal(script.textContent, '', page);
  }
});

test('the policy of every page lets nothing redirect its links or its forms', async () => {
  for (const { page, elements } of await hostilePages()) {
    const policies = elements.filter(
      (element) => element.getAttributeValue('http-equiv') === 'content-security-policy',
    );
    assert.equal(policies.length, 1, page);
    const policy = policies[0]?.getAttributeValue('content') ?? '';
    for (const part of ["default-src 'self'", "base-uri 'none'", "form-action 'self'"])
      assert.ok(policy.split('; ').includes(part), `${page}: ${policy}`);
  }
});

test('no text became an element', async () => {
  const { folder } = await built({ content: FIRM });
  const ordinary = new Set(pagesOf(folder).flatMap(({ html }) => elementsOf(html).map(({ name }) => name)));
  // A diagram has text that does not fit as a title.
  ordinary.add('svg:title');
  for (const { page, elements } of await hostilePages())
    for (const { tagName } of elements)
      assert.ok(ordinary.has(tagName.toLowerCase()), `${page}: <${tagName}>`);
});

test('no text became an attribute, and no address runs anything', async () => {
  for (const { page, elements } of await hostilePages()) {
    for (const { tagName, attributes } of elements) {
      for (const { key, value } of attributes) {
        const told = `${page}: <${tagName} ${key}="${String(value)}">`;
        assert.doesNotMatch(key, /^on|^style$|^srcdoc$|^[^a-z]|["'<]/i, told);
        if (ADDRESSES.includes(key))
          assert.match(String(value), /^(?:https:|mailto:|tel:|#|\/(?!\/)|\.\/|$)/, told);
      }
    }
  }
});

test('a text is shown as it was written, and there is one for every key that pages show', async () => {
  const words = (await hostilePages()).flatMap(({ html }) => textsOf(html)).join('\n');
  const shown = new Set(written.filter(({ text }) => words.includes(text)).map(({ place }) => place));
  const hidden = [...freeTexts().keys()].filter((place) => !shown.has(place));
  assert.deepEqual(hidden, NOT_SHOWN);
});

/** Every page of the site, built once. */
function hostilePages(): Promise<Page[]> {
  return (pages ??= readPages());
}

async function readPages(): Promise<Page[]> {
  const { folder } = await built({ content: hostileContent(), audience: 'restricted' });
  const parser = new Parser(await Config.empty().resolve());
  return pagesOf(folder).map(({ page, html }) => ({
    page,
    html,
    elements: parser.parseHtml(html).querySelectorAll('*'),
  }));
}

function pagesOf(folder: string): { page: string; html: string }[] {
  const pages = filesIn(folder).filter((file) => file.endsWith('.html'));
  return pages.map((page) => ({ page, html: readFileSync(join(folder, page), 'utf8') }));
}

function hostileContent(): string {
  const content = join(scratch(), 'content');
  for (const [path, text] of specimen(hostileText)) {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), text.replace(/\nText\.\n$/, `\n${BODY}\n`));
  }
  writeThemeFiles(content);
  return content;
}

function hostileText({ place, form, most }: FreeText): string {
  const mark = `h${written.length}.`;
  const attempts = form === 'prose' ? PROSE : form === 'command' ? COMMANDS : ATTEMPTS;
  const turn = mark + (attempts[written.length % attempts.length] ?? '');
  // What is printed on cards, such as the label of a level, has room for a short one only.
  const text = turn.length <= most ? turn : mark + SHORT;
  assert.ok(text.length <= most, place);
  // Markdown makes something else of prose: there the mark must do.
  written.push({ place, text: form === 'prose' ? mark : text });
  return text;
}

interface Page {
  page: string;
  html: string;
  elements: HtmlElement[];
}
