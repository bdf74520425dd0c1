// Clauses for contracts, to be fitted and looked at by a lawyer.
import { useState } from "preact/hooks";
import { type Clause, listClauses, withdrawLibraryClause } from "../../api/learn";
import { may } from "../../api/session";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { FieldsDialog } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { say as announce } from "../../components/toast";
import { either } from "../../i18n";
import { useResource } from "../../state/resource";
import { Sources } from "./entry_sheet";
import { ClauseForm } from "./own_forms";
import { text } from "./words";

export function Clauses() {
  const say = text();
  const list = useResource((signal) => listClauses(signal), []);
  const [asking, setAsking] = useState<{ act: "add" | "amend" | "withdraw"; of?: Clause }>();
  const close = () => setAsking(undefined);
  const copy = async (words: string) => {
    await navigator.clipboard.writeText(words);
    announce(say.copied);
  };
  return (
    <>
      {may("library_clause", "create") && (
        <p class="row no-print">
          <button type="button" class="button button-main" onClick={() => setAsking({ act: "add" })}>
            {say.addClause}
          </button>
        </p>
      )}
      <Filled of={list}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState title={say.views.clauses} text={say.lead} picture={<RowsPicture />} command={["clause", "list"]} />
          ) : (
            <div class="panels">
              {page.items.map((one) => (
                <Panel
                  key={one.id}
                  title={either(one.title)}
                  aside={
                    <>
                      {one.own && <Mark kind="info">{say.own}</Mark>} {one.lets_share && <Mark kind="good">{say.letsShare}</Mark>}
                    </>
                  }
                >
                  <p class="faint">
                    {say.clauseKinds[one.kind] ?? one.kind} · {say.whenToUse}: {either(one.when_to_use)}
                  </p>
                  <blockquote>{either(one.text)}</blockquote>
                  <p class="note note-warn">
                    {say.caution}: {either(one.caution)}
                  </p>
                  <p class="row no-print">
                    <button
                      type="button"
                      class="button"
                      aria-label={`${say.copy}: ${either(one.title)}`}
                      onClick={() => void copy(either(one.text))}
                    >
                      {say.copy}
                    </button>
                  </p>
                  {one.variants?.map((variant) => (
                    <details key={variant.language}>
                      <summary>
                        {variant.language}: <span lang={variant.language}>{variant.title}</span>
                      </summary>
                      <blockquote lang={variant.language}>{variant.text}</blockquote>
                    </details>
                  ))}
                  {one.own && may("library_clause", "update") && (
                    <p class="row no-print">
                      <button type="button" class="button" onClick={() => setAsking({ act: "amend", of: one })}>
                        {say.amendClause}
                      </button>
                      <button type="button" class="button" onClick={() => setAsking({ act: "withdraw", of: one })}>
                        {say.withdrawCase}
                      </button>
                    </p>
                  )}
                  {one.sources.length > 0 && <Sources of={one.sources} />}
                </Panel>
              ))}
            </div>
          )
        }
      </Filled>
      {asking && asking.act !== "withdraw" && <ClauseForm of={asking.of} onDone={list.again} onClose={close} />}
      {asking?.act === "withdraw" && asking.of && <WithdrawClause id={asking.of.id} onDone={list.again} onClose={close} />}
      <CopyAs command={["clause", "list"]} call={{ method: "GET", path: "/api/v1/clauses" }} />
    </>
  );
}

function WithdrawClause({ id, onDone, onClose }: { id: string; onDone: () => void; onClose: () => void }) {
  const say = text();
  return (
    <FieldsDialog
      title={say.withdrawCase}
      done={say.caseWithdrawn}
      fields={[{ name: "reason", label: say.reason, required: true, rows: 2 }]}
      send={({ reason }) => withdrawLibraryClause(id, reason)}
      onDone={onDone}
      onClose={onClose}
      command={({ reason }) => ["library", "withdraw", id, "--shelf", "clause", "--reason", reason]}
    />
  );
}
