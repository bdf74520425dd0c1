// Frameworks: those that come with the program and those that were taken in.
import { useState } from "preact/hooks";
import { type FrameworkHead, type FrameworkItem, importFramework, listFrameworks, showFramework } from "../../api/govern";
import { may } from "../../api/session";
import { addressWith } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs } from "../../components/copy_as";
import { FileField } from "../../components/file_field";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { count } from "../../i18n/format";
import { either, language } from "../../i18n/language";
import { useResource } from "../../state/resource";
import { Source } from "../law/source";
import { text } from "./words";

// One language may be empty: a framework of others says it in its own.
const words = (of: { ja: string; en: string }) => either(of) || of.ja || of.en;

export function Frameworks() {
  const say = text();
  const found = useResource((signal) => listFrameworks(signal), []);
  const [taking, setTaking] = useState(false);
  const [file, setFile] = useState<File>();
  const columns: Column<FrameworkHead>[] = [
    { id: "title", title: say.frameworkTitle, cell: (row) => words(row.title), always: true },
    { id: "version", title: say.version, cell: (row) => row.version, narrow: true },
    { id: "controls", title: say.controls, cell: (row) => count(row.assessable), align: "end" },
    {
      id: "format",
      title: say.format,
      cell: (row) => say.formats[row.format as keyof typeof say.formats] ?? row.format,
      narrow: true,
    },
    { id: "source", title: say.words, cell: (row) => (row.source ? <Source of={row.source} /> : row.provider) },
  ];
  return (
    <>
      <Filled of={found}>
        {(page) => (
          <Table
            label={say.views.frameworks}
            columns={columns}
            rows={page.items}
            rowKey={(row) => `${row.id}@${row.version}`}
            href={(row) => addressWith({ view: "frameworks", framework: row.id })}
            aside={
              may("framework", "create") ? (
                <button type="button" class="button" onClick={() => setTaking(true)}>
                  {say.takeIn}
                </button>
              ) : undefined
            }
          />
        )}
      </Filled>
      {taking && (
        <ActDialog
          title={say.takeIn}
          text={say.takeInText}
          action={say.takeIn}
          done={say.takenIn}
          check={() => ({ file: file ? undefined : say.file })}
          send={async () => file && importFramework(file)}
          onDone={() => {
            setTaking(false);
            found.again();
          }}
          onClose={() => setTaking(false)}
          command={["framework", "import", "FILE"]}
        >
          {(errors) => <FileField label={say.file} accept=".json,.yaml,.yml,.xml" error={errors.file} onFile={setFile} />}
        </ActDialog>
      )}
    </>
  );
}

export function FrameworkPage({ id }: { id: string }) {
  const say = text();
  const found = useResource((signal) => showFramework(id, signal), [id]);
  const columns: Column<FrameworkItem>[] = [
    { id: "ref", title: say.item, cell: (row) => row.ref || row.id, narrow: true, always: true },
    {
      id: "words",
      title: say.words,
      cell: (row) => (
        <>
          {row.assessable ? words(row.title) : <strong>{words(row.title)}</strong>}{" "}
          {row.assessable && words(row.text) && <span class="faint">{words(row.text)}</span>}
        </>
      ),
    },
    {
      id: "standing",
      title: say.state,
      cell: (row) =>
        found.data?.format === "shipped" && row.assessable && row.standing === "unverified" ? (
          <Mark kind="warn">{say.unverified}</Mark>
        ) : (
          ""
        ),
      narrow: true,
    },
  ];
  return (
    <>
      <p class="no-print">
        <a href={addressWith({ view: "frameworks", framework: null })}>{say.allFrameworks}</a>
      </p>
      <Filled of={found}>
        {(one) => (
          <>
            <header class="screen-head">
              <div>
                <h1>
                  {words(one.title)} {one.version}
                </h1>
                <p>{words(one.description)}</p>
                {one.source && (
                  <p>
                    <Source of={one.source} />
                  </p>
                )}
              </div>
              <p class="row no-print">
                <a
                  class="button"
                  href={`/api/v1/frameworks/${encodeURIComponent(one.id)}/oscal?language=${language.value}`}
                  download={`${one.id}.json`}
                >
                  {say.oscal}
                </a>
                {may("measure", "export") && (
                  <a
                    class="button"
                    href={`/api/v1/frameworks/${encodeURIComponent(one.id)}/trail/paper?form=pdf&language=${language.value}`}
                    download="trail.pdf"
                  >
                    {say.trail}
                  </a>
                )}
              </p>
            </header>
            {one.left_out.length > 0 && (
              <Panel title={say.leftOut}>
                <ul class="bullets">
                  {one.left_out.map((left) => (
                    <li key={left}>{left}</li>
                  ))}
                </ul>
              </Panel>
            )}
            <Table label={words(one.title)} columns={columns} rows={one.items} rowKey={(row) => row.id} fixed />
            <CopyAs command={["framework", "show", one.id]} />
          </>
        )}
      </Filled>
    </>
  );
}
