import type { ReactNode } from 'react';

/** The head of a column; `number` sets its figures to the right. */
export type Column = string | { number: string };

interface TableProps {
  label: string;
  columns: Column[];
  /** Stands on a card of its own. */
  card?: boolean;
  wide?: boolean;
  /** The rows. */
  children: ReactNode;
}

/** A table that scrolls sideways by itself where the screen is too narrow, by keyboard too. */
export function Table({ label, columns, card = false, wide = card, children }: TableProps) {
  return (
    <div className={card ? 'card table-frame' : 'table-frame'} role="region" aria-label={label} tabIndex={0}>
      <table className={wide ? 'wide' : undefined}>
        <thead>
          <tr>
            {columns.map((column) =>
              typeof column === 'string' ? (
                <th key={column} scope="col">
                  {column}
                </th>
              ) : (
                <th key={column.number} scope="col" className="number">
                  {column.number}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
