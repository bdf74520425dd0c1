// The one table of the house: the whole row opens, columns are chosen and kept in the address, pages come by cursor.
//
//   <Table label={…} columns={columns} rows={page.items} rowKey={(row) => row.id} href={(row) => addressOf("alerts", row.id)}
//          next={page.next} onMore={more} total={page.total} />
//
// Keys: arrows or j and k move from row to row, Home and End jump, Enter opens. The first cell of a row is a true link, so that it can be
// reached with Tab, opened in a new tab and read aloud.
//
// A page of hundreds of rows is drawn in parts: those one sees, then more after each frame, so that a press between them is answered.
import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { go, query, setQuery } from "../app/router";
import { t } from "../i18n";
import { afterPaint } from "../state/after_paint";
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

function shownColumns<Row>(columns: readonly Column<Row>[], chosenIds: string): readonly Column<Row>[] {
  const wanted = chosenIds.split(",").filter(Boolean);
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
  const wanted = fixed ? "" : query(columnsKey);
  const shown = useMemo(() => (fixed ? columns : shownColumns(columns, wanted)), [columns, wanted, fixed]);
  const drawn = useDrawn(rows, body);
  if (rows.length === 0 && empty) return <>{empty}</>;

  const move = (event: KeyboardEvent) => {
    const list = body.current?.rows;
    if (!list || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = [...list].indexOf(document.activeElement?.closest("tr") as HTMLTableRowElement);
    const to = { ArrowDown: at + 1, j: at + 1, ArrowUp: at - 1, k: at - 1, Home: 0, End: list.length - 1 }[event.key];
    if (to === undefined) return;
    const target = list[Math.max(0, Math.min(list.length - 1, to))]?.querySelector<HTMLAnchorElement>("a.row-link");
    if (!target) return;
    event.preventDefault();
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest" });
  };
  const open = (event: MouseEvent) => {
    const target = event.target as Element;
    if (target.closest("a, button, input, label, summary") || window.getSelection()?.toString()) return;
    const link = target.closest("tr")?.querySelector<HTMLAnchorElement>("a.row-link");
    if (link) go(link.pathname + link.search);
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
          aria-busy={drawn < rows.length}
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
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the link in the row takes the keys */}
          <tbody ref={body} onClick={open}>
            {rows.slice(0, drawn).map((row, index) => {
              const key = rowKey(row);
              return <Line key={key} row={row} columns={shown} index={index} address={href?.(row)} current={selected === key} />;
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

interface LineProps<Row> {
  row: Row;
  columns: readonly Column<Row>[];
  index: number;
  address: string | undefined;
  current: boolean;
}

// What its cells hold is made anew only for another row or other columns: a filter changes the addresses of all rows and nothing else.
function Line<Row>({ row, columns, index, address, current }: LineProps<Row>) {
  const [first, ...others] = useMemo(
    () =>
      columns.map((column, place) =>
        place === 0 ? (
          column.cell(row)
        ) : (
          <td key={column.id} class={cellClass(column)}>
            {column.cell(row)}
          </td>
        ),
      ),
    [row, columns],
  );
  return (
    <tr aria-rowindex={index + 2} aria-current={current ? "true" : undefined} class={address ? "row-opens" : undefined}>
      <td key="first" class={columns[0] && cellClass(columns[0])}>
        {address ? (
          <a class="row-link" href={address}>
            {first}
          </a>
        ) : (
          first
        )}
      </td>
      {others}
    </tr>
  );
}

const firstPart = 24;
const nextPart = 48;

// How many rows stand by now. Other rows start again from the first part, but never under somebody's eyes or focus.
function useDrawn(rows: readonly unknown[], body: RefObject<HTMLTableSectionElement | null>): number {
  const before = useRef(rows);
  const drawn = useRef(firstPart);
  const [, redraw] = useState(0);
  if (before.current !== rows) {
    const grown = before.current.every((row, index) => rows[index] === row);
    if (!grown && drawn.current > firstPart) {
      const below = body.current?.rows[firstPart];
      const seen = below && below.getBoundingClientRect().top < window.innerHeight;
      if (!seen && !body.current?.contains(document.activeElement)) drawn.current = firstPart;
    }
    before.current = rows;
  }
  useEffect(() => {
    if (drawn.current >= rows.length) return;
    return afterPaint(() => {
      drawn.current += nextPart;
      redraw((n) => n + 1);
    });
  });
  return Math.min(drawn.current, rows.length);
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
