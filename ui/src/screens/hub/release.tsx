// Out to the audience, under the label of TLP 2.0 that was agreed to or a stricter one.
import { useState } from "preact/hooks";
import { type HubReport, releaseReport, type Tlp, tlps } from "../../api/hub";
import { may } from "../../api/session";
import { addressOf } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { ErrorPanel } from "../../components/error_panel";
import { SelectField } from "../../components/field";
import { Panel } from "../../components/panel";
import { say as tell } from "../../components/toast";
import { useAction } from "../../state/action";
import { shared } from "../share/words";
import { text } from "./words";

export function ReleasePanel({ of, again }: { of: HubReport; again: () => void }) {
  const say = text().release;
  const words = shared();
  const widest = of.draft?.terms?.widest_tlp ?? "AMBER";
  const [chosen, setChosen] = useState<Tlp>();
  const open = tlps.slice(tlps.indexOf(widest));
  const tlp = chosen && open.includes(chosen) ? chosen : widest;
  const release = useAction(async () => {
    await releaseReport(of.number, tlp);
    tell(say.done);
    again();
  });
  return (
    <Panel title={say.title}>
      {of.share && (
        <p>
          {say.released}: <a href={`${addressOf("exchange")}?share=${encodeURIComponent(of.share)}`}>{of.share}</a>
        </p>
      )}
      {of.state !== "consented" || !may("share", "create") ? (
        !of.share && <p class="note">{say.before}</p>
      ) : (
        <div class="no-print">
          <SelectField
            label={say.tlp}
            help={words.tlpMeans[tlp]}
            value={tlp}
            onValue={(value) => setChosen(value as Tlp)}
            options={open.map((one) => ({ value: one, label: `TLP:${one} – ${words.tlps[one]}` }))}
          />
          {release.problem && <ErrorPanel problem={release.problem} />}
          <p class="row">
            <button type="button" class="button button-main" disabled={release.busy} onClick={() => void release.run()}>
              {say.release}
            </button>
          </p>
          <CopyAs
            command={["report", "release", of.number, "--tlp", tlp]}
            call={{ method: "POST", path: `/api/v1/hub-reports/${of.number}/release`, body: { tlp } }}
          />
        </div>
      )}
    </Panel>
  );
}
