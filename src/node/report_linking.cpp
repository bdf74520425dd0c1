#include "node/report_linking.h"

#include <algorithm>

#include "engine/link/indicator.h"
#include "node/mail_report.h"
#include "node/passing_folder.h"

namespace sekimori::node {
namespace {

using inspect::ExtractedObject;
using share::AttachmentType;

constexpr std::size_t most_objects = 10'000;
constexpr std::size_t most_words = 200'000;
constexpr std::string_view between_words = " \t\r\n,;|\"'<>{}()";

bool is_mail(const ExtractedObject& object) {
  return object.media_type == "message/rfc822" || object.media_type == "application/vnd.ms-outlook";
}

std::string_view file_name_of(std::string_view path) {
  const std::size_t at = path.rfind("!/");
  return at == std::string_view::npos ? path : path.substr(at + 2);
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
    for (std::size_t start = 0; start < text.size() && words < most_words;) {
      const std::size_t end = std::min(text.find_first_of(between_words, start), text.size());
      if (end > start) {
        ++words;
        if (const auto found = link::classify_indicator(text.substr(start, end - start)))
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

Result<std::vector<ExtractedObject>> ReportLinking::read(const share::HubReport& report) {
  NodeSeams& at = node_.seams();
  const PassingFolder folder(at.files, node_.data().spool() / ("link-" + Uuid::make(at.clock, at.random).to_string()));
  TRY(at.files.make_directories(folder.path(), 0700));
  const Path file = folder.path() / (report.file_name.empty() ? "report.txt" : Path(report.file_name).filename());
  TRY(at.files.replace(file, TRY(node_.share().reports.original(record::Actor::system("link"), report.number, "linking")), Durable::no,
                       0600));
  const std::lock_guard lock(mutex_);
  if (!extractor_)
    extractor_ = std::make_unique<inspect::Extractor>(
        TRY(inspect::Extractor::create({.files = at.files, .processes = at.processes, .program = program_}, {.correspondence = true})));
  std::vector<ExtractedObject> objects;
  TRY(extractor_->extract(file, [&](ExtractedObject&& object) -> Result<void> {
    if (objects.size() < most_objects) objects.push_back(std::move(object));
    return {};
  }));
  return objects;
}

Result<void> ReportLinking::take(const share::HubReport& report) {
  share::CampaignBook& campaigns = node_.share().campaigns;
  const record::Actor system = record::Actor::system("link");
  const bool known = TRY(campaigns.knows(report.number));
  if (known == share::CampaignBook::belongs(report)) return {};
  if (known) return campaigns.remove(system, report.number, report.note.empty() ? "no longer targeted" : report.note);
  const auto objects = TRY(read(report));
  auto traits = mail_report_of(objects);
  if (!traits && traits.error().code != ErrorCode::invalid_input) return std::unexpected(std::move(traits).error());
  link::Report found = traits ? *std::move(traits) : indicators_in(objects);
  found.id = report.number;
  TRY(campaigns.add(system, std::move(found)));
  return node_.share().traits.note_attachment(system, report.number, attachment_in(objects));
}

Result<LinkedReports> ReportLinking::catch_up(const record::Actor& actor) {
  TRY(record::Permissions::standard().check(actor, record::Verb::create, {.kind = std::string(share::campaign_kind), .id = ""}));
  LinkedReports out;
  for (const share::KnownReport& report : TRY(node_.share().reports.list(actor))) {
    const bool known = TRY(node_.share().campaigns.knows(report.value.number));
    const bool belongs = share::CampaignBook::belongs(report.value);
    if (known == belongs) continue;
    if (auto taken = take(report.value); !taken) out.failed.emplace_back(report.value.number, taken.error());
    else ++(belongs ? out.linked : out.left);
  }
  return out;
}

}  // namespace sekimori::node
