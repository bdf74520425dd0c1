#include "node/mail_report.h"

#include <algorithm>

#include "engine/link/mail_parts.h"

namespace sekimori::node {
namespace {

using inspect::ExtractedObject;
using inspect::PartKind;

bool is_mail(const ExtractedObject& object) {
  return object.media_type == "message/rfc822" || object.media_type == "application/vnd.ms-outlook";
}

std::string member_name(const std::string& path) {
  const size_t at = path.rfind("!/");
  return at == std::string::npos ? Path(path).filename().string() : path.substr(at + 2);
}

link::MailParts parts_of(const ExtractedObject& object) {
  link::MailParts mail;
  for (const inspect::TextPart& part : object.parts) {
    if (part.kind != PartKind::mail_header) continue;
    const size_t colon = part.name.find(": ");
    if (colon != std::string::npos) mail.headers.emplace_back(part.name.substr(0, colon), part.name.substr(colon + 2));
  }
  mail.subject = mail.header("subject");
  mail.text = object.text;
  mail.charset = object.charset.value_or("");
  return mail;
}

link::MailAttachment attachment_of(const ExtractedObject& object) {
  link::MailAttachment out;
  out.name = member_name(object.path);
  out.sha256 = object.sha256;
  for (const inspect::TextPart& part : object.parts) {
    if (part.kind != PartKind::property) continue;
    const size_t equals = part.name.find('=');
    if (equals != std::string::npos) out.properties.emplace_back(part.name.substr(0, equals), part.name.substr(equals + 1));
  }
  return out;
}

}  // namespace

Result<link::Report> mail_report(inspect::Extractor& extractor, const Path& path, std::vector<std::string>& trouble) {
  std::vector<ExtractedObject> objects;
  TRY(extractor.extract(path, [&](ExtractedObject&& object) -> Result<void> {
    // A program or picture has no text, but its hash is known: nothing is missing.
    const bool only_bytes = object.parent && object.reason == model::Reason::unsupported;
    if (object.status != model::InspectionStatus::inspected && !only_bytes)
      trouble.push_back(fmt::format("{}: {} ({})", object.path, name_of(object.status), name_of(object.reason)));
    if (objects.size() < 10'000) objects.push_back(std::move(object));
    return {};
  }));
  if (objects.empty()) return error(ErrorCode::invalid_input, "{}: not a mail", path.string());
  return mail_report_of(objects);
}

Result<link::Report> mail_report_of(const std::vector<ExtractedObject>& objects) {
  if (objects.empty() || !is_mail(objects.front()))
    return error(ErrorCode::invalid_input, "{}: not a mail", objects.empty() ? std::string() : objects.front().path);
  const bool carries_mails = std::ranges::any_of(objects.begin() + 1, objects.end(), is_mail);
  std::vector<link::MailParts> mails;
  std::vector<std::string> mail_paths;
  for (const ExtractedObject& object : objects)
    if (is_mail(object) && !(carries_mails && &object == &objects.front())) {
      mails.push_back(parts_of(object));
      mail_paths.push_back(object.path);
    }
  for (const ExtractedObject& object : objects) {
    if (is_mail(object)) continue;
    for (size_t i = mails.size(); i-- > 0;)
      if (object.path.starts_with(mail_paths[i] + "!/")) {
        mails[i].attachments.push_back(attachment_of(object));
        break;
      }
  }
  if (std::ranges::all_of(mails, [](const link::MailParts& mail) { return mail.headers.empty(); }))
    return error(ErrorCode::invalid_input, "{}: not a mail", objects.front().path);
  link::Report report;
  report.id = "sha256:" + objects.front().sha256;
  report.time = link::sent_at(mails);
  report.text = link::features_of_mails(mails, report.features);
  link::tidy_features(report.features);
  return report;
}

}  // namespace sekimori::node
