import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dump } from 'js-yaml';

/**
 * Writes a content folder with as many realistic runbooks as asked for (4 to 5 kB each), spread over teams of fifty,
 * next to the roles, messages and pages of the handbook itself. The same numbers always give the same bytes. `faults` is the
 * number of findings in each runbook.
 */
export async function writeCorpus(
  folder: string,
  project: string,
  runbooks: number,
  faults = 0,
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await cp(join(project, 'content'), folder, { recursive: true });
  for (const file of ['organisation.yaml', 'programs.yaml'])
    await cp(join(project, 'example', file), join(folder, file));
  for (let team = 0; team * TEAM_SIZE < runbooks; team++) {
    const size = Math.min(TEAM_SIZE, runbooks - team * TEAM_SIZE);
    await writeTeam(join(folder, 'teams', `team-${team}`), team, size, faults);
  }
}

/** One runbook's YAML, so that a rebuild after one change can be measured. */
export function runbookYaml(team: number, index: number, revision = 0): string {
  const number = team * TEAM_SIZE + index;
  const random = generator(number * 7919 + 17);
  return dump(runbook(team, number, random, revision), { lineWidth: 120 });
}

async function writeTeam(folder: string, team: number, size: number, faults: number): Promise<void> {
  await mkdir(join(folder, 'services'), { recursive: true });
  await mkdir(join(folder, 'runbooks'), { recursive: true });
  const contacts = [
    { id: 'on-call', label: `Team ${team} on-call`, page: `/page team-${team}` },
    { id: 'lead', label: `Team ${team} lead`, page: `/page team-${team}-lead` },
  ];
  const escalation = [
    { contact: 'on-call', after: '0m' },
    { contact: 'lead', after: '10m' },
  ];
  await writeFile(
    join(folder, 'team.yaml'),
    dump({ name: `Team ${team}`, purpose: 'Runs a fifth of everything.', contacts, escalation }),
  );
  for (let service = 0; service < SERVICES; service++) {
    const depends = service > 0 ? { depends_on: [serviceId(team, service - 1)] } : {};
    const data = {
      name: `Service ${team}-${service}`,
      description: 'Answers requests and stores data.',
      tier: 1 + (service % 4),
      ...depends,
    };
    await writeFile(join(folder, 'services', `${serviceId(team, service)}.yaml`), dump(data));
  }
  for (let index = 0; index < size; index++) {
    await writeFile(
      join(folder, 'runbooks', `runbook-${team * TEAM_SIZE + index}.yaml`),
      runbookYaml(team, index) + faultyYaml(faults),
    );
  }
}

/** Each symptom is one that someone meant to write later. */
function faultyYaml(faults: number): string {
  if (faults === 0) return '';
  const evidence = Array.from({ length: faults }, (_, index) => `TODO: say what to keep, number ${index}`);
  return dump({ evidence });
}

function runbook(team: number, number: number, random: () => number, revision: number): object {
  const service = serviceId(team, number % SERVICES);
  const sentence = (length: number): string => sentenceOf(random, length);
  const get = (what: string): string =>
    `kubectl --context prod-eu -n team-${team} get ${what} -l app=${service} --sort-by=.metadata.creationTimestamp`;
  return {
    title: `${title(random)} ${number}`,
    kind: 'alert',
    use_when: `The alert fires, or ${sentence(9)}`,
    meaning: `${sentence(14)} ${sentence(12)} See the **usual causes** in \`${service}\`.`,
    impact: { users: sentence(9), if_ignored: sentence(8), deadline: '30m' },
    services: [service],
    alerts: [{ name: `Alert${number}High`, source: 'prometheus', labels: { severity: 'critical' } }],
    symptoms: [`E${10_000 + number} ${sentence(4)}`],
    severity: { start: number % 3 ? 'sev3' : 'sev2', raise_if: [{ when: sentence(9), to: 'sev1' }] },
    stop_if: [{ when: sentence(7), go_to: `team/team-${team}` }],
    access: [
      {
        system: 'production cluster',
        permission: `team-${team}-operator`,
        test: `kubectl --context prod-eu auth can-i patch deploy -n team-${team}`,
      },
    ],
    variables: {
      REVISION: { description: 'The revision before the newest', example: '41', pattern: '^[0-9]+$' },
    },
    links: [
      {
        id: 'board',
        label: `${service} dashboard`,
        url: `https://grafana.larkspur.example/d/${service}`,
        type: 'dashboard',
      },
    ],
    steps: [
      {
        id: 'which',
        kind: 'decide',
        title: `Decide ${sentence(4)}`,
        question: sentence(6),
        options: [
          { label: sentence(3), go_to: 'released' },
          { label: sentence(4), go_to: 'drain' },
        ],
        default: 'released',
      },
      {
        id: 'tell',
        kind: 'communicate',
        title: 'Tell everyone inside what is known',
        role: 'internal-liaison',
        message: 'incident-update',
      },
      {
        id: 'released',
        kind: 'check',
        title: `See whether ${sentence(6)}`,
        run: { shell: get('rs') },
        expect: sentence(8),
        then: 'revision',
        otherwise: 'drain',
      },
      {
        id: 'revision',
        kind: 'check',
        title: 'Note the revision before the newest',
        run: { shell: `kubectl --context prod-eu -n team-${team} rollout history deploy/${service}` },
        sets: 'REVISION',
        expect: sentence(5),
        then: 'roll-back',
        otherwise: 'escalate',
      },
      {
        id: 'roll-back',
        kind: 'do',
        title: `Roll ${service} back`,
        risk: 'high',
        blast_radius: sentence(9),
        run: {
          shell: `kubectl --context prod-eu -n team-${team} rollout undo deploy/${service} --to-revision={{REVISION}}`,
        },
        expect: `deployment.apps/${service} rolled back`,
        undo: { run: { shell: `kubectl --context prod-eu -n team-${team} rollout undo deploy/${service}` } },
        then: 'healthy',
      },
      {
        id: 'drain',
        kind: 'do',
        title: `Move traffic off ${sentence(4)}`,
        detail: `${sentence(14)} ${sentence(10)}`,
        risk: 'high',
        blast_radius: sentence(8),
        run: { shell: `edgectl --cluster prod-eu weight set ${service} 0 # ${number}` },
        expect: sentence(6),
        undo: { run: { shell: `edgectl --cluster prod-eu weight set ${service} 100` } },
        leaves: sentence(5),
        then: 'healthy',
      },
      {
        id: 'pods',
        kind: 'check',
        title: `Count ${sentence(5)}`,
        run: { shell: get('pods') },
        expect: sentence(9),
        otherwise: 'hand-over',
        then: 'healthy',
      },
      {
        id: 'healthy',
        kind: 'verify',
        title: `See ${sentence(5)}`,
        for: '5m',
        link: 'board',
        expect: sentence(9),
        then: 'end',
        otherwise: 'hand-over',
      },
      {
        id: 'hand-over',
        kind: 'escalate',
        title: `Page ${sentence(3)}`,
        role: 'incident-commander',
        to: `team/team-${team}`,
        say: sentence(9),
        then: 'await',
      },
      {
        id: 'await',
        kind: 'wait',
        title: `Wait for ${sentence(4)}`,
        until: sentence(6),
        max: '15m',
        then: 'pods',
      },
    ],
    reviewed: { date: `2026-11-${String(1 + ((number + revision) % 20)).padStart(2, '0')}`, by: 'responder' },
    exercised: [{ date: '2026-09-03', kind: 'drill', outcome: 'worked' }],
  };
}

function serviceId(team: number, service: number): string {
  return `service-${team}-${service}`;
}

function title(random: () => number): string {
  return `${capital(word(random))} ${word(random)} ${word(random)} above the line`;
}

function sentenceOf(random: () => number, length: number): string {
  const words = Array.from({ length }, () => word(random));
  return `${capital(words.join(' '))}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function word(random: () => number): string {
  return WORDS[Math.floor(random() * WORDS.length)] ?? 'thing';
}

/** A small linear congruential generator: a benchmark whose input changes measures nothing. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const TEAM_SIZE = 50;
const SERVICES = 5;
const WORDS =
  'queue depth latency error ratio replica primary request parcel label scan route shipment retry timeout cache disk memory node pod release certificate token address region provider payment invoice refund shard partition offset consumer broker gateway proxy pool connection lock index table row batch job worker scheduler webhook upload export import ledger depot carrier customer support grows falls stops rises waits fails returns drops holds moves keeps is are was for from with under over before after'.split(
    ' ',
  );
