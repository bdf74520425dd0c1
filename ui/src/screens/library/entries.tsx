// Cases, media and threats, searched together; how a case of the house's own comes in.
import { useState } from "preact/hooks";
import { type LibraryEntry, listLibrary } from "../../api/learn";
import { may } from "../../api/session";
import { addressWith, query, setQuery } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { TextField } from "../../components/field";
import { type Facet, Facets, FilterBar } from "../../components/filter_bar";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { either } from "../../i18n";
import { useResource } from "../../state/resource";
import { CaseForm } from "./case_form";
import { MediaForm } from "./own_forms";
import { text } from "./words";

const shelves = ["case", "media", "threat"] as const;

export function Entries() {
  const say = text();
  const wanted = { shelf: query("shelf"), text: query("text") };
  const list = useResource((signal) => listLibrary(wanted, signal), Object.values(wanted));
  const [adding, setAdding] = useState<"case" | "media">();
  const close = () => setAdding(undefined);
  const titleOf = (row: LibraryEntry) => (
    <span class="title-cell">
      {either(row.title)} {row.own && <Mark kind="info">{say.own}</Mark>}
    </span>
  );
  const facets: Facet[] = [
    {
      key: "shelf",
      title: say.shelf,
      single: true,
      values: shelves.map((one) => ({ value: one, label: say.shelves[one] })),
    },
  ];
  const columns: Column<LibraryEntry>[] = [
    { id: "title", title: say.name, cell: titleOf, always: true },
    { id: "when", title: say.when, cell: (row) => row.when, narrow: true },
    { id: "group", title: say.kind, cell: (row) => say.groups[row.group] ?? say.shelves[row.shelf], narrow: true },
    { id: "about", title: say.about, cell: (row) => either(row.about) },
  ];
  return (
    <>
      {may("library_case", "create") && (
        <p class="row no-print">
          <button type="button" class="button button-main" onClick={() => setAdding("case")}>
            {say.addCase}
          </button>
          <button type="button" class="button" onClick={() => setAdding("media")}>
            {say.addMedia}
          </button>
        </p>
      )}
      <TextField
        label={say.search}
        kind="search"
        value={wanted.text}
        onValue={(value) => setQuery({ text: value || null }, "replace")}
      />
      <Filled of={list}>
        {(page) => (
          <div class="with-facets">
            <Facets facets={facets} />
            <div>
              <FilterBar facets={facets} keep={["entry", "text"]} />
              {page.items.length === 0 ? (
                wanted.shelf || wanted.text ? (
                  <p class="note">{say.none}</p>
                ) : (
                  <EmptyState title={say.title} text={say.lead} picture={<RowsPicture />} command={["library", "list"]} />
                )
              ) : (
                <Table
                  label={say.views.entries}
                  columns={columns}
                  rows={page.items}
                  rowKey={(row) => row.id}
                  href={(row) => addressWith({ entry: row.id })}
                  selected={query("entry")}
                />
              )}
            </div>
          </div>
        )}
      </Filled>
      {adding === "case" && <CaseForm onDone={list.again} onClose={close} />}
      {adding === "media" && <MediaForm onDone={list.again} onClose={close} />}
      <CopyAs command={["library", "list"]} call={{ method: "GET", path: "/api/v1/library" }} />
    </>
  );
}
