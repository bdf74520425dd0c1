// What a firm told its hubs: out of a case, an alert or a file; how far it is there; consent to exactly what others would see.
import { useRef, useState } from "preact/hooks";
import { filesOf, reportKinds, type Widest } from "../../api/hub";
import {
  listHubLinks,
  listSent,
  previewSent,
  type ReportToSend,
  type SentReport,
  saySentLabel,
  sendToHub,
} from "../../api/membership";
import { may } from "../../api/session";
import { addressWith, query } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { ErrorPanel } from "../../components/error_panel";
import { ChoiceField, SelectField, TextField } from "../../components/field";
import { FileField } from "../../components/file_field";
import { Filled } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { t } from "../../i18n";
import { time } from "../../i18n/format";
import { useAction } from "../../state/action";
import { useFields } from "../../state/fields";
import { useResource } from "../../state/resource";
import { WidestField } from "../share/allow";
import { shared } from "../share/words";
import { kindName } from "./warnings";
import { text } from "./words";

export const stateName = (state: string) => (shared().states as Record<string, string>)[state] ?? state;

export function Sent() {
  const say = text().sent;
  const list = useResource((signal) => listSent(signal), []);
  const [sending, setSending] = useState(Boolean(query("met")));
  const send = may("sent_report", "create") && (
    <button type="button" class="button button-main" onClick={() => setSending(true)}>
      {say.send}
    </button>
  );
  const columns: Column<SentReport>[] = [
    { id: "number", title: say.number, cell: (row) => row.number, narrow: true, always: true },
    { id: "at", title: say.at, cell: (row) => time(row.sent_at), narrow: true },
    { id: "title", title: say.title, cell: (row) => <span class="title-cell">{row.title}</span> },
    { id: "about", title: say.about, cell: (row) => row.about, narrow: true },
    { id: "kind", title: say.kind, cell: (row) => kindName(row.kind) },
    { id: "hub", title: say.hub, cell: (row) => row.hub, narrow: true },
    { id: "state", title: say.state, cell: (row) => stateName(row.state), narrow: true },
  ];
  return (
    <>
      <Filled of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={say.emptyTitle}
              text={say.emptyText}
              picture={<RowsPicture />}
              action={send}
              command={["hub", "send", "HUB", "--case", "NUMBER"]}
            />
          ) : (
            <>
              <p class="row no-print">{send}</p>
              <Table
                label={text().views.sent}
                columns={columns}
                rows={items}
                rowKey={(row) => row.number}
                href={(row) => addressWith({ sent: row.number })}
                selected={query("sent")}
              />
            </>
          )
        }
      </Filled>
      <CopyAs command={["hub", "sent"]} call={{ method: "GET", path: "/api/v1/sent-reports" }} />
      {sending && <SendSheet onClose={() => setSending(false)} onDone={list.again} />}
    </>
  );
}

const froms = ["case", "alert", "warning", "file"] as const;

function SendSheet({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const say = text();
  const words = say.sent;
  const links = useResource((signal) => listHubLinks(signal), []);
  const { value, put, needed } = useFields({
    hub: "",
    from: query("met") ? "warning" : "case",
    case: query("case"),
    alert: "",
    warning: query("met"),
    kind: "insider_leak",
    title: "",
    note: "",
  });
  const [files, setFiles] = useState<File[]>([]);
  const [seen, setSeen] = useState<ReportToSend>();
  const [widest, setWidest] = useState<Widest>("");
  const made = useRef<SentReport | undefined>(undefined); // it has arrived: what failed after that is tried again without a second report
  const hub = value.hub || links.data?.items[0]?.name || "";
  const body = async () => ({
    hub,
    case: value.from === "case" ? value.case.trim() : undefined,
    alert: value.from === "alert" ? value.alert.trim() : undefined,
    warning: value.from === "warning" ? value.warning.trim() : undefined,
    kind: value.from === "file" ? value.kind : undefined,
    title: value.title.trim() || undefined,
    files: value.from === "file" ? await filesOf(files) : undefined,
    note: value.note.trim() || undefined,
  });
  const look = useAction(async () => setSeen(await previewSent(await body())));
  return (
    <ActDialog
      kind="sheet"
      title={words.send}
      action={say.sheet.send}
      done={words.sent}
      check={() => ({
        case: value.from === "case" ? needed("case") : undefined,
        alert: value.from === "alert" ? needed("alert") : undefined,
        warning: value.from === "warning" ? needed("warning") : undefined,
        files: value.from === "file" && files.length === 0 ? say.sheet.fileNeeded : undefined,
        hub: hub ? undefined : t().form.needed,
      })}
      send={async () => {
        made.current ??= await sendToHub(await body());
        if (widest) await saySentLabel(made.current.number, widest, words.withIt);
      }}
      onDone={() => {
        onClose();
        onDone();
      }}
      onClose={onClose}
      command={[
        "hub",
        "send",
        hub || "HUB",
        ...(value.from === "case" ? ["--case", value.case || "NUMBER"] : []),
        ...(value.from === "alert" ? ["--alert", value.alert || "ALERT"] : []),
        ...(value.from === "warning" ? ["--warning", value.warning || "NUMBER"] : []),
        ...(value.from === "file" ? [...(files.length > 0 ? files.map((one) => one.name) : ["FILE"]), "--kind", value.kind] : []),
      ]}
    >
      {(errors) => (
        <>
          <SelectField
            label={words.hub}
            value={hub}
            onValue={put("hub")}
            error={errors.hub}
            options={(links.data?.items ?? []).map((one) => ({ value: one.name, label: `${one.name} (${one.member})` }))}
          />
          <ChoiceField
            label={words.from}
            value={value.from}
            onValue={put("from")}
            options={froms.map((one) => ({ value: one, label: words.froms[one] }))}
          />
          {value.from === "case" && (
            <TextField label={words.case} required value={value.case} onValue={put("case")} error={errors.case} />
          )}
          {value.from === "alert" && (
            <TextField label={words.alert} required value={value.alert} onValue={put("alert")} error={errors.alert} />
          )}
          {value.from === "warning" && (
            <TextField label={words.warning} required value={value.warning} onValue={put("warning")} error={errors.warning} />
          )}
          {value.from === "file" && (
            <>
              <SelectField
                label={words.kind}
                value={value.kind}
                onValue={put("kind")}
                options={reportKinds.map((one) => ({ value: one, label: kindName(one) }))}
              />
              <FileField label={say.sheet.file} help={say.sheet.fileHelp} error={errors.files} multiple onFiles={setFiles} />
            </>
          )}
          <TextField label={words.title} value={value.title} onValue={put("title")} error={errors.title} />
          <TextField label={words.note} rows={3} value={value.note} onValue={put("note")} error={errors.note} />
          {may("sent_report", "approve") && <WidestField label={shared().allow.title} value={widest} onValue={setWidest} />}
          <p class="row">
            <button type="button" class="button" disabled={look.busy} onClick={() => void look.run()}>
              {words.look}
            </button>
          </p>
          {look.problem && <ErrorPanel problem={look.problem} />}
          {seen && (
            <section class="panel" aria-label={words.preview}>
              <h3>
                {words.preview}: {seen.title}
              </h3>
              <p class="faint">
                {kindName(seen.kind)} · {seen.file_name}
              </p>
              <pre class="masked-text">{seen.text}</pre>
            </section>
          )}
        </>
      )}
    </ActDialog>
  );
}
