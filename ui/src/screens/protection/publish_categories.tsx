// The next edition, written beside the one in effect or from the list that a firm may begin with.
import { useEffect, useState } from "preact/hooks";
import { type Category, type CategoryEdition, listStarterCategories, publishCategories } from "../../api/categories";
import { levelNames } from "../../api/secrets";
import { ActDialog } from "../../components/act_dialog";
import { SelectField, TextField } from "../../components/field";
import { listIn } from "../../components/fields_dialog";
import { either, t } from "../../i18n";
import { text } from "./words";

const blank: Category = {
  code: "",
  name: { ja: "", en: "" },
  text: { ja: "", en: "" },
  level: "level_confidential",
  departments: [],
};

export function PublishCategories({
  current,
  onClose,
  onDone,
}: {
  current?: CategoryEdition;
  onClose: () => void;
  onDone: () => void;
}) {
  const say = text().categories;
  const [rows, setRows] = useState<Category[]>(current?.categories ?? []);
  const [reason, setReason] = useState("");
  useEffect(() => {
    if (!current) void listStarterCategories().then(({ items }) => setRows((before) => (before.length ? before : items)));
  }, []);
  const put = (at: number, next: Partial<Category>) =>
    setRows(rows.map((row, index) => (index === at ? { ...row, ...next } : row)));
  // One language is enough to begin with.
  const both = (one: { ja: string; en: string }) => ({ ja: one.ja || one.en, en: one.en || one.ja });
  const body = { categories: rows.map((row) => ({ ...row, name: both(row.name), text: both(row.text) })), reason };
  return (
    <ActDialog
      kind="sheet"
      title={say.publish}
      text={say.publishText}
      action={say.publish}
      done={say.published}
      check={() => ({
        ...Object.fromEntries(
          rows.flatMap((row, at) => [
            [`categories/${at}/code`, row.code.trim() ? undefined : t().form.needed],
            [`categories/${at}/name`, row.name.ja || row.name.en ? undefined : t().form.needed],
            [`categories/${at}/text`, row.text.ja || row.text.en ? undefined : t().form.needed],
          ]),
        ),
        rows: rows.length > 0 ? undefined : t().form.needed,
        reason: reason.trim() ? undefined : t().form.needed,
      })}
      send={() => publishCategories(body)}
      onDone={() => {
        onClose();
        onDone();
      }}
      onClose={onClose}
      command={["category", "publish", "categories.csv", "--reason", reason]}
      call={{ method: "POST", path: "/api/v1/category-lists", body }}
    >
      {(errors) => (
        <>
          <TextField label={t().form.reason} required value={reason} onValue={setReason} error={errors.reason} />
          {rows.map((row, at) => (
            <details
              key={at}
              open={!row.code || Object.keys(errors).some((name) => errors[name] && name.startsWith(`categories/${at}/`))}
            >
              <summary>{row.code ? `${row.code} ${either(both(row.name))}` : say.newCategory}</summary>
              <TextField
                label={say.code}
                required
                value={row.code}
                onValue={(code) => put(at, { code })}
                error={errors[`categories/${at}/code`]}
              />
              {(["ja", "en"] as const).map((tongue) => (
                <TextField
                  key={tongue}
                  label={say.nameIn[tongue]}
                  value={row.name[tongue]}
                  onValue={(written) => put(at, { name: { ...row.name, [tongue]: written } })}
                  error={errors[`categories/${at}/name`]}
                />
              ))}
              {(["ja", "en"] as const).map((tongue) => (
                <TextField
                  key={tongue}
                  label={say.whatIn[tongue]}
                  rows={2}
                  value={row.text[tongue]}
                  onValue={(written) => put(at, { text: { ...row.text, [tongue]: written } })}
                  error={errors[`categories/${at}/text`]}
                />
              ))}
              <SelectField
                label={say.level}
                value={row.level}
                onValue={(level) => put(at, { level: level as Category["level"] })}
                options={levelNames.map((value) => ({ value, label: (t().levels as Record<string, string>)[value] ?? value }))}
              />
              <TextField
                label={say.departments}
                help={say.departmentsHelp}
                value={row.departments.join(", ")}
                onValue={(written) => put(at, { departments: listIn(written) })}
              />
              <button type="button" class="button button-small" onClick={() => setRows(rows.filter((_, index) => index !== at))}>
                {say.remove(row.code)}
              </button>
            </details>
          ))}
          {errors.rows && <p class="field-error">{errors.rows}</p>}
          <p>
            <button type="button" class="button" onClick={() => setRows([...rows, blank])}>
              {say.addCategory}
            </button>
          </p>
        </>
      )}
    </ActDialog>
  );
}
