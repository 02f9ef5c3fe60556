import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** The layers of src, lowest first: each may import from itself and from those before it (CONTRIBUTING, Architecture). */
const LAYERS = [
  'markdown',
  'model',
  'diagnostics',
  'schema',
  'shell',
  'check',
  'views',
  'upkeep',
  'exports',
  'report',
  'loaders',
  'site',
  'publish',
  'commands',
];

/** The layers that read no files and know no clock: what they need is passed in. */
const PURE = LAYERS.slice(0, LAYERS.indexOf('loaders'));

/** Forbids imports from the layers above one, so that data flows one way. */
function layer(name) {
  const above = LAYERS.slice(LAYERS.indexOf(name) + 1).map((other) => ({
    group: [`**/${other}/**`],
    message: `src/${name} is below src/${other}: move the code down, or pass it in.`,
  }));
  const outside = {
    group: ['astro', 'astro:*', 'node:fs', 'node:fs/*', 'node:process', 'node:child_process'],
    message: `src/${name} is pure: read files in src/loaders, and use Astro in src/site.`,
  };
  return {
    files: [`src/${name}/**/*.ts`],
    ignores: ['**/*.test.ts', 'src/site/browser/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [...above, ...(PURE.includes(name) ? [outside] : [])],
        },
      ],
    },
  };
}

/** Attributes of elements and components that a reader sees or hears. */
const SEEN = '/^(title|description|label|alt|placeholder|word|after|todo|verb|data-label|aria-label)$/';

/** A text of two words, where it is neither a list of classes nor a selector of elements. */
const PHRASE = [
  'Literal[value=/^[A-Z][a-z]+,? [a-z]|[a-z]{2},? [a-z]+,? [a-z]{2}/]:not(JSXAttribute[name.name=/^(class|kind)$/] Literal, CallExpression[callee.property.name=/^(closest|includes|matches|querySelector)/] Literal)',
  'TemplateElement[value.raw=/^[^<]*[a-z]{2},? [a-z]/i]:not(JSXAttribute[name.name="class"] TemplateElement)',
];

/** Where a page or a script would write words itself, instead of taking them from src/site/strings. */
const WORDS = {
  astro: [
    ...PHRASE,
    'JSXText[value=/[a-z]{2}/i]',
    `JSXAttribute[name.name=${SEEN}] > Literal[value=/[a-z]{2}/i]`,
    `JSXAttribute[name.name=${SEEN}] > JSXExpressionContainer > TemplateLiteral > TemplateElement[value.raw=/[a-z]{2}/i]`,
    'JSXElement > JSXExpressionContainer > TemplateLiteral > TemplateElement[value.raw=/[a-z]{2}/i]',
    'JSXExpressionContainer > :matches(LogicalExpression, ConditionalExpression) > Literal[value=/^[A-Z]/]',
    'Property[key.name=/^(text|title|name|about)$/] > Literal[value=/^[A-Z]| /]',
  ],
  scripts: [
    ...PHRASE,
    'AssignmentExpression[left.property.name=/^(textContent|title|placeholder)$/] > :matches(Literal[value=/[a-z]{2}/i], ConditionalExpression > Literal[value=/[a-z]{2}/i])',
  ],
};

/** Forbids words of the interface in the code, so that all of them can be translated. */
function noWords(selectors) {
  const message = 'A word of the interface: put it into src/site/strings (CONTRIBUTING).';
  return { 'no-restricted-syntax': ['error', ...selectors.map((selector) => ({ selector, message }))] };
}

export default defineConfig(
  globalIgnores([
    '.bench/',
    'dist',
    '.site',
    '.astro',
    'node_modules',
    'src/model/content.ts',
    'test-results',
    'playwright-report',
  ]),
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'The same input gives the same bytes.' },
      ],
    },
  },
  ...LAYERS.map(layer),
  {
    files: ['src/site/**/*.astro'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: ['publish', 'commands'].map((name) => ({
            group: [`**/${name}/**`],
            message: `src/site is below src/${name}: move the code down, or pass it in.`,
          })),
          // A page that fetches by itself is stale after an incremental build, silently (CONTRIBUTING, Architecture).
          paths: [
            {
              name: 'astro:content',
              importNames: ['getCollection', 'getEntry'],
              message: 'Take it from the props that getStaticPaths made.',
            },
          ],
        },
      ],
    },
  },
  {
    files: PURE.map((name) => `src/${name}/**/*.ts`),
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
          message: 'The core has no clock: take `now` as an argument.',
        },
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'The core has no clock: take `now` as an argument.',
        },
      ],
    },
  },
  {
    files: ['src/site/browser/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['../*', 'node:*', 'astro', 'astro:*'],
              message: 'What ships to the browser imports nothing from the build.',
            },
          ],
        },
      ],
    },
  },
  { files: ['src/site/**/*.astro'], rules: noWords(WORDS.astro) },
  {
    files: ['src/site/{browser,components,layouts}/**/*.ts'],
    ignores: ['**/*.test.ts', 'src/site/browser/strings/**'],
    rules: noWords(WORDS.scripts),
  },
  ...astro.configs.recommended,
  { files: ['src/**/*.astro'], rules: { 'astro/no-set-html-directive': 'off' } },
  {
    files: ['**/*.test.ts', 'tests/**/*.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
  {
    files: ['**/*.test.ts'],
    rules: {
      // A test may start while its file still waits for something above, and then a constant below does not exist yet.
      '@typescript-eslint/no-use-before-define': ['error', { functions: false, typedefs: false }],
    },
  },
  { files: ['**/*.js', '**/*.mjs', '**/*.astro'], extends: [tseslint.configs.disableTypeChecked] },
);
