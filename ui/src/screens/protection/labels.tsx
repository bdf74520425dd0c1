// Labels for binders, media and moulds: which numbers, on which paper, from which place of the first sheet on.
import { useState } from "preact/hooks";
import { CopyAs } from "../../components/copy_as";
import { SideSheet } from "../../components/dialog";
import { SelectField, TextField } from "../../components/field";
import { listIn } from "../../components/fields_dialog";
import { language } from "../../i18n/language";
import { text } from "./words";

const sheets = ["a4-12", "a4-10", "a4-24"] as const;

export function LabelSheet({ shelves, onClose }: { shelves?: boolean; onClose: () => void }) {
  const say = text().labels;
  const [numbers, setNumbers] = useState("");
  const [sheet, setSheet] = useState<string>("a4-12");
  const [copies, setCopies] = useState("1");
  const [skip, setSkip] = useState("0");
  const wanted = listIn(numbers);
  const asked = new URLSearchParams({ sheet, skip: skip || "0", language: language.value });
  if (!shelves) {
    for (const number of wanted) asked.append("number", number);
    asked.set("copies", copies || "1");
  }
  const address = `/api/v1/prints/${shelves ? "shelves" : "labels"}?${asked}`;
  const ready = shelves || wanted.length > 0;
  const link = (form: string, label: string) => (
    <a
      class={`button${form ? "" : " button-main"}`}
      href={ready ? `${address}${form && `&form=${form}`}` : undefined}
      aria-disabled={!ready}
      target="_blank"
      rel="noreferrer"
    >
      {label}
    </a>
  );
  return (
    <SideSheet title={shelves ? say.shelves : say.title} onClose={onClose}>
      <div class="stack">
        <p>{shelves ? say.shelvesText : say.text}</p>
        {!shelves && (
          <TextField label={say.numbers} help={say.numbersHelp} required rows={3} value={numbers} onValue={setNumbers} />
        )}
        <SelectField
          label={say.sheet}
          value={sheet}
          onValue={setSheet}
          options={sheets.map((value) => ({ value, label: say.sheets[value] }))}
        />
        {!shelves && <TextField kind="number" label={say.copies} value={copies} onValue={setCopies} />}
        <TextField kind="number" label={say.skip} help={say.skipHelp} value={skip} onValue={setSkip} />
        <p class="row act-buttons">
          {link("", say.open)}
          {link("pdf", say.pdf)}
        </p>
        <CopyAs
          command={[
            "print",
            shelves ? "shelves" : "labels",
            ...(shelves ? [] : wanted),
            "--sheet",
            sheet,
            ...(shelves || copies === "1" ? [] : ["--copies", copies]),
            ...(skip && skip !== "0" ? ["--skip", skip] : []),
            "-o",
            "labels.pdf",
          ]}
          call={{ method: "GET", path: address }}
        />
      </div>
    </SideSheet>
  );
}
