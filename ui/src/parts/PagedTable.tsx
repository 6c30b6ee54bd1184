import type { ReactNode } from 'react';
import type { Pages } from '../api/usePages';
import { Loaded } from './Loaded';
import { MorePages } from './MorePages';
import { Table, type Column } from './Table';

interface PagedTableProps<R> {
  pages: Pages<R>;
  label: string;
  columns: Column[];
  /** Stands on a card of its own. */
  card?: boolean;
  /** What stands there when no row does. */
  empty: ReactNode;
  /** One row, with its key. */
  children: (row: R) => ReactNode;
}

/** A list of the API as a table, page after page; or why it is not there, or that it is on its way. */
export function PagedTable<R>({ pages, label, columns, card = false, empty, children }: PagedTableProps<R>) {
  return (
    <Loaded data={pages.rows} error={pages.error} retry={pages.retry}>
      {(rows) =>
        rows.length === 0 ? (
          empty
        ) : (
          <>
            <Table label={label} columns={columns} card={card}>
              {rows.map(children)}
            </Table>
            <MorePages {...pages} />
          </>
        )
      }
    </Loaded>
  );
}
