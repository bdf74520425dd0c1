// A link for somebody without an account. It is shown once: the node keeps only its hash.
import { useState } from "preact/hooks";
import { makePartnerLink } from "../../api/partners";
import { ActDialog } from "../../components/act_dialog";
import { Dialog } from "../../components/dialog";
import { TextField } from "../../components/field";
import { t } from "../../i18n";
import { text } from "./words";

interface Props {
  purpose: "acknowledge" | "questionnaire";
  object: string;
  onClose: () => void;
  onDone: () => void;
}

export function LinkDialog({ purpose, object, onClose, onDone }: Props) {
  const say = text();
  const [value, setValue] = useState({ recipient: "", days: "14" });
  const [made, setMade] = useState("");
  const body = { purpose, object, recipient: value.recipient, days: Number(value.days) || undefined };
  if (made)
    return (
      <Dialog title={say.linkMade} onClose={onClose}>
        <p>{say.linkOnce}</p>
        <p class="path">
          <code>{made}</code>
        </p>
      </Dialog>
    );
  return (
    <ActDialog
      title={purpose === "acknowledge" ? say.makeLink : say.questionnaire}
      text={say.makeLinkText}
      action={say.makeLink}
      done={say.linkMade}
      check={() => ({ recipient: value.recipient.trim() ? undefined : t().form.needed })}
      send={async () => {
        const link = await makePartnerLink(body);
        setMade(link.path ? window.location.origin + link.path : link.id);
        onDone();
      }}
      onDone={() => undefined}
      onClose={onClose}
      command={["partner", "link", "create", object, "--purpose", purpose, "--recipient", value.recipient, "--days", value.days]}
      call={{ method: "POST", path: "/api/v1/partner-links", body }}
    >
      {(errors) => (
        <>
          <TextField
            label={say.recipient}
            required
            value={value.recipient}
            onValue={(recipient) => setValue({ ...value, recipient })}
            error={errors.recipient}
          />
          <TextField
            kind="number"
            label={say.days}
            value={value.days}
            onValue={(days) => setValue({ ...value, days })}
            error={errors.days}
          />
        </>
      )}
    </ActDialog>
  );
}
