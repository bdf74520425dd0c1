// Asking for a name and answering such a request: two persons, two roles, each with a reason. Used wherever a pseudonym stands.
import { useState } from "preact/hooks";
import { decideReveal, listReveals, type Reveal, type RevealRole, requestReveal, revealRoles } from "../api/reveals";
import { may, me } from "../api/session";
import { t } from "../i18n";
import { shortTime } from "../i18n/format";
import { type Resource, useResource } from "../state/resource";
import { ActDialog } from "./act_dialog";
import { SelectField, TextField } from "./field";

interface About {
  pseudonym: string;
  alert?: string; // the request then says what it is about
}

export function RevealRequest({ pseudonym, alert, revealed, onDone }: About & { revealed: boolean; onDone: () => void }) {
  const words = t().reveal;
  const [asking, setAsking] = useState(false);
  const requests = useResource((signal) => listReveals("open", signal), []);
  if (revealed || !pseudonym) return null;
  const open = requests.data?.items.find((one) => one.pseudonym === pseudonym && !one.lapsed);
  return (
    <>
      <p class="faint">{words.note}</p>
      {open ? (
        <OpenRequest request={open} requests={requests} onDone={onDone} />
      ) : (
        may("pseudonym", "reveal") && (
          <p>
            <button type="button" class="button" onClick={() => setAsking(true)}>
              {words.ask}
            </button>
          </p>
        )
      )}
      {asking && (
        <Ask
          pseudonym={pseudonym}
          alert={alert}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            requests.again();
          }}
        />
      )}
    </>
  );
}

function Ask({ pseudonym, alert, onDone, onClose }: About & { onDone: () => void; onClose: () => void }) {
  const words = t().reveal;
  const [reason, setReason] = useState("");
  const wish = alert ? { alert, reason } : { pseudonym, reason };
  return (
    <ActDialog
      title={words.ask}
      text={words.text}
      action={words.ask}
      done={words.asked}
      check={() => ({ reason: reason.trim() ? undefined : t().form.needed })}
      send={() => requestReveal(wish)}
      onDone={onDone}
      onClose={onClose}
      command={["reveal", "request", alert ?? pseudonym, "--reason", reason]}
      call={{ method: "POST", path: "/api/v1/reveals", body: wish }}
    >
      {(errors) => (
        <TextField
          label={t().form.reason}
          help={t().form.reasonHelp}
          required
          rows={3}
          value={reason}
          onValue={setReason}
          error={errors.reason}
        />
      )}
    </ActDialog>
  );
}

function OpenRequest({
  request,
  requests,
  onDone,
}: {
  request: Reveal;
  requests: Pick<Resource<unknown>, "again">;
  onDone: () => void;
}) {
  const words = t().reveal;
  const [answer, setAnswer] = useState<"approve" | "refuse">();
  const agreed = request.decisions.filter((one) => one.decision === "agree").length;
  const mine = revealRoles.filter((role) => me.value?.roles.includes(role));
  return (
    <div class="note note-warn">
      <p>
        <strong>{words.open}</strong> {words.decisions(agreed)}
      </p>
      <p>{request.reason}</p>
      <p class="faint">{shortTime(request.requested_at)}</p>
      {mine.length > 0 && may("pseudonym", "approve") && (
        <p class="row">
          <button type="button" class="button" onClick={() => setAnswer("approve")}>
            {words.agree}
          </button>
          <button type="button" class="button" onClick={() => setAnswer("refuse")}>
            {words.refuse}
          </button>
        </p>
      )}
      {answer && (
        <Answer
          request={request}
          answer={answer}
          roles={mine}
          onClose={() => setAnswer(undefined)}
          onDone={() => {
            setAnswer(undefined);
            requests.again();
            onDone();
          }}
        />
      )}
    </div>
  );
}

interface AnswerProps {
  request: Reveal;
  answer: "approve" | "refuse";
  roles: readonly RevealRole[];
  onDone: () => void;
  onClose: () => void;
}

function Answer({ request, answer, roles, onDone, onClose }: AnswerProps) {
  const words = t().reveal;
  const [role, setRole] = useState<RevealRole>(roles[0] ?? "legal");
  const [reason, setReason] = useState("");
  return (
    <ActDialog
      title={answer === "approve" ? words.agree : words.refuse}
      text={words.text}
      action={answer === "approve" ? words.agree : words.refuse}
      done={words.answered}
      check={() => ({ reason: reason.trim() ? undefined : t().form.needed })}
      send={() => decideReveal(request.id, answer, role, reason)}
      onDone={onDone}
      onClose={onClose}
      command={["reveal", answer, request.id, "--role", role, "--reason", reason]}
      call={{ method: "POST", path: `/api/v1/reveals/${request.id}/${answer}`, body: { role, reason } }}
    >
      {(errors) => (
        <>
          <SelectField
            label={words.role}
            value={role}
            onValue={(next) => setRole(next as RevealRole)}
            options={roles.map((one) => ({ value: one, label: t().roles[one] }))}
            error={errors.role}
          />
          <TextField label={t().form.reason} required rows={3} value={reason} onValue={setReason} error={errors.reason} />
        </>
      )}
    </ActDialog>
  );
}
