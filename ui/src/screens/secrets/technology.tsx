// Technologies of the firm: patent, keep secret or open; what proves prior use; and both with the secret's readiness as one file.
import { useState } from "preact/hooks";
import { may } from "../../api/session";
import { listDecisions, listPriorUse, type OpenCloseDecision, type PriorUseFile } from "../../api/technology";
import { addressWith, query, setQuery } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { day } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { DecideSheet } from "./decide";
import { PriorUseDialog } from "./prior_use";
import { TechnologySheet } from "./technology_sheet";
import { text } from "./words";

interface Technology {
  number: string;
  name: string;
  decision?: OpenCloseDecision;
  priorUse?: PriorUseFile;
}

export function Technologies() {
  const say = text().technology;
  const decisions = useResource((signal) => listDecisions(signal), []);
  const files = useResource((signal) => listPriorUse(signal), []);
  const [act, setAct] = useState<
    { name: "decide"; of?: OpenCloseDecision; number?: string } | { name: "open"; number?: string }
  >();
  const all = new Map<string, Technology>();
  for (const one of decisions.data?.items ?? []) all.set(one.number, { number: one.number, name: one.technology, decision: one });
  for (const one of files.data?.items ?? [])
    all.set(one.number, { number: one.number, name: one.technology, ...all.get(one.number), priorUse: one });
  const rows = [...all.values()].sort((a, b) => a.number.localeCompare(b.number, "ja", { numeric: true }));
  const opened = all.get(query("technology"));
  const again = () => {
    decisions.again();
    files.again();
  };
  const buttons = (
    <>
      {may("open_close_decision", "create") && (
        <button type="button" class="button button-main" onClick={() => setAct({ name: "decide" })}>
          {say.decide}
        </button>
      )}
      {may("prior_use_file", "create") && (
        <button type="button" class="button" onClick={() => setAct({ name: "open" })}>
          {say.openPriorUse}
        </button>
      )}
    </>
  );
  return (
    <>
      <p class="faint">{say.lead}</p>
      <Filled of={decisions}>
        {() => (
          <Filled of={files}>
            {() => (
              <>
                {rows.length > 0 && <p class="row no-print">{buttons}</p>}
                <Table
                  label={say.title}
                  rows={rows}
                  rowKey={(row) => row.number}
                  href={(row) => addressWith({ technology: row.number })}
                  selected={opened?.number}
                  columns={[
                    { id: "number", title: say.number, narrow: true, always: true, cell: (row) => row.number },
                    { id: "name", title: say.technology, cell: (row) => row.name },
                    {
                      id: "choice",
                      title: say.choice,
                      narrow: true,
                      cell: (row) => (
                        <Mark kind={row.decision && row.decision.choice !== "undecided" ? "good" : "warn"}>
                          {say.choices[row.decision?.choice ?? "undecided"]}
                        </Mark>
                      ),
                    },
                    {
                      id: "review",
                      title: say.review,
                      narrow: true,
                      cell: (row) => (row.decision?.review_day ? day(row.decision.review_day) : "–"),
                    },
                    {
                      id: "elements",
                      title: say.priorUse,
                      narrow: true,
                      cell: (row) =>
                        row.priorUse
                          ? say.shown(
                              row.priorUse.elements.filter((one) => one.documents.length > 0).length,
                              row.priorUse.elements.length,
                            )
                          : "–",
                    },
                    { id: "secrets", title: say.secrets, cell: (row) => secretsOf(row).join(", ") || "–" },
                  ]}
                  empty={
                    <EmptyState
                      title={say.emptyTitle}
                      text={say.emptyText}
                      picture={<RowsPicture />}
                      action={buttons}
                      command={["open-close", "list"]}
                    />
                  }
                />
              </>
            )}
          </Filled>
        )}
      </Filled>
      <CopyAs command={["open-close", "list"]} call={{ method: "GET", path: "/api/v1/open-close-decisions" }} />
      {opened && (
        <TechnologySheet
          key={opened.number}
          {...opened}
          onDecide={() => setAct({ name: "decide", of: opened.decision, number: opened.number })}
          onOpen={() => setAct({ name: "open", number: opened.number })}
          onChange={again}
          onClose={() => setQuery({ technology: null })}
        />
      )}
      {act?.name === "decide" && <DecideSheet of={act.of} number={act.number} onClose={() => setAct(undefined)} onDone={again} />}
      {act?.name === "open" && <PriorUseDialog number={act.number} onClose={() => setAct(undefined)} onDone={again} />}
    </>
  );
}

const secretsOf = (row: Technology) => [...new Set([...(row.decision?.secrets ?? []), ...(row.priorUse?.secrets ?? [])])];
