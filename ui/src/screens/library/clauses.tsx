// Clauses for contracts, to be fitted and looked at by a lawyer.
import { listClauses } from "../../api/learn";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { say as announce } from "../../components/toast";
import { either } from "../../i18n";
import { useResource } from "../../state/resource";
import { Sources } from "./entry_sheet";
import { text } from "./words";

export function Clauses() {
  const say = text();
  const list = useResource((signal) => listClauses(signal), []);
  const copy = async (words: string) => {
    await navigator.clipboard.writeText(words);
    announce(say.copied);
  };
  return (
    <>
      <Filled of={list}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState title={say.views.clauses} text={say.lead} picture={<RowsPicture />} command={["clause", "list"]} />
          ) : (
            <div class="panels">
              {page.items.map((one) => (
                <Panel key={one.id} title={either(one.title)} aside={one.lets_share && <Mark kind="good">{say.letsShare}</Mark>}>
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
                  <Sources of={one.sources} />
                </Panel>
              ))}
            </div>
          )
        }
      </Filled>
      <CopyAs command={["clause", "list"]} call={{ method: "GET", path: "/api/v1/clauses" }} />
    </>
  );
}
