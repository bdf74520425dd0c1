#include "feature/share/report_traits.h"

#include <algorithm>

#include "base/text.h"
#include "model/names.h"

namespace sekimori::share {
namespace {

constexpr std::array<std::string_view, attachment_types> type_names = {"program", "shortcut", "script", "office", "pdf",
                                                                       "archive", "other",    "none",   "unknown"};

struct Ending {
  std::string_view name;
  AttachmentType type;
};
constexpr std::array endings = {
    Ending{"exe", AttachmentType::program},  Ending{"scr", AttachmentType::program}, Ending{"com", AttachmentType::program},
    Ending{"pif", AttachmentType::program},  Ending{"cpl", AttachmentType::program}, Ending{"dll", AttachmentType::program},
    Ending{"msi", AttachmentType::program},  Ending{"jar", AttachmentType::program}, Ending{"lnk", AttachmentType::shortcut},
    Ending{"url", AttachmentType::shortcut}, Ending{"js", AttachmentType::script},   Ending{"jse", AttachmentType::script},
    Ending{"vbs", AttachmentType::script},   Ending{"vbe", AttachmentType::script},  Ending{"wsf", AttachmentType::script},
    Ending{"hta", AttachmentType::script},   Ending{"ps1", AttachmentType::script},  Ending{"bat", AttachmentType::script},
    Ending{"cmd", AttachmentType::script},   Ending{"doc", AttachmentType::office},  Ending{"docx", AttachmentType::office},
    Ending{"docm", AttachmentType::office},  Ending{"xls", AttachmentType::office},  Ending{"xlsx", AttachmentType::office},
    Ending{"xlsm", AttachmentType::office},  Ending{"ppt", AttachmentType::office},  Ending{"pptx", AttachmentType::office},
    Ending{"rtf", AttachmentType::office},   Ending{"jtd", AttachmentType::office},  Ending{"pdf", AttachmentType::pdf},
    Ending{"zip", AttachmentType::archive},  Ending{"lzh", AttachmentType::archive}, Ending{"rar", AttachmentType::archive},
    Ending{"7z", AttachmentType::archive},   Ending{"cab", AttachmentType::archive}, Ending{"gz", AttachmentType::archive},
    Ending{"iso", AttachmentType::archive},
};

void describe(const ReportTraits& traits, record::Draft& draft) {
  draft.summary = Json::object({{"report", traits.report}});
  draft.keys = {{"report", traits.report, record::Uniqueness::unique}};
}

Result<void> check_region(std::string_view region) {
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (region.empty() || (region.size() == 2 && std::ranges::all_of(region, capital))) return {};
  return error(ErrorCode::invalid_input, "'{}' is no region: two capital letters as of ISO 3166-1, JP or KR", region);
}

}  // namespace

std::string_view name_of(AttachmentType type) { return type_names[static_cast<std::size_t>(type)]; }

std::optional<AttachmentType> attachment_type_from(std::string_view name) {
  const auto found = std::ranges::find(type_names, name);
  if (found == type_names.end()) return {};
  return static_cast<AttachmentType>(found - type_names.begin());
}

AttachmentType attachment_type_of_name(std::string_view file_name) {
  const std::size_t dot = file_name.rfind('.');
  if (dot == std::string_view::npos) return AttachmentType::other;
  const std::string ending = ascii_lower(trim(file_name.substr(dot + 1)));
  const auto found = std::ranges::find(endings, ending, &Ending::name);
  return found == endings.end() ? AttachmentType::other : found->type;
}

Json to_json(const ReportTraits& traits) {
  return Json::object({{"report", traits.report},
                       {"attachment", name_of(traits.attachment)},
                       {"sender_region", traits.sender_region},
                       {"c2_region", traits.c2_region}});
}

Result<ReportTraits> report_traits_from_json(const Json& json) {
  ReportTraits out;
  TRY(model::read_text(json, "report", out.report));
  TRY(model::read_named(json, "attachment", type_names, out.attachment));
  TRY(model::read_text(json, "sender_region", out.sender_region));
  TRY(model::read_text(json, "c2_region", out.c2_region));
  return out;
}

TraitBook::TraitBook(sql::Database& database, record::RecordStore& records, Clock& clock, Random& random, ReportBook& reports)
    : reports_(reports), shelf_(database, records, clock, random, std::string(traits_kind), report_traits_from_json, describe) {}

Result<KnownTraits> TraitBook::tell(const record::Actor& actor, std::string_view report, const TraitWish& wish, std::string_view reason) {
  if (trim(reason).empty()) return error(ErrorCode::invalid_input, "what is told of a report needs its source as the reason");
  if (wish.sender_region) TRY(check_region(*wish.sender_region));
  if (wish.c2_region) TRY(check_region(*wish.c2_region));
  TRY(reports_.find(actor, report));
  const auto put = [&](ReportTraits& traits) -> Result<void> {
    if (wish.attachment) traits.attachment = *wish.attachment;
    if (wish.sender_region) traits.sender_region = *wish.sender_region;
    if (wish.c2_region) traits.c2_region = *wish.c2_region;
    return {};
  };
  if (const auto known = TRY(shelf_.find_by(actor, "report", report))) return shelf_.change(actor, known->id, reason, put);
  ReportTraits fresh;
  fresh.report = report;
  TRY(put(fresh));
  return shelf_.create(actor, fresh, reason);
}

Result<void> TraitBook::note_attachment(const record::Actor& actor, std::string_view report, AttachmentType type) {
  const auto known = TRY(shelf_.find_by(actor, "report", report));
  if (known && known->value.attachment != AttachmentType::unknown) return {};
  TRY(tell(actor, report, {.attachment = type, .sender_region = {}, .c2_region = {}}, "seen by the reader"));
  return {};
}

Result<std::optional<KnownTraits>> TraitBook::find(const record::Actor& actor, std::string_view report) {
  return shelf_.find_by(actor, "report", report);
}

Result<std::vector<KnownTraits>> TraitBook::list(const record::Actor& actor) { return shelf_.list(actor); }

}  // namespace sekimori::share
