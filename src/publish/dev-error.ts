import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { pathOf } from '../loaders/layers.ts';
import { escapeHtml } from '../markdown/html.ts';
import { headline } from '../report/pretty.ts';
import type { Reading } from '../site/build-context.ts';

/** The first error for Vite's overlay, with the others below it; undefined if there is none. */
export function overlayOf({ result, layers, good }: Reading): Overlay | undefined {
  const errors = result.diagnostics.filter(({ level }) => level === 'error');
  const [first] = errors;
  if (!first) return undefined;
  const { file, line, column, message, rule, help } = first;
  const behind = good && !file.endsWith('.mdx');
  return {
    type: 'error',
    err: {
      name: rule,
      title: countOf(errors),
      message,
      hint: [help, behind && 'The page behind this message shows the last content without errors.']
        .filter(Boolean)
        .join(' '),
      loc: { file: pathOf(layers, file) ?? file, line, column },
      fullCode: result.textOf(file),
      stack: errors.map(headline).join('\n'),
    },
  };
}

/** The page shown until the content has been free of errors once. It then reloads automatically. */
export function errorPage({ result }: Reading, base: string): string {
  const errors = result.diagnostics.filter(({ level }) => level === 'error');
  const list = errors.map((error) => `<li><code>${escapeHtml(headline(error))}</code></li>`).join('');
  return (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The content has errors</title>' +
    `<script type="module" src="${base}@vite/client"></script></head>` +
    `<body><h1>${countOf(errors)}</h1><p>The pages appear here as soon as the errors are fixed.</p><ul>${list}</ul></body></html>`
  );
}

function countOf(errors: Diagnostic[]): string {
  return errors.length === 1 ? 'The content has an error' : `The content has ${errors.length} errors`;
}

/** The message that Vite's client expects. Astro adds the highlighted code. */
interface Overlay {
  type: 'error';
  err: {
    name: string;
    title: string;
    message: string;
    hint: string;
    loc: { file: string; line: number; column: number };
    fullCode: string | undefined;
    stack: string;
  };
}
