// What practitioners say to one another under a share or an item of the forum. Members appear under a name of this thread alone.
import { useState } from "preact/hooks";
import { letOutNote, listNotes, type ThreadNote, takeBackNote, writeNote } from "../../api/forum";
import { may } from "../../api/session";
import { CopyAs } from "../../components/copy_as";
import { ErrorPanel } from "../../components/error_panel";
import { TextField } from "../../components/field";
import { FieldsDialog } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { say as tell } from "../../components/toast";
import { time } from "../../i18n/format";
import { useAction } from "../../state/action";
import { useResource } from "../../state/resource";
import { shared } from "./words";

export function Thread({ subject, open }: { subject: string; open: boolean }) {
  const say = shared().thread;
  const found = useResource((signal) => listNotes(subject, signal), [subject]);
  const [words, setWords] = useState("");
  const [taking, setTaking] = useState<ThreadNote>();
  const [letting, setLetting] = useState<ThreadNote>();
  const write = useAction(async () => {
    await writeNote(subject, words.trim());
    setWords("");
    tell(say.written);
    found.again();
  });
  return (
    <section aria-label={say.title} class="stack">
      <h3>{say.title}</h3>
      <p class="faint">{say.text}</p>
      <Filled of={found}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="note">{say.empty}</p>
          ) : (
            <ol class="plain-list">
              {items.map((one) => (
                <li key={one.number}>
                  <p class="row">
                    <strong>{one.author}</strong>
                    {one.own && <Mark kind="info">{say.own}</Mark>}
                    {one.held && <Mark kind="warn">{say.held}</Mark>}
                    <span class="faint">
                      {time(one.written_at)} <span class="code">{one.number}</span>
                    </span>
                    {one.held && !one.withdrawn_at && may("forum_item", "update") && (
                      <button type="button" class="button button-small no-print" onClick={() => setLetting(one)}>
                        {say.letOut}
                      </button>
                    )}
                    {!one.withdrawn_at && (one.own || may("forum_item", "update")) && (
                      <button type="button" class="button button-small button-quiet no-print" onClick={() => setTaking(one)}>
                        {say.takeBack}
                      </button>
                    )}
                  </p>
                  <p class={one.withdrawn_at ? "faint" : "as-written"}>{one.withdrawn_at ? say.takenBack : one.text}</p>
                </li>
              ))}
            </ol>
          )
        }
      </Filled>
      {open && may("forum_note", "create") && (
        <div class="no-print">
          <TextField label={say.write} help={say.writeHelp} rows={3} value={words} onValue={setWords} />
          {write.problem && <ErrorPanel problem={write.problem} />}
          <p class="row">
            <button type="button" class="button" disabled={write.busy || !words.trim()} onClick={() => void write.run()}>
              {say.send}
            </button>
          </p>
        </div>
      )}
      <CopyAs
        command={["thread", "write", subject, "--text", words.trim() || "TEXT"]}
        call={{ method: "POST", path: `/api/v1/threads/${subject}`, body: { text: words.trim() } }}
      />
      {letting && (
        <FieldsDialog
          title={say.letOut}
          text={say.letOutText}
          done={say.letOutDone}
          fields={[{ name: "reason", label: shared().reason, required: true, rows: 2 }]}
          send={({ reason }) => letOutNote(letting.number, reason)}
          onDone={found.again}
          onClose={() => setLetting(undefined)}
          command={({ reason }) => ["thread", "let-out", letting.number, "--reason", reason]}
          call={(body) => ({ method: "POST", path: `/api/v1/thread-notes/${letting.number}/let-out`, body })}
        />
      )}
      {taking && (
        <FieldsDialog
          title={say.takeBack}
          text={say.takeBackText}
          done={say.takenBack}
          fields={[{ name: "reason", label: shared().reason, required: true, rows: 2 }]}
          send={({ reason }) => takeBackNote(taking.number, reason)}
          onDone={found.again}
          onClose={() => setTaking(undefined)}
          command={({ reason }) => ["thread", "take-back", taking.number, "--reason", reason]}
          call={(body) => ({ method: "POST", path: `/api/v1/thread-notes/${taking.number}/take-back`, body })}
        />
      )}
    </section>
  );
}
