import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { built } from './built.ts';
import { FIRM } from './content.ts';
import { filesIn } from './files.ts';
import { fragmentsOf } from './search-index.ts';

for (const audience of ['restricted', 'public'] as const)
  test(`the name of the organisation is wherever a text asks for it, on the ${audience} site`, async () => {
    const { folder } = await built({ content: FIRM, audience });
    const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
    assert.match(read('handbook/during/incident/index.html'), /<p>At Saltmarsh Water, open the /);
    assert.match(read('handbook/during/incident.md'), /^At Saltmarsh Water, open the /m);
    for (const path of ['messages/resolved/index.html', 'messages/resolved.md'])
      assert.match(read(path), /arriving again at Saltmarsh Water\./, path);
    for (const path of ['roles/incident-commander/index.html', 'roles/incident-commander.md'])
      assert.match(read(path), /the incident commander of Saltmarsh Water\. Who is here/, path);
    const page = fragmentsOf(folder).find(({ url }) => url === '/handbook/during/incident/');
    assert.match(page?.content ?? '', /At Saltmarsh Water, open the/);
    for (const path of filesIn(folder).filter((file) => /\.(html|md|json|txt|xml)$/.test(file)))
      if (!path.startsWith('reference/') && !path.startsWith('schemas/'))
        assert.doesNotMatch(read(path), /\{\{[a-z]+\.|OrgName/, path);
  });
