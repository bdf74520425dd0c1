// One's own log-in: second factors, password, and the end of every session. Enrolling is done on a page that needs no script.
import { useState } from "preact/hooks";
import { changePassword, listSecondFactors, logOutEverywhere, removeSecondFactor, type SecondFactor } from "../../api/accounts";
import { me } from "../../api/session";
import { CopyAs } from "../../components/copy_as";
import { ErrorPanel } from "../../components/error_panel";
import { Field, Form } from "../../components/field";
import { Filled, Panel } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { say } from "../../components/toast";
import { t } from "../../i18n";
import { day, time } from "../../i18n/format";
import { useAction } from "../../state/action";
import { useResource } from "../../state/resource";
import { text } from "./words";

export function Security() {
  return (
    <>
      <div class="panels panels-two">
        <Factors />
        <Password />
        <Everywhere />
      </div>
      <CopyAs
        command={["account", "second-factor", "--login", me.value?.login ?? "…"]}
        call={{ method: "GET", path: "/api/v1/second-factors" }}
      />
    </>
  );
}

function Factors() {
  const words = text().security;
  const factors = useResource((signal) => listSecondFactors(signal), []);
  const removing = useAction(async (id: string) => {
    await removeSecondFactor(id);
    say(words.removed);
    factors.again();
  });
  const columns: Column<SecondFactor>[] = [
    { id: "kind", title: words.kind, cell: (row) => words.kinds[row.kind] },
    { id: "name", title: words.name, cell: (row) => (row.kind === "recovery" ? words.left(row.left ?? 0) : row.name) },
    { id: "created", title: text().columns.created, cell: (row) => day(row.created_at), narrow: true },
    {
      id: "used",
      title: text().columns.used,
      cell: (row) => (row.last_used_at ? time(row.last_used_at) : text().never),
      narrow: true,
    },
    {
      id: "remove",
      title: words.remove,
      cell: (row) => (
        <button type="button" class="button button-small" disabled={removing.busy} onClick={() => void removing.run(row.id)}>
          {words.remove}
          <span class="heard"> {row.name}</span>
        </button>
      ),
      narrow: true,
    },
  ];
  return (
    <Panel title={words.factors} className="panel-wide">
      <p>{words.factorsText}</p>
      <Filled of={factors}>
        {({ items }) => (
          <Table
            label={words.factors}
            columns={columns}
            rows={items}
            rowKey={(row) => row.id}
            fixed
            empty={<p class="note space">{words.none}</p>}
          />
        )}
      </Filled>
      {removing.problem && <ErrorPanel problem={removing.problem} />}
      <p class="space">
        <a class="button button-main" href="/account/second-factor" data-plain="">
          {words.add}
        </a>
      </p>
    </Panel>
  );
}

function Password() {
  const words = text().security;
  const [value, setValue] = useState({ old: "", next: "", again: "" });
  const [tried, setTried] = useState(false);
  const changing = useAction(async () => {
    await changePassword(value.old, value.next);
    window.location.assign("/log-in");
  });
  const errors = {
    old: tried && !value.old ? t().form.needed : undefined,
    next: tried && [...value.next].length < 12 ? words.short : undefined,
    again: tried && value.next !== value.again ? words.differ : undefined,
  };
  const send = () => {
    setTried(true);
    if (value.old && [...value.next].length >= 12 && value.next === value.again) void changing.run();
  };
  const field = (name: keyof typeof value, label: string, complete: string, help?: string) => (
    <Field label={label} help={help} error={errors[name]} required>
      {(ids) => (
        <input
          {...ids}
          type="password"
          autocomplete={complete}
          value={value[name]}
          onInput={(event) => setValue({ ...value, [name]: event.currentTarget.value })}
        />
      )}
    </Field>
  );
  return (
    <Panel title={words.password}>
      <p>{words.passwordText}</p>
      <Form onSend={send} errors={Object.values(errors).filter(Boolean).length}>
        {field("old", words.old, "current-password")}
        {field("next", words.next, "new-password", words.nextHelp)}
        {field("again", words.again, "new-password")}
        {changing.problem && <ErrorPanel problem={changing.problem} />}
        <p>
          <button type="submit" class="button" disabled={changing.busy}>
            {words.change}
          </button>
        </p>
      </Form>
    </Panel>
  );
}

function Everywhere() {
  const words = text().security;
  const ending = useAction(async () => {
    const { ended } = await logOutEverywhere();
    say(words.ended(ended));
    window.location.assign("/log-in");
  });
  return (
    <Panel title={words.everywhere}>
      <p>{words.everywhereText}</p>
      {ending.problem && <ErrorPanel problem={ending.problem} />}
      <p class="space">
        <button type="button" class="button" disabled={ending.busy} onClick={() => void ending.run()}>
          {words.everywhere}
        </button>
      </p>
    </Panel>
  );
}
