-- As PostgreSQL comes: this client is one that switches JIT off, so it is switched on again.
SET LOCAL jit = on;
