// What readers may do with a share beside its label (FIRST, IEP 2.0), and the playbook that came with it (CACAO 2.0).
import { saveBase64 } from "../../api/download";
import type { ExchangePolicy, HubShare } from "../../api/hub";
import { day } from "../../i18n/format";
import { shared } from "./words";

export const permittedActions = [
  "externally_invisible",
  "internally_visible",
  "contact_for_instruction",
  "none",
  "externally_visible",
] as const satisfies readonly NonNullable<ExchangePolicy["permitted_actions"]>[];

export function PolicyFacts({ of }: { of: ExchangePolicy }) {
  const say = shared().release;
  const told = [
    of.permitted_actions && say.actionNames[of.permitted_actions],
    of.notify_affected && say.affected,
    of.encrypt_in_transit && say.encrypted,
    of.resale_of_unmodified && say.resale,
    of.until && `${say.until}: ${day(of.until)}`,
  ].filter(Boolean);
  if (told.length === 0) return null;
  return (
    <>
      <dt>{say.policy}</dt>
      <dd>{told.join("、 ")}</dd>
    </>
  );
}

export function PlaybookLine({ of }: { of: HubShare }) {
  const say = shared().release;
  const playbook = of.playbook as { name?: string; id?: string } | null;
  if (!playbook) return null;
  return (
    <p class="row">
      {say.playbookOf}: {playbook.name ?? playbook.id}
      <button
        type="button"
        class="button button-small no-print"
        onClick={() => saveBase64(`${of.number}-cacao.json`, toBase64(JSON.stringify(playbook, null, 2)))}
      >
        {say.save}
      </button>
    </p>
  );
}

function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
