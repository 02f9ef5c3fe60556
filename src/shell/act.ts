import { CLOUDS } from './act-cloud.ts';
import { CLUSTERS } from './act-cluster.ts';
import { HOSTS } from './act-host.ts';
import { STORES } from './act-store.ts';
import type { Program } from './command-line.ts';
import { has, type Effect, type Judge } from './effect.ts';

/**
 * What a program does with these arguments. Judged by program and verb, never by words: `grep drop` only reads. What is
 * not known counts as reading, since a rule that cries wolf is worse than none.
 */
export function effectOf({ name, args, input }: Program): Effect {
  if (has(args, '--help', '--version')) return 'reads';
  return own(PROGRAMS, name.replace(/\.(?:sh|exe)$/, ''))?.(args, input) ?? 'reads';
}

/** Whether the command says which system it acts on. True for programs whose options are not known here. */
export function namesTarget({ name, args, on, variables }: Program): boolean {
  const target = own(TARGETS, name.replace(/\.(?:sh|exe)$/, ''));
  if (on !== undefined || !target) return true;
  if (variables.some((variable) => target.variables.test(variable))) return true;
  return args.some((arg) => target.options.test(arg) || (target.address && FILLED.test(arg)));
}

/** Without what every object inherits: a program may be called `constructor`. */
function own<T>(record: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

const PROGRAMS: Record<string, Judge> = { ...CLUSTERS, ...STORES, ...CLOUDS, ...HOSTS };

/** An address that is filled in or kept in a variable. */
const FILLED = /^(?:\$\{?[A-Z_]+\}?|\{\{[A-Z_0-9]+\}\})$/;

const CLUSTER: TargetOptions = {
  options: /^(?:--(?:context|kubeconfig|cluster|server)|-s)(?:=|$)/,
  variables: /^KUBECONFIG$/,
};
const POSTGRES: TargetOptions = {
  options: /^(?:-h|--host|-d|--dbname)(?:=|$)|^-h\S|\b(?:host|service)=|^postgres(?:ql)?:\/\//,
  variables: /^PG(?:HOST|SERVICE)$/,
  address: true,
};
const MYSQL: TargetOptions = {
  options: /^(?:-h|--host|--login-path|--defaults-(?:file|extra-file|group-suffix))(?:=|$)|^-h\S/,
  variables: /^MYSQL_HOST$/,
};
const KAFKA: TargetOptions = {
  options: /^--(?:bootstrap-server|zookeeper|broker-list)(?:=|$)/,
  variables: /^KAFKA_BOOTSTRAP/,
};

/** By what a tool is told on what to act; without it the tool takes whatever was used last. */
const TARGETS: Record<string, TargetOptions> = {
  kubectl: CLUSTER,
  oc: CLUSTER,
  helm: { options: /^--kube(?:-context|config|-apiserver)(?:=|$)/, variables: /^KUBECONFIG$/ },
  psql: POSTGRES,
  dropdb: POSTGRES,
  pg_restore: POSTGRES,
  mysql: MYSQL,
  mariadb: MYSQL,
  mysqladmin: MYSQL,
  'redis-cli': { options: /^(?:-h|-u|--uri|-s)(?:=|$)/, variables: /^REDIS(?:_URL|CLI_)/ },
  'kafka-topics': KAFKA,
  'kafka-consumer-groups': KAFKA,
  'kafka-configs': KAFKA,
  'kafka-reassign-partitions': KAFKA,
  'kafka-delete-records': KAFKA,
  'kafka-leader-election': KAFKA,
  aws: { options: /^--(?:profile|endpoint-url)(?:=|$)/, variables: /^AWS_(?:PROFILE|ACCESS_KEY_ID)$/ },
  gcloud: {
    options: /^--(?:project|configuration|account)(?:=|$)/,
    variables: /^CLOUDSDK_/,
  },
  az: { options: /^--(?:subscription|ids)(?:=|$)/, variables: /^AZURE_/ },
  etcdctl: { options: /^--(?:endpoints|cluster|config)(?:=|$)/, variables: /^ETCDCTL_ENDPOINTS$/ },
  vault: { options: /^-?-(?:address|agent-address)(?:=|$)/, variables: /^VAULT_ADDR$/ },
  consul: { options: /^-?-http-addr(?:=|$)/, variables: /^CONSUL_HTTP_ADDR$/ },
  nomad: { options: /^-?-address(?:=|$)/, variables: /^NOMAD_ADDR$/ },
};

interface TargetOptions {
  options: RegExp;
  variables: RegExp;
  /** Whether a word of its own can be the address. */
  address?: boolean;
}
