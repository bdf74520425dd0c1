// A secret was looked at again and stays as it is; when it is due next follows from its level.
import { reviewSecret } from "../../api/secrets";
import { FieldsDialog } from "../../components/fields_dialog";
import { t } from "../../i18n";
import { text } from "./words";

export function ReviewSecret({ number, onClose, onDone }: { number: string; onClose: () => void; onDone: () => void }) {
  const say = text().review;
  return (
    <FieldsDialog
      title={`${say.title}: ${number}`}
      action={say.title}
      text={say.text}
      done={say.done}
      fields={[
        { name: "by", label: say.by, required: true },
        { name: "reason", label: say.found, help: say.foundHelp, required: true, rows: 2 },
      ]}
      send={(value) => reviewSecret(number, { by: value.by.trim(), reason: value.reason })}
      onDone={onDone}
      onClose={onClose}
      command={(value) => ["secret", "review", number, "--by", value.by, "--reason", value.reason || t().form.reason]}
      call={(value) => ({ method: "POST", path: `/api/v1/secrets/${encodeURIComponent(number)}/reviews`, body: value })}
    />
  );
}
