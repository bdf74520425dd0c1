// The notice to staff opens as a paper of its own: complete without scripts, to be read, printed, or kept as PDF.
import { useState } from "preact/hooks";
import { me } from "../../api/session";
import { CopyAs } from "../../components/copy_as";
import { TextField } from "../../components/field";
import { language } from "../../i18n/language";
import { text } from "./words";

export function NoticeLinks({ source }: { source?: string }) {
  const words = text();
  const [company, setCompany] = useState(me.value?.organisation.name ?? "");
  const [contact, setContact] = useState("");
  const address = (form: "html" | "pdf") => {
    const wanted = new URLSearchParams({ form, language: language.value });
    if (source) wanted.append("source", source);
    if (company) wanted.set("company", company);
    if (contact) wanted.set("contact", contact);
    return `/api/v1/staff-notice?${wanted}`;
  };
  return (
    <>
      <div class="row fields-row no-print">
        <TextField label={words.company} value={company} onValue={setCompany} />
        <TextField label={words.contact} value={contact} onValue={setContact} />
      </div>
      <p class="row space no-print">
        <a class="button button-main" href={address("html")} target="_blank" rel="noreferrer">
          {words.print}
        </a>
        <a class="button" href={address("pdf")} target="_blank" rel="noreferrer">
          {words.printPdf}
        </a>
      </p>
      <CopyAs
        command={[
          "source",
          "notice",
          ...(source ? [source] : []),
          "-o",
          "notice.pdf",
          ...(company ? ["--company", company] : []),
          ...(contact ? ["--contact", contact] : []),
          "--paper-language",
          language.value,
        ]}
        call={{ method: "GET", path: address("html") }}
      />
    </>
  );
}
