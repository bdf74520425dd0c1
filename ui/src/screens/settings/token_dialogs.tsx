// A token for a program: its text is shown once. And its end.
import { useState } from "preact/hooks";
import { type Account, createToken, revokeToken, type Token } from "../../api/accounts";
import { me } from "../../api/session";
import { listSources } from "../../api/sources";
import { ActDialog } from "../../components/act_dialog";
import { Dialog } from "../../components/dialog";
import { ChoiceField, SelectField, TextField } from "../../components/field";
import { say } from "../../components/toast";
import { t } from "../../i18n";
import { useFields } from "../../state/fields";
import { useResource } from "../../state/resource";
import { text } from "./words";

interface Props {
  accounts: readonly Account[];
  onClose: () => void;
  onDone: () => void;
}

const uses = ["source", "ingest", "api"] as const;

export function CreateToken({ accounts, onClose, onDone }: Props) {
  const words = text().token;
  const sources = useResource((signal) => listSources(signal), []);
  const { value, put, needed } = useFields({
    label: "",
    account: me.value?.account ?? "",
    source: "",
    days: "365",
    reason: "",
  });
  const [use, setUse] = useState<(typeof uses)[number]>("source");
  const [made, setMade] = useState("");
  const days = Number(value.days);
  // What opens everything that its holder may is made by the holder alone.
  const own = value.account === me.value?.account;
  const possible = uses.filter((one) => one !== "api" || own);
  const scope = use === "source" ? `ingest:${value.source}` : use;
  const login = accounts.find((one) => one.id === value.account)?.login ?? me.value?.login ?? "NAME";
  if (made)
    return (
      <Dialog title={words.made} onClose={onClose}>
        <p>{words.once}</p>
        <p class="path">
          <code>{made}</code>
        </p>
        <p class="row act-buttons">
          <button
            type="button"
            class="button button-main"
            onClick={() =>
              navigator.clipboard.writeText(made).then(
                () => say(t().copy.copied),
                () => say(t().copy.failed, "failed"),
              )
            }
          >
            {words.copy}
          </button>
        </p>
      </Dialog>
    );
  return (
    <ActDialog
      kind="sheet"
      title={words.create}
      text={words.createText}
      action={words.create}
      done={words.made}
      check={() => ({
        label: needed("label"),
        source: use === "source" ? needed("source") : undefined,
        days: Number.isInteger(days) && days >= 1 && days <= 730 ? undefined : words.daysRange,
      })}
      send={async () => {
        const token = await createToken({
          account: value.account || undefined,
          label: value.label.trim(),
          scopes: [scope],
          days,
          reason: value.reason || undefined,
        });
        setMade(token.token);
        onDone();
      }}
      onDone={() => undefined}
      onClose={onClose}
      command={[
        "token",
        "create",
        "--login",
        login,
        "--scope",
        scope,
        "--days",
        value.days || "365",
        "--label",
        value.label || "…",
      ]}
    >
      {(errors) => (
        <>
          <TextField
            label={words.label}
            help={words.labelHelp}
            required
            value={value.label}
            onValue={put("label")}
            error={errors.label}
          />
          <ChoiceField
            label={words.use}
            value={use}
            onValue={(chosen) => setUse(chosen as typeof use)}
            options={possible.map((one) => ({ value: one, label: words.uses[one], help: words.usesHelp[one] }))}
            error={errors.scopes}
          />
          {use === "source" && (
            <SelectField
              label={words.source}
              required
              value={value.source}
              onValue={put("source")}
              options={[
                { value: "", label: "–" },
                ...(sources.data?.items ?? []).map((one) => ({ value: one.name, label: one.name })),
              ]}
              error={errors.source}
            />
          )}
          {accounts.length > 1 && (
            <SelectField
              label={text().columns.account}
              help={words.accountHelp}
              value={value.account}
              onValue={(account) => {
                put("account")(account);
                if (use === "api" && account !== me.value?.account) setUse("source");
              }}
              options={accounts.map((one) => ({ value: one.id, label: one.login }))}
              error={errors.account}
            />
          )}
          <TextField kind="number" label={words.days} value={value.days} onValue={put("days")} error={errors.days} />
          <TextField label={t().form.reason} value={value.reason} onValue={put("reason")} error={errors.reason} />
        </>
      )}
    </ActDialog>
  );
}

export function RevokeToken({ of, onClose, onDone }: { of: Token; onClose: () => void; onDone: () => void }) {
  const words = text().token;
  const { value, put, needed } = useFields({ reason: "" });
  return (
    <ActDialog
      title={`${words.revoke}: ${of.label}`}
      text={words.revokeText}
      action={words.revoke}
      done={words.revoked}
      check={() => ({ reason: needed("reason") })}
      send={() => revokeToken(of.id, value.reason.trim())}
      onDone={() => {
        onDone();
        onClose();
      }}
      onClose={onClose}
      command={["token", "revoke", of.id, "--reason", value.reason || "…"]}
      call={{ method: "POST", path: `/api/v1/tokens/${of.id}/revocation`, body: { reason: value.reason } }}
    >
      {(errors) => (
        <TextField
          label={t().form.reason}
          help={t().form.reasonHelp}
          required
          rows={2}
          value={value.reason}
          onValue={put("reason")}
          error={errors.reason}
        />
      )}
    </ActDialog>
  );
}
