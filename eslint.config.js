import astro from 'eslint-plugin-astro';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Rooms from the lowest up: each may import from itself and from those before it (CONTRIBUTING, Architecture). */
const ROOMS = ['markdown', 'catalog', 'report', 'loaders'];

/** Forbids imports from the rooms above one, so that data flows one way. */
function room(name) {
  const above = [
    ...ROOMS.slice(ROOMS.indexOf(name) + 1),
    'pages',
    'layouts',
    'components',
    'browser',
    'build',
    'scaffold',
    'adopt',
    'prose',
  ];
  const outside = name === 'loaders' ? [] : ['astro', 'astro:*', 'node:fs', 'node:fs/*'];
  return {
    files: [`src/${name}/**/*.ts`],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: above.map((other) => `**/${other}/**`),
              message: `src/${name} lies below: move the code down, or pass it in.`,
            },
            ...(outside.length
              ? [
                  {
                    group: outside,
                    message: `src/${name} is pure: read files in src/loaders, pages in src/pages.`,
                  },
                ]
              : []),
          ],
        },
      ],
    },
  };
}

export default defineConfig(
  globalIgnores([
    '.bench/',
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
  ...ROOMS.map(room),
  {
    files: ['src/markdown/**/*.ts', 'src/catalog/**/*.ts', 'src/report/**/*.ts'],
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
    files: ['src/browser/**/*.ts'],
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
  ...astro.configs.recommended,
  {
    files: ['src/**/*.astro'],
    rules: {
      // A page that fetches by itself is stale after an incremental build, silently (CONTRIBUTING, Decisions).
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'astro:content',
              importNames: ['getCollection', 'getEntry'],
              message: 'Take it from the props that getStaticPaths made.',
            },
          ],
        },
      ],
      'astro/no-set-html-directive': 'off',
    },
  },
  {
    files: ['**/*.test.ts', 'tests/**/*.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
  { files: ['**/*.js', '**/*.mjs', '**/*.astro'], extends: [tseslint.configs.disableTypeChecked] },
);
