/** A database whose every deed is undone: while one request runs, all transactions are savepoints of one that is rolled back. */
import type { Database, Transaction } from '#store/database.ts';

export type RolledBack = {
  readonly db: Database;
  /** Runs one piece of work and undoes whatever it wrote. */
  readonly undone: <T>(work: () => Promise<T>) => Promise<T>;
};

export function rolledBack(real: Database): RolledBack {
  let current: Transaction | undefined;
  const handler: ProxyHandler<Database> = {
    apply: (_target, _this, words: [string]) => (current ?? real)(...words),
    get: (_target, name) => {
      const there = current ?? real;
      const value: unknown = Reflect.get(there, name);
      return typeof value === 'function' ? value.bind(there) : value;
    },
  };
  return {
    db: new Proxy(real, handler),
    undone: async (work) => {
      current = await real.transaction();
      try {
        return await work();
      } finally {
        const over = current;
        current = undefined;
        await over.rollback();
      }
    },
  };
}
