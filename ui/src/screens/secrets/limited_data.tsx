// Data provided to limited recipients: what the law of it asks for, and what trade secret law asks for, side by side.
import { useState } from "preact/hooks";
import { may } from "../../api/session";
import { type LimitedData, listLimitedData, setLimitedData } from "../../api/shared_places";
import { addressWith, query, setQuery } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { SideSheet } from "../../components/dialog";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { FieldsDialog, flags, listIn } from "../../components/fields_dialog";
import { GapLines, openGaps } from "../../components/gap_lines";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { useResource } from "../../state/resource";
import { text } from "./words";

const regimes = ["limited_access_data", "trade_secret"] as const;

export function LimitedDataView() {
  const say = text().limited;
  const list = useResource((signal) => listLimitedData(signal), []);
  const [editing, setEditing] = useState<Partial<LimitedData>>();
  const opened = list.data?.items.find((one) => one.number === query("data"));
  const add = may("limited_data", "create") && (
    <button type="button" class="button button-main" onClick={() => setEditing({})}>
      {say.add}
    </button>
  );
  const of = (row: LimitedData, regime: string) => row.gaps.filter((line) => line.regime === regime);
  return (
    <>
      <p class="faint">{say.lead}</p>
      <Filled of={list}>
        {({ items }) => (
          <>
            {items.length > 0 && <p class="row no-print">{add}</p>}
            <Table
              label={say.title}
              rows={items}
              rowKey={(row) => row.number}
              href={(row) => addressWith({ data: row.number })}
              selected={opened?.number}
              columns={[
                { id: "number", title: say.number, narrow: true, always: true, cell: (row) => row.number },
                { id: "title", title: say.dataTitle, cell: (row) => row.title },
                { id: "recipients", title: say.recipients, cell: (row) => row.recipients.join(", ") || "–" },
                ...regimes.map((regime) => ({
                  id: regime,
                  title: say.regimes[regime],
                  narrow: true,
                  cell: (row: LimitedData) => {
                    const open = openGaps(of(row, regime));
                    return <Mark kind={open ? "warn" : "good"}>{say.gapCount(open)}</Mark>;
                  },
                })),
              ]}
              empty={
                <EmptyState
                  title={say.emptyTitle}
                  text={say.emptyText}
                  picture={<RowsPicture />}
                  action={add}
                  command={["limited-data", "set", "LD-1", "--title", "…"]}
                />
              }
            />
          </>
        )}
      </Filled>
      <CopyAs call={{ method: "GET", path: "/api/v1/limited-data" }} />
      {opened && (
        <SideSheet title={`${opened.number} ${opened.title}`} onClose={() => setQuery({ data: null })}>
          <div class="stack">
            <dl class="facts">
              <dt>{say.recipients}</dt>
              <dd>{opened.recipients.join(", ") || "–"}</dd>
              <dt>{say.volume}</dt>
              <dd>{opened.volume || "–"}</dd>
              <dt>{say.controls}</dt>
              <dd>{opened.controls || "–"}</dd>
              <dt>{say.secret}</dt>
              <dd>{opened.secret || "–"}</dd>
            </dl>
            {regimes.map((regime) => (
              <section key={regime}>
                <h3>{say.regimes[regime]}</h3>
                <GapLines
                  lines={of(opened, regime)}
                  onAnswer={
                    may("limited_data", "update")
                      ? async (fact, yes, note) => {
                          await setLimitedData(opened.number, { answers: [{ fact, yes, note }] });
                          list.again();
                        }
                      : undefined
                  }
                />
              </section>
            ))}
            {may("limited_data", "update") && (
              <p class="no-print">
                <button type="button" class="button" onClick={() => setEditing(opened)}>
                  {say.edit}
                </button>
              </p>
            )}
            <CopyAs command={["limited-data", "show", opened.number]} call={{ method: "GET", path: "/api/v1/limited-data" }} />
          </div>
        </SideSheet>
      )}
      {editing && <Edit of={editing} onClose={() => setEditing(undefined)} onDone={list.again} />}
    </>
  );
}

function Edit({ of, onClose, onDone }: { of: Partial<LimitedData>; onClose: () => void; onDone: () => void }) {
  const say = text().limited;
  const bodyOf = (value: Record<string, string>) => ({
    title: value.title ?? "",
    secret: value.secret ?? "",
    volume: value.volume ?? "",
    controls: value.controls ?? "",
    recipients: listIn(value.recipients ?? ""),
  });
  return (
    <FieldsDialog
      kind="sheet"
      title={of.number ? say.edit : say.add}
      text={say.addText}
      done={say.kept}
      fields={[
        { name: "number", label: say.number, help: say.numberHelp, required: true },
        { name: "title", label: say.dataTitle, required: true },
        { name: "recipients", label: say.recipients, help: say.recipientsHelp, rows: 2 },
        { name: "volume", label: say.volume },
        { name: "controls", label: say.controls, help: say.controlsHelp },
        { name: "secret", label: say.secret, help: say.secretHelp },
      ]}
      start={{
        number: of.number,
        title: of.title,
        secret: of.secret,
        volume: of.volume,
        controls: of.controls,
        recipients: of.recipients?.join("\n"),
      }}
      send={async (value) => {
        const number = value.number.trim();
        await setLimitedData(number, bodyOf(value));
        onClose();
        setQuery({ data: number });
      }}
      onDone={onDone}
      onClose={onClose}
      command={(value) => [
        "limited-data",
        "set",
        value.number || "NUMBER",
        ...flags({
          title: value.title,
          secret: value.secret,
          volume: value.volume,
          controls: value.controls,
          recipient: listIn(value.recipients),
        }),
      ]}
      call={(value) => ({ method: "PUT", path: `/api/v1/limited-data/${value.number || "NUMBER"}`, body: bodyOf(value) })}
    />
  );
}
