// One technology: the steps that remain until it is kept secret so that a court would see it, its decision, and its proofs of prior use.
import { useState } from "preact/hooks";
import { may } from "../../api/session";
import { type OpenCloseDecision, type PriorUseFile, showKeepSecret } from "../../api/technology";
import { CopyAs } from "../../components/copy_as";
import { SideSheet } from "../../components/dialog";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { either } from "../../i18n";
import { count, day } from "../../i18n/format";
import { language } from "../../i18n/language";
import { useResource } from "../../state/resource";
import { AddDocument } from "./prior_use";
import { PriorUseBags } from "./prior_use_bags";
import { text } from "./words";

interface Props {
  number: string;
  name: string;
  decision?: OpenCloseDecision;
  priorUse?: PriorUseFile;
  onDecide: () => void;
  onOpen: () => void;
  onChange: () => void;
  onClose: () => void;
}

export function TechnologySheet({ number, name, decision, priorUse, onDecide, onOpen, onChange, onClose }: Props) {
  const say = text().technology;
  const whole = useResource((signal) => showKeepSecret(number, signal), [number, decision, priorUse]);
  const [adding, setAdding] = useState(false);
  return (
    <SideSheet title={`${number} ${name}`} onClose={onClose}>
      <div class="stack">
        <h3>{say.remaining}</h3>
        <Filled of={whole}>
          {({ missing }) =>
            missing.length === 0 ? (
              <p class="note note-good">{say.nothingRemains}</p>
            ) : (
              <ul class="bullets">
                {missing.map((one) => (
                  <li key={one.en}>{either(one)}</li>
                ))}
              </ul>
            )
          }
        </Filled>
        <p class="row no-print">
          <a
            class="button"
            href={`/api/v1/prints/keep-secret-files/${encodeURIComponent(number)}?language=${language.value}`}
            target="_blank"
            rel="noreferrer"
          >
            {say.print}
          </a>
        </p>
        <h3>{say.decision}</h3>
        {decision ? (
          <dl class="facts">
            <dt>{say.choice}</dt>
            <dd>{say.choices[decision.choice]}</dd>
            <dt>{say.pointsTo}</dt>
            <dd>{say.tally(decision.points_to.secret, decision.points_to.patent, decision.points_to.open)}</dd>
            <dt>{say.grounds}</dt>
            <dd>{decision.grounds || "–"}</dd>
            <dt>{say.decidedBy}</dt>
            <dd>
              {decision.decided_by || "–"} {decision.decided_on && day(decision.decided_on)}
            </dd>
            <dt>{say.review}</dt>
            <dd>{decision.review_day ? day(decision.review_day) : "–"}</dd>
            <dt>{say.patents}</dt>
            <dd>{decision.patents.join(", ") || "–"}</dd>
          </dl>
        ) : (
          <p class="note">{say.noDecision}</p>
        )}
        {may("open_close_decision", "create") && (
          <p class="no-print">
            <button type="button" class="button" onClick={onDecide}>
              {decision ? say.decideAgain : say.decide}
            </button>
          </p>
        )}
        <h3>{say.priorUse}</h3>
        {priorUse ? (
          <>
            <p>{priorUse.scope}</p>
            <ul class="plain-list">
              {priorUse.elements.map((one) => (
                <li key={one.id}>
                  <Mark kind={one.documents.length ? "good" : "bad"}>{one.earliest ? day(one.earliest) : say.notShown}</Mark>{" "}
                  {either(one.text)}
                  {one.documents.length > 0 && <span class="faint"> {one.documents.join(", ")}</span>}
                </li>
              ))}
            </ul>
            <Table
              label={say.documents}
              fixed
              rows={priorUse.documents}
              rowKey={(row) => row.sha256}
              columns={[
                { id: "title", title: say.document, cell: (row) => row.title },
                { id: "kind", title: say.kind, narrow: true, cell: (row) => say.kinds[row.kind] ?? row.kind },
                { id: "day", title: say.bears, narrow: true, cell: (row) => (row.day ? day(row.day) : "–") },
                { id: "bytes", title: say.bytes, narrow: true, align: "end", cell: (row) => count(row.bytes) },
              ]}
              empty={<p class="note">{say.noDocuments}</p>}
            />
            {may("prior_use_file", "update") && (
              <p class="no-print">
                <button type="button" class="button" onClick={() => setAdding(true)}>
                  {say.addDocument}
                </button>
              </p>
            )}
            <PriorUseBags of={priorUse} />
          </>
        ) : (
          <>
            <p class="note">{say.noPriorUse}</p>
            {may("prior_use_file", "create") && (
              <p class="no-print">
                <button type="button" class="button" onClick={onOpen}>
                  {say.openPriorUse}
                </button>
              </p>
            )}
          </>
        )}
        <CopyAs
          command={["keep-secret", "show", number]}
          call={{ method: "GET", path: `/api/v1/keep-secret-files/${encodeURIComponent(number)}` }}
        />
        {adding && priorUse && <AddDocument of={priorUse} onClose={() => setAdding(false)} onDone={onChange} />}
      </div>
    </SideSheet>
  );
}
