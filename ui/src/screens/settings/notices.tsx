// Of what one is told by mail, by which ways the node tells at all, a trial of them, and the messages that could not leave.
import { useState } from "preact/hooks";
import { type Account, listAccounts } from "../../api/accounts";
import {
  changeNotices,
  listMessages,
  type Notices,
  type OutboxMessage,
  retryMessage,
  showChannels,
  showNotices,
  tryChannels,
} from "../../api/notices";
import { may, me } from "../../api/session";
import { query, setQuery } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs, option } from "../../components/copy_as";
import { ErrorPanel } from "../../components/error_panel";
import { CheckField, SelectField, TextField } from "../../components/field";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { say } from "../../components/toast";
import { t } from "../../i18n";
import { time } from "../../i18n/format";
import { useAction } from "../../state/action";
import { useFields } from "../../state/fields";
import { useResource } from "../../state/resource";
import { text } from "./words";

export function NoticeSettings() {
  const manages = may("account", "update");
  const accounts = useResource(
    (signal) =>
      manages ? listAccounts(signal) : Promise.resolve<{ items: Account[]; next: string | null }>({ items: [], next: null }),
    [manages],
  );
  const id = (manages && query("account")) || me.value?.account || "me";
  return (
    <>
      <div class="panels panels-two">
        <Told id={id} accounts={accounts.data?.items ?? []} />
        {may("setting", "read") && <Channels />}
        {may("setting", "list") && <Outbox />}
      </div>
      <CopyAs
        command={["notify", "list"]}
        call={{ method: "GET", path: may("setting", "list") ? "/api/v1/notices" : "/api/v1/accounts/me/notices" }}
      />
    </>
  );
}

function Told({ id, accounts }: { id: string; accounts: readonly Account[] }) {
  const words = text().notices;
  const notices = useResource((signal) => showNotices(id, signal), [id]);
  const [changing, setChanging] = useState(false);
  const login = accounts.find((one) => one.id === id)?.login ?? me.value?.login ?? "";
  return (
    <Panel
      title={words.told}
      aside={
        <button type="button" class="button button-small" onClick={() => setChanging(true)}>
          {words.change}
        </button>
      }
    >
      {accounts.length > 1 && (
        <SelectField
          label={words.whose}
          value={id}
          onValue={(chosen) => setQuery({ account: chosen === me.value?.account ? null : chosen })}
          options={accounts.map((one) => ({ value: one.id, label: one.login }))}
        />
      )}
      <Filled of={notices}>
        {(one) =>
          one.mail === "" ? (
            <p class="note space">{words.none}</p>
          ) : (
            <dl class="facts space">
              <dt>{words.mail}</dt>
              <dd>{one.mail}</dd>
              <dt>{words.kinds}</dt>
              <dd>{one.kinds.map((kind) => words.kindNames[kind]).join(" · ") || words.noKinds}</dd>
              <dt>{words.least}</dt>
              <dd>{one.least_score}</dd>
              <dt>{words.when}</dt>
              <dd>{one.digest_at ? words.daily(one.digest_at) : words.each}</dd>
              <dt>{words.quiet}</dt>
              <dd>{one.quiet_from && one.quiet_to ? `${one.quiet_from} – ${one.quiet_to}` : words.noQuiet}</dd>
            </dl>
          )
        }
      </Filled>
      {changing && notices.data && (
        <ChangeNotices id={id} login={login} of={notices.data} onClose={() => setChanging(false)} onDone={notices.put} />
      )}
    </Panel>
  );
}

interface ChangeProps {
  id: string;
  login: string;
  of: Notices;
  onClose: () => void;
  onDone: (after: Notices) => void;
}

const kinds = ["alert", "share", "question", "training", "team_training"] as const;
const clock = /^([01]\d|2[0-3]):[0-5]\d$/;

function ChangeNotices({ id, login, of, onClose, onDone }: ChangeProps) {
  const words = text().notices;
  const { value, put } = useFields({
    mail: of.mail,
    language: of.language,
    least: String(of.least_score),
    from: of.quiet_from,
    to: of.quiet_to,
    digest: of.digest_at,
  });
  const [chosen, setChosen] = useState<Notices["kinds"]>(of.kinds);
  const least = Number(value.least);
  const bad = (written: string) => (written && !clock.test(written) ? words.badTime : undefined);
  const body = {
    mail: value.mail.trim(),
    language: value.language as Notices["language"],
    kinds: chosen,
    least_score: least,
    quiet_from: value.from,
    quiet_to: value.to,
    digest_at: value.digest,
  };
  return (
    <ActDialog
      kind="sheet"
      title={words.change}
      text={words.text}
      action={t().form.save}
      done={words.changed}
      check={() => ({
        least_score: Number.isInteger(least) && least >= 0 && least <= 100 ? undefined : words.badScore,
        quiet_from: bad(value.from),
        quiet_to: bad(value.to),
        digest_at: bad(value.digest),
      })}
      send={async () => onDone(await changeNotices(id, body))}
      onDone={onClose}
      onClose={onClose}
      command={[
        "notify",
        "set",
        "--login",
        login,
        "--mail",
        value.mail,
        "--language",
        value.language,
        ...chosen.flatMap((kind) => ["--kind", kind]),
        "--least-score",
        value.least,
        ...option("quiet-from", value.from),
        ...option("quiet-to", value.to),
        ...option("digest-at", value.digest),
      ]}
      call={{ method: "POST", path: `/api/v1/accounts/${id}/notices`, body }}
    >
      {(errors) => (
        <>
          <TextField
            kind="email"
            label={words.mail}
            help={words.mailHelp}
            value={value.mail}
            onValue={put("mail")}
            error={errors.mail}
          />
          <SelectField
            label={text().language}
            value={value.language}
            onValue={put("language")}
            options={Object.entries(text().languages).map(([code, label]) => ({ value: code, label }))}
            error={errors.language}
          />
          <fieldset class="field">
            <legend>{words.kinds}</legend>
            {kinds.map((kind) => (
              <CheckField
                key={kind}
                label={words.kindNames[kind]}
                checked={chosen.includes(kind)}
                onValue={(on) => setChosen(on ? [...chosen, kind] : chosen.filter((one) => one !== kind))}
              />
            ))}
          </fieldset>
          <TextField
            kind="number"
            label={words.least}
            help={words.leastHelp}
            value={value.least}
            onValue={put("least")}
            error={errors.least_score}
          />
          <div class="row fields-row">
            <TextField
              label={words.quietFrom}
              placeholder="22:00"
              value={value.from}
              onValue={put("from")}
              error={errors.quiet_from}
            />
            <TextField label={words.quietTo} placeholder="07:00" value={value.to} onValue={put("to")} error={errors.quiet_to} />
          </div>
          <TextField
            label={words.digest}
            help={words.digestHelp}
            placeholder="08:00"
            value={value.digest}
            onValue={put("digest")}
            error={errors.digest_at}
          />
        </>
      )}
    </ActDialog>
  );
}

function Channels() {
  const words = text().notices;
  const channels = useResource((signal) => showChannels(signal), []);
  const [to, setTo] = useState("");
  const trying = useAction(async () => {
    await tryChannels(to.trim());
    say(words.sent);
  });
  return (
    <Panel title={words.channels}>
      <Filled of={channels}>
        {(one) => (
          <>
            <dl class="facts">
              <dt>{words.mail}</dt>
              <dd>
                {one.mail_server ? `${one.mail_server} · ${one.mail_from ?? ""}` : <Mark kind="plain">{words.notSetUp}</Mark>}
              </dd>
              <dt>{words.webhook}</dt>
              <dd>{one.webhook ?? <Mark kind="plain">{words.notSetUp}</Mark>}</dd>
            </dl>
            {!one.mail_server && !one.webhook && (
              <>
                <p class="note space">{words.howTo}</p>
                <pre class="written">
                  {
                    'smtp-url = "smtps://mail.example.jp"\nmail-from = "sekimori@example.jp"\nwebhook-url = "https://chat.example.jp/hook"\nwebhook-secret-file = "/etc/sekimori/webhook.secret"'
                  }
                </pre>
              </>
            )}
            {may("setting", "update") && (one.mail_server || one.webhook) && (
              <form
                class="space"
                onSubmit={(event) => {
                  event.preventDefault();
                  void trying.run();
                }}
              >
                {one.mail_server && <TextField kind="email" label={words.trialTo} value={to} onValue={setTo} />}
                <p class="space">
                  <button
                    type="submit"
                    class="button button-main"
                    disabled={trying.busy || (one.mail_server !== null && to.trim() === "")}
                  >
                    {trying.busy ? t().form.sending : words.trial}
                  </button>
                </p>
                {trying.problem && <ErrorPanel problem={trying.problem} />}
              </form>
            )}
          </>
        )}
      </Filled>
      <CopyAs command={["notify", "test", ...option("to", to)]} call={{ method: "GET", path: "/api/v1/notice-channels" }} />
    </Panel>
  );
}

function Outbox() {
  const words = text().notices;
  const messages = useResource((signal) => listMessages(signal), []);
  const retrying = useAction(async (id: string) => {
    await retryMessage(id);
    say(words.retried);
    messages.again();
  });
  const columns: Column<OutboxMessage>[] = [
    {
      id: "state",
      title: text().columns.state,
      narrow: true,
      cell: (row) => (
        <Mark kind={row.state === "dead" ? "bad" : row.state === "waiting" ? "warn" : "good"}>{words.states[row.state]}</Mark>
      ),
    },
    { id: "channel", title: words.channel, narrow: true, cell: (row) => words.channelNames[row.channel] ?? row.channel },
    { id: "created", title: text().columns.created, narrow: true, cell: (row) => time(row.created_at) },
    { id: "attempts", title: words.attempts, narrow: true, align: "end", cell: (row) => row.attempts },
    { id: "error", title: words.lastError, cell: (row) => row.last_error || "–" },
    {
      id: "retry",
      title: words.retry,
      narrow: true,
      cell: (row) =>
        row.state === "dead" && may("setting", "update") ? (
          <button type="button" class="button button-small" disabled={retrying.busy} onClick={() => void retrying.run(row.id)}>
            {words.retry}
          </button>
        ) : (
          "–"
        ),
    },
  ];
  return (
    <Panel title={words.outbox} className="panel-wide" aside={<p class="faint">{words.outboxLead}</p>}>
      <Filled of={messages}>
        {({ items }) => (
          <Table
            label={words.outbox}
            columns={columns}
            rows={[...items].reverse()}
            rowKey={(row) => row.id}
            fixed
            empty={<p class="faint">{words.noMessages}</p>}
          />
        )}
      </Filled>
      {retrying.problem && <ErrorPanel problem={retrying.problem} />}
    </Panel>
  );
}
