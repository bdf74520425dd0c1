// Every exhibit of every case one may see, with the state of its chain.
import { chainOf, type Exhibit, listBags, listCases, showCase, type WholeCase } from "../../api/cases";
import { may } from "../../api/session";
import { addressWith, query } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { type Facet, FilterBar } from "../../components/filter_bar";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { bytes, shortTime, time } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { Hash } from "../cases/hash";
import { type BagRow, Bags } from "./bags";
import { text } from "./words";

interface Row {
  of: WholeCase;
  exhibit: Exhibit;
  steps: number;
  broken: boolean;
  verified: string;
}

async function allExhibits(signal: AbortSignal): Promise<Row[]> {
  const { items } = await listCases({}, signal);
  const wholes = await Promise.all(items.map((one) => showCase(one.number, signal)));
  return wholes.flatMap(({ data: of }) =>
    of.exhibits.map((exhibit) => {
      const chain = chainOf(of.custody, exhibit.number);
      return {
        of,
        exhibit,
        steps: chain.length,
        broken: chain.some((step) => step.gap || step.changed),
        verified: chain.filter((step) => step.verb === "verify").at(-1)?.at ?? "",
      };
    }),
  );
}

async function allBags(signal: AbortSignal): Promise<BagRow[]> {
  const { items } = await listCases({}, signal);
  const pages = await Promise.all(items.map((one) => listBags(one.number, signal)));
  return pages.flatMap((page, i) => page.items.map((bag) => ({ number: items[i]?.number ?? "", bag }))).reverse();
}

export const exhibitAddress = (number: string, exhibit: string) =>
  `/evidence/${encodeURIComponent(number)}?exhibit=${encodeURIComponent(exhibit)}`;

function columns(): Column<Row>[] {
  const words = text();
  const c = words.columns;
  return [
    { id: "number", title: c.number, cell: (row) => row.exhibit.number, narrow: true, always: true },
    { id: "case", title: c.case, cell: (row) => row.of.number, narrow: true },
    { id: "item", title: c.item, cell: (row) => <span class="title-cell">{row.exhibit.title}</span> },
    {
      id: "state",
      title: c.state,
      cell: (row) => <Mark kind={row.broken ? "bad" : "good"}>{row.broken ? words.broken : words.whole}</Mark>,
      narrow: true,
    },
    { id: "hash", title: c.hash, cell: (row) => <Hash of={row.exhibit.digest} /> },
    { id: "taken", title: c.taken, cell: (row) => time(row.exhibit.acquired_at), narrow: true },
    { id: "steps", title: c.steps, cell: (row) => words.steps(row.steps), align: "end", narrow: true },
    {
      id: "verified",
      title: c.verified,
      cell: (row) => (row.verified ? shortTime(row.verified) : <span class="faint">{words.never}</span>),
      narrow: true,
    },
    { id: "size", title: c.size, cell: (row) => bytes(row.exhibit.bytes), align: "end", narrow: true, hidden: true },
  ];
}

export function ExhibitList() {
  const words = text();
  const rows = useResource(allExhibits, []);
  const bags = useResource(allBags, []);
  return (
    <>
      <header class="screen-head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
        {may("exhibit", "read") && (
          <p class="row no-print">
            <a class="button" href="/verify-bag" data-plain="">
              {words.checkBag}
            </a>
          </p>
        )}
      </header>
      <Filled of={rows}>
        {(all) => {
          if (all.length === 0)
            return (
              <EmptyState
                title={words.emptyTitle}
                text={words.emptyText}
                picture={<RowsPicture />}
                action={
                  <a class="button button-main" href="/cases">
                    {words.toCases}
                  </a>
                }
                command={["case", "exhibit", "source", "2026-001", "--source", "fileserver"]}
              />
            );
          const numbers = [...new Set(all.map((row) => row.of.number))];
          const facet: Facet = {
            key: "case",
            title: words.columns.case,
            values: numbers.map((number) => ({ value: number, label: number })),
          };
          const wanted = query("case");
          const shown = all.filter((row) => !wanted || row.of.number === wanted);
          return (
            <>
              <FilterBar facets={[facet]}>
                {numbers.length > 1 &&
                  numbers.map((number) => (
                    <a
                      key={number}
                      class={`button button-small${number === wanted ? " button-on" : ""}`}
                      href={addressWith({ case: number === wanted ? null : number })}
                    >
                      {number}
                    </a>
                  ))}
              </FilterBar>
              <Table
                label={words.list}
                columns={columns()}
                rows={shown}
                rowKey={(row) => `${row.of.number} ${row.exhibit.number}`}
                href={(row) => exhibitAddress(row.of.number, row.exhibit.number)}
                total={all.length}
              />
            </>
          );
        }}
      </Filled>
      <Filled of={bags}>
        {(all) => (
          <Bags
            rows={all.filter((row) => !query("case") || row.number === query("case"))}
            onCarried={() => {
              rows.again();
              bags.again();
            }}
          />
        )}
      </Filled>
      <CopyAs
        command={["case", "show", query("case") || "2026-001"]}
        call={{ method: "GET", path: `/api/v1/cases/${query("case") || "2026-001"}/exhibits` }}
      />
    </>
  );
}
