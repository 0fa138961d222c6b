import type { ParameterOrJSON, Sql, TransactionSql, UnsafeQueryOptions } from 'postgres';

const mostPrepared = 400;
const longest = 10_000;

/**
 * A client that prepares each statement with parameters from the second time on. Unprepared, such a statement is parsed anew and costs two
 * round trips: the driver asks for the types of its parameters before it sends them. A server keeps what is prepared for each
 * connection, so only so many are, and none that is very long. `?prepare=false` in the address turns it off. Statements outside a
 * transaction go to one client, transactions begin on the other.
 */
export function prepareRepeated<Client extends Sql>(alone: Client, transactions: Client): Client {
  const asked = new Set<string>();
  const prepared = new Set<string>();
  const isPrepared = (statement: string): boolean => {
    if (prepared.has(statement)) return true;
    if (prepared.size >= mostPrepared || statement.length > longest) return false;
    if (!asked.has(statement)) {
      if (asked.size >= mostPrepared * 10) asked.clear();
      asked.add(statement);
      return false;
    }
    prepared.add(statement);
    return true;
  };
  return wrap(alone, isPrepared, transactions);
}

type IsPrepared = (statement: string) => boolean;

function wrap<Client extends Sql | TransactionSql>(client: Client, isPrepared: IsPrepared, beginning = client): Client {
  const unsafe = (statement: string, values?: ParameterOrJSON<never>[], options?: UnsafeQueryOptions) => client.unsafe(statement, values, { ...options, prepare: isPrepared(statement) });
  /** Inside a transaction the driver hands out a client of its own. */
  const inside = (open: (...given: unknown[]) => unknown) => (...given: unknown[]) => open(...given.map((one) => (typeof one === 'function' ? (own: TransactionSql) => one(wrap(own, isPrepared)) : one)));
  return new Proxy(client, {
    get(target, name) {
      const from = name === 'begin' ? beginning : target;
      const own: unknown = Reflect.get(from, name);
      if (name === 'unsafe') return unsafe;
      return (name === 'begin' || name === 'savepoint') && typeof own === 'function' ? inside((...given) => Reflect.apply(own, from, given)) : own;
    },
  });
}
