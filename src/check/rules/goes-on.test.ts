import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadShell } from '../../loaders/shell.ts';
import { changesAfterError } from '../../shell/judge.ts';
import { BUILT_IN_PROGRAMS } from '../../shell/registry.ts';
import { programsIn } from '../../shell/running.ts';

const parse = await loadShell();
const PSQL = "psql 'host=db-1.shop.example dbname=shop'";
const ROLE = `-c 'alter role shop_app connection limit 20'`;
const END = `-c "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'shop_app'"`;

/** Commands, and what they still do after a statement has failed. */
const CASES: [command: string, harm: 'ends' | 'changes' | undefined][] = [
  [`${PSQL} ${ROLE} ${END}`, 'ends'],
  [`${PSQL} -At${ROLE.slice(1)} ${END}`, 'ends'],
  [`${PSQL} -c 'select count(*) from a' -c 'delete from a where b'`, 'ends'],
  [`${PSQL} -c "select pg_drop_replication_slot('a')" -c checkpoint`, 'ends'],
  [`${PSQL} --command='select 1 from a' --command='drop table a'`, 'ends'],
  [`${PSQL} -v ON_ERROR_STOP=0 ${ROLE} ${END}`, 'ends'],
  [`ssh db-1 "sudo -u postgres psql ${ROLE} -c 'truncate a'"`, 'ends'],
  [`sudo -u postgres psql ${ROLE} -c 'drop role a'`, 'ends'],
  [`PGCONNECT_TIMEOUT=5 ${PSQL} ${ROLE} ${END}`, 'ends'],
  [`for db in a b; do psql -d $db ${ROLE} ${END}; done`, 'ends'],
  [`${PSQL} ${ROLE} -c 'grant a to b'`, 'changes'],
  [`${PSQL} -c "alter system set archive_mode = off" -c 'select pg_reload_conf()'`, 'changes'],
  [`bash -lc "psql ${ROLE} -c 'insert into a values (1)'"`, 'changes'],
  [`${PSQL} -v ON_ERROR_STOP=1 ${ROLE} ${END}`, undefined],
  [`${PSQL} --set=ON_ERROR_STOP=on ${ROLE} ${END}`, undefined],
  [`${PSQL} -vON_ERROR_STOP=1 ${ROLE} ${END}`, undefined],
  [`${PSQL} -c '\\set ON_ERROR_STOP on' ${ROLE} ${END}`, undefined],
  [`${PSQL} -1 ${ROLE} ${END}`, undefined],
  [`${PSQL} -At1 ${ROLE} ${END}`, undefined],
  [`${PSQL} --single-transaction ${ROLE} ${END}`, undefined],
  [`${PSQL} -c begin ${ROLE} -c 'drop role a' -c commit`, undefined],
  [`${PSQL} ${END}`, undefined],
  [`${PSQL} -c 'alter role a connection limit 2; drop role b'`, undefined],
  [`${PSQL} -c 'select 1' -c 'select 2'`, undefined],
  [`${PSQL} -c 'select pg_walfile_name(pg_switch_wal())' -c 'select pg_sleep(5)'`, undefined],
  [`${PSQL} -c '\\timing on' -c 'drop table a'`, undefined],
  [
    `${PSQL} -c 'copy a to stdout' | ${PSQL} -v ON_ERROR_STOP=1 -c 'create table b (c int)' -c 'copy b from stdin'`,
    undefined,
  ],
  [`${PSQL} -c "select 'drop table a'" -c "select 'delete from a'"`, undefined],
];
for (const [command, harm] of CASES)
  test(`${harm ?? 'nothing'} after an error: ${command}`, () => {
    const programs = programsIn(parse(command), parse, BUILT_IN_PROGRAMS);
    assert.equal(
      programs.map(changesAfterError).find((each) => each !== undefined),
      harm,
    );
  });
