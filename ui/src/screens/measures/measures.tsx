// Measures with how they stand, and one of them opened: evidence, attestations, reviews.
import { useState } from "preact/hooks";
import {
  addEvidence,
  addMeasure,
  attestedControls,
  attestMeasure,
  changeMeasure,
  listMeasures,
  type Measure,
  measureStandings,
  reviewMeasure,
} from "../../api/govern";
import { may } from "../../api/session";
import { addressWith, query, setQuery } from "../../app/router";
import { Bars } from "../../charts";
import { CopyAs } from "../../components/copy_as";
import { Dialog } from "../../components/dialog";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { FieldsDialog, listIn } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { day } from "../../i18n/format";
import { language } from "../../i18n/language";
import { useResource } from "../../state/resource";
import { text } from "./words";

const tones = {
  planned: "info",
  overdue: "bad",
  in_place: "good",
  review_due: "warn",
  attestation_lapsed: "bad",
  stopped: "plain",
} as const;
const barTones = {
  planned: "calm",
  overdue: "bad",
  in_place: "good",
  review_due: "warn",
  attestation_lapsed: "bad",
  stopped: "none",
} as const;

type Act = "evidence" | "attest" | "review";

function Sheet({ of, again }: { of: Measure; again: () => void }) {
  const say = text();
  const [act, setAct] = useState<Act>();
  const close = () => setQuery({ measure: null });
  const put = async () => {
    await changeMeasure(of.number, { state: "in_place" });
    again();
  };
  return (
    <Dialog title={`${of.number} ${of.title}`} kind="sheet" onClose={close}>
      <p class="row">
        <Mark kind={tones[of.standing]}>{say.standings[of.standing]}</Mark>
        {of.from_check && <span class="faint">{say.fromCheck(of.from_check)}</span>}
      </p>
      {of.detail && <p>{of.detail}</p>}
      <dl class="facts">
        <dt>{say.owner}</dt>
        <dd>{of.owner || "–"}</dd>
        <dt>{say.due}</dt>
        <dd>{of.due ? day(of.due) : "–"}</dd>
        <dt>{say.nextReview}</dt>
        <dd>{of.next_review ? day(of.next_review) : "–"}</dd>
        <dt>{say.controls}</dt>
        <dd>{of.controls.join(", ") || "–"}</dd>
        <dt>{say.attested}</dt>
        <dd>{say.attestedKinds[of.attested]}</dd>
      </dl>
      <h3>{say.evidence}</h3>
      <ul class="plain-list">
        {of.evidence.length === 0 && <li class="faint">{say.none}</li>}
        {of.evidence.map((one) => (
          <li key={one.at}>
            {day(one.day)} {one.text} {one.file} {one.sha256 && <span class="hash code">{one.sha256}</span>}
          </li>
        ))}
      </ul>
      <h3>{say.attestations}</h3>
      <ul class="plain-list">
        {of.attestations.length === 0 && <li class="faint">{say.none}</li>}
        {of.attestations.map((one) => (
          <li key={one.at}>
            {day(one.day)} – {day(one.until)} {one.statement}
          </li>
        ))}
      </ul>
      <h3>{say.reviews}</h3>
      <ul class="plain-list">
        {of.reviews.length === 0 && <li class="faint">{say.none}</li>}
        {of.reviews.map((one) => (
          <li key={one.at}>
            {day(one.day)} {one.holds ? say.holdsYes : say.holdsNo} {one.note}
          </li>
        ))}
      </ul>
      {may("measure", "update") && (
        <p class="row no-print">
          <button type="button" class="button" onClick={() => setAct("evidence")}>
            {say.evidenceAdd}
          </button>
          {of.attested !== "none" && (
            <button type="button" class="button" onClick={() => setAct("attest")}>
              {say.attest}
            </button>
          )}
          <button type="button" class="button" onClick={() => setAct("review")}>
            {say.review}
          </button>
          {of.state === "planned" && of.evidence.length + of.attestations.length > 0 && (
            <button type="button" class="button button-main" onClick={put}>
              {say.place}
            </button>
          )}
        </p>
      )}
      <CopyAs command={["measure", "show", of.number]} />
      {act === "evidence" && (
        <FieldsDialog
          title={say.evidenceAdd}
          done={say.evidenceAdded}
          fields={[
            { name: "text", label: say.evidenceText, required: true, rows: 2 },
            { name: "day", label: say.day, kind: "date" },
          ]}
          send={(value) => addEvidence(of.number, { text: value.text, day: value.day || undefined })}
          onDone={again}
          onClose={() => setAct(undefined)}
          command={(value) => ["measure", "evidence", of.number, "--text", value.text]}
        />
      )}
      {act === "attest" && (
        <FieldsDialog
          title={say.attest}
          done={say.attestedNow}
          fields={[
            { name: "statement", label: say.statement, required: true, rows: 2 },
            { name: "until", label: say.until, kind: "date", required: true },
          ]}
          send={(value) => attestMeasure(of.number, value)}
          onDone={again}
          onClose={() => setAct(undefined)}
          command={(value) => ["measure", "attest", of.number, "--text", value.statement, "--until", value.until]}
        />
      )}
      {act === "review" && (
        <FieldsDialog
          title={say.review}
          done={say.reviewed}
          fields={[
            {
              name: "holds",
              label: say.holds,
              options: [
                { value: "yes", label: say.holdsYes },
                { value: "no", label: say.holdsNo },
              ],
            },
            { name: "note", label: say.note, rows: 2 },
          ]}
          start={{ holds: "yes" }}
          send={(value) => reviewMeasure(of.number, { holds: value.holds === "yes", note: value.note || undefined })}
          onDone={again}
          onClose={() => setAct(undefined)}
          command={(value) => ["measure", "review", of.number, ...(value.holds === "no" ? ["--gap"] : [])]}
        />
      )}
    </Dialog>
  );
}

export function Measures() {
  const say = text();
  const found = useResource((signal) => listMeasures(signal), []);
  const [adding, setAdding] = useState(false);
  const columns: Column<Measure>[] = [
    { id: "number", title: say.number, cell: (row) => row.number, always: true, narrow: true },
    { id: "title", title: say.measure, cell: (row) => row.title },
    {
      id: "standing",
      title: say.standing,
      cell: (row) => <Mark kind={tones[row.standing]}>{say.standings[row.standing]}</Mark>,
      narrow: true,
    },
    { id: "owner", title: say.owner, cell: (row) => row.owner || "–", narrow: true },
    { id: "due", title: say.due, cell: (row) => (row.due ? day(row.due) : "–"), narrow: true },
    { id: "next", title: say.nextReview, cell: (row) => (row.next_review ? day(row.next_review) : "–"), narrow: true },
  ];
  const add = may("measure", "create") && (
    <button type="button" class="button button-main" onClick={() => setAdding(true)}>
      {say.add}
    </button>
  );
  const open = found.data?.items.find((one) => one.number === query("measure"));
  return (
    <>
      <Filled of={found}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState
              title={say.emptyTitle}
              text={say.emptyText}
              picture={<RowsPicture />}
              action={add || undefined}
              command={["measure", "add", "--title", "TEXT"]}
            />
          ) : (
            <>
              <Panel title={say.byStanding}>
                <Bars
                  name={say.byStanding}
                  hideName
                  valueName={say.items}
                  bars={measureStandings.map((one) => ({
                    label: say.standings[one],
                    value: page.items.filter((row) => row.standing === one).length,
                    tone: barTones[one],
                  }))}
                />
              </Panel>
              <Table
                label={say.views.measures}
                columns={columns}
                rows={page.items}
                rowKey={(row) => row.number}
                href={(row) => addressWith({ measure: row.number })}
                selected={query("measure")}
                aside={
                  <>
                    {add}
                    <a
                      class="button"
                      href={`/api/v1/measure-table?form=xlsx&language=${language.value}`}
                      download="measures.xlsx"
                    >
                      {say.exportTable}
                    </a>
                  </>
                }
              />
            </>
          )
        }
      </Filled>
      {open && <Sheet key={open.number} of={open} again={found.again} />}
      {adding && (
        <FieldsDialog
          kind="sheet"
          title={say.add}
          done={say.added}
          fields={[
            { name: "title", label: say.measure, required: true },
            { name: "detail", label: say.detail, rows: 3 },
            { name: "owner", label: say.owner },
            { name: "department", label: say.department },
            { name: "due", label: say.due, kind: "date" },
            {
              name: "attested",
              label: say.attested,
              options: attestedControls.map((one) => ({ value: one, label: say.attestedKinds[one] })),
            },
            { name: "controls", label: say.controls, help: say.controlsHelp, rows: 2 },
          ]}
          start={{ attested: "none" }}
          send={(value) =>
            addMeasure({
              title: value.title.trim(),
              detail: value.detail.trim() || undefined,
              owner: value.owner.trim() || undefined,
              department: value.department.trim() || undefined,
              due: value.due || undefined,
              attested: value.attested as Measure["attested"],
              controls: listIn(value.controls),
            })
          }
          onDone={found.again}
          onClose={() => setAdding(false)}
          command={(value) => ["measure", "add", "--title", value.title]}
        />
      )}
    </>
  );
}
