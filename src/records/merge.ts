import { sql, type RawBuilder } from 'kysely';

/**
 * What a column becomes when a row is told again, as SQL. Each way is commutative, associative and (but
 * for `sum`) idempotent, so that neither order nor repetition matters; null always gives way.
 */
export type Merge = (table: string, column: string) => RawBuilder<unknown>;

export const greatest: Merge = (table, column) => {
  const { kept, told } = sides(table, column);
  return sql`case when ${kept} > ${told} then ${kept} else coalesce(${told}, ${kept}) end`;
};

export const least: Merge = (table, column) => {
  const { kept, told } = sides(table, column);
  return sql`case when ${kept} < ${told} then ${kept} else coalesce(${told}, ${kept}) end`;
};

export const sum: Merge = (table, column) => {
  const { kept, told } = sides(table, column);
  return sql`${kept} + ${told}`;
};

/** What goes with the greatest value of another column. */
export const alongWith =
  (other: string): Merge =>
  (table, column) => {
    const { kept, told } = sides(table, other);
    return preferred(table, column, sql`${told} > ${kept}`, sql`${kept} > ${told}`);
  };

/** The one that comes last in a list, so that no status goes back; others come before or after it. */
export const lastOf =
  (values: readonly string[], others: 'before' | 'after' = 'before'): Merge =>
  (table, column) => {
    const { kept, told } = sides(table, column);
    const rank = (value: RawBuilder<unknown>) => {
      const cases = values.map(
        (name, index) => sql`when ${sql.lit(name)} then ${sql.lit(index + 1)}`,
      );
      const other = sql.lit(others === 'before' ? 0 : values.length + 1);
      return sql`case ${value} ${sql.join(cases, sql` `)} else ${other} end`;
    };
    return preferred(
      table,
      column,
      sql`${rank(told)} > ${rank(kept)}`,
      sql`${rank(kept)} > ${rank(told)}`,
    );
  };

/** The told or the kept value, if it is preferred and not null; the greatest where neither is. */
function preferred(
  table: string,
  column: string,
  toldFirst: RawBuilder<unknown>,
  keptFirst: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const { kept, told } = sides(table, column);
  return sql`case
    when ${told} is null or (${kept} is not null and ${keptFirst}) then ${kept}
    when ${kept} is null or ${toldFirst} then ${told}
    else ${greatest(table, column)} end`;
}

function sides(table: string, column: string) {
  return { kept: sql.ref(`${table}.${column}`), told: sql.ref(`excluded.${column}`) };
}
