// For whom: what each audience would do, side by side, and the draft for the one that is chosen.
import { useEffect, useState } from "preact/hooks";
import {
  type AudienceEffect,
  type ExchangePolicy,
  type HubReport,
  maskReport,
  type ReportKind,
  type Tlp,
  tlps,
  type Widest,
  weighAudiences,
} from "../../api/hub";
import { CopyAs } from "../../components/copy_as";
import { ErrorPanel } from "../../components/error_panel";
import { Mark } from "../../components/marks";
import { Panel } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { say as tell } from "../../components/toast";
import { either } from "../../i18n";
import { count } from "../../i18n/format";
import { useAction } from "../../state/action";
import { WidestField, WidestNow } from "../share/allow";
import { shared } from "../share/words";
import { ByHandFields, byHand, type HandLines } from "./by_hand";
import { Conditions, usualPolicy } from "./conditions";
import { text } from "./words";

// Of these kinds of report there is a playbook in the program.
const withUsual: readonly ReportKind[] = ["spoofed_staff", "mass_mail_in_our_name", "form_flooding"];

interface Props {
  of: HubReport;
  onChange: (after: HubReport) => void;
  weighNow: number; // asked for by the step before
}

export function MaskPanel({ of, onChange, weighNow }: Props) {
  const say = text().mask;
  const words = shared();
  const [effects, setEffects] = useState<AudienceEffect[]>();
  const weigh = useAction(async () => setEffects((await weighAudiences(of.number)).items));
  const [chosen, setTlp] = useState<Widest>(of.draft?.terms?.widest_tlp ?? "");
  // No further than whoever reported it lets it go.
  const among = of.widest ? tlps.slice(tlps.indexOf(of.widest as Tlp)) : tlps;
  const tlp = chosen && !among.includes(chosen) ? "" : chosen;
  const toAll = tlp === "CLEAR" || tlp === "GREEN";
  const [policy, setPolicy] = useState<ExchangePolicy>(of.draft?.terms?.policy ?? usualPolicy);
  const [playbook, setPlaybook] = useState<Record<string, never>>();
  const [usual, setUsual] = useState(withUsual.includes(of.kind));
  const [lines, setLines] = useState<HandLines>({ also: "", keep: "" });
  const mask = useAction(async (audience: string) => {
    onChange(
      (
        await maskReport(of.number, {
          audience,
          tlp: tlp || undefined,
          policy,
          playbook,
          usual_playbook: usual,
          by_hand: byHand(lines),
        })
      ).report,
    );
    tell(say.made);
  });
  useEffect(() => {
    if (weighNow > 0) void weigh.run();
  }, [weighNow]);
  const nameOf = (one: AudienceEffect) => (one.name ? either(one.name) : words.across);
  const columns: Column<AudienceEffect>[] = [
    { id: "audience", title: words.audience, cell: (row) => nameOf(row), always: true },
    { id: "k", title: words.k, cell: (row) => count(row.k), align: "end", narrow: true },
    { id: "candidates", title: words.candidates, cell: (row) => count(row.candidates), align: "end", narrow: true },
    { id: "beside", title: say.beside, cell: (row) => count(row.candidates_beside_earlier), align: "end", narrow: true },
    { id: "smallest", title: say.smallest, cell: (row) => count(row.smallest_class), align: "end", narrow: true },
    {
      id: "result",
      title: say.result,
      cell: (row) => {
        const refused = row.passed && toAll ? row.everybody.reason : row.reason;
        return row.passed && !(toAll && !row.everybody.passed) ? (
          <>
            <button
              type="button"
              class="button button-small button-main"
              disabled={mask.busy}
              onClick={() => void mask.run(row.audience)}
            >
              {mask.busy ? say.making : say.make(nameOf(row))}
            </button>
            {row.closes && <p class="note note-warn">{either(row.closes.reason)}</p>}
          </>
        ) : (
          <>
            <Mark kind="bad">{say.no}</Mark> {refused && either(refused)}
          </>
        );
      },
    },
  ];
  return (
    <Panel title={say.title}>
      <p>{of.draft ? say.again : say.text}</p>
      <p class="row no-print">
        <button type="button" class="button" disabled={weigh.busy} onClick={() => void weigh.run()}>
          {weigh.busy ? say.weighing : say.weigh}
        </button>
      </p>
      {weigh.problem && <ErrorPanel problem={weigh.problem} />}
      {mask.problem && <ErrorPanel problem={mask.problem} />}
      {effects && (
        <>
          <p>
            {say.allowed}: <WidestNow of={of.widest} />
          </p>
          <WidestField label={say.widest} value={tlp} onValue={setTlp} among={among} />
          <ByHandFields lines={lines} onLines={setLines} />
          <Conditions
            policy={policy}
            onPolicy={setPolicy}
            onPlaybook={setPlaybook}
            usual={withUsual.includes(of.kind) ? usual : undefined}
            onUsual={setUsual}
          />
        </>
      )}
      {effects && <Table label={say.audiences} columns={columns} rows={effects} rowKey={(row) => row.audience} fixed />}
      <CopyAs
        command={["report", "audiences", of.number]}
        call={{ method: "POST", path: `/api/v1/hub-reports/${of.number}/audiences` }}
      />
    </Panel>
  );
}
