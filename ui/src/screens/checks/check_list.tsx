// The self-checks of a house, newest first, and beginning one.
import { useState } from "preact/hooks";
import { type CheckRow, listChecks, listProfiles, startCheck } from "../../api/govern";
import { may } from "../../api/session";
import { addressOf, addressWith, go } from "../../app/router";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { FieldsDialog } from "../../components/fields_dialog";
import { Filled } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { count, day } from "../../i18n/format";
import { either } from "../../i18n/language";
import { useResource } from "../../state/resource";
import { text } from "./words";

export function CheckList() {
  const say = text();
  const found = useResource((signal) => listChecks(signal), []);
  const profiles = useResource((signal) => listProfiles(signal), []);
  const [starting, setStarting] = useState(false);
  const offered = profiles.data?.items ?? [];
  const nameOf = (id: string) => {
    const one = offered.find((profile) => profile.id === id);
    return one ? either(one) : id;
  };
  const columns: Column<CheckRow>[] = [
    { id: "number", title: say.number, cell: (row) => row.number, always: true, narrow: true },
    { id: "title", title: say.heading, cell: (row) => row.title || nameOf(row.profile) },
    { id: "state", title: say.state, cell: (row) => (row.closed ? say.closed(day(row.closed)) : say.open) },
    {
      id: "progress",
      title: say.progress,
      cell: (row) => say.of(count(row.score.answered), count(row.score.questions)),
      align: "end",
    },
    { id: "total", title: say.total, cell: (row) => (row.score.total === null ? "–" : count(row.score.total)), align: "end" },
  ];
  const begin = may("self_check", "create") && (
    <button type="button" class="button button-main" onClick={() => setStarting(true)}>
      {say.start}
    </button>
  );
  return (
    <>
      <Filled of={found}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState
              title={say.emptyTitle}
              text={say.emptyText}
              picture={<RowsPicture />}
              action={begin || undefined}
              command={["check", "start", "sme_80"]}
            />
          ) : (
            <Table
              label={say.views.checks}
              columns={columns}
              rows={page.items}
              rowKey={(row) => row.number}
              href={(row) => addressOf("checks", row.number)}
              aside={begin || undefined}
            />
          )
        }
      </Filled>
      {starting && (
        <FieldsDialog
          title={say.start}
          done={say.started}
          fields={[
            {
              name: "profile",
              label: say.profile,
              options: offered.map((one) => ({ value: one.id, label: `${either(one)} (${count(one.count)})` })),
            },
            { name: "title", label: say.heading },
          ]}
          start={{ profile: (offered.find((one) => one.id === "sme_80") ?? offered[0])?.id ?? "sme_80" }}
          send={async (value) => {
            const made = await startCheck(value.profile, value.title.trim());
            go(addressWith({ step: "cards" }, `/checks/${encodeURIComponent(made.number)}`));
          }}
          onDone={() => undefined}
          onClose={() => setStarting(false)}
          command={(value) => ["check", "start", value.profile]}
        />
      )}
    </>
  );
}
