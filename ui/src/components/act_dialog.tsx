// One act of a person, with its reason: what it does, the fields it needs, the same as a command, and the server's answer beside the
// field it concerns. The draft outlives a closed dialog.
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../api/problem";
import { faultsByField, problemOf } from "../api/problem";
import { t } from "../i18n";
import { CopyAs, type SameCall } from "./copy_as";
import { Dialog } from "./dialog";
import { ProblemText } from "./error_panel";
import { Form } from "./field";
import { say } from "./toast";

export type Errors = Record<string, string | undefined>;

interface Props {
  title: string;
  text?: string;
  action: string; // the word on the button
  done: string; // what is said when it worked
  check: () => Errors; // what is missing, by field; empty when all is there
  send: () => Promise<unknown>;
  onDone: () => void;
  onClose: () => void;
  command?: readonly string[];
  call?: SameCall;
  kind?: "dialog" | "sheet";
  children: (errors: Errors) => ComponentChildren;
}

export function ActDialog({ title, text, action, done, check, send, onDone, onClose, command, call, kind, children }: Props) {
  const [errors, setErrors] = useState<Errors>({});
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const words = t().form;
  const submit = async () => {
    const found = check();
    setErrors(found);
    setProblem(undefined);
    if (Object.values(found).some(Boolean)) return;
    setBusy(true);
    try {
      await send();
      say(done);
      onDone();
    } catch (reason) {
      const answer = problemOf(reason);
      setErrors(faultsByField(answer.body.errors ?? [], words.atPlace));
      setProblem(answer);
    } finally {
      setBusy(false);
    }
  };
  const broken = Object.values(errors).filter(Boolean).length;
  // A fault of something that has no field here is told all the same.
  const buttons = useRef<HTMLParagraphElement>(null);
  const [unseen, setUnseen] = useState(false);
  useLayoutEffect(() => {
    setUnseen((buttons.current?.closest("form")?.querySelectorAll(".field-bad").length ?? 0) < broken);
  }, [errors]);
  return (
    <Dialog title={title} onClose={onClose} kind={kind}>
      <Form onSend={() => void submit()} errors={broken}>
        {text && <p>{text}</p>}
        {children(errors)}
        {problem && (broken === 0 || unseen) && (
          <div class="note note-bad" role="alert">
            <ProblemText problem={problem} />
          </div>
        )}
        <p class="row act-buttons" ref={buttons}>
          <button type="submit" class="button button-main" disabled={busy}>
            {busy ? words.sending : action}
          </button>
          <button type="button" class="button" onClick={onClose}>
            {words.cancel}
          </button>
        </p>
      </Form>
      {(command || call) && <CopyAs command={command} call={call} />}
    </Dialog>
  );
}
