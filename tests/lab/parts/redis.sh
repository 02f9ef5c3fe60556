# Redis: the cache, and the queue of the ledger.

up_redis() {
  local name
  host cache-1 queue
  for name in cache-1 queue; do
    inside "$name" "cd /tmp && redis-server --bind ${IP[$name]} --port 6379 --protected-mode no --save '' --maxmemory 64mb \
      --maxmemory-policy volatile-lru --daemonize yes --pidfile $LAB/pid/redis-$name >/dev/null"
  done
}
