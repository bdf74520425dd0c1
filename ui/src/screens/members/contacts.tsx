// Who speaks for a member, to which key the hub's mail goes to them, and where the member mails its reports to.
import { useState } from "preact/hooks";
import { type HubMember, inBase64, keepMemberKey, showReportAddress, takeMemberKeyAway } from "../../api/hub";
import { may } from "../../api/session";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs } from "../../components/copy_as";
import { TextField } from "../../components/field";
import { FieldsDialog } from "../../components/fields_dialog";
import { FileField } from "../../components/file_field";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { t } from "../../i18n";
import { useResource } from "../../state/resource";
import { text } from "./words";

interface Props {
  of: HubMember;
  onDone: (after: HubMember) => void;
}

// As people read it to one another on the telephone.
const spoken = (fingerprint: string) => fingerprint.match(/.{1,4}/g)?.join(" ") ?? "";

export function Contacts({ of, onDone }: Props) {
  const say = text();
  const [act, setAct] = useState<{ what: "key" | "remove"; mail: string }>();
  const { number } = of;
  const end = () => setAct(undefined);
  return (
    <>
      <h3>{say.contacts}</h3>
      <ul class="plain-list">
        {of.contacts.map(({ name, mail, phone, key }) => (
          <li key={mail} class="stack">
            <span>
              {name} · {mail} {phone}
            </span>
            <span>
              {key ? (
                <>
                  <Mark kind="good">{say.encrypted}</Mark> <code class="path">{spoken(key)}</code>
                </>
              ) : (
                <Mark kind="plain">{say.noKey}</Mark>
              )}
            </span>
            {may("member", "update") && (
              <span class="row no-print">
                <button type="button" class="button button-small" onClick={() => setAct({ what: "key", mail })}>
                  {say.keepKey(mail)}
                </button>
                {key && (
                  <button type="button" class="button button-small" onClick={() => setAct({ what: "remove", mail })}>
                    {say.removeKey(mail)}
                  </button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
      <ReportAddress number={number} key={of.contacts.map((one) => one.mail).join()} />
      {act?.what === "key" && <KeyDialog number={number} mail={act.mail} onDone={onDone} onClose={end} />}
      {act?.what === "remove" && (
        <FieldsDialog
          title={say.removeKey(act.mail)}
          text={say.removeKeyText}
          done={say.keyRemoved}
          fields={[{ name: "reason", label: say.reason, required: true, rows: 2 }]}
          send={async ({ reason }) => onDone(await takeMemberKeyAway(number, { mail: act.mail, reason }))}
          onDone={() => undefined}
          onClose={end}
          command={({ reason }) => ["member", "key", number, "--mail", act.mail, "--remove", "--reason", reason]}
          call={({ reason }) => ({
            method: "POST",
            path: `/api/v1/hub-members/${number}/key-removed`,
            body: { mail: act.mail, reason },
          })}
        />
      )}
    </>
  );
}

interface KeyProps {
  number: string;
  mail: string;
  onDone: (after: HubMember) => void;
  onClose: () => void;
}

function KeyDialog({ number, mail, onDone, onClose }: KeyProps) {
  const say = text();
  const [file, setFile] = useState<File>();
  const [written, setWritten] = useState("");
  const [fingerprint, setFingerprint] = useState("");
  const content = async () => inBase64(file ?? new Blob([written]));
  return (
    <ActDialog
      title={say.keepKey(mail)}
      text={say.keepKeyText}
      action={say.keep}
      done={say.keyKept}
      check={() => ({
        content: file || written.trim() ? undefined : t().form.needed,
        fingerprint: fingerprint.trim() ? undefined : t().form.needed,
      })}
      send={async () => onDone(await keepMemberKey(number, { mail, content: await content(), fingerprint: fingerprint.trim() }))}
      onDone={onClose}
      onClose={onClose}
      command={["member", "key", number, file?.name ?? "KEY.asc", "--mail", mail, "--fingerprint", fingerprint || "HEX"]}
      call={{ method: "POST", path: `/api/v1/hub-members/${number}/key`, body: { mail, content: "…", fingerprint } }}
    >
      {(errors) => (
        <>
          <FileField label={say.keyFile} accept=".asc,.gpg,.pgp,.txt" optional onFile={setFile} />
          <TextField
            label={say.keyText}
            rows={4}
            value={written}
            onValue={setWritten}
            error={errors.content}
            placeholder="-----BEGIN PGP PUBLIC KEY BLOCK-----"
          />
          <TextField
            label={say.key}
            help={say.keyHelp}
            required
            value={fingerprint}
            onValue={setFingerprint}
            error={errors.fingerprint}
          />
        </>
      )}
    </ActDialog>
  );
}

function ReportAddress({ number }: { number: string }) {
  const say = text();
  const found = useResource((signal) => showReportAddress(number, signal), [number]);
  return (
    <>
      <h3>{say.reportAddress}</h3>
      <Filled of={found}>
        {({ address, token, senders }) => (
          <>
            <p>{say.reportAddressText}</p>
            <p>
              <code class="path">{address || `…+${token}@…`}</code>
            </p>
            {!address && <p class="note">{say.noMailbox}</p>}
            <p class="faint">{say.senders(senders.join("、 "))}</p>
            <CopyAs
              command={["report", "address", number]}
              call={{ method: "GET", path: `/api/v1/hub-members/${number}/report-address` }}
            />
          </>
        )}
      </Filled>
    </>
  );
}
