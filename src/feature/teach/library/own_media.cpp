#include "feature/teach/library/own_media.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/digest.h"
#include "base/text.h"
#include "feature/teach/library/web_vtt.h"

namespace sekimori::teach {
namespace {

constexpr std::size_t longest_text = 8'000, most_variants = 30, most_sources = 20, most_tags = 20, longest_address = 500, longest_id = 60;
constexpr std::array<std::string_view, 4> media_kinds = {"film", "page", "course", "tool"};
constexpr std::array<std::string_view, 5> clause_kinds = {"nda", "joint_research", "supplier", "employment", "sharing"};

bool is_told(const model::Wording& wording) { return !trim(wording.ja).empty() && !trim(wording.en).empty(); }
bool fits(std::string_view text) { return is_valid_utf8(text) && count_code_points(text) <= longest_text; }
bool fits(const model::Wording& wording) { return fits(wording.ja) && fits(wording.en); }
bool is_address(std::string_view address) { return address.starts_with("https://") && address.size() <= longest_address; }

Result<void> check_worded(std::string_view id, std::initializer_list<std::pair<std::string_view, const model::Wording*>> fields) {
  for (const auto& [name, wording] : fields)
    if (!is_told(*wording) || !fits(*wording))
      return error(ErrorCode::invalid_input, "'{}': {} is needed in Japanese and English, with at most {} characters", id, name,
                   longest_text);
  return {};
}

Result<void> check_sources(std::string_view id, const std::vector<Cited>& sources) {
  if (sources.size() > most_sources) return error(ErrorCode::invalid_input, "'{}': at most {} sources", id, most_sources);
  for (const Cited& source : sources) {
    if (!is_told(source.name) || !fits(source.name))
      return error(ErrorCode::invalid_input, "'{}': a source needs its name in Japanese and English", id);
    if (!source.address.empty() && !is_address(source.address))
      return error(ErrorCode::invalid_input, "'{}' is no address of a page (https://...)", source.address);
  }
  return {};
}

Result<void> check_variants(std::string_view id, const std::vector<LanguageVariant>& variants) {
  if (variants.size() > most_variants) return error(ErrorCode::invalid_input, "'{}': at most {} languages", id, most_variants);
  std::set<std::string> seen;
  for (const LanguageVariant& one : variants) {
    if (!is_language_tag(one.language))
      return error(ErrorCode::invalid_input, "'{}': '{}' is no language; write it as ja, en or zh-Hans", id, one.language);
    if (!seen.insert(ascii_lower(one.language)).second)
      return error(ErrorCode::invalid_input, "'{}': the language {} stands there twice", id, one.language);
    if (!fits(one.title) || !fits(one.text)) return error(ErrorCode::invalid_input, "'{}': the words in {} are too long", id, one.language);
  }
  return {};
}

Json without_files(const MediaItem& one) {
  Json out = to_json(one);
  out.erase("subtitles");
  return out;
}

}  // namespace

bool is_library_id(std::string_view id) {
  return !id.empty() && id.size() <= longest_id &&
         std::ranges::all_of(id, [](char c) { return std::string_view("abcdefghijklmnopqrstuvwxyz0123456789-").contains(c); });
}

bool is_language_tag(std::string_view tag) {
  constexpr std::size_t longest_tag = 20, longest_part = 8;
  if (tag.size() > longest_tag) return false;
  for (std::size_t at = 0, part = 0; at <= tag.size(); ++part) {
    const std::size_t end = std::min(tag.find('-', at), tag.size());
    const std::string_view word = tag.substr(at, end - at);
    const bool letters = std::ranges::all_of(word, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    const bool signs =
        std::ranges::all_of(word, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
    if (word.empty() || word.size() > longest_part || !signs) return false;
    if (part == 0 && (!letters || word.size() < 2 || word.size() > 3)) return false;
    at = end + 1;
  }
  return true;
}

Json to_json(const OwnMedia& one) { return to_json(one.words).set("edition", one.edition).set("withdrawn", one.withdrawn); }

Result<OwnMedia> own_media_from_json(const Json& json) {
  return OwnMedia{
      .words = TRY(media_item_from_json(json)), .edition = json["edition"].integer_or(1), .withdrawn = json["withdrawn"].bool_or(false)};
}

void describe_own_media(const OwnMedia& one, record::Draft& draft) {
  draft.summary = Json::object({{"id", one.words.id}, {"title", model::to_json(one.words.title)}});
  draft.keys = {{"media", one.words.id, record::Uniqueness::unique}};
}

Json shown_media(const OwnMedia& one) {
  Json subtitles = Json::array();
  for (const Subtitles& file : one.words.subtitles) {
    Json cues = Json::array();
    // It was read when it was taken in.
    if (const auto read = read_web_vtt(file.text))
      for (const SubtitleCue& cue : *read)
        cues.push(Json::object({{"from", subtitle_time(cue.from)}, {"until", subtitle_time(cue.until)}, {"text", cue.text}}));
    subtitles.push(Json::object({{"language", file.language}, {"sha256", to_hex(sha256(file.text))}, {"cues", std::move(cues)}}));
  }
  return without_files(one.words)
      .set("subtitles", std::move(subtitles))
      .set("edition", one.edition)
      .set("withdrawn", one.withdrawn)
      .set("own", true);
}

Json to_json(const OwnClause& one) { return to_json(one.words).set("edition", one.edition).set("withdrawn", one.withdrawn); }

Result<OwnClause> own_clause_from_json(const Json& json) {
  return OwnClause{
      .words = TRY(clause_from_json(json)), .edition = json["edition"].integer_or(1), .withdrawn = json["withdrawn"].bool_or(false)};
}

void describe_own_clause(const OwnClause& one, record::Draft& draft) {
  draft.summary = Json::object({{"id", one.words.id}, {"title", model::to_json(one.words.title)}});
  draft.keys = {{"clause", one.words.id, record::Uniqueness::unique}};
}

Result<void> check(const MediaItem& one) {
  if (!is_library_id(one.id)) return error(ErrorCode::invalid_input, "'{}' is no name for an entry: a-z, 0-9 and '-'", one.id);
  if (std::ranges::find(media_kinds, one.kind) == media_kinds.end())
    return error(ErrorCode::invalid_input, "'{}': the kind is film, page, course or tool, not '{}'", one.id, one.kind);
  TRY(check_worded(one.id, {{"title", &one.title}, {"about", &one.about}}));
  TRY(check_variants(one.id, one.variants));
  for (const LanguageVariant& variant : one.variants)
    if (!is_address(variant.address)) return error(ErrorCode::invalid_input, "'{}' is no address of a page (https://...)", variant.address);
  if (one.variants.empty())
    return error(ErrorCode::invalid_input, "'{}': say at least one language and where it is seen (https://...)", one.id);
  if (one.tags.size() > most_tags || one.published.size() > 20)
    return error(ErrorCode::invalid_input, "'{}': at most {} tags, and the day of publication as 2026-01", one.id, most_tags);
  return check_sources(one.id, one.sources);
}

Result<void> check(const Clause& one) {
  if (!is_library_id(one.id)) return error(ErrorCode::invalid_input, "'{}' is no name for an entry: a-z, 0-9 and '-'", one.id);
  if (std::ranges::find(clause_kinds, one.kind) == clause_kinds.end())
    return error(ErrorCode::invalid_input, "'{}': the kind is nda, joint_research, supplier, employment or sharing, not '{}'", one.id,
                 one.kind);
  TRY(check_worded(one.id, {{"title", &one.title}, {"text", &one.text}, {"when_to_use", &one.when_to_use}, {"caution", &one.caution}}));
  TRY(check_variants(one.id, one.variants));
  for (const LanguageVariant& variant : one.variants)
    if (trim(variant.title).empty() || trim(variant.text).empty())
      return error(ErrorCode::invalid_input, "'{}': in {} it needs a title and its text", one.id, variant.language);
  return check_sources(one.id, one.sources);
}

Result<void> check(const Subtitles& one) {
  if (!is_language_tag(one.language))
    return error(ErrorCode::invalid_input, "'{}' is no language; write it as ja, en or zh-Hans", one.language);
  TRY(read_web_vtt(one.text));
  return {};
}

}  // namespace sekimori::teach
