// One item of the damage: an amount without the way it was found proves nothing.
import { useState } from "preact/hooks";
import { addDamage, type CaseLog, type DamageItem, damageCategories } from "../../api/case_log";
import type { WholeCase } from "../../api/cases";
import { ActDialog } from "../../components/act_dialog";
import { option } from "../../components/copy_as";
import { SelectField, TextField } from "../../components/field";
import { t } from "../../i18n";
import { useFields } from "../../state/fields";
import { text } from "./words";

export function DamageDialog({ of, onClose, onDone }: { of: WholeCase; onClose: () => void; onDone: (log: CaseLog) => void }) {
  const words = text().log;
  const [category, setCategory] = useState<DamageItem["category"]>("investigation");
  const { value, put, needed } = useFields({ yen: "", basis: "", exhibit: "", on: "" });
  const yen = Number(value.yen.replaceAll(",", ""));
  const whole = value.yen.trim() !== "" && Number.isSafeInteger(yen) && yen >= 0;
  const body = {
    category,
    yen,
    basis: value.basis.trim(),
    exhibit: value.exhibit || undefined,
    day: value.on || undefined,
  };
  return (
    <ActDialog
      kind="sheet"
      title={words.addDamage}
      text={words.damageText}
      action={words.addDamage}
      done={words.damageAdded}
      check={() => ({ yen: whole ? undefined : value.yen.trim() ? words.wholeYen : t().form.needed, basis: needed("basis") })}
      send={async () => onDone(await addDamage(of.number, body))}
      onDone={onClose}
      onClose={onClose}
      command={[
        "case",
        "damage",
        "add",
        of.number,
        category,
        "--yen",
        whole ? String(yen) : "N",
        "--basis",
        value.basis || "…",
        ...option("exhibit", value.exhibit),
        ...option("on", value.on),
      ]}
      call={{ method: "POST", path: `/api/v1/cases/${encodeURIComponent(of.number)}/damages`, body }}
    >
      {(errors) => (
        <>
          <SelectField
            label={words.category}
            value={category}
            onValue={(chosen) => setCategory(chosen as DamageItem["category"])}
            options={damageCategories.map((one) => ({ value: one, label: words.categories[one] }))}
            error={errors.category}
          />
          <TextField label={words.yen} required value={value.yen} onValue={put("yen")} error={errors.yen} />
          <TextField
            label={words.basis}
            help={words.basisHelp}
            required
            rows={2}
            value={value.basis}
            onValue={put("basis")}
            error={errors.basis}
          />
          <SelectField
            label={words.exhibit}
            value={value.exhibit}
            onValue={put("exhibit")}
            options={[
              { value: "", label: words.noExhibit },
              ...of.exhibits.map((one) => ({ value: one.number, label: `${one.number} ${one.title}` })),
            ]}
            error={errors.exhibit}
          />
          <TextField kind="date" label={words.on} value={value.on} onValue={put("on")} error={errors.day} />
        </>
      )}
    </ActDialog>
  );
}
