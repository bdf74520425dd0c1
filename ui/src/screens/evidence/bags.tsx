// The sealed bags of the cases one may see: what is in each, and how to carry one away.
import { useState } from "preact/hooks";
import { bagArchive, type SealedBag } from "../../api/cases";
import { may } from "../../api/session";
import { CopyAs } from "../../components/copy_as";
import { SideSheet } from "../../components/dialog";
import { Form, TextField } from "../../components/field";
import { Panel } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { say } from "../../components/toast";
import { t } from "../../i18n";
import { bytes, count, time } from "../../i18n/format";
import { useAccountNames } from "../../state/names";
import { Hash } from "../cases/hash";
import { text as caseText } from "../cases/words";
import { text } from "./words";

export interface BagRow {
  number: string; // of the case
  bag: SealedBag;
}

function columns(nameOf: (id: string) => string, onCarry: (row: BagRow) => void): Column<BagRow>[] {
  const words = text().bags;
  const c = words.columns;
  return [
    { id: "name", title: c.name, cell: (row) => <span class="code">{row.bag.name}</span>, always: true },
    { id: "case", title: text().columns.case, cell: (row) => row.number, narrow: true },
    { id: "made", title: c.made, cell: (row) => time(row.bag.made_at), narrow: true },
    { id: "by", title: c.by, cell: (row) => nameOf(row.bag.made_by), narrow: true, hidden: true },
    { id: "holds", title: c.holds, cell: (row) => row.bag.exhibits.map((one) => one.label.split(" ")[0]).join(", ") },
    { id: "files", title: c.files, cell: (row) => count(row.bag.files), align: "end", narrow: true },
    { id: "size", title: c.size, cell: (row) => bytes(row.bag.bytes), align: "end", narrow: true },
    { id: "digest", title: c.digest, cell: (row) => (row.bag.digest ? <Hash of={row.bag.digest} /> : words.unreadable) },
    {
      id: "carry",
      title: c.carry,
      cell: (row) =>
        row.bag.digest && may("exhibit", "export") ? (
          <button type="button" class="button button-small" onClick={() => onCarry(row)}>
            {words.download}
          </button>
        ) : (
          "–"
        ),
      narrow: true,
      always: true,
    },
  ];
}

export function Bags({ rows, onCarried }: { rows: readonly BagRow[]; onCarried: () => void }) {
  const words = text().bags;
  const nameOf = useAccountNames();
  const [carrying, setCarrying] = useState<BagRow>();
  if (rows.length === 0) return null;
  return (
    <Panel title={words.title}>
      <Table
        label={words.title}
        columns={columns(nameOf, setCarrying)}
        rows={[...rows]}
        rowKey={(row) => row.bag.name}
        total={rows.length}
      />
      {carrying && <CarrySheet of={carrying} onCarried={onCarried} onClose={() => setCarrying(undefined)} />}
    </Panel>
  );
}

// The browser itself takes the file from an address, so that a bag of any size goes to the disk and not through our memory.
function CarrySheet({ of, onCarried, onClose }: { of: BagRow; onCarried: () => void; onClose: () => void }) {
  const words = text().bags;
  const fields = caseText().fields;
  const [value, setValue] = useState({ reason: "", second: "", place: "" });
  const [tried, setTried] = useState(false);
  const missing = tried && !value.reason.trim();
  const address = bagArchive(of.number, of.bag.name, { reason: value.reason, second_person: value.second, place: value.place });
  const send = () => {
    setTried(true);
    if (!value.reason.trim()) return;
    const link = document.createElement("a");
    link.href = address;
    link.download = "";
    link.dataset.plain = "";
    link.click();
    say(words.started);
    window.setTimeout(onCarried, 1500);
    onClose();
  };
  return (
    <SideSheet title={words.sheet(of.bag.name)} onClose={onClose}>
      <p>{words.help}</p>
      <ol>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>
        {words.digestHelp} <Hash of={of.bag.digest} />
      </p>
      <Form onSend={send} errors={missing ? 1 : 0}>
        <TextField
          label={fields.reason}
          help={words.reasonHelp}
          required
          value={value.reason}
          onValue={(reason) => setValue({ ...value, reason })}
          error={missing ? t().form.needed : undefined}
        />
        <TextField label={fields.second} value={value.second} onValue={(second) => setValue({ ...value, second })} />
        <TextField label={fields.place} value={value.place} onValue={(place) => setValue({ ...value, place })} />
        <p class="row">
          <button type="submit" class="button button-main">
            {words.download}
          </button>
        </p>
        <CopyAs
          command={[
            "case",
            "bag",
            "archive",
            of.number,
            of.bag.name,
            "-o",
            of.bag.name.replace(/\.bag$/, ".zip"),
            "--reason",
            value.reason || "…",
          ]}
          call={{ method: "GET", path: address }}
        />
      </Form>
    </SideSheet>
  );
}
