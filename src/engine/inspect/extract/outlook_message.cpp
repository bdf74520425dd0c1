#include <map>

#include "base/text.h"
#include "engine/inspect/extract/html_text.h"
#include "engine/inspect/extract/legacy_office.h"
#include "engine/inspect/extract/mail_message.h"

namespace sekimori::inspect {

using model::Reason;

namespace {

constexpr std::string_view outlook_type = "application/vnd.ms-outlook";

// One property of text: 001F is UTF-16, 001E in the sender's code page.
std::string text_property(const CompoundFile& file, std::string_view folder, std::string_view tag) {
  const std::string base = std::string(folder) + "__substg1.0_" + std::string(tag);
  if (const CompoundEntry* wide = file.find(base + "001F")) return utf16_of(file.read(*wide));
  if (const CompoundEntry* narrow = file.find(base + "001E")) {
    const Bytes bytes = file.read(*narrow);
    return decode(bytes, guess_charset(bytes));
  }
  return {};
}

// One message: the file's own, or one enclosed in an attachment of it (MS-OXMSG 2.2.2.1), whose streams lie in the folder `inside`.
void read_message(Reading& at, const CompoundFile& file, const std::string& inside) {
  if (const std::string subject = text_property(file, inside, "0037"); !subject.empty())
    at.text.add(PartKind::mail_subject, subject + "\n");
  const auto header = [&](std::string_view name, std::string_view tag) {
    if (const std::string value = text_property(file, inside, tag); !value.empty())
      at.text.note(PartKind::mail_header, std::string(name) + ": " + value);
  };
  // The headers as they came over the wire, where Outlook kept them.
  const std::string wire = at.walk.limits().correspondence ? text_property(file, inside, "007D") : std::string();
  for (const MailHeader& line : parse_mail_headers(wire).list)
    at.text.note(PartKind::mail_header, line.name + ": " + decode_words(line.value));
  header("From", "0C1A");
  header("From", "0C1F");
  header("To", "0E04");
  header("Cc", "0E03");
  const std::string body = text_property(file, inside, "1000");
  at.text.add(PartKind::body, body);
  if (const CompoundEntry* html = file.find(inside + "__substg1.0_10130102"); html != nullptr) {
    const Bytes bytes = file.read(*html);
    CharsetGuess guess = guess_charset(bytes);
    if (auto named = charset_in_html(bytes); named && guess.charset != Charset::utf8) guess = *named;
    HtmlText page = text_of_html(tidy_text(decode(bytes, guess)));
    if (tidy_text(body).find_first_not_of(" \n\t") == std::string::npos) at.text.add(PartKind::body, std::move(page.body));
    if (at.walk.limits().correspondence) {
      for (std::string& link : page.links) at.text.note(PartKind::link, std::move(link));
      for (const HtmlText::Anchor& anchor : page.anchors) at.text.note(PartKind::trait, "anchor=" + anchor.leads + "\t" + anchor.shows);
    }
  } else if (body.empty() && file.find(inside + "__substg1.0_10090102") != nullptr) {
    at.partial(Reason::unsupported, "its body is compressed RTF only, which is not read");
  }
  std::map<std::string, bool> folders;  // attachment storages; whether they hold another message
  for (const CompoundEntry& entry : file.entries())
    if (entry.path.starts_with(inside + "__attach_version1.0_#")) {
      const std::string folder = entry.path.substr(0, entry.path.find('/', inside.size()));
      folders[folder] = folders[folder] || entry.path == folder + "/__substg1.0_3701000D";
    }
  for (const auto& [folder, message] : folders) {
    std::string name = text_property(file, folder + "/", "3707");
    if (name.empty()) name = text_property(file, folder + "/", "3704");
    if (name.empty()) name = text_property(file, folder + "/", "3001");
    if (name.empty()) name = folder.substr(folder.rfind('/') + 1);
    at.text.note(PartKind::embedded_name, name);
    if (const CompoundEntry* data = file.find(folder + "/__substg1.0_37010102")) {
      at.member(name, file.read(*data));
    } else if (message) {
      at.scattered_member(name, outlook_type, [&](Reading& inner) { read_message(inner, file, folder + "/__substg1.0_3701000D/"); });
    } else {
      at.lost_member(name, Reason::unsupported, "the attachment holds no data here");
    }
  }
}

}  // namespace

void read_outlook_message(Reading& at, const CompoundFile& file) { read_message(at, file, {}); }

}  // namespace sekimori::inspect
