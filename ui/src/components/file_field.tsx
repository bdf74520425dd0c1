// A file, or several, that a person chooses; it stays with the browser until the form is sent.
import { Field } from "./field";

export function FileField({
  label,
  help,
  error,
  accept,
  multiple,
  optional,
  onFile,
  onFiles,
}: {
  label: string;
  help?: string;
  error?: string;
  accept?: string;
  multiple?: boolean;
  optional?: boolean;
  onFile?: (file: File | undefined) => void;
  onFiles?: (files: File[]) => void;
}) {
  const take = (chosen: File[]) => {
    onFile?.(chosen[0]);
    onFiles?.(chosen);
  };
  return (
    <Field label={label} help={help} error={error} required={!optional}>
      {(ids) => (
        <input
          {...ids}
          type="file"
          accept={accept}
          multiple={multiple}
          onChange={(event) => take([...(event.currentTarget.files ?? [])])}
        />
      )}
    </Field>
  );
}
