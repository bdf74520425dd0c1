// One partner: agreements, what is out, how he answered and was audited.
import { useState } from "preact/hooks";
import {
  closeFinding,
  liftPartnerStop,
  listDisclosures,
  listPartnerAudits,
  type Partner,
  showPartner,
  stopPartner,
} from "../../api/partners";
import { may } from "../../api/session";
import { addressOf, addressWith } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { FieldsDialog } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { Table } from "../../components/table";
import { t } from "../../i18n";
import { day } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { AuditSheet } from "./audit_sheet";
import { disclosureColumns } from "./disclosures";
import { LinkDialog } from "./link_dialog";
import { NdaDialog } from "./nda_dialog";
import { ProposeSheet } from "./propose";
import { text } from "./words";

export function PartnerPage({ id }: { id: string }) {
  const say = text();
  const partner = useResource((signal) => showPartner(id, signal), [id]);
  const [act, setAct] = useState<"propose" | "questionnaire" | "stop" | "lift">();
  return (
    <>
      <p class="no-print">
        <a href={`${addressOf("partners").split("?")[0]}?view=partners`}>{say.back}</a>
      </p>
      <header class="screen-head">
        <div>
          <h1>{partner.data?.name ?? say.title}</h1>
          {partner.data && (
            <p class="row">
              {say.kinds[partner.data.kind]} · {partner.data.country} {partner.data.registered_number}
              {partner.data.stopped && <Mark kind="bad">{say.stopped}</Mark>}
            </p>
          )}
        </div>
        <p class="row no-print">
          {may("disclosure", "create") && (
            <button type="button" class="button button-main" onClick={() => setAct("propose")}>
              {say.propose}
            </button>
          )}
          {may("partner_link", "create") && (
            <button type="button" class="button" onClick={() => setAct("questionnaire")}>
              {say.questionnaire}
            </button>
          )}
          {partner.data && may("partner", "update") && (
            <button type="button" class="button" onClick={() => setAct(partner.data?.stopped ? "lift" : "stop")}>
              {partner.data.stopped ? say.liftStop : say.stop}
            </button>
          )}
        </p>
      </header>
      <Filled of={partner}>
        {(one) => (
          <div class="panels">
            {one.stopped && <p class="note note-bad">{say.stoppedBecause(one.stopped)}</p>}
            <Contract of={one} onChange={partner.again} />
            <Out name={one.name} />
            <Audits of={one} />
            {act === "propose" && <ProposeSheet partner={one.name} onClose={() => setAct(undefined)} />}
            {act === "stop" && (
              <FieldsDialog
                title={say.stop}
                text={say.stopText}
                done={say.stoppedNow}
                fields={[{ name: "why", label: say.stopWhy, required: true, rows: 3 }]}
                send={(value) => stopPartner(id, value.why)}
                onDone={partner.again}
                onClose={() => setAct(undefined)}
                command={(value) => ["partner", "stop", one.name, "--why", value.why]}
                call={(value) => ({ method: "POST", path: `/api/v1/partners/${id}/stop`, body: value })}
              />
            )}
            {act === "lift" && (
              <FieldsDialog
                title={say.liftStop}
                done={say.stopLifted}
                fields={[{ name: "reason", label: t().form.reason, required: true, rows: 2 }]}
                send={(value) => liftPartnerStop(id, value.reason)}
                onDone={partner.again}
                onClose={() => setAct(undefined)}
                command={(value) => ["partner", "stop", one.name, "--lift", "--reason", value.reason]}
                call={(value) => ({ method: "POST", path: `/api/v1/partners/${id}/stop-lifting`, body: value })}
              />
            )}
            {act === "questionnaire" && (
              <LinkDialog purpose="questionnaire" object={one.name} onClose={() => setAct(undefined)} onDone={() => undefined} />
            )}
          </div>
        )}
      </Filled>
      <CopyAs command={["partner", "show", partner.data?.name ?? id]} call={{ method: "GET", path: `/api/v1/partners/${id}` }} />
    </>
  );
}

function Contract({ of, onChange }: { of: Partner; onChange: () => void }) {
  const say = text();
  const [adding, setAdding] = useState(false);
  return (
    <Panel
      title={say.ndas}
      aside={
        may("partner", "update") && (
          <button type="button" class="button button-small no-print" onClick={() => setAdding(true)}>
            {say.addNda}
          </button>
        )
      }
    >
      {adding && <NdaDialog of={of} onClose={() => setAdding(false)} onDone={onChange} />}
      {of.ndas.length === 0 && <p class="note note-warn">{say.noNdas}</p>}
      <ul class="plain-list">
        {of.ndas.map((one) => (
          <li key={one.title}>
            {one.title} · {one.signed_on ? day(one.signed_on) : say.none} – {one.ends ? day(one.ends) : say.none} · {one.purpose}{" "}
            {one.secrets.join(", ")}
          </li>
        ))}
      </ul>
      <dl class="facts space">
        <dt>{say.address}</dt>
        <dd>{of.address || say.none}</dd>
        <dt>{say.contacts}</dt>
        <dd>{of.contacts.join(", ") || say.none}</dd>
      </dl>
    </Panel>
  );
}

function Out({ name }: { name: string }) {
  const say = text();
  const list = useResource((signal) => listDisclosures({ partner: name }, signal), [name]);
  return (
    <Panel title={say.views.disclosures}>
      <Filled of={list}>
        {({ items }) => (
          <Table
            label={say.views.disclosures}
            fixed
            rows={items}
            rowKey={(row) => row.number}
            href={(row) => addressWith({ disclosure: row.number })}
            columns={disclosureColumns().filter((column) => column.id !== "partner")}
            empty={<p class="faint">{say.emptyTitle}</p>}
          />
        )}
      </Filled>
    </Panel>
  );
}

function Audits({ of }: { of: Partner }) {
  const say = text();
  const list = useResource((signal) => listPartnerAudits(of.id, signal), [of.id]);
  const [recording, setRecording] = useState(false);
  const [closing, setClosing] = useState<{ audit: string; number: number; text: string } | null>(null);
  return (
    <Panel
      title={say.audits}
      aside={
        may("partner_audit", "create") && (
          <button type="button" class="button button-small no-print" onClick={() => setRecording(true)}>
            {say.recordAudit}
          </button>
        )
      }
    >
      {recording && <AuditSheet of={of} onClose={() => setRecording(false)} onDone={list.again} />}
      {closing && (
        <FieldsDialog
          title={say.closeFinding}
          text={closing.text}
          done={say.findingClosed}
          fields={[{ name: "on", label: say.closedOnField, help: say.closedOnHelp, kind: "date" }]}
          send={({ on }) => closeFinding(closing.audit, closing.number, on || undefined)}
          onDone={list.again}
          onClose={() => setClosing(null)}
          command={({ on }) => [
            "partner",
            "finding",
            "close",
            closing.audit,
            String(closing.number),
            ...(on ? ["--on", on] : []),
          ]}
          call={({ on }) => ({
            method: "POST",
            path: `/api/v1/partner-audits/${closing.audit}/findings/${closing.number}/closing`,
            body: { on: on || undefined },
          })}
        />
      )}
      <Filled of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="faint">{say.noAudits}</p>
          ) : (
            <ul class="plain-list">
              {items.map((one) => (
                <li key={one.id}>
                  {day(one.on)} · {say.auditKinds[one.kind]} · {one.score === null ? say.none : say.score(one.score)} ·{" "}
                  {say.findings(one.findings.length)}
                  {one.findings.length > 0 && (
                    <ul class="bullets">
                      {one.findings.map((finding, at) => (
                        <li key={finding.text}>
                          {finding.text} {finding.due && !finding.closed_on && <Mark kind="warn">{day(finding.due)}</Mark>}
                          {finding.closed_on && <Mark kind="good">{say.closedOn(day(finding.closed_on))}</Mark>}
                          {!finding.closed_on && may("partner_audit", "update") && (
                            <button
                              type="button"
                              class="button button-small no-print"
                              aria-label={`${say.closeFinding}: ${finding.text}`}
                              onClick={() => setClosing({ audit: one.id, number: at + 1, text: finding.text })}
                            >
                              {say.closeFinding}
                            </button>
                          )}
                        </li>
                      ))}
                    </ul>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Filled>
    </Panel>
  );
}
