/** Queries compiled once: building and compiling one with Kysely costs several times what SQLite needs to run it. */
import type { Compilable, CompiledQuery } from 'kysely'
import type { Database, Reader } from './database.ts'

/** Values of a query by name, of the kinds that SQLite has. */
type Values<P> = { readonly [Name in keyof P]: string | number | null }

class Slot {
  constructor(readonly name: string) {}

  // Computing with a value that is not there yet would compile nonsense once and for all.
  [Symbol.toPrimitive](): never {
    throw new Error(`prepared query computes with ${this.name}: do it in SQL, or before`)
  }
}

// While the query is built, each parameter is a slot that only pretends to be its value.
const slots = new Proxy({}, { get: (_, name) => new Slot(String(name)) })

/** One compiled query and the names of its parameters, in the order of their places; a constant keeps its value. */
const compile = <P extends Values<P>>(build: (q: Reader, of: P) => Compilable, q: Reader) => {
  // Named one by one: copying a frozen object costs as much as running a small query.
  const { query, queryId, sql, parameters } = build(q, slots as P).compile()
  return (values: P): CompiledQuery => ({
    query,
    queryId,
    sql,
    parameters: parameters.map((parameter) =>
      parameter instanceof Slot ? values[parameter.name as keyof P] : parameter,
    ),
  })
}

/**
 * A write statement for `commit`, compiled at its first use; its shape must not depend on the values.
 * @param build builds it from values by name; what they are is filled in each time
 */
export const preparedWrite = <P extends Values<P>>(build: (q: Reader, of: P) => Compilable) => {
  let bound: ((values: P) => CompiledQuery) | undefined
  return (q: Reader, values: P): CompiledQuery => {
    bound ??= compile(build, q)
    return bound(values)
  }
}

/** A read, compiled like `preparedWrite`; the function it returns runs it and gives all rows. */
export const preparedRead = <P extends Values<P>, R>(
  build: (q: Reader, of: P) => Compilable<R>,
): ((db: Database, values: P) => Promise<R[]>) => {
  const bind = preparedWrite(build)
  return (db, values) => db.read(bind(db.q, values) as CompiledQuery<R>)
}
