// Who can open what, by the rights that machines really grant, against who may: differences, and the reviews that settle them.
import { useState } from "preact/hooks";
import {
  decideReview,
  importRights,
  listReviews,
  listRightsFindings,
  listRightsFormats,
  openReview,
  type Review,
  showReview,
  signReview,
} from "../../api/protection";
import { may } from "../../api/session";
import { addressWith, query, setQuery } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs } from "../../components/copy_as";
import { SideSheet } from "../../components/dialog";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { ErrorPanel } from "../../components/error_panel";
import { SelectField, TextField } from "../../components/field";
import { FileField } from "../../components/file_field";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { Table } from "../../components/table";
import { either, t } from "../../i18n";
import { day } from "../../i18n/format";
import { useAction } from "../../state/action";
import { useResource } from "../../state/resource";
import { text } from "./words";

export function Rights() {
  const say = text().rights;
  const findings = useResource((signal) => listRightsFindings(signal), []);
  const [importing, setImporting] = useState(false);
  const button = may("access_right", "create") && (
    <button type="button" class="button no-print" onClick={() => setImporting(true)}>
      {say.importRights}
    </button>
  );
  return (
    <div class="panels">
      <Reviews />
      <Panel title={say.findings} aside={<p class="faint">{say.findingsLead}</p>}>
        {importing && <ImportRights onClose={() => setImporting(false)} onDone={findings.again} />}
        {findings.data !== null && <p class="row">{button}</p>}
        {findings.data === null ? (
          <EmptyState
            action={button}
            title={say.noImport}
            text={say.noImportText}
            picture={<RowsPicture />}
            command={["rights", "import", "fileserver-icacls.txt", "--format", "icacls"]}
          />
        ) : (
          <Filled of={findings}>
            {(found) => (
              <Table
                label={say.findings}
                rows={found?.items ?? []}
                rowKey={(row) => `${row.kind} ${row.secret} ${row.who} ${row.place}`}
                href={(row) => `/secrets/${encodeURIComponent(row.secret)}`}
                columns={[
                  { id: "secret", title: say.secret, narrow: true, always: true, cell: (row) => row.secret },
                  {
                    id: "kind",
                    title: say.kind,
                    narrow: true,
                    cell: (row) => (
                      <Mark kind={row.kind === "present_not_permitted" ? "bad" : "warn"}>{say.kinds[row.kind]}</Mark>
                    ),
                  },
                  { id: "who", title: say.who, cell: (row) => `${row.who}${row.left ? ` (${say.left})` : ""}` },
                  { id: "place", title: say.place, cell: (row) => <span class="path">{row.place || "–"}</span> },
                  { id: "words", title: say.words, hidden: true, cell: (row) => row.words },
                ]}
                empty={<p class="note note-good">{say.none}</p>}
              />
            )}
          </Filled>
        )}
        <CopyAs command={["rights", "compare"]} call={{ method: "GET", path: "/api/v1/rights-findings" }} />
      </Panel>
    </div>
  );
}

function Reviews() {
  const say = text().rights;
  const list = useResource((signal) => listReviews(signal), []);
  const [adding, setAdding] = useState(false);
  const chosen = list.data?.items.find((one) => one.id === query("review"));
  return (
    <Panel title={say.reviews} aside={<p class="faint">{say.reviewsLead}</p>}>
      {may("access_review", "create") && (
        <p class="row no-print">
          <button type="button" class="button button-main" onClick={() => setAdding(true)}>
            {say.open}
          </button>
        </p>
      )}
      <Filled of={list}>
        {({ items }) => (
          <Table
            label={say.reviews}
            fixed
            rows={items}
            rowKey={(row) => row.id}
            href={(row) => addressWith({ review: row.id })}
            columns={[
              { id: "secret", title: say.secret, cell: (row) => row.secret },
              { id: "owner", title: say.owner, cell: (row) => row.owner || "–" },
              { id: "due", title: say.due, narrow: true, cell: (row) => day(row.due) },
              {
                id: "done",
                title: say.decided,
                narrow: true,
                align: "end",
                cell: (row) => `${row.items.filter((one) => one.decision !== "open").length} / ${row.items.length}`,
              },
              {
                id: "state",
                title: say.state,
                narrow: true,
                cell: (row) => <Mark kind={row.state === "signed" ? "good" : "warn"}>{say.states[row.state]}</Mark>,
              },
            ]}
            empty={<p class="faint">{say.noReviews}</p>}
          />
        )}
      </Filled>
      <CopyAs command={["review", "list", "--all"]} call={{ method: "GET", path: "/api/v1/reviews?signed=true" }} />
      {adding && <OpenReview onClose={() => setAdding(false)} onDone={list.again} />}
      {chosen && <ReviewSheet of={chosen} onChange={list.again} />}
    </Panel>
  );
}

function ImportRights({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const say = text().rights;
  const formats = useResource((signal) => listRightsFormats(signal), []);
  const [file, setFile] = useState<File>();
  const [name, setName] = useState("");
  const [format, setFormat] = useState("");
  const [root, setRoot] = useState("");
  const needed = (value: unknown) => (value ? undefined : t().form.needed);
  return (
    <ActDialog
      kind="sheet"
      title={say.importRights}
      text={say.importRightsText}
      action={say.importRights}
      done={say.rightsImported}
      check={() => ({ file: needed(file), name: needed(name.trim()), format: needed(format) })}
      send={async () => file && importRights(name.trim(), format, root.trim(), file)}
      onDone={() => {
        onDone();
        onClose();
      }}
      onClose={onClose}
      command={[
        "rights",
        "import",
        file?.name ?? "rights.csv",
        "--name",
        name || "NAME",
        "--format",
        format || "FORMAT",
        ...(root ? ["--root", root] : []),
      ]}
    >
      {(errors) => (
        <>
          <FileField label={say.rightsFile} onFile={setFile} error={errors.file} />
          <TextField
            label={say.rightsName}
            help={say.rightsNameHelp}
            required
            value={name}
            onValue={setName}
            error={errors.name}
          />
          <SelectField
            label={say.format}
            required
            value={format}
            onValue={setFormat}
            options={[
              { value: "", label: "–" },
              ...(formats.data?.items ?? []).map((one) => ({
                value: one.name,
                label: either({ ja: one.title_ja, en: one.title_en }),
              })),
            ]}
            error={errors.format}
          />
          <TextField label={say.root} help={say.rootHelp} value={root} onValue={setRoot} error={errors.root} />
        </>
      )}
    </ActDialog>
  );
}

function OpenReview({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const say = text().rights;
  const [secret, setSecret] = useState("");
  const [reason, setReason] = useState("");
  return (
    <ActDialog
      title={say.open}
      action={say.open}
      done={say.opened}
      check={() => ({ secret: secret.trim() ? undefined : t().form.needed })}
      send={() => openReview(secret.trim(), reason)}
      onDone={() => {
        onDone();
        onClose();
      }}
      onClose={onClose}
      command={["review", "open", secret || "NUMBER", "--reason", reason]}
      call={{ method: "POST", path: "/api/v1/reviews", body: { secret, reason } }}
    >
      {(errors) => (
        <>
          <TextField label={say.secret} required value={secret} onValue={setSecret} error={errors.secret} />
          <TextField label={t().form.reason} value={reason} onValue={setReason} error={errors.reason} />
        </>
      )}
    </ActDialog>
  );
}

function ReviewSheet({ of, onChange }: { of: Review; onChange: () => void }) {
  const say = text().rights;
  const [statement, setStatement] = useState("");
  const open = of.state === "open" && may("access_review", "update");
  const deciding = useAction(async (who: string, decision: "keep" | "revoke") => {
    await decideReview(of.id, { who, decision });
    onChange();
  });
  const signing = useAction(async () => {
    // What is signed is what stands here: when somebody decided otherwise meanwhile, the list is shown anew first.
    const { data, etag } = await showReview(of.id);
    if (JSON.stringify(data.items) === JSON.stringify(of.items)) await signReview(of.id, etag, statement);
    onChange();
  });
  return (
    <SideSheet title={`${say.review} ${of.secret}`} onClose={() => setQuery({ review: null })}>
      <Table
        label={say.review}
        fixed
        rows={of.items}
        rowKey={(row) => `${row.who} ${row.place}`}
        columns={[
          {
            id: "who",
            title: say.who,
            cell: (row) => (
              <>
                {row.who} {row.left && <Mark kind="bad">{say.left}</Mark>}{" "}
                {!row.permitted && <Mark kind="warn">{say.notPermitted}</Mark>}
              </>
            ),
          },
          { id: "right", title: say.right, cell: (row) => row.right || "–" },
          {
            id: "decision",
            title: say.decision,
            narrow: true,
            cell: (row) => (
              <span class="row">
                {(["keep", "revoke"] as const).map((decision) => (
                  <button
                    key={decision}
                    type="button"
                    class={`button button-small${row.decision === decision ? " button-on" : ""}`}
                    aria-pressed={row.decision === decision}
                    disabled={!open || deciding.busy}
                    onClick={() => void deciding.run(row.who, decision)}
                  >
                    {say.decisions[decision]}
                  </button>
                ))}
              </span>
            ),
          },
        ]}
      />
      {deciding.problem && <ErrorPanel problem={deciding.problem} />}
      {of.gone.length > 0 && <p class="faint">{say.gone(of.gone.join(", "))}</p>}
      {open ? (
        <>
          <TextField label={say.statement} rows={2} value={statement} onValue={setStatement} />
          {signing.problem && <ErrorPanel problem={signing.problem} />}
          <p>
            <button type="button" class="button button-main" disabled={signing.busy} onClick={() => void signing.run()}>
              {say.sign}
            </button>
          </p>
        </>
      ) : (
        <p class="note note-good">{say.signedBy(of.signed_by, of.signed_on ? day(of.signed_on) : "")}</p>
      )}
      <CopyAs
        command={["review", "sign", of.id, "--statement", statement]}
        call={{ method: "POST", path: `/api/v1/reviews/${of.id}/signature`, body: { statement } }}
      />
    </SideSheet>
  );
}
