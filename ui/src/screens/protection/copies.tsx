// The walk through rooms with a phone: each copy, medium and object with its place, how many there are, and whether it came back. The same
// on paper: a form to print, and a table to fill in and give back.
import { useState } from "preact/hooks";
import {
  addMediumItem,
  checkMediumItem,
  listDueMediumItems,
  listMediumItems,
  type MediumItem,
  readStockForm,
} from "../../api/protection";
import { may, me } from "../../api/session";
import { addressWith, query, setQuery } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { SelectField, TextField } from "../../components/field";
import { FileField } from "../../components/file_field";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { say as tell } from "../../components/toast";
import { t } from "../../i18n";
import { day } from "../../i18n/format";
import { language } from "../../i18n/language";
import { usePages } from "../../state/resource";
import { LabelSheet } from "./labels";
import { text } from "./words";

const states = ["in_place", "lent", "returned", "missing", "destroyed"] as const;
type State = (typeof states)[number];
const tones = { in_place: "good", lent: "warn", returned: "good", missing: "bad", destroyed: "plain" } as const;
const needed = (value: string) => (value.trim() ? undefined : t().form.needed);

export function Copies() {
  const say = text().copies;
  const dueOnly = query("due") === "yes";
  const pages = usePages((cursor, signal) => (dueOnly ? listDueMediumItems(signal) : listMediumItems(cursor, signal)), [dueOnly]);
  const [open, setOpen] = useState<"add" | "form" | "labels" | "shelves">();
  const place = query("place");
  const chosen = pages.data?.items.find((one) => one.number === query("item"));
  const close = () => setQuery({ item: null });
  return (
    <>
      <p class="faint">{say.lead}</p>
      <p class="row no-print">
        <a class="button" href={`/api/v1/prints/check-form?language=${language.value}`} target="_blank" rel="noreferrer">
          {say.printForm}
        </a>
        <a class="button" href={`/api/v1/prints/objects?language=${language.value}`} target="_blank" rel="noreferrer">
          {say.printObjects}
        </a>
        <button type="button" class="button" onClick={() => setOpen("labels")}>
          {text().labels.title}
        </button>
        <button type="button" class="button" onClick={() => setOpen("shelves")}>
          {text().labels.shelves}
        </button>
        <a class="button" href="/api/v1/medium-items/form" download="stock-take.csv" data-plain="">
          {say.table}
        </a>
        {may("medium_item", "update") && (
          <button type="button" class="button" onClick={() => setOpen("form")}>
            {say.readForm}
          </button>
        )}
        {may("medium_item", "create") && (
          <button type="button" class="button button-main" onClick={() => setOpen("add")}>
            {say.add}
          </button>
        )}
      </p>
      <Filled of={pages}>
        {({ items }) => {
          if (items.length === 0 && !dueOnly)
            return (
              <EmptyState
                title={say.emptyTitle}
                text={say.emptyText}
                picture={<RowsPicture />}
                command={["copy", "add", "M-0001", "--secret", "S-001", "--what", "…", "--place", "…"]}
              />
            );
          const places = [...new Set(items.map((one) => one.place).filter(Boolean))].sort();
          const shown = items.filter((one) => !place || one.place === place);
          return (
            <>
              <div class="row fields-row no-print">
                <SelectField
                  label={say.place}
                  value={place}
                  onValue={(value) => setQuery({ place: value })}
                  options={[{ value: "", label: say.everyPlace }, ...places.map((value) => ({ value, label: value }))]}
                />
                <p>
                  <a class="button" href={addressWith({ due: dueOnly ? null : "yes" })}>
                    {dueOnly ? say.showAll : say.showDue}
                  </a>
                </p>
              </div>
              <p role="status">{say.found(shown.length)}</p>
              <ol class="walk">
                {shown.map((item) => (
                  <li key={item.number}>
                    <a class="walk-item" href={addressWith({ item: item.number })}>
                      <strong>{item.what}</strong>
                      <span class="faint">
                        {item.number} · {item.secret}
                      </span>
                      <span>
                        {item.place || "–"} · {say.count(item.copies)}
                      </span>
                      <span class="row">
                        <Mark kind={tones[item.state]}>{say.states[item.state]}</Mark>
                        {item.return_due && <Mark kind="warn">{say.backBy(day(item.return_due))}</Mark>}
                        <span class="faint">{item.checked_on ? say.seen(day(item.checked_on)) : say.neverSeen}</span>
                      </span>
                    </a>
                  </li>
                ))}
              </ol>
              {pages.data?.next && (
                <p>
                  <button type="button" class="button" disabled={pages.adding} onClick={() => void pages.more()}>
                    {t().table.more}
                  </button>
                </p>
              )}
            </>
          );
        }}
      </Filled>
      <CopyAs
        command={["copy", dueOnly ? "due" : "list"]}
        call={{ method: "GET", path: dueOnly ? "/api/v1/due-medium-items" : "/api/v1/medium-items" }}
      />
      {chosen && <CheckSheet key={chosen.number} item={chosen} onClose={close} onDone={pages.again} />}
      {open === "add" && <AddSheet onClose={() => setOpen(undefined)} onDone={pages.again} />}
      {(open === "labels" || open === "shelves") && (
        <LabelSheet shelves={open === "shelves"} onClose={() => setOpen(undefined)} />
      )}
      {open === "form" && <ReadForm onClose={() => setOpen(undefined)} onDone={pages.again} />}
    </>
  );
}

function CheckSheet({ item, onClose, onDone }: { item: MediumItem; onClose: () => void; onDone: () => void }) {
  const say = text().copies;
  const [by, setBy] = useState(me.value?.login ?? "");
  const [place, setPlace] = useState(item.place);
  const [copies, setCopies] = useState(String(item.copies));
  const [state, setState] = useState<State>(item.state === "lent" ? "returned" : "in_place");
  const [note, setNote] = useState("");
  const body = { by: by.trim(), place: place.trim(), copies: Number(copies), state, note };
  const step = (by: number) => setCopies(String(Math.max(0, Number(copies) + by)));
  return (
    <ActDialog
      kind="sheet"
      title={item.what}
      text={`${item.number} · ${item.secret}`}
      action={say.check}
      done={say.checked}
      check={() => ({ by: needed(by), copies: /^\d+$/.test(copies) ? undefined : say.wholeNumber })}
      send={async () => {
        const { moved, fewer } = await checkMediumItem(item.number, body);
        if (moved) tell(say.moved);
        if (fewer) tell(say.fewer);
      }}
      onDone={() => {
        onDone();
        onClose();
      }}
      onClose={onClose}
      command={[
        "copy",
        "check",
        item.number,
        "--by",
        body.by || "STAFF",
        "--state",
        state,
        ...(body.place ? ["--place", body.place] : []),
        "--copies",
        copies,
      ]}
      call={{ method: "POST", path: `/api/v1/medium-items/${encodeURIComponent(item.number)}/checks`, body }}
    >
      {(errors) => (
        <div class="walk-fields">
          <fieldset class="field">
            <legend>{say.state}</legend>
            <div class="walk-states">
              {states.map((value) => (
                <button
                  key={value}
                  type="button"
                  class={`button${state === value ? " button-on" : ""}`}
                  aria-pressed={state === value}
                  onClick={() => setState(value)}
                >
                  {say.states[value]}
                </button>
              ))}
            </div>
          </fieldset>
          <TextField label={say.place} value={place} onValue={setPlace} error={errors.place} />
          <div class="walk-count">
            <TextField kind="number" label={say.copies} value={copies} onValue={setCopies} error={errors.copies} />
            <button type="button" class="button" aria-label={say.oneFewer} onClick={() => step(-1)}>
              −
            </button>
            <button type="button" class="button" aria-label={say.oneMore} onClick={() => step(1)}>
              +
            </button>
          </div>
          <TextField label={say.by} required value={by} onValue={setBy} error={errors.by} />
          <TextField label={say.note} value={note} onValue={setNote} error={errors.note} />
        </div>
      )}
    </ActDialog>
  );
}

const mediums = ["paper", "electronic", "object"] as const;
const blank = { number: "", secret: "", what: "", place: "", copies: "1", photo_rule: "" };

function AddSheet({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const say = text().copies;
  const [value, setValue] = useState(blank);
  const [medium, setMedium] = useState<(typeof mediums)[number]>("paper");
  const put = (name: keyof typeof blank) => (written: string) => setValue({ ...value, [name]: written });
  const body = {
    number: value.number.trim(),
    secret: value.secret.trim(),
    what: value.what.trim(),
    medium,
    place: value.place.trim(),
    copies: Number(value.copies),
    photo_rule: value.photo_rule || undefined,
  };
  return (
    <ActDialog
      kind="sheet"
      title={say.add}
      text={say.addText}
      action={say.add}
      done={say.added}
      check={() => ({
        number: needed(value.number),
        secret: needed(value.secret),
        what: needed(value.what),
        copies: /^[1-9]\d*$/.test(value.copies) ? undefined : say.wholeNumber,
      })}
      send={() => addMediumItem(body)}
      onDone={() => {
        onDone();
        onClose();
      }}
      onClose={onClose}
      command={[
        "copy",
        "add",
        body.number || "NUMBER",
        "--secret",
        body.secret || "SECRET",
        "--what",
        body.what,
        "--medium",
        medium,
        ...(body.place ? ["--place", body.place] : []),
        "--copies",
        value.copies,
      ]}
      call={{ method: "POST", path: "/api/v1/medium-items", body }}
    >
      {(errors) => (
        <>
          <TextField label={say.number} required value={value.number} onValue={put("number")} error={errors.number} />
          <TextField label={say.secret} required value={value.secret} onValue={put("secret")} error={errors.secret} />
          <TextField label={say.what} help={say.whatHelp} required value={value.what} onValue={put("what")} error={errors.what} />
          <SelectField
            label={say.medium}
            value={medium}
            onValue={(chosen) => setMedium(chosen as (typeof mediums)[number])}
            options={mediums.map((one) => ({ value: one, label: say.mediums[one] }))}
          />
          <TextField label={say.place} value={value.place} onValue={put("place")} error={errors.place} />
          <TextField kind="number" label={say.copies} value={value.copies} onValue={put("copies")} error={errors.copies} />
          {medium === "object" && <TextField label={say.photoRule} value={value.photo_rule} onValue={put("photo_rule")} />}
        </>
      )}
    </ActDialog>
  );
}

function ReadForm({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const say = text().copies;
  const [file, setFile] = useState<File>();
  return (
    <ActDialog
      title={say.readForm}
      text={say.readFormText}
      action={say.readForm}
      done={say.formRead}
      check={() => ({ file: file ? undefined : t().form.needed })}
      send={async () => {
        if (!file) return;
        const done = await readStockForm(file);
        tell(say.formResult(done.checked, done.skipped, done.moved, done.fewer));
      }}
      onDone={() => {
        onDone();
        onClose();
      }}
      onClose={onClose}
      command={["copy", "read-form", file?.name ?? "stock-take.csv"]}
    >
      {(errors) => <FileField label={say.file} accept=".csv,text/csv" onFile={setFile} error={errors.file} />}
    </ActDialog>
  );
}
