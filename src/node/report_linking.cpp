#include "node/report_linking.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"
#include "engine/link/indicator.h"
#include "node/mail_report.h"
#include "node/report_reading.h"

namespace sekimori::node {
namespace {

using inspect::ExtractedObject;
using share::AttachmentType;

constexpr int most_tries = 3;
constexpr std::size_t most_words = 200'000;
constexpr std::string_view between_words = " \t\r\n,;|\"'<>{}()";

bool is_mail(const ExtractedObject& object) {
  return object.media_type == "message/rfc822" || object.media_type == "application/vnd.ms-outlook";
}

std::string_view file_name_of(std::string_view path) {
  const std::size_t at = path.rfind("!/");
  return at == std::string_view::npos ? path : path.substr(at + 2);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Vulnerabilities that a text names anywhere in it, also between letters that no blank parts: CVE-2021-44228を悪用.
void add_vulnerabilities(const std::vector<ExtractedObject>& objects, std::vector<link::Feature>& features) {
  constexpr std::string_view mark = "cve-";
  constexpr std::size_t most_found = 1000;
  std::size_t found = 0;
  for (const ExtractedObject& object : objects) {
    const std::string text = ascii_lower(object.text);
    for (std::size_t at = text.find(mark); at != std::string::npos && found < most_found; at = text.find(mark, at + mark.size())) {
      std::size_t end = at + mark.size();
      while (end < text.size() && (is_digit(text[end]) || text[end] == '-')) ++end;
      if (const auto one = link::normalise_feature(link::FeatureType::vulnerability, std::string_view(text).substr(at, end - at))) {
        features.push_back(*one);
        ++found;
      }
    }
  }
}

// Whom an attack was sent to, where a document says so: recipients of MISP and STIX are no senders.
void add_recipients(const Json& value, std::set<std::string, std::less<>>& out) {
  const std::string_view type = value["type"].text();
  if (type == "email-dst" || type == "email-dst-display-name" || type.starts_with("target-"))
    out.insert(ascii_lower(value["value"].text()));
  for (const Json& one : value.items()) add_recipients(one, out);
  for (const auto& [name, one] : value.members()) add_recipients(one, out);
}

std::set<std::string, std::less<>> recipients_in(std::string_view text) {
  std::set<std::string, std::less<>> out;
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || (text[first] != '{' && text[first] != '[')) return out;
  const auto document = Json::parse(text);
  if (!document) return out;
  add_recipients(*document, out);
  std::set<std::string_view> referred;
  for (const Json& object : (*document)["objects"].items())
    for (const std::string_view list : {"to_refs", "cc_refs", "bcc_refs"})
      for (const Json& ref : object[list].items()) referred.insert(ref.text());
  for (const Json& object : (*document)["objects"].items())
    if (referred.contains(object["id"].text())) out.insert(ascii_lower(object["value"].text()));
  return out;
}

}  // namespace

AttachmentType attachment_in(const std::vector<ExtractedObject>& objects) {
  if (objects.empty() || !is_mail(objects.front())) return AttachmentType::unknown;
  AttachmentType worst = AttachmentType::none;
  for (const ExtractedObject& object : objects) {
    if (is_mail(object) || !object.parent) continue;
    worst = std::min(worst, share::attachment_type_of_name(file_name_of(object.path)));
  }
  return worst;
}

link::Report indicators_in(const std::vector<ExtractedObject>& objects) {
  link::Report report;
  std::size_t words = 0;
  for (const ExtractedObject& object : objects) {
    const std::string_view text = object.text;
    const auto recipients = recipients_in(text);
    for (std::size_t start = 0; start < text.size() && words < most_words;) {
      const std::size_t end = std::min(text.find_first_of(between_words, start), text.size());
      if (end > start) {
        ++words;
        const std::string_view word = text.substr(start, end - start);
        if (const auto found = recipients.contains(ascii_lower(word)) ? std::nullopt : link::classify_indicator(word))
          link::features_of_indicator(*found, report.features);
      }
      start = end + 1;
    }
  }
  link::tidy_features(report.features);
  return report;
}

ReportLinking::~ReportLinking() {
  if (follows_) node_.share().reports.set_follower({});
}

void ReportLinking::follow(std::function<void(const Error&)> on_trouble) {
  follows_ = true;
  node_.share().reports.set_follower([this, on_trouble = std::move(on_trouble)](const share::HubReport& report) {
    if (auto taken = take(report); !taken) on_trouble(taken.error());
  });
}

Result<LinkTraits> traits_of_files(std::vector<ExtractedObject> objects) {
  LinkTraits out;
  bool any_mail = false;
  for (std::size_t begin = 0; begin < objects.size();) {
    std::size_t end = begin + 1;
    while (end < objects.size() && objects[end].parent) ++end;
    const std::vector<ExtractedObject> file(std::make_move_iterator(objects.begin() + static_cast<std::ptrdiff_t>(begin)),
                                            std::make_move_iterator(objects.begin() + static_cast<std::ptrdiff_t>(end)));
    begin = end;
    auto mail = mail_report_of(file);
    if (!mail && mail.error().code != ErrorCode::invalid_input) return std::unexpected(std::move(mail).error());
    const link::Report found = mail ? *std::move(mail) : indicators_in(file);
    if (mail && !std::exchange(any_mail, true)) {
      out.report.time = found.time;
      out.report.text = found.text;
    }
    out.report.features.insert(out.report.features.end(), found.features.begin(), found.features.end());
    add_vulnerabilities(file, out.report.features);
    out.attachment = std::min(out.attachment, attachment_in(file));
  }
  link::tidy_features(out.report.features);
  return out;
}

// The caller holds the mutex.
Result<std::vector<ExtractedObject>> ReportLinking::read(const share::HubReport& report) {
  std::vector<share::IncomingFile> files = TRY(node_.share().reports.originals(record::Actor::system("link"), report.number, "linking"));
  // What the member wrote around it tells of the member, unless there is nothing else.
  if (std::ranges::any_of(files, [](const share::IncomingFile& file) { return file.role == share::FileRole::report; }))
    std::erase_if(files, [](const share::IncomingFile& file) { return file.role != share::FileRole::report; });
  return read_report_files(node_.seams(), node_.data().spool(), program_, files, {});
}

Result<void> ReportLinking::take(const share::HubReport& report) {
  const std::lock_guard lock(mutex_);
  auto done = link(report);
  if (done) failures_.erase(report.number);
  else ++failures_[report.number];
  return done;
}

// The caller holds the mutex.
Result<void> ReportLinking::link(const share::HubReport& report) {
  share::CampaignBook& campaigns = node_.share().campaigns;
  const record::Actor system = record::Actor::system("link");
  const bool known = TRY(campaigns.knows(report.number));
  if (known == share::CampaignBook::belongs(report)) return {};
  if (known) return campaigns.remove(system, report.number, report.note.empty() ? "no longer targeted" : report.note);
  LinkTraits found = TRY(traits_of_files(TRY(read(report))));
  found.report.id = report.number;
  TRY(campaigns.add(system, std::move(found.report)));
  return node_.share().traits.note_attachment(system, report.number, found.attachment);
}

Result<LinkedReports> ReportLinking::catch_up(const record::Actor& actor, std::size_t most) {
  TRY(record::Permissions::standard().check(actor, record::Verb::create, {.kind = std::string(share::campaign_kind), .id = ""}));
  LinkedReports out;
  for (const share::KnownReport& report : TRY(node_.share().reports.list(actor))) {
    const bool known = TRY(node_.share().campaigns.knows(report.value.number));
    const bool belongs = share::CampaignBook::belongs(report.value);
    if (known == belongs) continue;
    {
      const std::lock_guard lock(mutex_);
      if (const auto failed = failures_.find(report.value.number); failed != failures_.end() && failed->second >= most_tries) continue;
    }
    if (most-- == 0) break;
    if (auto taken = take(report.value); !taken) out.failed.emplace_back(report.value.number, taken.error());
    else ++(belongs ? out.linked : out.left);
  }
  return out;
}

}  // namespace sekimori::node
