// Fields with their label, help and error tied together for readers; the error names the cause and what to do.
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { t } from "../i18n";

interface Frame {
  label: string;
  help?: string;
  error?: string;
  required?: boolean;
}

interface Ids {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
  required?: boolean;
}

export function Field({ label, help, error, required, children }: Frame & { children: (ids: Ids) => ComponentChildren }) {
  const id = useId();
  const described = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class={`field${error ? " field-bad" : ""}`}>
      <label for={id}>
        {label}
        {required && <span class="field-required">{t().form.required}</span>}
      </label>
      {help && (
        <p class="field-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined, required })}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

type Text = Frame & {
  value: string;
  onValue: (value: string) => void;
  kind?: "text" | "email" | "search" | "date" | "number" | "password";
  rows?: number; // several lines
  choices?: readonly string[]; // offered while one types
  placeholder?: string;
};

export function TextField({ value, onValue, kind = "text", rows, choices, placeholder, ...frame }: Text) {
  const list = useId();
  return (
    <Field {...frame}>
      {(ids) => {
        const onInput = (event: { currentTarget: { value: string } }) => onValue(event.currentTarget.value);
        if (rows) return <textarea {...ids} rows={rows} value={value} placeholder={placeholder} onInput={onInput} />;
        if (kind === "date") return <input {...ids} type="date" value={value} onInput={onInput} />;
        if (kind === "number") return <input {...ids} type="number" value={value} onInput={onInput} />;
        if (kind === "password") return <input {...ids} type="password" autocomplete="off" value={value} onInput={onInput} />;
        if (kind === "search") return <input {...ids} type="search" value={value} placeholder={placeholder} onInput={onInput} />;
        if (kind === "email") return <input {...ids} type="email" autocomplete="off" value={value} onInput={onInput} />;
        if (!choices)
          return <input {...ids} type="text" autocomplete="off" value={value} placeholder={placeholder} onInput={onInput} />;
        return (
          <>
            <input
              {...ids}
              type="text"
              list={list}
              autocomplete="off"
              value={value}
              placeholder={placeholder}
              onInput={onInput}
            />
            <datalist id={list}>
              {choices.map((one) => (
                <option key={one} value={one} />
              ))}
            </datalist>
          </>
        );
      }}
    </Field>
  );
}

export interface Option {
  value: string;
  label: string;
  help?: string;
}

export function SelectField({
  value,
  onValue,
  options,
  ...frame
}: Frame & { value: string; onValue: (value: string) => void; options: readonly Option[] }) {
  return (
    <Field {...frame}>
      {(ids) => (
        <select {...ids} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
          {options.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function ChoiceField({
  label,
  help,
  error,
  required,
  value,
  onValue,
  options,
}: Frame & { value: string; onValue: (value: string) => void; options: readonly Option[] }) {
  const name = useId();
  return (
    <fieldset class={`field choice${error ? " field-bad" : ""}`} aria-describedby={error ? `${name}-error` : undefined}>
      <legend>
        {label}
        {required && <span class="field-required">{t().form.required}</span>}
      </legend>
      {help && <p class="field-help">{help}</p>}
      {options.map((one) => (
        <label key={one.value} class="choice-one">
          <input type="radio" name={name} value={one.value} checked={value === one.value} onChange={() => onValue(one.value)} />
          <span>
            {one.label}
            {one.help && <small>{one.help}</small>}
          </span>
        </label>
      ))}
      {error && (
        <p class="field-error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

export function CheckField({
  label,
  help,
  checked,
  onValue,
}: {
  label: string;
  help?: string;
  checked: boolean;
  onValue: (value: boolean) => void;
}) {
  return (
    <label class="choice-one">
      <input type="checkbox" checked={checked} onChange={(event) => onValue(event.currentTarget.checked)} />
      <span>
        {label}
        {help && <small>{help}</small>}
      </span>
    </label>
  );
}

// A form that says how many fields need correcting and puts the focus on the first of them.
export function Form({ onSend, errors = 0, children }: { onSend: () => void; errors?: number; children: ComponentChildren }) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (errors) form.current?.querySelector<HTMLElement>(".field-bad :is(input, select, textarea)")?.focus();
  }, [errors]);
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      {errors > 0 && (
        <p class="note note-bad" role="alert">
          {t().form.fix(errors)}
        </p>
      )}
      {children}
    </form>
  );
}
