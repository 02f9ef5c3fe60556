import assert from 'node:assert/strict';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { withSchema } from '../src/commands/scaffold/starter.ts';
import { placementOf, KINDS } from '../src/model/kinds.ts';
import { SCHEMAS } from '../src/schema/schemas.ts';
import { keysOf, specimen } from './specimen.ts';

/** What an author sees in an editor, from the real YAML language server: with our settings, and with the modeline. */
const root = join(import.meta.dirname, '..');
const settings = JSON.parse(readFileSync(join(root, '.vscode/settings.json'), 'utf8')) as Settings;
const smallest = readFileSync(join(root, 'tests/fixtures/examples/smallest.yaml'), 'utf8');
const declines = readFileSync(join(root, 'tests/fixtures/examples/card-declines.yaml'), 'utf8');
const { definitions = {} } = SCHEMAS.runbook;
const everyKey = specimen(() => 'text');
const STEP_KINDS = ['check', 'do', 'decide', 'communicate', 'escalate', 'verify', 'rollback', 'wait'];
const MODELINE = /^# yaml-language-server: .+\n/;
const HERE = 'content/teams/ledger/runbooks';

/** What the servers would go through to reach another host: it counts, and lets nobody pass. */
let calls = 0;
const proxy = createServer((socket) => {
  calls += 1;
  socket.destroy();
}).listen(0, '127.0.0.1');

/** What is offered as a key, and not as a whole text to fill in. */
const KEY = /^[a-z_]+$/;

await once(proxy, 'listening');
after(() => proxy.close());

const server = await start(settings);
after(() => server.stop());
const plain = await start({ 'yaml.schemaStore.enable': false });
after(() => plain.stop());

for (const [how, editor, text] of [
  ['by the settings', server, smallest.replace(MODELINE, '')],
  ['by the modeline alone', plain, smallest],
] as const) {
  test(`${how}, a step is offered its kinds`, async () => {
    const { labels } = await editor.complete(`${text.trimEnd()}\n  - id: next\n    kind: ¦`);
    assert.deepEqual(
      STEP_KINDS.filter((kind) => !labels.includes(kind)),
      [],
    );
  });

  test(`${how}, a step is offered the keys of its own kind and no others`, async () => {
    for (const kind of STEP_KINDS) {
      const { labels } = await editor.complete(`${text.trimEnd()}\n  - id: next\n    kind: ${kind}\n    ¦`);
      const keys = Object.keys(definitions[`step-${kind}`]?.properties ?? {});
      const wanted = keys.filter((key) => key !== 'id' && key !== 'kind');
      assert.deepEqual(labels.filter((label) => KEY.test(label)).sort(), wanted.sort(), kind);
    }
  });

  test(`${how}, the keys of a runbook are offered`, async () => {
    const { labels } = await editor.complete(`${text.trimEnd()}\n¦`);
    assert.ok(labels.includes('stop_if') && labels.includes('variables'), labels.join());
  });

  test(`${how}, every key of a runbook says what it is for, in the words of its schema`, async () => {
    const path = 'teams/orders/runbooks/order-queue.yaml';
    await assertDescribed(editor, path, MODELINE.exec(text)?.[0] ?? '');
  });

  test(`${how}, an unknown key and a wrong value are marked`, async () => {
    const messages = await editor.diagnose(text.replace('kind: alert', 'kind: alrt\nuse_wen: Never.'));
    assert.ok(
      messages.some((message) => message.includes('use_wen')),
      messages.join('\n'),
    );
    assert.ok(
      messages.some((message) => /alert/.test(message)),
      messages.join('\n'),
    );
  });
}

test('every key of every other kind says what it is for', async () => {
  for (const path of everyKey.keys())
    if (!/runbooks|\.(?:mdx|json)$/.test(path)) await assertDescribed(server, path, '');
});

test('no file that passes the check is marked', async () => {
  const folder = join(root, 'tests/fixtures/firm/content');
  const marked = await Promise.all(
    globSync('**/*.yaml', { cwd: folder }).flatMap((path) => {
      const file = `content/${path}`;
      const text = readFileSync(join(folder, path), 'utf8');
      const kind = placementOf(path)?.kind ?? assert.fail(path);
      return [server.diagnose(text, file), plain.diagnose(withSchema(text, file, kind), file)];
    }),
  );
  for (const text of [smallest, declines])
    marked.push(await server.diagnose(text.replace(MODELINE, '')), await plain.diagnose(text));
  assert.deepEqual(marked.flat(), []);
  assert.ok(marked.length > 70, `only ${marked.length} were looked at`);
});

test('a patch needs no key, may delete one, and is offered and told the keys of the whole file', async () => {
  const runbooks = 'org/teams/orders/runbooks';
  const text = 'use_when: null\nsteps:\n  - { id: restart, title: Restart it, undo: null }\n';
  assert.deepEqual(await server.diagnose(text, `${runbooks}/right.patch.yaml`), []);
  const odd = 'use_wen: Never.\nsteps:\n  - { title: Without an id }\n';
  const wrong = (await server.diagnose(odd, `${runbooks}/wrong.patch.yaml`)).join('\n');
  assert.match(wrong, /use_wen/);
  assert.match(wrong, /"id"/);
  assert.deepEqual(await server.diagnose('never: null\n', 'org/roles/right.patch.yaml'), []);
  const told = await server.hover('¦mission: Rests.\n', 'org/roles/told.patch.yaml');
  assert.ok(plainText(told).includes('What the role is for'), told);
  const modeline = '# yaml-language-server: $schema=../../schemas/patch/role.schema.json\n';
  assert.deepEqual(await plain.diagnose(`${modeline}short_name: IM\n`, 'org/roles/plain.patch.yaml'), []);
  const { labels } = await server.complete('name: X\n¦', 'org/roles/offered.patch.yaml');
  assert.ok(labels.includes('mission') && labels.includes('phases'), labels.join());
});

test('nothing is asked of another host', () => {
  assert.equal(calls, 0);
});

test('the settings name every kind of content at its place', () => {
  const globs = Object.values(settings['yaml.schemas'] ?? {}).flat();
  const places = Object.values(KINDS)
    .map(({ place }) => place)
    .filter((place) => place.endsWith('.yaml'));
  assert.deepEqual(
    places
      .map((place) => `content/${place.replace(/<[^>]+>/g, '*')}`)
      .filter((place) => !globs.includes(place)),
    [],
  );
});

/** Points at every key of a file that has them all. */
async function assertDescribed(editor: Editor, path: string, modeline: string): Promise<void> {
  const text = everyKey.get(path) ?? '';
  const file = join('content', path);
  const keys = keysOf(path, text);
  assert.ok(keys.length > 1, path);
  for (const { place, description = '', offset } of keys) {
    const told = await editor.hover(`${modeline}${text.slice(0, offset)}¦${text.slice(offset)}`, file);
    assert.ok(plainText(told).includes(plainText(description)), `${place}: "${told}"`);
  }
}

/** The server escapes what Markdown would take for its own. */
function plainText(text: string): string {
  return text.replace(/[\\`*_]/g, '').replace(/\s+/g, ' ');
}

/** Starts a language server for the repository, with an editor's settings. */
async function start(configuration: Settings): Promise<Editor> {
  const way = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const process_ = spawn(
    process.execPath,
    [join(root, 'node_modules/yaml-language-server/bin/yaml-language-server'), '--stdio'],
    {
      cwd: root,
      env: { ...process.env, HTTPS_PROXY: way, https_proxy: way, HTTP_PROXY: way, http_proxy: way },
    },
  );
  const connection = connect(process_, configuration);
  const rootUri = pathToFileURL(root).href;
  await connection.ask('initialize', {
    processId: process.pid,
    rootUri,
    workspaceFolders: [{ uri: rootUri, name: 'muster' }],
    capabilities: {
      workspace: { configuration: true, workspaceFolders: true },
      textDocument: {
        completion: { completionItem: { snippetSupport: true } },
        hover: { contentFormat: ['markdown'] },
      },
    },
  });
  connection.tell('initialized', {});
  let count = 0;
  const open = (text: string, file = `${HERE}/editor-${++count}.yaml`): Opened => {
    const uri = pathToFileURL(join(root, file)).href;
    const offset = text.indexOf('¦');
    const before = text.slice(0, Math.max(0, offset)).split('\n');
    connection.tell('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text: text.replace('¦', '') },
    });
    return {
      textDocument: { uri },
      position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
    };
  };
  return {
    async complete(text, file) {
      const answer = (await connection.ask('textDocument/completion', open(text, file))) as {
        items: { label: string }[];
      };
      return { labels: answer.items.map(({ label }) => label) };
    },
    async hover(text, file) {
      const opened = open(text, file);
      const answer = (await connection.ask('textDocument/hover', opened)) as {
        contents: { value: string };
      } | null;
      connection.tell('textDocument/didClose', { textDocument: opened.textDocument });
      return answer?.contents.value ?? '';
    },
    async diagnose(text, file) {
      const { textDocument } = open(text, file);
      const said = await connection.heard('textDocument/publishDiagnostics', textDocument.uri);
      connection.tell('textDocument/didClose', { textDocument });
      return said;
    },
    stop: () => process_.kill(),
  };
}

/** The base protocol of language servers: JSON with a length before it, both ways. */
function connect(child: ChildProcessWithoutNullStreams, configuration: Settings): Connection {
  let buffer = Buffer.alloc(0);
  let last = 0;
  const waiting = new Map<number, (result: unknown) => void>();
  const listeners = new Map<string, (messages: string[]) => void>();
  const write = (message: object): void => {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  };
  const receive = (message: Incoming): void => {
    if (message.method === 'workspace/configuration') {
      const items = (message.params as { items: { section: string }[] }).items;
      write({ id: message.id, result: items.map(({ section }) => sectionOf(configuration, section)) });
    } else if (message.method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = message.params as { uri: string; diagnostics: { message: string }[] };
      listeners.get(uri)?.(diagnostics.map((diagnostic) => diagnostic.message));
    } else if (message.method !== undefined) {
      if (message.id !== undefined) write({ id: message.id, result: null });
    } else if (message.id !== undefined) {
      waiting.get(message.id)?.(message.result);
    }
  };
  child.stdout.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const head = /^Content-Length: (\d+)\r\n(?:.+\r\n)*\r\n/.exec(buffer.toString('latin1'));
      const length = Number(head?.[1]);
      const start = head?.[0].length ?? 0;
      if (!head || buffer.length < start + length) return;
      const text = buffer.subarray(start, start + length).toString('utf8');
      buffer = buffer.subarray(start + length);
      receive(JSON.parse(text) as Incoming);
    }
  });
  return {
    ask: (method, params) =>
      new Promise((resolve) => {
        waiting.set(++last, resolve);
        write({ id: last, method, params });
      }),
    tell: (method, params) => write({ method, params }),
    heard: (_method, uri) => new Promise((resolve) => listeners.set(uri, resolve)),
  };
}

/** `yaml` asks for every setting that begins with `yaml.`, as an editor nests them. */
function sectionOf(configuration: Settings, section: string): unknown {
  const found: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(configuration)) {
    if (!key.startsWith(`${section}.`)) continue;
    const keys = key.slice(section.length + 1).split('.');
    const leaf = keys.pop() ?? '';
    let at = found;
    for (const name of keys) at = (at[name] ??= {}) as Record<string, unknown>;
    at[leaf] = value;
  }
  return found;
}

type Settings = { 'yaml.schemas'?: Record<string, string | string[]> } & Record<string, unknown>;

interface Editor {
  /** What is offered at the mark ¦. */
  complete(text: string, file?: string): Promise<{ labels: string[] }>;
  /** What is shown about the word after the mark ¦. */
  hover(text: string, file: string): Promise<string>;
  /** What is marked as wrong. */
  diagnose(text: string, file?: string): Promise<string[]>;
  stop(): void;
}

interface Connection {
  ask(method: string, params: unknown): Promise<unknown>;
  tell(method: string, params: unknown): void;
  heard(method: string, uri: string): Promise<string[]>;
}

interface Opened {
  textDocument: { uri: string };
  position: { line: number; character: number };
}

interface Incoming {
  id?: number;
  method?: string;
  params?: unknown;
  result?: unknown;
}
