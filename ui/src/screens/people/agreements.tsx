// Who knows a secret without a signed promise to keep it, what was promised by whom, and the texts that are signed.
import { useState } from "preact/hooks";
import { type Agreement, listAgreements, listMissingAgreements, type MissingAgreement } from "../../api/people";
import { may } from "../../api/session";
import { CopyAs } from "../../components/copy_as";
import { EmptyState } from "../../components/empty_state";
import { Filled, Panel } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { day } from "../../i18n/format";
import { usePages } from "../../state/resource";
import { ImportButton } from "../imports/import_sheet";
import { type AgreementAct, AgreementDialog, type AgreementKey, identityOf } from "./agreement_act";
import { AgreementTexts } from "./agreement_texts";
import { RefusalSteps } from "./refusal_steps";
import { Head, Pledge } from "./views";
import { text } from "./words";

interface Doing {
  act: AgreementAct;
  start: Partial<AgreementKey> & { secrets?: readonly string[] };
}

export function MissingAgreements() {
  const say = text();
  const pages = usePages((cursor, signal) => listMissingAgreements(cursor, signal), []);
  const all = usePages((cursor, signal) => listAgreements(cursor, signal), []);
  const [doing, setDoing] = useState<Doing>();
  const [refused, setRefused] = useState<AgreementKey>();
  const again = () => {
    pages.again();
    all.again();
  };
  const acting = may("agreement", "update");
  const act: Column<MissingAgreement>[] = !acting
    ? []
    : [
        {
          id: "act",
          title: say.agreement.act,
          cell: (row) => (
            <Acts
              names={["ask", "sign", "refuse"]}
              who={row.staff_number}
              onAct={(name) =>
                setDoing({
                  act: name,
                  start: { staff_number: row.staff_number, text_version: row.text_version, secrets: row.secrets },
                })
              }
            />
          ),
        },
      ];
  const actOf = (rows: readonly Agreement[]): Column<Agreement>[] =>
    !acting && !rows.some((row) => row.state === "refused")
      ? []
      : [
          {
            id: "act",
            title: say.agreement.act,
            cell: (row) => (
              <span class="row">
                {acting && row.state !== "signed" && (
                  <Acts names={["sign", "refuse"]} who={row.staff_number} onAct={(name) => setDoing({ act: name, start: row })} />
                )}
                {row.state === "refused" && (
                  <button type="button" class="button button-small" onClick={() => setRefused(row)}>
                    {say.agreement.toSteps}
                  </button>
                )}
              </span>
            ),
          },
        ];
  return (
    <>
      <Head />
      <p class="faint">{say.agreementsLead}</p>
      <div class="row no-print">
        {acting && (
          <button type="button" class="button button-main" onClick={() => setDoing({ act: "ask", start: {} })}>
            {say.agreement.acts.ask}
          </button>
        )}
        <ImportButton table="agreements" onDone={again} />
      </div>
      <Filled of={pages}>
        {(page) => (
          <Table
            label={say.agreement.missing}
            rows={page.items}
            rowKey={(row) => row.staff_number}
            next={page.next}
            onMore={pages.more}
            adding={pages.adding}
            columns={[
              { id: "staff", title: say.columns.staff, narrow: true, always: true, cell: (row) => row.staff_number },
              { id: "state", title: say.columns.pledge, narrow: true, cell: (row) => <Pledge state={row.state} /> },
              { id: "text", title: say.textVersion, narrow: true, cell: (row) => row.text_version || say.hidden },
              {
                id: "secrets",
                title: say.knows,
                cell: (row) => (
                  <span class="row">
                    {row.secrets.slice(0, 6).map((number) => (
                      <a key={number} href={`/secrets/${encodeURIComponent(number)}`}>
                        {number}
                      </a>
                    ))}
                    {row.secrets.length > 6 && <span class="faint">{say.andMore(row.secrets.length - 6)}</span>}
                  </span>
                ),
              },
              ...act,
            ]}
            empty={<EmptyState title={say.noneMissing} text={say.noneMissingText} command={["agreement", "missing"]} />}
          />
        )}
      </Filled>
      <CopyAs command={["agreement", "missing"]} call={{ method: "GET", path: "/api/v1/missing-agreements" }} />
      <div class="panels space">
        <Panel title={say.agreement.all}>
          <Filled of={all}>
            {(page) => (
              <Table
                label={say.agreement.all}
                fixed
                rows={page.items}
                rowKey={identityOf}
                next={page.next}
                onMore={all.more}
                adding={all.adding}
                columns={[
                  { id: "staff", title: say.columns.staff, narrow: true, cell: (row) => row.staff_number },
                  { id: "kind", title: say.agreement.kind, cell: (row) => say.agreement.kinds[row.kind] },
                  {
                    id: "occasion",
                    title: say.agreement.occasion,
                    narrow: true,
                    cell: (row) => say.agreement.occasions[row.occasion],
                  },
                  { id: "text", title: say.textVersion, narrow: true, cell: (row) => row.text_version || say.hidden },
                  { id: "state", title: say.columns.pledge, narrow: true, cell: (row) => <Pledge state={row.state} /> },
                  { id: "day", title: say.day, narrow: true, cell: dayOf },
                  ...actOf(page.items),
                ]}
                empty={<p class="note">{say.agreement.noneYet}</p>}
              />
            )}
          </Filled>
          <CopyAs command={["agreement", "list"]} call={{ method: "GET", path: "/api/v1/agreements" }} />
        </Panel>
        {may("agreement_text", "list") && <AgreementTexts />}
      </div>
      {doing && (
        <AgreementDialog
          {...doing}
          onClose={() => setDoing(undefined)}
          onDone={(made) => {
            again();
            if (doing.act === "refuse") setRefused(made);
          }}
        />
      )}
      {refused && <RefusalSteps of={refused} onClose={() => setRefused(undefined)} />}
    </>
  );
}

function dayOf(row: Agreement) {
  const on = row.state === "refused" ? row.refused_on : (row.signed_on ?? row.asked_on);
  return on ? day(on) : text().hidden;
}

function Acts({ names, who, onAct }: { names: readonly AgreementAct[]; who: string; onAct: (act: AgreementAct) => void }) {
  const say = text().agreement;
  return (
    <span class="row">
      {names.map((name) => (
        <button
          key={name}
          type="button"
          class="button button-small no-print"
          aria-label={`${say.short[name]} ${who}`}
          onClick={() => onAct(name)}
        >
          {say.short[name]}
        </button>
      ))}
    </span>
  );
}
