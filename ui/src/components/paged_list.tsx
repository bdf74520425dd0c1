// A list that comes by pages, with its facets beside it: empty it says what will stand there, filtered to nothing that nothing fits.
//
//   <PagedList of={list} facets={facets} keep={["share"]} label={…} columns={columns} rowKey={(row) => row.number} href={…}
//     empty={<EmptyState … />} none={say.filterNone} />
import type { ComponentChildren } from "preact";
import { query } from "../app/router";
import type { usePages } from "../state/resource";
import { type Facet, Facets, FilterBar } from "./filter_bar";
import { Filled } from "./panel";
import { type Column, Table } from "./table";

interface Props<Row> {
  of: ReturnType<typeof usePages<Row>>;
  facets: Facet[];
  keep?: string[]; // keys of the address that are no filters
  label: string;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  href: (row: Row) => string;
  selected?: string;
  empty: ComponentChildren;
  none: string;
  above?: ComponentChildren; // above the list when there is one
}

export function PagedList<Row>({ of, facets, keep, empty, none, above, ...table }: Props<Row>) {
  const filtered = facets.some((facet) => query(facet.key));
  return (
    <Filled of={of}>
      {(page) =>
        page.items.length === 0 && !filtered ? (
          empty
        ) : (
          <>
            {above}
            <div class="with-facets">
              <Facets facets={facets} />
              <div>
                <FilterBar facets={facets} keep={keep} />
                {page.items.length === 0 ? (
                  <p class="note">{none}</p>
                ) : (
                  <Table {...table} rows={page.items} next={page.next} onMore={of.more} adding={of.adding} />
                )}
              </div>
            </div>
          </>
        )
      }
    </Filled>
  );
}
