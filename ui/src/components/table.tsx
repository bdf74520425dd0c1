// The one table of the house: the whole row opens, columns are chosen and kept in the address, pages come by cursor.
//
//   <Table label={…} columns={columns} rows={page.items} rowKey={(row) => row.id} href={(row) => addressOf("alerts", row.id)}
//          next={page.next} onMore={more} total={page.total} />
//
// Keys: arrows or j and k move from row to row, Home and End jump, Enter opens. The first cell of a row is a true link, so that it can be
// reached with Tab, opened in a new tab and read aloud.
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { go, query, setQuery } from "../app/router";
import { t } from "../i18n";
import { Icon } from "./icon";

export interface Column<Row> {
  id: string;
  title: string;
  cell: (row: Row) => ComponentChildren;
  align?: "end";
  narrow?: boolean; // as wide as what it holds
  hidden?: boolean; // not shown until chosen
  always?: boolean; // cannot be hidden
  sort?: { up: string; down: string }; // values of the address key "sort"
}

interface Props<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  href?: (row: Row) => string;
  selected?: string; // key of the open row
  next?: string | null;
  onMore?: () => void;
  adding?: boolean;
  total?: number;
  empty?: ComponentChildren;
  aside?: ComponentChildren; // beside the column button
  fixed?: boolean; // no column button: small tables inside a panel
  columnsKey?: string; // when a screen has two tables
}

function shownColumns<Row>(columns: readonly Column<Row>[], key: string): Column<Row>[] {
  const wanted = query(key).split(",").filter(Boolean);
  const standard = columns.filter((column) => !column.hidden);
  if (wanted.length === 0) return standard;
  const chosen = wanted
    .map((id) => columns.find((column) => column.id === id))
    .filter((column): column is Column<Row> => column !== undefined);
  if (chosen.length === 0) return standard;
  return [...columns.filter((column) => column.always && !chosen.includes(column)), ...chosen];
}

export function Table<Row>(props: Props<Row>) {
  const {
    label,
    columns,
    rows,
    rowKey,
    href,
    selected,
    next,
    onMore,
    adding,
    total,
    empty,
    aside,
    fixed,
    columnsKey = "columns",
  } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const words = t().table;
  const shown = fixed ? [...columns] : shownColumns(columns, columnsKey);
  if (rows.length === 0 && empty) return <>{empty}</>;

  const move = (event: KeyboardEvent) => {
    const links = [...(body.current?.querySelectorAll<HTMLAnchorElement>("a.row-link") ?? [])];
    if (links.length === 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = links.findIndex((link) => link.closest("tr")?.contains(document.activeElement));
    const to = { ArrowDown: at + 1, j: at + 1, ArrowUp: at - 1, k: at - 1, Home: 0, End: links.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const target = links[Math.max(0, Math.min(links.length - 1, to))];
    target?.focus();
    target?.scrollIntoView({ block: "nearest" });
  };

  return (
    <div class="table-room">
      {!fixed && (
        <div class="table-tools">
          <span class="faint">{total === undefined ? words.shown(rows.length) : words.shownOf(rows.length, total)}</span>
          <span class="grow" />
          {aside}
          <ColumnChooser columns={columns} shown={shown} name={columnsKey} />
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section class="table-scroll" tabIndex={0} aria-label={`${label} (${words.scroll})`}>
        <table
          class="table"
          aria-label={label}
          aria-rowcount={total === undefined ? (next ? -1 : rows.length + 1) : total + 1}
          onKeyDown={move}
        >
          <thead>
            <tr aria-rowindex={1}>
              {shown.map((column) => (
                <th key={column.id} scope="col" class={cellClass(column)} aria-sort={sortState(column)}>
                  {column.sort ? (
                    <button
                      type="button"
                      class="sort"
                      onClick={() =>
                        setQuery({ sort: query("sort") === column.sort?.down ? column.sort.up : column.sort?.down, cursor: null })
                      }
                    >
                      {column.title}
                      {sortState(column) !== "none" && <Icon name={sortState(column) === "ascending" ? "up" : "down"} />}
                    </button>
                  ) : (
                    column.title
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody ref={body}>
            {rows.map((row, index) => {
              const key = rowKey(row);
              const address = href?.(row);
              return (
                <tr
                  key={key}
                  aria-rowindex={index + 2}
                  aria-current={selected === key ? "true" : undefined}
                  class={address ? "row-opens" : undefined}
                  onClick={(event) => {
                    const target = event.target as Element;
                    if (!address || target.closest("a, button, input, label, summary") || window.getSelection()?.toString())
                      return;
                    go(address);
                  }}
                >
                  {shown.map((column, place) => (
                    <td key={column.id} class={cellClass(column)}>
                      {place === 0 && address ? (
                        <a class="row-link" href={address}>
                          {column.cell(row)}
                        </a>
                      ) : (
                        column.cell(row)
                      )}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {!fixed && onMore && (
        <p class="table-more">
          {next ? (
            <button type="button" class="button" onClick={onMore} disabled={adding}>
              {adding ? words.loadingMore : words.more}
            </button>
          ) : (
            <span class="faint">{words.end}</span>
          )}
        </p>
      )}
    </div>
  );
}

function cellClass<Row>(column: Column<Row>): string | undefined {
  return [column.align === "end" && "end", column.narrow && "narrow"].filter(Boolean).join(" ") || undefined;
}

function sortState<Row>(column: Column<Row>): "ascending" | "descending" | "none" | undefined {
  if (!column.sort) return undefined;
  const now = query("sort");
  return now === column.sort.up ? "ascending" : now === column.sort.down ? "descending" : "none";
}

function ColumnChooser<Row>({
  columns,
  shown,
  name,
}: {
  columns: readonly Column<Row>[];
  shown: readonly Column<Row>[];
  name: string;
}) {
  const words = t().table;
  const ids = shown.map((column) => column.id);
  const put = (next: string[]) => setQuery({ [name]: next.join(",") }, "replace");
  const swap = (at: number, to: number) => {
    const next = [...ids];
    const [one] = next.splice(at, 1);
    if (one) next.splice(to, 0, one);
    put(next);
  };
  const ordered = [...shown, ...columns.filter((column) => !ids.includes(column.id))];
  return (
    <details class="menu">
      <summary class="button button-quiet button-small">
        <Icon name="columns" />
        {words.columns}
      </summary>
      <div class="menu-body">
        {ordered.map((column) => {
          const at = ids.indexOf(column.id);
          return (
            <div class="menu-row" key={column.id}>
              <label class="choice-one">
                <input
                  type="checkbox"
                  checked={at >= 0}
                  disabled={column.always}
                  onChange={() => put(at >= 0 ? ids.filter((id) => id !== column.id) : [...ids, column.id])}
                />
                <span>{column.title}</span>
              </label>
              {at >= 0 && (
                <>
                  <button
                    type="button"
                    class="button button-quiet button-icon"
                    aria-label={words.moveUp(column.title)}
                    disabled={at === 0}
                    onClick={() => swap(at, at - 1)}
                  >
                    <Icon name="up" />
                  </button>
                  <button
                    type="button"
                    class="button button-quiet button-icon"
                    aria-label={words.moveDown(column.title)}
                    disabled={at === ids.length - 1}
                    onClick={() => swap(at, at + 1)}
                  >
                    <Icon name="down" />
                  </button>
                </>
              )}
            </div>
          );
        })}
        <button type="button" class="button button-quiet button-small" onClick={() => setQuery({ [name]: null }, "replace")}>
          {words.columnsDone}
        </button>
      </div>
    </details>
  );
}
