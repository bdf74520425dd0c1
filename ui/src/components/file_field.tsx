// A file that a person chooses; it stays with the browser until the form is sent.
import { Field } from "./field";

export function FileField({
  label,
  help,
  error,
  accept,
  onFile,
}: {
  label: string;
  help?: string;
  error?: string;
  accept?: string;
  onFile: (file: File | undefined) => void;
}) {
  return (
    <Field label={label} help={help} error={error} required>
      {(ids) => <input {...ids} type="file" accept={accept} onChange={(event) => onFile(event.currentTarget.files?.[0])} />}
    </Field>
  );
}
