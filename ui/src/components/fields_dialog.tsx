// An act whose form is a list of fields: some words, a day, a choice. What is asked for is told once; required fields, errors of the
// server, the command and the call follow from it.
//
//   <FieldsDialog title={say.stop} action={say.stop} done={say.stopped} fields={[{ name: "why", label: say.why, required: true, rows: 3 }]}
//     send={(value) => stopPartner(id, { why: value.why })} command={(value) => ["partner", "stop", name, "--why", value.why]} … />
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { t } from "../i18n";
import { ActDialog, type Errors } from "./act_dialog";
import type { SameCall } from "./copy_as";
import { type Option, SelectField, TextField } from "./field";

export interface FieldPlan<Name extends string> {
  name: Name; // as in the body, so that the server's answer finds it
  label: string;
  help?: string;
  required?: boolean;
  kind?: "text" | "date" | "number" | "password";
  rows?: number;
  options?: readonly Option[]; // one of these
  choices?: readonly string[]; // offered while one types
}

export type Draft<Name extends string> = Record<Name, string>;

// "A-1, A-2、A-3" or one a line.
export const listIn = (written: string): string[] =>
  written
    .split(/[,、;\n]+/)
    .map((one) => one.trim())
    .filter(Boolean);

interface Props<Name extends string> {
  title: string;
  text?: string;
  action?: string; // the title unless given
  done: string;
  kind?: "dialog" | "sheet";
  fields: readonly FieldPlan<Name>[];
  start?: Partial<Draft<Name>>;
  send: (value: Draft<Name>) => Promise<unknown>;
  onDone: () => void;
  onClose: () => void;
  command?: (value: Draft<Name>) => readonly string[];
  call?: (value: Draft<Name>) => SameCall;
  children?: (value: Draft<Name>) => ComponentChildren; // below the fields
}

export function FieldsDialog<Name extends string>(props: Props<Name>) {
  const { fields, start, send, command, call, onDone, onClose } = props;
  const [value, setValue] = useState<Draft<Name>>(
    () => Object.fromEntries(fields.map(({ name }) => [name, start?.[name] ?? ""])) as Draft<Name>,
  );
  const check = (): Errors =>
    Object.fromEntries(fields.map((one) => [one.name, one.required && !value[one.name].trim() ? t().form.needed : undefined]));
  return (
    <ActDialog
      kind={props.kind}
      title={props.title}
      text={props.text}
      action={props.action ?? props.title}
      done={props.done}
      check={check}
      send={() => send(value)}
      onDone={() => {
        onClose();
        onDone();
      }}
      onClose={onClose}
      command={command?.(value)}
      call={call?.(value)}
    >
      {(errors) => (
        <>
          {fields.map((one) => {
            const common = {
              label: one.label,
              help: one.help,
              required: one.required,
              error: errors[one.name],
              value: value[one.name],
              onValue: (written: string) => setValue({ ...value, [one.name]: written }),
            };
            return one.options ? (
              <SelectField key={one.name} {...common} options={one.options} />
            ) : (
              <TextField key={one.name} {...common} kind={one.kind} rows={one.rows} choices={one.choices} />
            );
          })}
          {props.children?.(value)}
        </>
      )}
    </ActDialog>
  );
}

// Flags of a command: those with a value, a list once for each.
export function flags(given: Record<string, string | readonly string[] | undefined>): string[] {
  return Object.entries(given).flatMap(([name, value]) => {
    if (value === undefined || value === "") return [];
    return typeof value === "string" ? [`--${name}`, value] : value.flatMap((one) => [`--${name}`, one]);
  });
}
