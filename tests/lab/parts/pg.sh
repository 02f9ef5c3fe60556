# PostgreSQL: db-1 with its replica db-2, db-3 with its replica db-4, an empty db-5, and backup-1 with a backup of db-3.

# The folders of a cluster, and who may connect.
pg_cluster() { # HOST SETTING...
  local name=$1
  shift
  host "$name"
  inside "$name" "
    chown postgres:postgres /etc/postgresql /var/lib/postgresql /run/postgresql
    chown root:postgres /var/log/postgresql
    chmod 1775 /var/log/postgresql
    pg_createcluster 15 main -p 5432 >/dev/null
    mkdir -p /srv/wal && chown postgres:postgres /srv/wal
    cd /etc/postgresql/15/main
    printf '%s\n' \"listen_addresses = '${IP[$name]}'\" 'max_connections = 60' >conf.d/lab.conf
    printf '%s\n' 'local all all trust' 'host all all 127.0.0.0/8 trust' 'host replication all 127.0.0.0/8 trust' >pg_hba.conf"
  local setting
  for setting; do inside "$name" "echo \"$setting\" >>/etc/postgresql/15/main/conf.d/lab.conf"; done
}

pg_primary() { # HOST SLOT DATABASE
  pg_cluster "$1" "wal_level = replica" "max_wal_size = 256MB" "wal_log_hints = on" "log_statement = ddl" \
    "archive_mode = on" "archive_command = 'test ! -e /srv/wal/%f && cp %p /srv/wal/%f'"
  inside "$1" "
    systemctl start postgresql@15-main
    sudo -u postgres psql -q -h ${IP[$1]} -c 'create role ops superuser login' \
      -c 'create role replicator replication login' -c 'create role rewind superuser login' \
      -c 'create role checkout_app login' -c 'create role invoice_app login' -c 'create database $3' \
      -c \"select pg_create_physical_replication_slot('$2')\" >/dev/null"
}

pg_replica() { # HOST PRIMARY SLOT
  pg_cluster "$1" "wal_log_hints = on"
  inside "$1" "
    rm -rf /var/lib/postgresql/15/main
    sudo -u postgres pg_basebackup -h ${IP[$2]} -U replicator -D /var/lib/postgresql/15/main -R -X stream -S $3 -c fast
    systemctl start postgresql@15-main"
}

up_pg() {
  pg_primary db-1 replica_2 ledger
  pg_replica db-2 db-1 replica_2
  pg_primary db-3 db_4 tracking
  pg_replica db-4 db-3 db_4
  inside db-3 "sudo -u postgres psql -q -h ${IP[db-3]} tracking \
    -c 'create table position(id bigint primary key, parcel text, booked_at timestamptz default now())' \
    -c \"insert into position select g, 'P'||g, now() from generate_series(1,20000) g\""
  host backup-1
  pg_cluster db-5
  # The archive of db-3 is mounted where db-5 is to read it.
  inside db-5 "rm -rf /var/lib/postgresql/15/main/*; mount --bind $LAB/host/db-3/srv/wal /srv/wal"
  inside backup-1 "
    mkdir -p /srv/backup/tracking/base
    pg_basebackup -h ${IP[db-3]} -U replicator -D /srv/backup/tracking/base/\$(date -u +%Y-%m-%dT%H%MZ) -c fast
    chown -R postgres:postgres /srv/backup"
}
